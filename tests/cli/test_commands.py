# SPDX-License-Identifier: MIT
import dataclasses
import os
import sys
from pathlib import Path

import pytest

from desktop.domain.week.changes import Changes
from desktop.paths import DataFolder
from desktop.services.workspace import open_workspace
from desktop.storage.backups import list_backups
from tests.builders import a_notebook, a_record, a_week, saving
from tests.cli.running import in_a_process, sotuanle
from tests.intake.sheets.workbooks import LISTS
from tests.services.activities.activity_books import CLASSES, filled

FIGURES = Path(__file__).parents[1] / "end_to_end" / "annex.tsv"
UNFORESEEN = Path(__file__).parents[1] / "domain" / "data" / "van-lang-2027.toml"


@pytest.fixture
def two_years(tmp_path: Path) -> Path:
    """A data folder with Weeks of two years, each on its own form."""
    with open_workspace(DataFolder(tmp_path / "d"), create=True) as workspace:
        workspace.store.save_notebook(a_notebook())
        earlier = a_week(id="tuan-2025", year=2025, form="gia-lam-2022")
        workspace.store.write(earlier.id, Changes(week=earlier))
    return tmp_path / "d"


def test_the_sample_is_made_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert sotuanle("sample", "--data", tmp_path / "Dữ liệu của tôi") == 0
    first = capsys.readouterr().out
    assert "năm 2026" in first
    assert sotuanle("sample", "--data", tmp_path / "Dữ liệu của tôi") == 0
    assert capsys.readouterr().out == first


