# SPDX-License-Identifier: MIT
"""Annexes filled in without the program: every figure right, or named as doubtful."""

from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook

from desktop.domain.exchange.receiving import Verdict
from desktop.domain.week.collected import How, Review
from desktop.domain.week.notebook import Notebook
from desktop.export.xlsx.annex_template import UNIT_LINE, write_annex_template
from desktop.paths import DataFolder
from desktop.services.collecting.expected import set_review
from desktop.services.collecting.filled import template_title
from desktop.services.exchange.loading import load_week
from desktop.services.exchange.verification import verify_bundle
from desktop.services.submission.submission import submit
from desktop.services.workspace import open_workspace
from tests.builders import a_week
from tests.services.collecting.deliveries import a_package, a_unit, an_office, figures, taken
from tests.services.collecting.test_taking_in import a_mail

HEAD = ["STT", "Các hoạt động", "Đơn vị", "Số lớp/số cuộc thi", "Người", "Ghi chú"]
LITERACY = "Xóa mù chữ"
SPORT = "Hoạt động thể dục, thể thao"


def a_workbook(path: Path, *rows: list[object], head: list[str] | None = None) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["PHỤ LỤC SỐ LIỆU NĂM 2026"])
    sheet.append(["Đơn vị nộp: TTHTCĐ phường Số 7"])
    sheet.append(head or HEAD)
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def test_the_blank_annex_comes_back_filled_in_and_counts(tmp_path: Path) -> None:
    with an_office(tmp_path / "d") as office:
        week = office.store.week()
        form, blank = office.form_of(week), tmp_path / "mẫu.xlsx"
        write_annex_template(form, template_title(form, week), blank, week.ends)
        book = load_workbook(blank)
        sheet = book.worksheets[0]
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value == UNIT_LINE:
                    cell.value = f"{UNIT_LINE} TTHTCĐ phường Số 7"
                if isinstance(cell.value, str) and "xóa mù chữ" in cell.value.lower():
                    sheet.cell(cell.row, 4).value = 2
                    sheet.cell(cell.row, 5).value = 30
                if isinstance(cell.value, str) and cell.value.startswith("Các lớp bồi dưỡng"):
                    sheet.cell(cell.row, 4).value = 2
                    sheet.cell(cell.row + 1, 5).value = 30
        book.save(blank)
        (receipt,) = taken(office, blank)
        assert (receipt.verdict, receipt.unit) == (Verdict.TAKEN, "TTHTCĐ phường Số 7")
        assert figures(office) == {
            ("1", "sessions"): 2,
            ("1.1", "people"): 30,
            ("1.13", "sessions"): 2,
            ("1.13", "people"): 30,
        }
        (unit,) = office.store.collected("office")
        assert unit.reports[0].how is How.WORKBOOK
        assert taken(office, blank)[0].verdict is Verdict.ALREADY


def test_the_programs_own_annex_alone_counts_and_beside_its_package_is_no_matter(
    tmp_path: Path,
) -> None:
    sender = a_unit(7)
    with open_workspace(DataFolder(tmp_path / "s"), create=True) as workspace:
        workspace.store.save_notebook(sender)
        made = submit(workspace, sender.week, tmp_path / "ra")
    annex, word = made.folder / "phu-luc.xlsx", made.folder / "bao-cao.docx"
    for number, file in enumerate((annex, word)):
        with an_office(tmp_path / f"d{number}") as office:
            (receipt,) = taken(office, file)
            assert (receipt.verdict, receipt.sentence) == (Verdict.TAKEN, "")
            assert figures(office)["1.13", "people"] == 7
    (package,) = made.folder.glob("gui/*.zip")
    with an_office(tmp_path / "e") as office:
        receipts = taken(office, a_mail(tmp_path / "thu.eml", annex, word, package))
        assert [r.verdict for r in receipts] == [Verdict.TAKEN, Verdict.BESIDE, Verdict.BESIDE]
        (known,) = office.store.collected("office")
        assert len(known.reports) == 1


