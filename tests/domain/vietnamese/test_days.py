# SPDX-License-Identifier: MIT
import re
from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.vietnamese import decree_date, short_date, weekday_name
from desktop.domain.vietnamese.entries import Calendar, read_day, read_days

FIRST, LAST = date(2026, 10, 1), date(2026, 10, 7)
THE_WEEK = Calendar(2026, FIRST, LAST)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))

PLAIN = (
    *("3/10", "03/10", "3-10", "3.10", " 3 / 10 ", "3/10/2026", "03-10-2026", "3.10.2026"),
    *("3.10.26", "3/10/26", "3-10-26", "ngày 3/10", "ngày 3 tháng 10", "3 tháng 10"),
    *("Ngày 03 tháng 10 năm 2026", "ngày 3 tháng 10 năm 26", "nga\u0300y 3 tha\u0301ng 10"),
    *("thứ bảy", "Thứ Bảy", "THỨ BẨY", "thu bay", "thứ 7", "T7", "t 7", "thứ7"),
    *("thứ bảy 3/10", "Thứ 7, 3/10", "Thứ Bảy, ngày 3/10/2026", "thứ bảy (3/10)", "T7 3/10"),
    *("3/10 (thứ bảy)", "3/10, thứ 7", "Thứ bảy ngày 3 tháng 10 năm 2026"),
    *("sáng 3/10", "Sáng thứ 7", "chiều ngày 3/10", "tối 3/10/2026", "sáng thứ bảy 3/10"),
    *("cả ngày 3/10", "sáng, chiều 3/10", "buổi sáng ngày 3/10", "sáng ngày 3/10 (thứ bảy)"),
    *("2026-10-03", "2026/10/03", "2026-10-03T00:00:00", "3/10/2026 0:00:00", "03/10/2026 00:00"),
    *("mùng 3/10", "mùng 3 tháng 10", "ngày mùng 3/10", "mồng 3 tháng 10", "3 tháng mười"),
    *("ngày ba tháng mười", "mùng ba tháng mười", "3 Thg10", "3-Thg10-26", "3 T10", "3 th 10"),
    *("3/10.", "(3/10)", "3/10 DL", "3/10/2026 (23/8 ÂL)", "hôm 3/10", "vào ngày 3/10"),
    *("3 tháng 10, 2026", "3 tháng 10/2026", "NGÀY 3/10", "từ 3/10", "khai mạc 3/10"),
)
TOLD = (
    *("7h30 3/10", "7h30 ngày 3/10/2026", "3/10 lúc 7h30", "8 giờ sáng 3/10", "7g30 ngày 3/10"),
    *("3/10/2026 08:00", "2026-10-03 07:30", "14h00 - 16h30 ngày 3/10/2026", "8h-10h 3/10"),
    *("từ 8h đến 10h ngày 3/10", "7 giờ 30 phút, ngày 03 tháng 10 năm 2026"),
    *("3,10", "3\\10", "3/10-2026", "3.10/2026", "03 10 2026", "03102026"),
    *("03-Oct-26", "3 Oct 2026", "3-Oct", "ngày 3", "mùng 3", "mùng ba"),
)
SPANS = (
    *("2-6/10", "02–06/10", "2 - 6/10/2026", "2/10-6/10", "2→6/10", "2÷6/10", "2 đến 6/10"),
    *("từ ngày 2 đến ngày 6/10", "từ 2/10 đến 6/10", "từ ngày 2/10 đến hết ngày 6/10"),
    *("từ ngày 02 tháng 10 đến ngày 06 tháng 10 năm 2026", "2 đến 6 tháng 10"),
    *("02/10-06/10/2026", "02/10/2026 - 06/10/2026", "T6-thứ ba", "từ thứ sáu đến thứ ba"),
    *("2,3,4,5,6/10", "2-3-4-5-6/10", "ngày 2, 3, 4, 5, 6/10", "2, 3, 4, 5 và 6/10"),
)


@pytest.mark.parametrize("typed", PLAIN)
def test_a_day_is_read_as_clerks_type_it(typed: str) -> None:
    assert read_days(typed, THE_WEEK).value == (date(2026, 10, 3), None)
    found = read_day(typed, THE_WEEK)
    assert (found.value, found.remark) == (date(2026, 10, 3), "")


