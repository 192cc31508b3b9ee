# SPDX-License-Identifier: MIT
"""An annex that lists the activities: what it tells, and that every renderer prints it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pdfplumber
import pytest
from docx import Document

from desktop.cli.annex_text import as_lists
from desktop.domain.errors import BadData
from desktop.domain.form.form import Form, Quantity
from desktop.domain.form.listings import ListedColumn, Listing
from desktop.domain.form.rules import check_form
from desktop.domain.report.annex import compute
from desktop.domain.report.building import build_report
from desktop.domain.report.document import Report
from desktop.domain.report.facts import facts_of
from desktop.domain.report.listing import listed_activities
from desktop.domain.report.mark import Mark
from desktop.domain.week.records import Event, Record, State, TrainingClass
from desktop.export.docx.report import write_report_docx
from desktop.export.pdf.report import write_report_pdf
from desktop.export.xlsx.annex import write_annex_xlsx
from tests.domain.weeks import GIA_LAM, QUANG_YEN, a_notebook

MARK = Mark(1, "AAAAA-BBBBB", "SO-TUAN-LE 1")
COLUMNS = {"title": "Tên lớp", "days": "Ngày", "place": "Địa điểm", "people": "Số người"}
CLASSES = Listing(
    key="classes",
    title="DANH SÁCH CÁC LỚP NĂM {year}",
    columns=tuple(ListedColumn(key=key, label=label) for key, label in COLUMNS.items()),
    rows=("1",),
)
LATE = TrainingClass(id="a", category="class.literacy", title="Xóa mù chữ.", people=12)
EARLY = TrainingClass(
    id="b",
    category="class.staff_computing",
    title="Tin học",
    starts=date(2026, 10, 2),
    ends=date(2026, 10, 6),
    place="Nhà văn hóa khu 5",
    listed=1200,
)
OTHERS = (
    replace(EARLY, id="c", title="Hoãn", state=State.PLANNED),
    Event(id="d", category="seminar", title="Tọa đàm"),
)


def with_lists(form: Form, *lists: Listing) -> Form:
    return replace(form, listings=lists)


def report_of(form: Form, *records: Record) -> Report:
    return build_report(a_notebook(*records), form, compute(form, facts_of(records)), MARK)


def test_it_has_a_line_for_each_activity_held_in_the_order_of_the_rows() -> None:
    listed = listed_activities(CLASSES, a_notebook(LATE, EARLY, *OTHERS), QUANG_YEN)
    assert listed.heads == tuple(COLUMNS.values())
    it, literacy = listed.lines
    assert it == ("Tin học", "02–06/10", "Nhà văn hóa khu 5", 1200)
    assert literacy == ("Xóa mù chữ", "", "", 12)
    everything = listed_activities(replace(CLASSES, rows=()), a_notebook(*OTHERS), QUANG_YEN)
    assert [line[0] for line in everything.lines] == ["Tọa đàm"]


def test_annexes_are_numbered_in_turn_and_an_empty_list_is_none() -> None:
    empty = replace(CLASSES, key="empty", rows=("2",))
    report = report_of(with_lists(GIA_LAM, empty, CLASSES), LATE)
    assert [a.label for a in report.attachments] == ["Phụ lục I", "Phụ lục II", "Phụ lục III"]
    assert report.attachments[1].title == "DANH SÁCH CÁC LỚP NĂM 2026"
    (alone,) = report_of(with_lists(QUANG_YEN, empty), LATE).attachments
    assert alone.label == "Phụ lục"


def test_every_paper_has_every_line(
    tmp_path: Path, libreoffice: Callable[[Path, str], Path]
) -> None:
    many = [replace(EARLY, id=f"n{n}", title=f"Lớp thứ {n}") for n in range(70)]
    report = report_of(with_lists(QUANG_YEN, CLASSES), LATE, *many)
    _body, *pages = write_report_pdf(report, tmp_path / "r.pdf")
    write_report_docx(report, tmp_path / "r.docx")
    write_annex_xlsx(report, tmp_path / "a.xlsx", pages)
    expected = ["Xóa mù chữ", *(f"Lớp thứ {n}" for n in range(70))]

    table = Document(str(tmp_path / "r.docx")).tables[-1]
    assert sorted(row.cells[1].text for row in table.rows[1:]) == sorted(expected)
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[1]
    assert sheet.title == "Phụ lục II"
    names = [cell.value for cell in sheet["B"]]
    assert [name for name in names if name in expected] == [*expected[1:], expected[0]]
    assert 1200 in [cell.value for cell in sheet["E"]]
    for pdf in (tmp_path / "r.pdf", libreoffice(tmp_path / "a.xlsx", "pdf")):
        with pdfplumber.open(pdf) as opened:
            text = "\n".join(page.extract_text() for page in opened.pages)
        for at, name in enumerate([*expected[1:], expected[0]], start=1):
            assert f"{at} {name}" in text, name
        assert text.count("Tên lớp") > 1  # The head stands on every page.


def test_the_command_line_prints_it_under_its_title() -> None:
    lines = list(as_lists(with_lists(QUANG_YEN, CLASSES), a_notebook(EARLY)))
    assert lines == [
        "\nDANH SÁCH CÁC LỚP NĂM 2026",
        "STT  Tên lớp | Ngày | Địa điểm | Số người",
        "1.  Tin học | 02–06/10 | Nhà văn hóa khu 5 | 1.200",
    ]


@pytest.mark.parametrize(
    ("listing", "fault"),
    [
        (replace(CLASSES, rows=("77",)), "danh sách “classes”: không có dòng “77”"),
        (replace(CLASSES, rows=("1", "1")), "dòng “1” có hai lần"),
        (replace(CLASSES, title=" "), "title đang trống"),
        (replace(CLASSES, title="{nam}"), "không có chỗ điền “nam”"),
        (replace(CLASSES, columns=()), "phải có từ 1 đến 8 cột"),
        (replace(CLASSES, columns=CLASSES.columns * 2), "cột “title” có hai lần"),
        (
            replace(CLASSES, columns=(ListedColumn(key="outlet", label="Nơi đăng"),)),
            "không có điều để kể “outlet”",
        ),
        (replace(CLASSES, key="Lớp"), "danh sách (listings): key “Lớp”"),
    ],
)
def test_what_makes_no_sense_is_refused(listing: Listing, fault: str) -> None:
    with pytest.raises(BadData) as caught:
        check_form(with_lists(QUANG_YEN, listing), "mẫu")
    assert fault in caught.value.message


def test_what_only_the_form_asks_for_can_be_listed() -> None:
    lessons = Quantity(key="lessons", label="Số tiết", kinds=("training_class",))
    column = ListedColumn(key="lessons", label="Số tiết")
    form = replace(
        with_lists(QUANG_YEN, replace(CLASSES, columns=(column,))), quantities=(lessons,)
    )
    check_form(form, "mẫu")
    known = replace(LATE, other={"lessons": 30})
    assert listed_activities(form.listings[0], a_notebook(known), form).lines == ((30,),)
