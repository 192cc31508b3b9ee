# SPDX-License-Identifier: MIT
from datetime import date, timedelta

import pytest

from desktop.domain.vietnamese import (
    date_span,
    decree_date,
    short_date,
    short_span,
    weekday_name,
)

FIRST, LAST = date(2026, 10, 1), date(2026, 10, 7)


def test_a_short_date_has_two_digits_for_day_and_month() -> None:
    assert short_date(date(2026, 1, 5)) == "05/01/2026"


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2020, 1, 5), "ngày 05 tháng 01 năm 2020"),
        (date(2020, 2, 28), "ngày 28 tháng 02 năm 2020"),
        (date(2019, 3, 9), "ngày 09 tháng 3 năm 2019"),
        (date(2019, 6, 29), "ngày 29 tháng 6 năm 2019"),
        (date(2026, 10, 8), "ngày 08 tháng 10 năm 2026"),
        (date(2026, 12, 10), "ngày 10 tháng 12 năm 2026"),
    ],
)
def test_the_decree_pads_days_under_ten_and_the_first_two_months(day: date, written: str) -> None:
    assert decree_date(day) == written


@pytest.mark.parametrize(
    ("start", "end", "sentence", "table"),
    [
        (FIRST, FIRST, "01/10/2026", "01/10"),
        (date(2026, 10, 2), date(2026, 10, 6), "từ ngày 02 đến ngày 06/10/2026", "02–06/10"),
        (date(2026, 9, 28), LAST, "từ ngày 28/09 đến ngày 07/10/2026", "28/09–07/10"),
        (
            date(2026, 12, 30),
            date(2027, 1, 2),
            "từ ngày 30/12/2026 đến ngày 02/01/2027",
            "30/12/2026–02/01/2027",
        ),
        (
            date(2026, 10, 1),
            date(2027, 10, 1),
            "từ ngày 01/10/2026 đến ngày 01/10/2027",
            "01/10/2026–01/10/2027",
        ),
    ],
)
def test_a_span_says_only_what_differs(start: date, end: date, sentence: str, table: str) -> None:
    assert date_span(start, end) == sentence
    assert short_span(start, end) == table


def test_the_days_of_the_week_have_the_capitals_of_the_decree() -> None:
    names = [weekday_name(date(2026, 10, 5) + timedelta(days=n)) for n in range(7)]
    assert names == [
        *("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"),
    ]
