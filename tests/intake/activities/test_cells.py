# SPDX-License-Identifier: MIT
import re
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.entry.activity_book import LINKS, book_sheets
from desktop.domain.week.bounds import TEXT
from desktop.domain.week.records import Link
from desktop.intake.activities.cells import read_cell, written
from desktop.intake.sheets.sheet import Value
from tests.builders import a_week
from tests.services.activities.activity_books import the_form

_VIETNAMESE = re.compile("[ạảãàáăâđêôơưệọộởữứừịỉểếềấầậ]")
SHEETS = book_sheets(the_form())
VALUES: st.SearchStrategy[Value] = st.one_of(
    st.text(max_size=30),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.sampled_from(["3/10", "5-6/10", "29/2/2027", "0/0", "1e999", "#N/A", "15tr", "1.4", "-"]),
)


@given(VALUES)
def test_any_value_is_read_or_refused_in_vietnamese(value: Value) -> None:
    for sheet in SHEETS:
        for field in sheet.fields:
            try:
                read_cell(field, value, sheet, a_week())
            except ValueError as error:
                said = str(error)
                assert _VIETNAMESE.search(said)
                assert said.endswith((".", "?", "”."))


@pytest.mark.parametrize("value", [float("inf"), float("-inf"), float("nan"), 1e308])
def test_numbers_beyond_all_numbers_are_refused(value: float) -> None:
    fields = {field.name: field for field in SHEETS[0].fields}
    for name in ("people", "starts"):
        with pytest.raises(ValueError, match=r"không|số"):
            read_cell(fields[name], value, SHEETS[0], a_week())


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "Có"),
        (3, "3"),
        (3.0, "3"),
        (1.5, "1,5"),
        (date(2026, 10, 3), "03/10/2026"),
        (datetime(2026, 10, 3, 8), "03/10/2026"),  # noqa: DTZ001 - as Excel has it
        (time(8, 30), "08:30:00"),
        (timedelta(hours=2), "2:00:00"),
    ],
)
def test_a_cell_says_the_same_as_text(value: Value, text: str) -> None:
    assert written(value) == text


def test_what_no_click_may_open_is_no_link_and_said() -> None:
    sheet = next(sheet for sheet in SHEETS if LINKS in sheet.fields)
    read = read_cell(LINKS, "https://a.vn/1 file:///C:/x.exe", sheet, a_week())
    assert read.values == {"links": (Link(url="https://a.vn/1"),)}
    assert "file:///C:/x.exe" in read.remark


def test_a_cell_that_is_longer_than_a_text_may_be_is_a_fault_of_its_row() -> None:
    for sheet in SHEETS:
        for field in sheet.fields:
            with pytest.raises(ValueError, match=r"[.”]$"):
                read_cell(field, "chữ " * TEXT, sheet, a_week())
