# SPDX-License-Identifier: MIT
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from desktop.domain.week.changes import Changes
from desktop.domain.week.notebook import Notebook
from desktop.paths import DataFolder
from desktop.services.workspace import open_workspace
from tests.builders import a_record, a_week
from tests.cli.running import sotuanle
from tests.services.collecting.deliveries import a_data_file, a_package, a_unit, an_office


@pytest.fixture
def office(tmp_path: Path) -> Path:
    with an_office(tmp_path / "sổ", a_record("event", id="own", people=100)):
        return tmp_path / "sổ"


def a_list(path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["DANH SÁCH ĐƠN VỊ"],
        ["STT", "Mã đơn vị", "Tên đơn vị", "Hộp thư", "Điện thoại"],
        [1, "D01", "Trung tâm học tập cộng đồng phường Số 3", "so3@example.vn", "0912345678"],
        [2, "D02", "TTHTCĐ phường Số 9", "so9@example.vn", None],
    ):
        sheet.append(row)
    book.save(path)
    return path


def test_each_file_has_a_line_and_the_code_says_whether_all_is_in(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package, stranger = a_package(tmp_path, a_unit(3)), tmp_path / "anh.png"
    stranger.write_bytes(b"\x89PNG")
    assert sotuanle("collect", package, "--data", office) == 0
    first, *rest = capsys.readouterr().out.splitlines()
    assert first.startswith(f"Đã nhận: {package.name}: TTHTCĐ phường Số 3, lần nộp 1, mã ")
    assert rest == ["1 tệp: đã nhận 1.", "Đã nhận 1/1, thiếu 0."]
    assert sotuanle("collect", stranger, package, "--data", office, "--year", 2026) == 1
    look, already, *_ = capsys.readouterr().out.splitlines()
    assert look.startswith("Cần xem: anh.png: Chưa lấy được số liệu")
    assert already == f"Đã có sẵn: {package.name}: TTHTCĐ phường Số 3"


def test_units_come_from_a_list_and_are_known_again_when_they_report(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = a_list(tmp_path / "don-vi.xlsx")
    assert sotuanle("units", "--data", office, "--add", listed, "--due", "08/10/2026") == 0
    assert "Danh sách: 2 đơn vị mới" in capsys.readouterr().out
    assert sotuanle("units", "--data", office, "--add", listed) == 0
    assert "Danh sách: 0 đơn vị mới" in capsys.readouterr().out
    sotuanle("collect", a_data_file(tmp_path, a_unit(3)), "--data", office)
    capsys.readouterr()
    assert sotuanle("units", "--data", office, "--format", "tsv") == 0
    head, one, other = (line.split("\t") for line in capsys.readouterr().out.splitlines())
    assert head == ["code", "name", "state", "revision", "check_code", "received", "doubts"]
    assert one[:4] == ["D01", "Trung tâm học tập cộng đồng phường Số 3", "received", "1"]
    assert len(one[4]) == 11
    assert other == ["D02", "TTHTCĐ phường Số 9", "awaited", "", "", "", ""]
    sotuanle("units", "--data", office)
    assert capsys.readouterr().out.splitlines()[-1] == "Đã nhận 1/2, đúng hạn 0, trễ 1, thiếu 1."


def test_the_annex_by_unit_adds_up_and_goes_into_a_workbook(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    units = [a_unit(n, a_record("event", id=f"e{n}", people=n)) for n in (3, 4)]
    sotuanle("collect", *(a_package(tmp_path, unit) for unit in units), "--data", office)
    capsys.readouterr()
    sotuanle("annex", "--by-unit", "--format", "tsv", "--data", office)
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    at = rows[0].index("6.1 people")
    assert [(row[1], row[at]) for row in rows[1:]] == [
        ("UBND phường Trung Tâm", "100"),
        ("TTHTCĐ phường Số 3", "3"),
        ("TTHTCĐ phường Số 4", "4"),
        ("Tổng cộng", "107"),
    ]
    sotuanle("annex", "--by-unit", "--data", office)
    assert "    TTHTCĐ phường Số 4: 4" in capsys.readouterr().out
    assert sotuanle("export", "--by-unit", "--data", office, "--out", tmp_path / "ra") == 0
    (book,) = (tmp_path / "ra").glob("*.xlsx")
    sheet = load_workbook(book).worksheets[0]
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert [row[1] for row in cells] == ["Đơn vị", *(row[1] for row in rows[1:])]
    assert [row[at] for row in cells[1:]] == [100, 3, 4, 107]


def test_who_may_be_an_awaited_unit_is_settled_by_name(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sotuanle("units", "--data", office, "--add", a_list(tmp_path / "ds.xlsx"))
    package = a_package(tmp_path, a_unit(9, name="TTHTCĐ xã Số {}"))
    assert sotuanle("collect", package, "--data", office) == 1
    assert "Có thể là “TTHTCĐ phường Số 9”" in capsys.readouterr().out
    sotuanle("units", "--data", office)
    assert "Cần xem: Có thể là “TTHTCĐ phường Số 9”; chưa tính" in capsys.readouterr().out
    assert sotuanle("units", "--same", "TTHTCĐ phường Số 9", "--data", office) == 1
    capsys.readouterr()
    assert sotuanle("units", "--same", "TTHTCĐ xã Số 9", "--data", office) == 0
    shown = capsys.readouterr().out
    assert "D02 TTHTCĐ phường Số 9: đã nhận" in shown
    assert shown.splitlines()[-1] == "Đã nhận 1/2, thiếu 1."


def test_three_levels_add_up_and_prove_downward(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    leaves = {n: a_unit(n, a_record(id=f"lop-{n}", people=n)) for n in range(1, 5)}
    sent = {n: a_package(tmp_path, leaf) for n, leaf in leaves.items()}
    upward = []
    for commune, below in (("a", (1, 2)), ("b", (3, 4))):
        centre = replace(a_week().centre, name=f"UBND xã {commune}", short_name="UBND")
        with open_workspace(DataFolder(tmp_path / commune), create=True) as workspace:
            own = a_record(id=f"own-{commune}", people=1000)
            week = a_week(id=commune, centre=centre)
            workspace.store.save_notebook(Notebook(week=week, records=(own,)))
        assert sotuanle("collect", *(sent[n] for n in below), "--data", tmp_path / commune) == 0
        out = tmp_path / f"ra-{commune}"
        assert sotuanle("export", "--data", tmp_path / commune, "--out", out) == 0
        (package,) = out.glob("*/gui/*.zip")
        upward.append(package)
    with an_office(tmp_path / "so"):
        pass
    assert sotuanle("collect", *upward, "--data", tmp_path / "so") == 0
    capsys.readouterr()
    sotuanle("annex", "--format", "tsv", "--data", tmp_path / "so")
    rows = dict(line.split("\t", 1) for line in capsys.readouterr().out.splitlines())
    assert rows["1.13"] == f"6\t{2000 + 1 + 2 + 3 + 4}"

    assert sotuanle("export", "--data", tmp_path / "so", "--out", tmp_path / "ra") == 0
    (top,) = (tmp_path / "ra").glob("*/gui/*.zip")
    capsys.readouterr()
    assert sotuanle("verify", top, "--units", *upward, *sent.values()) == 0
    proven = [line for line in capsys.readouterr().out.splitlines() if "khớp" in line]
    assert [line.partition(":")[0] for line in proven] == [
        *("Đúng", "  Đúng", "  Đúng"),
        *("Đúng", "  Đúng", "  Đúng"),
    ]
    assert sotuanle("verify", top, "--units", *upward, sent[1]) == 1
    assert capsys.readouterr().out.count("chưa có tệp để đối chiếu") == 3
    sotuanle("collect", sent[1], "--data", tmp_path / "so")
    capsys.readouterr()
    assert sotuanle("check", "--data", tmp_path / "so") == 1
    assert "bị tính hai lần" in capsys.readouterr().out


def test_the_blank_annex_is_written_once_and_a_table_by_hand_counts_once_approved(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blank = tmp_path / "phụ lục.xlsx"
    assert sotuanle("annex-template", blank, "--data", office) == 0
    content = blank.read_bytes()
    assert sotuanle("annex-template", blank, "--data", office) == 1
    assert blank.read_bytes() == content
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Đơn vị nộp: TTHTCĐ xã A"], ["TT", "Nội dung", "Số lớp", "Người"]):
        sheet.append(row)
    sheet.append([1, "Xóa mù chữ", "2 lớp", 40])
    book.save(tmp_path / "bang.xlsx")
    assert sotuanle("collect", tmp_path / "bang.xlsx", "--data", office) == 1
    assert "Bảng lập tay" in capsys.readouterr().out
    for review, figure in (("--approve", "40"), ("--return", "")):
        assert sotuanle("units", review, "TTHTCĐ xã A", "--data", office) == 0
        capsys.readouterr()
        sotuanle("annex", "--format", "tsv", "--data", office)
        rows = dict(line.split("\t", 1) for line in capsys.readouterr().out.splitlines())
        assert rows["1.13"].split("\t")[1] == figure
    assert sotuanle("units", "--approve", "Không ai", "--data", office) == 1


def test_units_are_computed_again_where_the_form_has_changed(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sotuanle("collect", a_package(tmp_path, a_unit(3)), "--data", office)
    with open_workspace(DataFolder(office)) as workspace:
        week = replace(workspace.store.week(), form="gia-lam-2022")
        workspace.store.write(week.id, Changes(week=week))
    capsys.readouterr()
    sotuanle("units", "--data", office)
    assert "tính theo mẫu cũ" in capsys.readouterr().out
    assert sotuanle("units", "--recount", "--data", office) == 0
    assert "tính theo mẫu cũ" not in capsys.readouterr().out
