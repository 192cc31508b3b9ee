# SPDX-License-Identifier: MIT
import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.vietnamese import (
    date_span,
    decree_date,
    parse_date,
    short_date,
    short_span,
    weekday_name,
)

FIRST, LAST = date(2026, 10, 1), date(2026, 10, 7)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


def in_the_week(typed: str) -> date:
    return parse_date(typed, year=2026, week_start=FIRST, week_end=LAST)


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


@pytest.mark.parametrize(
    "typed",
    [
        *("3/10", "03/10", "3-10", "3.10", " 3 / 10 ", "3/10/2026", "03-10-2026", "3.10.2026"),
        *("3.10.26", "3/10/26", "ngày 3/10", "ngày 3 tháng 10", "Ngày 03 tháng 10 năm 2026"),
        *("3 tháng 10", "ngày 3 tháng 10 năm 26", "nga\u0300y 3 tha\u0301ng 10"),
        *("thứ bảy", "Thứ Bảy", "THỨ BẨY", "thu bay", "thứ 7", "T7", "t 7"),
    ],
)
def test_a_date_is_read_as_clerks_type_it(typed: str) -> None:
    assert in_the_week(typed) == date(2026, 10, 3)


@pytest.mark.parametrize("typed", ["chủ nhật", "Chủ Nhật", "chúa nhật", "CN", "cn"])
def test_sunday_has_names_of_its_own(typed: str) -> None:
    assert in_the_week(typed) == date(2026, 10, 4)


def test_every_weekday_is_found_in_the_week_in_all_its_spellings() -> None:
    for n in range(7):
        day = FIRST + timedelta(days=n)
        assert in_the_week(weekday_name(day)) == day
        if day.weekday() < 6:
            assert in_the_week(f"T{day.weekday() + 2}") == day
            assert in_the_week(f"thứ {day.weekday() + 2}") == day


def test_a_year_that_was_typed_wins_over_the_year_of_the_week() -> None:
    assert in_the_week("3/10/2025") == date(2025, 10, 3)


def test_the_month_never_comes_first() -> None:
    assert in_the_week("5/10") == date(2026, 10, 5)
    assert in_the_week("10/5") == date(2026, 5, 10)


@pytest.mark.parametrize("typed", ["10/13", "31/2", "0/10", "32/10", "29/2", "3/10/0000"])
def test_a_day_that_does_not_exist_is_refused_and_not_turned_round(typed: str) -> None:
    with pytest.raises(ValueError, match=f"^Không có ngày “{typed}”.*Ngày đứng trước"):
        in_the_week(typed)


@pytest.mark.parametrize(
    "typed",
    [
        *("", "3", "2026-10-03", "2-6/10", "02–06/10", "3/10-2026", "3/10/226", "3/10/20261"),
        *("tháng 10", "3 tháng", "October 3", "thứ tám", "T8", "T1", "hôm nay", "\uff13/10"),
    ],
)
def test_what_is_no_date_is_refused_in_a_vietnamese_sentence(typed: str) -> None:
    with pytest.raises(ValueError, match=f"^Không đọc được ngày “{typed}”. Hãy ghi ngày"):
        in_the_week(typed)


@pytest.mark.parametrize(("start", "end"), [(None, None), (FIRST, None), (None, LAST)])
def test_a_weekday_without_a_week_is_refused(start: date | None, end: date | None) -> None:
    with pytest.raises(
        ValueError, match=r"^Chưa biết “T7” của tuần nào\. Hãy ghi ngày và tháng, ví dụ 3/10\.$"
    ):
        parse_date("T7", year=2026, week_start=start, week_end=end)


@pytest.mark.parametrize("last", [date(2026, 10, 2), date(2026, 10, 10), date(2026, 9, 1)])
def test_a_weekday_that_the_week_lacks_or_has_twice_is_refused(last: date) -> None:
    with pytest.raises(ValueError, match="không có đúng một ngày “thứ bảy”"):
        parse_date("thứ bảy", year=2026, week_start=FIRST, week_end=last)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("mai", "Không đọc được ngày “mai”. Hãy ghi ngày rồi đến tháng, ví dụ 3/10."),
        (
            "10/13",
            "Không có ngày “10/13”. Ngày đứng trước, tháng đứng sau: hãy ghi lại, ví dụ 3/10.",
        ),
        (
            "T3",
            (
                "Từ 01/10/2026 đến 02/10/2026 không có đúng một ngày “T3”. "
                "Hãy ghi ngày và tháng, ví dụ 3/10."
            ),
        ),
    ],
)
def test_an_error_says_what_is_wrong_and_what_to_type(typed: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        parse_date(typed, year=2026, week_start=FIRST, week_end=date(2026, 10, 2))


@given(DAYS, st.integers(2000, 2099))
def test_a_date_is_read_back_as_it_is_written(day: date, year: int) -> None:
    for written in (short_date(day), decree_date(day), f"{day:%d-%m-%y}", f"{day:%d.%m.%Y}"):
        assert parse_date(written, year=year) == day


@given(DAYS)
def test_a_day_of_the_week_is_read_back_from_any_seven_days(start: date) -> None:
    for n in range(7):
        day = start + timedelta(days=n)
        end = start + timedelta(days=6)
        name = weekday_name(day)
        assert parse_date(name, year=2026, week_start=start, week_end=end) == day
