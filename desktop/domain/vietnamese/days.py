# SPDX-License-Identifier: MIT
"""Reads the days that people write: ``3/10``, ``thứ bảy``, ``sáng 3/10``, ``5-6/10``."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from desktop.domain.vietnamese.dates import short_date, short_span, weekday_name
from desktop.domain.vietnamese.reading import Reading
from desktop.domain.vietnamese.text import fold, line, quoted
from desktop.domain.vietnamese.written_dates import in_digits, written_date

_WEEKDAYS = {
    **{
        f"thu {name}": number
        for number, name in enumerate(("hai", "ba", "tu", "nam", "sau", "bay"))
    },
    **{f"{short}{n}": n - 2 for short in ("t", "t ", "thu ", "thu") for n in range(2, 8)},
    **dict.fromkeys(("cn", "chu nhat", "chua nhat"), 6),
}
_WEEKDAY = "|".join(sorted(_WEEKDAYS, key=len, reverse=True))
_WITH_WEEKDAY = re.compile(
    rf"(?:({_WEEKDAY})\b[ ,.:-]*)?(?:\(?ngay:? )?(.*?)\)?[ ,]*(?:\(?({_WEEKDAY})\)?)?"
)
_HOUR = (
    r"[0-9]{1,2} ?(?:(?:gio|[hg])(?: ?[0-9]{2})?|:[0-9]{2})(?::[0-9]{2})?(?: ?phut|p)?(?:\.[0-9]+)?"
)
_HOURS = re.compile(
    rf"(?:\b(?:tu|luc|hoi|vao luc) )?(?<![0-9/.-]){_HOUR}(?: ?(?:-|–|den) ?{_HOUR})?(?![0-9/])"
)
_MIDNIGHT = re.compile(r"[ t]0?0:00(?::00)?(?:\.0+)?z?$")
_PART_OF_DAY = re.compile(
    r"\b(?:cac )?(?:buoi )?(?:sang|chieu|toi|trua|dem|ca ngay)\b"
    r"(?:,? ?(?:va )?(?:sang|chieu|toi)\b)*"
)
_BESIDE = re.compile(r"\b(?:vao|luc|hom|trong|duong lich|dl|bat dau|khai mac|to chuc)\b")
_LUNAR = re.compile(r"\b(?:am lich|am|al)\b")
_UNTIL = re.compile(r"\btới\b", re.IGNORECASE)
"""Without its accents it is an evening."""

_IN_BRACKETS = re.compile(r"\(([^()]*)\)")

_NAMED_DAY = re.compile(
    r"(?:ngay |mung |mong |ngay mung |ngay mong )([0-9]{1,2}|[a-z]+(?: [a-z]+)?)"
)
_BARE_DAY = re.compile(r"(?:ngay |mung |mong |ngay mung |ngay mong )?([0-9]{1,2})")
_FROM = re.compile(r"^(?:thoi gian:? )?(?:tu )(?=ngay|[0-9]|mung|mong|thu|t[2-7]|cn|chu)")
_TO = re.compile(r" ?(?:->|-|–|—|→|÷|\bden(?: het)?\b|\btoi\b) ?")
_AND = re.compile(r" ?(?:,|;|&|\+|\bva\b) ?(?:ngay )?")
_OTHERWISE = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"\b(?:hom nay|hom qua|hom kia|mai|ngay mot|tuan (?:nay|truoc|sau))\b", "là ngày nào?"),
        (r"\b(?:hoac|hay)\b|\?", "có hơn một cách hiểu."),
        (r"^(?:dau|giua|cuoi|trong)? ?thang|^[0-9]{1,2}/[0-9]{4}$", "chưa có ngày."),
        (r"[0-9] ?(?:,|;|&|\+|va) ?(?:ngay )?[0-9]", "không phải những ngày liền nhau."),
    )
)
_DAY_AFTER = re.compile(r"\bmốt\b", re.IGNORECASE)
"""The day after tomorrow; without its accents it is the first."""

_EXAMPLE = "Hãy ghi ngày rồi đến tháng, ví dụ 3/10."


@dataclass(frozen=True, slots=True)
class Calendar:
    """What is known of the days written: the year of those without one, and the Week."""

    year: int
    week_start: date | None = None
    week_end: date | None = None

    def on_weekday(self, weekday: int) -> list[date]:
        """Return the days of the Week that are one of the seven, Monday being 0."""
        return [day for day in self._week() if day.weekday() == weekday]

    def on_day(self, number: int) -> list[date]:
        """Return the days of the Week that have a number in their month."""
        return [day for day in self._week() if day.day == number]

    def _week(self) -> list[date]:
        if self.week_start is None or self.week_end is None:
            return []
        days = (self.week_end - self.week_start).days
        return [self.week_start + timedelta(days=n) for n in range(days + 1)]


@dataclass(frozen=True, slots=True)
class _Day:
    """One day that was read; `has_year` if its year was written."""

    day: date
    is_told: bool = False
    has_year: bool = True


def read_day(text: str, calendar: Calendar) -> Reading[date]:
    """Return the one day that was written: ``3/10``, ``03-10-2026``, ``thứ bảy``, ``sáng 3/10``.

    A weekday is looked up in the Week. The month never comes first.

    Raises:
        ValueError: it is no day, or more than one. The message is a sentence for the user.
    """
    found = read_days(text, calendar)
    first, last = found.value
    if last is not None:
        raise ValueError(f"{quoted(line(text))} có hơn một ngày. Hãy ghi một ngày, ví dụ 3/10.")
    return Reading(first, found.remark)


def read_days(text: str, calendar: Calendar) -> Reading[tuple[date, date | None]]:
    """Return the first day that was written, and the last one if there are several in a row.

    What can be read as one date is one: ``3-10`` is 3 October, ``5-6/10`` is two days.

    Raises:
        ValueError: it is neither. The message is a sentence for the user.
    """
    entry = line(text)
    if _DAY_AFTER.search(entry):
        raise ValueError(_refusal(entry))
    bare, is_told = _without_hours(entry)
    try:
        one = _day(bare, calendar, entry)
        first, last, is_told = one.day, None, is_told or one.is_told
    except ValueError as error:
        days = _several(bare, calendar, entry)
        if not days:
            raise error from None
        is_told = is_told or any(day.is_told for day in days)
        first, last = days[0].day, days[-1].day if days[-1].day != days[0].day else None
    if not is_told:
        return Reading((first, last))
    understood = short_span(first, last) if last else short_date(first)
    return Reading((first, last), f"{quoted(entry)} hiểu là {understood}.")


def _without_hours(entry: str) -> tuple[str, bool]:
    """Return an entry without accents, case, hours and parts of the day; and if hours were told."""
    folded = _MIDNIGHT.sub("", fold(_UNTIL.sub("đến", entry)))
    if _LUNAR.search(_IN_BRACKETS.sub(_of_day_itself, folded)):
        raise ValueError(f"{quoted(entry)} là ngày âm lịch. Hãy ghi ngày dương lịch, ví dụ 3/10.")
    folded = _IN_BRACKETS.sub(lambda found: "" if _LUNAR.search(found[1]) else found[0], folded)
    bare = _HOURS.sub(" ", folded)
    is_told = bare != folded
    bare = _BESIDE.sub(" ", _PART_OF_DAY.sub(" ", bare))
    return " ".join(bare.split()).strip(" .,;:-–"), is_told


def _of_day_itself(found: re.Match[str]) -> str:
    """Return what brackets say of the day before them: "(âm lịch)", but not "(15/8 âm lịch)"."""
    return "" if any(map(str.isdecimal, found[1])) else found[1]


def _day(bare: str, calendar: Calendar, entry: str) -> _Day:
    """Read one day, with its weekday before or behind it."""
    if bare in _WEEKDAYS:
        return _only(calendar.on_weekday(_WEEKDAYS[bare]), calendar, entry)
    bare = _FROM.sub("", bare)
    found = _WITH_WEEKDAY.fullmatch(bare)
    before, rest, behind = found.groups(default="") if found else ("", bare, "")
    rest = rest.strip(" ().,")
    if (named := _NAMED_DAY.fullmatch(bare)) and (number := in_digits(named[1])):
        days = calendar.on_day(number)
        return _Day(_only(days, calendar, entry).day, is_told=True)
    day = _dated(rest.removeprefix("mung ").removeprefix("mong "), calendar, entry)
    named_weekday = _WEEKDAYS.get(before or behind)
    if named_weekday is not None and named_weekday != day.day.weekday():
        raise ValueError(
            f"Ngày {short_date(day.day)} là {weekday_name(day.day)}, không khớp với "
            f"{quoted(entry)}. Hãy ghi lại."
        )
    return day


def _dated(bare: str, calendar: Calendar, entry: str) -> _Day:
    """Read a day that has its month."""
    found = written_date(bare)
    if found is None:
        raise ValueError(_refusal(entry))
    # "26" is 2026, and "2026" stays as it is.
    year = int(f"20{found.year}"[-4:]) if found.year else calendar.year
    is_short = len(found.year) == 2 and year != calendar.year  # noqa: PLR2004 - digits
    if is_short and abs(year - calendar.year) > 1:
        raise ValueError(
            f"Không rõ năm trong {quoted(entry)}. Hãy ghi ngày, tháng và năm bằng bốn chữ số, "
            f"ví dụ 3/10/{calendar.year}."
        )
    try:
        day = date(year, found.month, found.day)
    except ValueError:
        raise ValueError(
            f"Không có ngày {quoted(entry)}. Ngày đứng trước, tháng đứng sau: hãy ghi lại, "
            "ví dụ 3/10."
        ) from None
    return _Day(day, is_told=found.is_told or is_short, has_year=bool(found.year))


def _refusal(entry: str) -> str:
    folded = fold(entry)
    for pattern, words in _OTHERWISE:
        if pattern.search(folded):
            return f"{quoted(entry)} {words} {_EXAMPLE}"
    return f"Không đọc được ngày {quoted(entry)}. {_EXAMPLE}"


def _only(days: Sequence[date], calendar: Calendar, entry: str) -> _Day:
    start, end = calendar.week_start, calendar.week_end
    if start is None or end is None:
        raise ValueError(
            f"Chưa biết {quoted(entry)} của tuần nào. Hãy ghi ngày và tháng, ví dụ 3/10."
        )
    if len(days) != 1:
        raise ValueError(
            f"Từ {short_date(start)} đến {short_date(end)} không có đúng một ngày {quoted(entry)}. "
            "Hãy ghi ngày và tháng, ví dụ 3/10."
        )
    return _Day(days[0])


def _several(bare: str, calendar: Calendar, entry: str) -> list[_Day]:
    """Read several days in a row; none if it is no such thing, or not in a row."""
    bare = _FROM.sub("", bare)
    for splitter, is_span in ((_TO, True), (_AND, False)):
        parts = [part.strip(" ().") for part in splitter.split(bare)]
        if len(parts) > 1 and all(parts):
            days = _in_turn(parts, calendar, entry)
            gaps = [(b.day - a.day).days for a, b in pairwise(days)]
            is_row = all(gap == 1 for gap in gaps) or (is_span and len(days) == 2 and gaps[0] >= 0)  # noqa: PLR2004
            return days if is_row else []
    return []


def _in_turn(parts: Sequence[str], calendar: Calendar, entry: str) -> list[_Day]:
    """Read days from the last to the first, each with the month and year of the one behind it."""
    days: list[_Day] = []
    for part in reversed(parts):
        bare = _BARE_DAY.fullmatch(part)
        if days and bare:
            behind = days[0].day
            day = _Day(_replaced(behind, int(bare[1]), entry))
        else:
            day = _day(part, calendar, entry)
            if days and not day.has_year:
                day = _Day(_with_year(day.day, days[0].day), day.is_told)
        days.insert(0, day)
    return days


def _replaced(behind: date, number: int, entry: str) -> date:
    try:
        return behind.replace(day=number)
    except ValueError:
        raise ValueError(f"Không có ngày {quoted(entry)}. {_EXAMPLE}") from None


def _with_year(day: date, behind: date) -> date:
    """Return a day with the year of the one behind it, or the year before over New Year."""
    try:
        same = day.replace(year=behind.year)
        return same if same <= behind else day.replace(year=behind.year - 1)
    except ValueError:
        return day
