# SPDX-License-Identifier: MIT
"""Writes dates as official documents do and reads those that people type, day before month."""

import re
from datetime import date, timedelta

from desktop.domain.vietnamese.text import fold, line, quoted

_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_WEEKDAY_NUMBERS = {
    **{fold(name): number for number, name in enumerate(_WEEKDAYS)},
    **{f"{short}{n}": n - 2 for short in ("t", "t ", "thu ") for n in range(2, 8)},
    "cn": 6,
    "chua nhat": 6,
}

# Matched against folded text. Both marks of a date are the same, so that "2-6/10" is no date.
_NUMERIC = re.compile(
    r"(?:ngay )?([0-9]{1,2}) ?([/.-]) ?([0-9]{1,2})(?: ?\2 ?([0-9]{4}|[0-9]{2}))?"
)
_SPELT = re.compile("(?:ngay )?([0-9]{1,2})() thang ([0-9]{1,2})(?: nam ([0-9]{4}|[0-9]{2}))?")
_MONTHS_WITH_ZERO = (1, 2)


def short_date(day: date) -> str:
    """Return ``08/10/2026``."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def decree_date(day: date) -> str:
    """Return ``ngày 08 tháng 10 năm 2026``: a 0 before days under 10 and months 1 and 2 only.

    NĐ 30/2020, Phụ lục I, II.4.b.
    """
    month = f"{day.month:02}" if day.month in _MONTHS_WITH_ZERO else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year:04}"


def date_span(start: date, end: date) -> str:
    """Return a span for a sentence: ``01/10/2026``, ``từ ngày 02 đến ngày 06/10/2026``."""
    if start == end:
        return short_date(start)
    if start.year != end.year:
        first = short_date(start)
    elif start.month != end.month:
        first = _day_month(start)
    else:
        first = f"{start.day:02}"
    return f"từ ngày {first} đến ngày {short_date(end)}"


def short_span(start: date, end: date) -> str:
    """Return a span for a table of one Week, without the year: ``01/10``, ``02–06/10``.

    A span over New Year keeps both years.
    """
    if start == end:
        return _day_month(start)
    if start.year != end.year:
        return f"{short_date(start)}–{short_date(end)}"
    first = _day_month(start) if start.month != end.month else f"{start.day:02}"
    return f"{first}–{_day_month(end)}"


def weekday_name(day: date) -> str:
    """Return ``Thứ Bảy``, with the capitals of NĐ 30/2020, Phụ lục II, V.8.c."""
    return _WEEKDAYS[day.weekday()]


def parse_date(
    text: str, *, year: int, week_start: date | None = None, week_end: date | None = None
) -> date:
    """Return the date that was typed: ``3/10``, ``03-10-2026``, ``ngày 3 tháng 10``, ``T7``.

    ``year`` stands in where none was typed. A weekday is looked up in the Week between
    ``week_start`` and ``week_end``. The month never comes first.

    Raises:
        ValueError: It is no date, or a weekday that the Week does not settle. The message is a
            sentence for the user.
    """
    entry = line(text)
    folded = fold(entry)
    weekday = _WEEKDAY_NUMBERS.get(folded)
    if weekday is not None:
        return _in_week(entry, weekday, week_start, week_end)
    found = _NUMERIC.fullmatch(folded) or _SPELT.fullmatch(folded)
    if found is None:
        raise ValueError(
            f"Không đọc được ngày {quoted(entry)}. Hãy ghi ngày rồi đến tháng, ví dụ 3/10."
        )
    # "26" is 2026, and "2026" stays as it is.
    full_year = int(f"20{found[4]}"[-4:]) if found[4] else year
    try:
        return date(full_year, int(found[3]), int(found[1]))
    except ValueError:
        raise ValueError(
            f"Không có ngày {quoted(entry)}. Ngày đứng trước, tháng đứng sau: hãy ghi lại, "
            "ví dụ 3/10."
        ) from None


def _in_week(entry: str, weekday: int, start: date | None, end: date | None) -> date:
    if start is None or end is None:
        raise ValueError(
            f"Chưa biết {quoted(entry)} của tuần nào. Hãy ghi ngày và tháng, ví dụ 3/10."
        )
    wanted = [start + timedelta(days=n) for n in range((end - start).days + 1)]
    wanted = [day for day in wanted if day.weekday() == weekday]
    if len(wanted) != 1:
        raise ValueError(
            f"Từ {short_date(start)} đến {short_date(end)} không có đúng một ngày {quoted(entry)}. "
            "Hãy ghi ngày và tháng, ví dụ 3/10."
        )
    return wanted[0]


def _day_month(day: date) -> str:
    return f"{day.day:02}/{day.month:02}"