def test_a_table_made_by_hand_waits_until_it_is_approved(tmp_path: Path) -> None:
    made = a_workbook(
        tmp_path / "a.xlsx",
        ["6.1", SPORT, "", "3 cuộc", "1.200", ""],
        ["1.13", LITERACY, "", "15 lớp", 300, "buổi tối"],
        ["x", "Trồng cây", "", 5, None, ""],
        ["2", "Số tin bài về các hoạt động của Tuần lễ", "", "khoảng 10", "", ""],
    )
    with an_office(tmp_path / "d") as office:
        (receipt,) = taken(office, made)
        assert receipt.verdict is Verdict.LOOK
        assert figures(office) == {}
        for told in ("“Trồng cây”, ghi 5", "“15 lớp” hiểu là 15", "không đọc được “khoảng 10”"):
            assert told in receipt.sentence
        set_review(office, office.store.week(), ["TTHTCĐ phường Số 7"], Review.APPROVED)
        merged = figures(office)
    assert merged["1.13", "sessions"] == 15
    assert merged["1.13", "people"] == 300
    assert (merged["6.1", "sessions"], merged["6.1", "people"]) == (3, 1200)
    assert ("2", "sessions") not in merged


def test_an_approved_table_stays_in_what_the_office_hands_in_itself(tmp_path: Path) -> None:
    made = a_workbook(tmp_path / "a.xlsx", ["1.13", LITERACY, "", 15, 300, ""])
    with an_office(tmp_path / "d") as office:
        taken(office, made)
        set_review(office, office.store.week(), ["TTHTCĐ phường Số 7"], Review.APPROVED)
        own = submit(office, office.store.week(), tmp_path / "ra")
    (package,) = own.folder.glob("gui/*.zip")
    assert verify_bundle([package]).faults == ()
    with open_workspace(DataFolder(tmp_path / "e"), create=True) as above:
        above.store.save_notebook(Notebook(week=a_week(id="above")))
        taken(above, package)
        assert figures(above)["1.13", "people"] == 300
    load_week(DataFolder(tmp_path / "f"), [package])
    with open_workspace(DataFolder(tmp_path / "f")) as again:
        assert figures(again)["1.13", "people"] == 300


def test_columns_are_known_by_their_heads_in_any_order(tmp_path: Path) -> None:
    head = ["Nội dung", "Đơn vị tính", "Số người", "Số lớp", "Số tiền"]
    made = a_workbook(tmp_path / "a.xlsx", [LITERACY, "", 300, 15, 7], head=head)
    with an_office(tmp_path / "d") as office:
        (receipt,) = taken(office, made)
        assert "Số tiền" in receipt.sentence
        set_review(office, office.store.week(), ["TTHTCĐ phường Số 7"], Review.APPROVED)
        merged = figures(office)
    assert merged["1.13", "people"] == 300
    assert merged.get(("1.13", "sessions"), 15) == 15


