# SPDX-License-Identifier: MIT
"""Writes dates as official documents do."""

from datetime import date

_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
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


def _day_month(day: date) -> str:
    return f"{day.day:02}/{day.month:02}"