def test_the_figures_come_out_as_on_paper(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert sotuanle("annex", "--format", "tsv", "--data", data) == 0
    assert capsys.readouterr().out == FIGURES.read_text(encoding="utf-8")


def test_the_table_shows_numbers_as_people_write_them(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sotuanle("annex", "--data", data) == 0
    said = capsys.readouterr().out
    assert "1.245" in said
    assert "Số lớp/số cuộc thi" in said.splitlines()[0]


def test_the_newest_year_is_meant_unless_another_is_named(
    two_years: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sotuanle("weeks", "--data", two_years) == 0
    assert [line[:4] for line in capsys.readouterr().out.splitlines()] == ["2026", "2025"]
    for arguments, is_empty in (((), False), (("--year", 2025), True)):
        assert sotuanle("annex", "--format", "tsv", "--data", two_years, *arguments) == 0
        rows = capsys.readouterr().out.splitlines()[1:]
        assert all(row.rstrip("\t").count("\t") == 0 for row in rows) is is_empty


def test_problems_name_their_record_its_row_and_its_day(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sotuanle("check", "--data", data) == 0
    *problems, total = capsys.readouterr().out.splitlines()
    assert total == "0 điều phải sửa, 8 điều nên xem."
    assert "Nên xem: Tin học văn phòng, khóa 2 (dòng 1.4, 05/10/2026): Chưa có" in problems[0]
    assert len(problems) == 8


def test_what_has_to_be_mended_makes_check_fail(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_workspace(DataFolder(data)) as workspace:
        week = workspace.store.week()
        workspace.store.write(week.id, saving(a_record(id="new", title="", people=None)))
    assert sotuanle("check", "--data", data) == 1
    assert "Phải sửa: " in capsys.readouterr().out


def test_a_form_is_shown_and_taken_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert sotuanle("form", UNFORESEEN) == 0
    assert "2.đ" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []
    for answer in ("Đã đưa mẫu", "đã có mẫu này"):
        assert sotuanle("form", UNFORESEEN, "--add", "--data", tmp_path) == 0
        assert answer in capsys.readouterr().out


def test_an_export_is_found_whole_and_by_whom(
    submitted: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for what in (submitted, *(submitted / "gui").glob("*.zip")):
        assert sotuanle("verify", what) == 0
        said = capsys.readouterr().out
        assert "phường Hà An, năm 2026, lần nộp 1" in said
        assert "đầy đủ và nguyên vẹn" in said


def test_backup_and_back(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    usb = tmp_path / "usb"
    assert sotuanle("backup", "--data", data, "--to", usb) == 0
    with open_workspace(DataFolder(data)) as workspace:
        before = workspace.store.notebook(workspace.store.week().id, names=True)
        workspace.store.write(before.week.id, Changes(records={before.records[0].id: None}))
    for target in (data, tmp_path / "máy mới"):
        assert sotuanle("restore", usb, "--data", target) == 0
        with open_workspace(DataFolder(target)) as workspace:
            assert workspace.store.notebook(before.week.id, names=True) == before
    said = capsys.readouterr().out
    assert said.count("Dữ liệu trước đó được giữ ở") == 1


def test_loading_says_what_came_in(
    submitted: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = []
    for file in (submitted / "du-lieu.json", submitted, submitted):
        assert sotuanle("load", file, "--data", tmp_path / "d") == 0
        said.append(capsys.readouterr().out)
    assert "58 hoạt động, 25 ảnh" in said[0]
    assert "hãy nạp thêm gói .zip" in said[0]
    assert said[1].startswith("Đã nạp thêm: ")
    assert said[2].startswith("Đã có sẵn, không thay đổi gì")


def test_revisions_are_listed_with_what_changed_between_them(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sotuanle("history", "--data", data) == 0
    assert "chưa có lần nộp nào" in capsys.readouterr().out
    titles = []
    for reason in ("", "Sửa số liệu", ""):
        with open_workspace(DataFolder(data)) as workspace:
            notebook = workspace.store.notebook(workspace.store.week().id)
            gone = notebook.records[0]
            titles.append(gone.title)
            workspace.store.write(notebook.week.id, Changes(records={gone.id: None}))
        if len(titles) < 3:
            out = tmp_path / f"ra {len(titles)}"
            assert sotuanle("export", "--data", data, "--out", out, "--reason", reason) == 0
    capsys.readouterr()
    assert sotuanle("history", "--data", data) == 0
    said = capsys.readouterr().out
    assert said.startswith("Lần nộp 1, lập ngày ")
    assert "\n  Lý do: Sửa số liệu\n" in said
    assert f"So với lần trước: bỏ “{titles[1]}”" in said
    assert f"Từ đó đến nay: bỏ “{titles[2]}”" in said
    assert titles[0] not in said


def test_a_conflict_is_only_overwritten_on_request(
    data: Path, submitted: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_workspace(DataFolder(data)) as workspace:
        week = workspace.store.week()
        workspace.store.write(week.id, Changes(week=dataclasses.replace(week, theme="Khác")))
    assert sotuanle("load", submitted, "--data", data) == 1
    assert "--replace" in capsys.readouterr().err
    assert sotuanle("load", submitted, "--data", data, "--replace") == 0
    with open_workspace(DataFolder(data)) as workspace:
        assert workspace.store.week() == week


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_reader_that_leaves_early_is_no_error(data: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as nobody:
        done = in_a_process("annex", "--data", data, stdout=nobody)
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


def test_a_template_is_written_once_and_never_over_what_is_there(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "Mẫu.xlsx"
    assert sotuanle("template", target, "--data", data) == 0
    assert str(target) in capsys.readouterr().out
    before = target.read_bytes()
    assert sotuanle("template", target, "--data", data) == 1
    assert "Đã có tệp" in capsys.readouterr().err
    assert target.read_bytes() == before


def test_activities_come_in_from_workbooks_and_faulty_rows_go_back(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_class = {"Tên lớp": "Làm bánh", "Dòng trong phụ lục": "1.6", "Từ ngày": "3/10"}
    book = filled(tmp_path / "Lan.xlsx", {CLASSES: [a_class, a_class | {"Từ ngày": "hôm kia"}]})
    (tmp_path / "hỏng.xlsx").write_bytes(b"x")
    files = (book, tmp_path / "hỏng.xlsx", "--data", data)
    before = titles(data)
    assert sotuanle("import", "--check", *files) == 1
    assert "Có thể nhập 1 hoạt động" in capsys.readouterr().out
    assert titles(data) == before
    assert sotuanle("import", *files) == 1
    said = capsys.readouterr().out
    assert "Đã nhập 1 hoạt động vào Tuần lễ năm 2026 (Lớp bồi dưỡng, tập huấn: 1)." in said
    assert "dòng 5: Từ ngày (ô C5): “hôm kia” là ngày nào?" in said
    assert "Không đọc được: Tệp “hỏng.xlsx”" in said
    assert (tmp_path / "Lan - cần sửa.xlsx").exists()
    assert titles(data) == [*before, "Làm bánh"]
    (backup,) = list_backups(DataFolder(data).backups)
    assert backup.records == len(before)
    assert sotuanle("import", book, "--out", tmp_path / "ra", "--data", data) == 1
    assert (tmp_path / "ra" / "Lan - cần sửa.xlsx").exists()
    assert titles(data) == [*before, "Làm bánh"]


def titles(data: Path) -> list[str]:
    with open_workspace(DataFolder(data)) as workspace:
        records = workspace.store.notebook(workspace.store.week().id).records
    return [record.title for record in records]


@pytest.mark.parametrize(
    ("name", "people"),
    [
        ("tin-hoc-khoa-1.xlsx", 28),
        ("ky-nang-song-lop-1.xlsx", 120),
        ("xoa-mu-chu-vntime.xlsx", 12),
    ],
)
def test_a_list_is_read_aloud(name: str, people: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert sotuanle("list", LISTS / name) == 0
    head, *rows = capsys.readouterr().out.splitlines()
    assert head.split("\t") == ["full_name", "born", "gender", "unit", "notes"]
    assert len(rows) == people
    assert all(row.count("\t") == 4 for row in rows)


def test_doubts_of_a_list_are_told_aside(capsys: pytest.CaptureFixture[str]) -> None:
    assert sotuanle("list", LISTS / "ky-nang-song-lop-1.xlsx") == 0
    assert "Ô B128: “Hoàng Văn Ánh” đã có ở dòng 11" in capsys.readouterr().err
    assert sotuanle("list", LISTS / "xoa-mu-chu-vntime.xlsx") == 0
    assert "đã chuyển sang Unicode" in capsys.readouterr().err


def test_a_sheet_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert sotuanle("list", LISTS / "hoc-vien.xlsx", "--sheet", "ẩn") == 0
    assert capsys.readouterr().out.splitlines()[1:] == ["X\t\t\t\t"]
    assert sotuanle("list", LISTS / "hoc-vien.xlsx", "--sheet", "Khác") == 1
    assert "Tệp có: “Danh sách”, “Ẩn”" in capsys.readouterr().err


def test_a_list_of_nobody_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.csv").write_text("STT,Ngày\n1,2\n", encoding="utf-8")
    assert sotuanle("list", tmp_path / "a.csv") == 1
    assert "Không thấy" in capsys.readouterr().err