@pytest.mark.parametrize("typed", TOLD)
def test_a_day_that_is_written_oddly_is_read_and_said(typed: str) -> None:
    found = read_day(typed, THE_WEEK)
    assert found.value == date(2026, 10, 3)
    assert found.remark == f"“{typed}” hiểu là 03/10/2026."


@pytest.mark.parametrize("typed", SPANS)
def test_a_span_is_read_as_a_notebook_has_it(typed: str) -> None:
    assert read_days(typed, THE_WEEK).value == (date(2026, 10, 2), date(2026, 10, 6))
    with pytest.raises(ValueError, match="có hơn một ngày"):
        read_day(typed, THE_WEEK)


@pytest.mark.parametrize(
    "typed",
    [
        *("3,4/10", "3 và 4/10", "3-4/10", "3/10 và 4/10", "thứ 7, CN", "thứ 7 và chủ nhật"),
        *("3->4/10", "3 tới 4/10", "trong ngày 3 và 4/10"),
        *("3+4/10", "3&4/10", "3/10, 4/10", "sáng 3 và 4/10", "T7-CN"),
    ],
)
def test_two_days_are_read(typed: str) -> None:
    assert read_days(typed, THE_WEEK).value == (date(2026, 10, 3), date(2026, 10, 4))


@pytest.mark.parametrize("typed", ["chủ nhật", "Chủ Nhật", "chúa nhật", "CN", "cn"])
def test_sunday_has_names_of_its_own(typed: str) -> None:
    assert read_day(typed, THE_WEEK).value == date(2026, 10, 4)


def test_every_weekday_is_found_in_the_week_in_all_its_spellings() -> None:
    for n in range(7):
        day = FIRST + timedelta(days=n)
        assert read_day(weekday_name(day), THE_WEEK).value == day
        if day.weekday() < 6:
            assert read_day(f"T{day.weekday() + 2}", THE_WEEK).value == day
            assert read_day(f"thứ {day.weekday() + 2}", THE_WEEK).value == day


def test_a_span_may_cross_months_and_years() -> None:
    assert read_days("28/9-2/10", THE_WEEK).value == (date(2026, 9, 28), date(2026, 10, 2))
    over_new_year = (date(2026, 12, 30), date(2027, 1, 2))
    assert read_days("30/12-2/1/2027", THE_WEEK).value == over_new_year


def test_a_span_from_a_day_to_itself_is_one_day() -> None:
    assert read_days("3-3/10", THE_WEEK).value == (date(2026, 10, 3), None)


def test_a_year_that_was_typed_wins_over_the_year_of_the_week() -> None:
    assert read_day("3/10/2025", THE_WEEK).value == date(2025, 10, 3)


def test_another_year_in_two_digits_is_said_and_one_far_off_refused() -> None:
    found = read_day("3/10/25", THE_WEEK)
    assert (found.value, found.remark) == (
        date(2025, 10, 3),
        "“3/10/25” hiểu là 03/10/2025.",
    )
    with pytest.raises(ValueError, match="bốn chữ số"):
        read_day("3/10/10", THE_WEEK)


def test_the_month_never_comes_first() -> None:
    assert read_day("5/10", THE_WEEK).value == date(2026, 10, 5)
    assert read_day("10/5", THE_WEEK).value == date(2026, 5, 10)


@pytest.mark.parametrize("typed", ["10/13", "31/2", "0/10", "32/10", "29/2", "3/10/0000"])
def test_a_day_that_does_not_exist_is_refused_and_not_turned_round(typed: str) -> None:
    with pytest.raises(ValueError, match=f"^Không có ngày “{typed}”.*Ngày đứng trước"):
        read_days(typed, THE_WEEK)


