# SPDX-License-Identifier: MIT
"""The books of workbooks of activities close: each row is taken, or named for what it is."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.cli.activity_text import incoming_lines
from desktop.intake.sheets.fates import Fate, balance
from desktop.services.activities.incoming import Incoming
from tests.services.activities.activity_books import CLASSES, GIFTS, HEADS, filled, read

A_CLASS = {"Tên lớp": "Tin học", "Dòng trong phụ lục": "1.4", "Từ ngày": "3/10", "Số người": 28}
_TEXTS = st.sampled_from(
    [
        *(None, None, "Lớp tin học", "1.4", "3/10", "28", "Tổng cộng", "Người lập", "Giám đốc"),
        *("Hà An, ngày 5 tháng 10 năm 2026", "Tên lớp", "(1)", 2, "x", "Phạm Thị Lan", "#N/A"),
    ]
)


def changed(path: Path, rows: Sequence[tuple[object, ...]], hidden: int = 0) -> Path:
    """Write a workbook with one class and further rows; one row may be hidden."""
    filled(path, {CLASSES: [A_CLASS]})
    book = openpyxl.load_workbook(path)
    sheet: Any = book[CLASSES]
    for at, row in enumerate(rows):
        for column, value in enumerate(row, 1):
            sheet.cell(HEADS + 2 + at, column, value)
    if hidden:
        sheet.row_dimensions[hidden].hidden = True
    book.save(path)
    return path


def rows_of(path: Path) -> set[tuple[str, int]]:
    """Return the rows of the sheets of activities that are not blank, by openpyxl."""
    book = openpyxl.load_workbook(path)
    return {
        (f"0/{sheet.title}", at)
        for sheet in book
        if sheet.title not in ("Hướng dẫn", "Danh mục")
        for at, row in enumerate(sheet.iter_rows(values_only=True))
        if any(value is not None for value in row)
    }


def fates(incoming: Incoming) -> dict[Fate, int]:
    found = incoming.fates()
    return {fate: sum(one.fate is fate for one in found) for fate in {one.fate for one in found}}


@given(
    st.lists(st.tuples(*[_TEXTS] * 13), max_size=6),
    st.sampled_from([0, HEADS + 1, HEADS + 2, HEADS + 3]),
)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_books_of_any_workbook_close(
    tmp_path: Path, rows: list[tuple[object, ...]], hidden: int
) -> None:
    path = changed(tmp_path / "a.xlsx", rows, hidden)
    incoming = read(path)
    found = [(one.sheet, one.row) for one in incoming.fates()]
    assert len(found) == len({*found})
    assert {*found} == rows_of(path)
    taken = sum(one.fate is Fate.TAKEN for one in incoming.fates())
    assert taken == len(incoming.records())


def test_the_books_say_what_became_of_each_row(tmp_path: Path) -> None:
    rows = [
        ("Ngoại ngữ", "1.3", "31/2"),
        ("Tổng cộng", None, None, None, None, 28),
        (None, None, None, None, "Hà An, ngày 5 tháng 10 năm 2026"),
        ("Người lập",),
        ("Phạm Thị Lan",),
    ]
    incoming = read(changed(tmp_path / "a.xlsx", rows))
    found = fates(incoming)
    assert found[Fate.TAKEN] == found[Fate.FAULTY] == found[Fate.TOTAL] == 1
    assert found[Fate.SIGNATURE] == 3
    said = [*incoming_lines(incoming, with_twins=False, is_stored=False)]
    assert f"{balance(incoming.fates(), 'hoạt động')}." in said
    assert "Dòng chữ ký ở trang “Lớp bồi dưỡng, tập huấn”: 7, 8, 9." in said


def test_a_hidden_row_is_said_and_taken_if_that_is_wanted(tmp_path: Path) -> None:
    incoming = read(changed(tmp_path / "a.xlsx", [("Ngoại ngữ", "1.3", "4/10")], HEADS + 2))
    assert [record.title for record in incoming.records()] == ["Tin học"]
    assert len(incoming.records(with_hidden=True)) == 2
    assert incoming.hidden == fates(incoming)[Fate.HIDDEN] == 1
    said = [*incoming_lines(incoming, with_twins=False, is_stored=False)]
    assert any(text.startswith("Đang ẩn: ") for text in said)


@pytest.mark.parametrize("part", ["sheet", "column"])
def test_a_hidden_sheet_or_column_is_said(tmp_path: Path, part: str) -> None:
    path = filled(tmp_path / "a.xlsx", {CLASSES: [A_CLASS], GIFTS: []})
    book = openpyxl.load_workbook(path)
    if part == "sheet":
        book[CLASSES].sheet_state = "hidden"
    else:
        book[CLASSES].column_dimensions["A"].hidden = True
    book.save(path)
    incoming = read(path)
    notes = [note for book in incoming.books for note in book.notes]
    is_sheet = part == "sheet"
    assert any("đang ẩn" in note for note in notes)
    assert len(incoming.records()) == (0 if is_sheet else 1)
    assert len(incoming.records(with_hidden=True)) == 1


def test_what_stands_beside_the_columns_of_the_form_is_named(tmp_path: Path) -> None:
    path = changed(tmp_path / "a.xlsx", [(*[None] * 14, "xem phụ lục kèm theo")])
    incoming = read(path)
    assert fates(incoming)[Fate.UNCLEAR] == 1
    assert any("xem phụ lục" in note for book in incoming.books for note in book.notes)


@pytest.mark.parametrize("title", ["Tổng kết Tuần lễ", "Giám đốc Trung tâm nói chuyện chuyên đề"])
def test_an_activity_may_begin_with_the_words_of_a_total_or_an_office(
    tmp_path: Path, title: str
) -> None:
    incoming = read(changed(tmp_path / "a.xlsx", [(title, "1.4", "4/10")]))
    assert title in [record.title for record in incoming.records()]