def test_a_table_in_word_is_read_by_its_names(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Đơn vị nộp: TTHTCĐ phường Số 7")
    table = document.add_table(0, len(HEAD))
    for row in (HEAD, ["13", LITERACY, "lớp/người", "2", "31", ""]):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    path = tmp_path / "a.docx"
    document.save(str(path))
    with an_office(tmp_path / "d") as office:
        taken(office, path)
        set_review(office, office.store.week(), ["TTHTCĐ phường Số 7"], Review.APPROVED)
        assert figures(office)["1.13", "people"] == 31


@pytest.mark.parametrize(
    ("total", "said"), [(1, "ghi 1, các dòng con cộng lại là 3"), (None, "để trống; lấy bằng")]
)
def test_totals_are_held_against_their_parts(tmp_path: Path, total: int | None, said: str) -> None:
    made = a_workbook(
        tmp_path / "a.xlsx",
        [1, "Các lớp bồi dưỡng, tập huấn tổ chức trong Tuần lễ", "lớp", total, None, "x"],
        ["", LITERACY, "", 3, 30, ""],
    )
    with an_office(tmp_path / "d") as office:
        (receipt,) = taken(office, made)
        assert said in receipt.sentence


def test_nobodys_and_last_years_annexes_are_said_to_be_so(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEAD, ["", LITERACY, "", 3, 30, ""]):
        sheet.append(row)
    book.save(tmp_path / "ai.xlsx")
    sheet.insert_rows(1)
    sheet["A1"] = "Số liệu năm 2025 của TTHTCĐ phường Số 7"
    book.save(tmp_path / "cu.xlsx")
    with an_office(tmp_path / "d") as office:
        nobodys, old = taken(office, tmp_path / "ai.xlsx", tmp_path / "cu.xlsx")
        assert (nobodys.verdict, old.verdict) == (Verdict.LOOK, Verdict.REFUSED)
        assert "Chưa rõ “ai.xlsx” là của đơn vị nào" in nobodys.sentence
        assert "năm 2025, không phải năm 2026" in old.sentence
        taken(office, a_package(tmp_path, a_unit(3)))
        named = tmp_path / "So-lieu-TTHTCĐ-phường-Số-3.xlsx"
        named.write_bytes((tmp_path / "ai.xlsx").read_bytes())
        (receipt,) = taken(office, named)
        assert receipt.unit == "TTHTCĐ phường Số 3"
        assert figures(office)["1.13", "people"] == 3


def test_a_table_that_cannot_count_is_not_said_to_wait_for_approval(tmp_path: Path) -> None:
    empty = a_workbook(tmp_path / "a.xlsx", ["1.13", LITERACY, "", "", "", "x"])
    with an_office(tmp_path / "d") as office:
        (receipt,) = taken(office, empty)
        assert "Bảng không có số liệu nào." in receipt.sentence
        assert "Bảng lập tay" not in receipt.sentence
    late = a_workbook(tmp_path / "b.xlsx", ["1.13", LITERACY, "", "15 lớp", 300, ""])
    with an_office(tmp_path / "e") as office:
        taken(office, a_package(tmp_path, a_unit(7)))
        (receipt,) = taken(office, late)
        assert "Đã có lần nộp 1 mới hơn" in receipt.sentence
        assert "Bảng lập tay" not in receipt.sentence


def test_a_table_of_unknown_rows_tells_the_first_and_how_many_more(tmp_path: Path) -> None:
    rows: list[list[object]] = [["", f"Trồng cây {n}", "", n, None, ""] for n in range(1, 251)]
    strange = a_workbook(tmp_path / "a.xlsx", *rows, ["1.13", LITERACY, "", 15, 300, ""])
    with an_office(tmp_path / "d") as office:
        receipts = taken(office, strange, a_package(tmp_path, a_unit(3)))
        assert [r.verdict for r in receipts] == [Verdict.LOOK, Verdict.TAKEN]
        assert "“Trồng cây 199”" in receipts[0].sentence
        assert "Và 53 điều khác." in receipts[0].sentence
        assert len(office.store.collected("office")) == 2


def test_what_is_more_than_a_book_may_hold_is_refused_alone(tmp_path: Path) -> None:
    files = [a_package(tmp_path, a_unit(n)) for n in (1, 2, 3)]
    long = a_workbook(tmp_path / "dai.xlsx", ["", "Trồng cây", "", *["x" * 6_000] * 2, ""])
    with an_office(tmp_path / "d") as office:
        receipts = taken(office, files[0], long, *files[1:])
        refused = receipts.pop(1)
        assert refused.verdict is Verdict.REFUSED
        assert "“dai.xlsx”: có 12." in refused.sentence
        assert [r.verdict for r in receipts] == [Verdict.TAKEN] * 3
        assert figures(office)["1.13", "people"] == 1 + 2 + 3
        known = {file.file_name for file in office.store.received_files("office")}
        assert known == {file.name for file in files}
        assert taken(office, long)[0].verdict is Verdict.REFUSED