@pytest.mark.parametrize(
    "typed",
    [
        *("", "3", "3/10/226", "3/10/20261", "tháng 10", "10/2026", "3 tháng", "đầu tháng 10"),
        *("October 3", "thứ tám", "T8", "T1", "t7/10", "hôm nay", "mai", "\uff13/10", "310"),
        *("3/8 âm lịch", "mùng 3 âm", "3 và 5/10", "5-3/10", "1-7-10", "1/10 hoặc 2/10"),
        *("khoảng 3/10", "3/10 hay 4/10", "8h", "sáng", "2 ngày", "3 ngày 2-4/10", "45000"),
        *("6-2/10", "35-36/10", "2-40/10", "a-b", "-", "5-", "3/10 sáng mai", "3/10 x 4/10"),
        *("3/9 (âm lịch)", "3/9 (âm)", "3/9 (AL)"),
        *("từ tháng 10", "từ tháng mười", "ngày mốt", "3 : 3/10", "2 sáng t7", "2 t7"),
        *("thứ sáu 3/10", "3/10 (CN)", "0912345678", "3/10/2026/2027"),
    ],
)
def test_what_is_no_day_is_refused_in_words(typed: str) -> None:
    with pytest.raises(ValueError, match=r"Hãy ghi|hãy ghi"):
        read_days(typed, THE_WEEK)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("mèo", "Không đọc được ngày “mèo”. Hãy ghi ngày rồi đến tháng, ví dụ 3/10."),
        ("tháng 10", "“tháng 10” chưa có ngày. Hãy ghi ngày rồi đến tháng, ví dụ 3/10."),
        (
            "10/13",
            "Không có ngày “10/13”. Ngày đứng trước, tháng đứng sau: hãy ghi lại, ví dụ 3/10.",
        ),
        (
            "thứ sáu 3/10",
            "Ngày 03/10/2026 là Thứ Bảy, không khớp với “thứ sáu 3/10”. Hãy ghi lại.",
        ),
        (
            "3/8 âm lịch",
            "“3/8 âm lịch” là ngày âm lịch. Hãy ghi ngày dương lịch, ví dụ 3/10.",
        ),
    ],
)
def test_an_error_says_what_is_wrong_and_what_to_type(typed: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        read_day(typed, THE_WEEK)


@pytest.mark.parametrize("typed", ["T7", "thứ bảy", "mùng 3", "ngày 3"])
@pytest.mark.parametrize(("start", "end"), [(None, None), (FIRST, None), (None, LAST)])
def test_a_day_that_only_the_week_tells_is_refused_without_one(
    typed: str, start: date | None, end: date | None
) -> None:
    with pytest.raises(ValueError, match=f"^Chưa biết “{typed}” của tuần nào"):
        read_day(typed, Calendar(2026, start, end))


@pytest.mark.parametrize("last", [date(2026, 10, 2), date(2026, 10, 10), date(2026, 9, 1)])
def test_a_weekday_that_the_week_lacks_or_has_twice_is_refused(last: date) -> None:
    with pytest.raises(ValueError, match="không có đúng một ngày “thứ bảy”"):
        read_day("thứ bảy", Calendar(2026, FIRST, last))


@given(DAYS)
def test_a_date_is_read_back_as_it_is_written(day: date) -> None:
    calendar = Calendar(day.year)
    for written in (short_date(day), decree_date(day), f"{day:%d-%m-%y}", f"{day:%d.%m.%Y}"):
        assert read_day(written, calendar).value == day


@given(DAYS, st.integers(0, 400))
def test_a_span_is_read_back_as_documents_write_it(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    typed = f"từ ngày {short_date(first)} đến ngày {short_date(last)}"
    assert read_days(typed, THE_WEEK).value == (first, last if length else None)


@given(DAYS)
def test_a_day_of_the_week_is_read_back_from_any_seven_days(start: date) -> None:
    calendar = Calendar(2026, start, start + timedelta(days=6))
    for n in range(7):
        day = start + timedelta(days=n)
        assert read_day(weekday_name(day), calendar).value == day


@given(st.text("0123456789/-. thángyừđếsu7,(:h", max_size=16))
def test_any_entry_is_a_day_or_is_refused_in_a_sentence(typed: str) -> None:
    with suppress(ValueError):
        first, last = read_days(typed, THE_WEEK).value
        assert last is None or last > first
