# SPDX-License-Identifier: MIT
from datetime import date

import pytest

from desktop.domain.vietnamese.day_spans import parse_days

FIRST, LAST = date(2026, 10, 1), date(2026, 10, 7)


def days(text: str) -> tuple[date, date | None]:
    return parse_days(text, year=2026, week_start=FIRST, week_end=LAST)


@pytest.mark.parametrize(
    "text",
    ["2-6/10", "02–06/10", "2 - 6/10/2026", "2/10-6/10", "từ ngày 2 đến ngày 6/10", "T6-thứ ba"],
)
def test_a_span_is_read_as_a_notebook_has_it(text: str) -> None:
    assert days(text) == (date(2026, 10, 2), date(2026, 10, 6))


@pytest.mark.parametrize("text", ["3/10", "3-10", "03-10-2026", "thứ bảy", "3-3/10"])
def test_one_day_has_no_last_one(text: str) -> None:
    assert days(text) == (date(2026, 10, 3), None)


@pytest.mark.parametrize("text", ["6-2/10", "35-36/10", "2-40/10", "a-b", "-", "5-"])
def test_what_is_no_span_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match=r"ngày|Ngày"):
        days(text)


def test_a_span_may_cross_months() -> None:
    assert days("28/9-2/10") == (date(2026, 9, 28), date(2026, 10, 2))
