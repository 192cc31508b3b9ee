# SPDX-License-Identifier: MIT
"""A centre's Week from the data folder to the recipient and back, by the command line alone."""

import email
import hashlib
import json
import shutil
import subprocess
from collections.abc import Callable
from email import policy
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from desktop.domain.exchange.manifest import SIGNED, TITLES
from desktop.domain.vietnamese import grouped
from desktop.paths import DataFolder
from tests.cli.running import in_a_process, sotuanle

UNFORESEEN = Path(__file__).parents[1] / "domain" / "data" / "lac-viet-2027.toml"


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def text_of(pdf: Path) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(pdf).pages)


def test_the_submission_holds_everything_and_nothing_else(submitted: Path) -> None:
    top = {path.name for path in submitted.iterdir()}
    assert top == {*TITLES, "KE-KHAI.json", "anh", "gui"} - {SIGNED}
    assert all(name.isascii() for name in tree(submitted))
    assert len(list((submitted / "anh").iterdir())) == 21
    kinds = sorted(path.suffix for path in (submitted / "gui").iterdir())
    assert kinds == [".eml", ".pdf", ".xlsx", ".zip"]


def test_all_papers_carry_the_code_of_their_data(submitted: Path) -> None:
    code = json.loads((submitted / "du-lieu.json").read_text(encoding="utf-8"))["check_code"]
    for name in ("bao-cao.pdf", "minh-chung.pdf"):
        assert code in text_of(submitted / name)
    assert code in (submitted / "DOC-TRUOC.txt").read_text(encoding="utf-8-sig")


def test_the_figures_agree_in_all_papers(submitted: Path) -> None:
    content = json.loads((submitted / "du-lieu.json").read_text(encoding="utf-8"))["content"]
    figures = {value for line in content["annex"] for value in line.get("figures", {}).values()}
    sheet = load_workbook(submitted / "phu-luc.xlsx", data_only=True).worksheets[0]
    cells = {value for row in sheet.iter_rows(values_only=True) for value in row}
    shown = text_of(submitted / "bao-cao.pdf")
    assert figures
    assert figures <= cells
    assert [value for value in figures if grouped(value) not in shown] == []


def test_the_mail_carries_the_very_package(submitted: Path) -> None:
    (mail,), (package,) = ((submitted / "gui").glob(f"*{suffix}") for suffix in (".eml", ".zip"))
    message = email.message_from_bytes(mail.read_bytes(), policy=policy.default)
    attached = {part.get_filename(): part for part in message.iter_attachments()}
    assert attached[package.name].get_payload(decode=True) == package.read_bytes()
    centre = package.stem.removeprefix("bao-cao-")
    assert {*attached} == {f"bao-cao-{centre}.pdf", f"phu-luc-{centre}.xlsx", package.name}
    assert not message["Date"]


def test_names_of_people_stay_at_home(data: Path, submitted: Path) -> None:
    assert sotuanle("export", "--with-names", "--data", data, "--out", data / "ra") == 0
    (with_names,) = (data / "ra").iterdir()
    names = json.loads((with_names / "du-lieu.json").read_text(encoding="utf-8"))["content"]
    lists = names["attendees"].values()
    name = next(person["full_name"] for people in lists for person in people)
    assert name not in (submitted / "du-lieu.json").read_text(encoding="utf-8")


def test_other_tools_can_unpack_it(
    submitted: Path, tmp_path: Path, tool: Callable[[str], str]
) -> None:
    (package,) = (submitted / "gui").glob("*.zip")
    subprocess.run([tool("unzip"), "-q", package, "-d", tmp_path / "x"], check=True)
    inside = {name: digest for name, digest in tree(submitted).items() if name[:3] != "gui"}
    assert tree(tmp_path / "x") == inside
    with ZipFile(package) as whole:
        assert {entry.date_time for entry in whole.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_every_part_opens_by_itself(data: Path, tmp_path: Path) -> None:
    export = ("export", "--data", data, "--out", tmp_path / "ra", "--limit-mb", 1)
    assert sotuanle(*export) == 0
    (folder,) = (tmp_path / "ra").iterdir()
    packages = sorted((folder / "gui").glob("*.zip"))
    assert len(packages) == 3
    for number, package in enumerate(packages, 1):
        with ZipFile(package) as part:
            part.extractall(tmp_path / str(number))
        assert f"Phần {number}/3" in text_of(tmp_path / str(number) / "minh-chung.pdf")
        assert (tmp_path / str(number) / "DOC-TRUOC.txt").is_file()
    assert sotuanle("verify", *reversed(packages)) == 0
    assert sotuanle("verify", *packages[1:]) == 1


def test_the_same_week_gives_the_same_bytes_on_another_machine(
    made_sample: Path, submitted: Path, tmp_path: Path
) -> None:
    other = shutil.copytree(made_sample, tmp_path / "du lieu khac")
    shutil.rmtree(DataFolder(other).copies)
    done = in_a_process(
        "export",
        "--data",
        other,
        "--out",
        tmp_path / "ra",
        TZ="Pacific/Kiritimati",
        LC_ALL="C.UTF-8",
        PYTHONHASHSEED="4711",
    )
    assert (done.returncode, done.stderr) == (0, "")
    (folder,) = (tmp_path / "ra").iterdir()
    assert tree(folder) == tree(submitted)


@pytest.fixture
def own_week(tmp_path: Path) -> Path:
    """A week typed by hand in the documented format, on a form that nobody foresaw."""
    week = {
        "id": "lac-viet-2027",
        "year": 2027,
        "form": "lac-viet-2027",
        "centre": {"name": "Trung tâm học tập cộng đồng xã Lạc Việt", "place": "Lạc Việt"},
        "starts": "2027-10-01",
        "ends": "2027-10-07",
    }
    record = {
        "kind": "training_class",
        "id": "r1",
        "category": "class.literacy",
        "title": "Xóa mù chữ",
        "sessions": 2,
        "people": 1_234,
        "place": "Trường Tiểu học",
        "links": [{"url": "https://example.vn/1"}],
    }
    content = {"week": week, "records": [record]}
    file = tmp_path / "tuần của tôi.json"
    whole = {"format": "so-tuan-le", "version": 1, "content": content}
    file.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    return file


def test_a_form_nobody_foresaw_goes_all_the_way(
    own_week: Path, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    DataFolder(data).forms.mkdir()
    shutil.copy(UNFORESEEN, DataFolder(data).forms / "mẫu mới.toml")
    assert sotuanle("load", own_week, "--data", data) == 0
    capsys.readouterr()
    assert sotuanle("annex", "--format", "tsv", "--data", data) == 0
    assert "I.1.a\t2\t1234" in capsys.readouterr().out
    assert sotuanle("check", "--data", data) in (0, 1)
    assert sotuanle("export", "--data", data, "--out", tmp_path / "ra") == 0
    (folder,) = (tmp_path / "ra").iterdir()
    assert "1.234" in text_of(folder / "bao-cao.pdf")
    assert "a) Xóa mù chữ" in text_of(folder / "minh-chung.pdf")
    assert sotuanle("load", folder, "--data", tmp_path / "nơi nhận") == 0
    assert sotuanle("export", "--data", tmp_path / "nơi nhận", "--out", tmp_path / "lại") == 0
    assert tree(tmp_path / "lại") == tree(tmp_path / "ra")
