# SPDX-License-Identifier: MIT
"""Tells what a cell of a list of people may be, and writes it the way lists are kept here."""

import re
from collections.abc import Iterable
from datetime import date, time, timedelta
from functools import lru_cache

from desktop.domain.vietnamese import fold, line, quoted, short_date
from desktop.intake.sheets.sheet import Value

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_KEPT_DATE = re.compile(r"[0-9]{2}/[0-9]{2}/(?:19|20)[0-9]{2}")
_DATE = re.compile(
    r"(?:ngày )?([0-9]{1,2}) ?(?:[/.,-]|tháng) ?([0-9]{1,2}) ?(?:[/.,-]|năm) ?"
    r"((?:18|19|20)[0-9]{2}|[0-9]{2})(?: 0?0:00(?::00)?)?",
    re.IGNORECASE,
)
_BACKWARDS = re.compile(r"((?:19|20)[0-9]{2})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[ T][0-9:.]+)?")
_TWO_FIRST = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2(?=[0-9])")
_MONTHS = 12
_RUN_TOGETHER = re.compile(r"([0-9]{2})([0-9]{2})((?:19|20)[0-9]{2})")
_MONTH = re.compile(r"(0?[1-9]|1[0-2])[/.-]((?:19|20)[0-9]{2})")
_SHORT_YEAR = re.compile(r"'?([0-9]{2})")
_BEFORE_BORN = re.compile(r"^(?:sinh ngày|sinh năm|năm sinh|ngày sinh|sinh|s\.?n\.?)[ :]*", re.I)
_NUMBER = re.compile(r"[0-9]+")
_PHONE = re.compile(r"[+0-9][0-9 .()-]{8,}")
_GENDERS = {
    "nam": "Nam",
    "nu": "Nữ",
    "m": "Nam",
    "f": "Nữ",
    "male": "Nam",
    "female": "Nữ",
    "trai": "Nam",
    "gai": "Nữ",
}
_LONGEST_GENDER = 6
_TICKS = frozenset({"x", "v", "✓", "✔", "+", "1", "*", "co"})
_LONGEST_NAME, _MOST_WORDS = 60, 8
_FIRST_DAY = date(1899, 12, 30)
_SERIALS = range(7_306, 73_415)
"""How Excel counts the days from 1920 to 2100: a cell that lost its format shows the number."""

_OLDEST = 115
_NO_BIRTH = "không phải ngày hay năm sinh"


def shown(value: Value) -> str:
    """Return what a cell shows, as one clean line: 1971.0 is 1971, a day is dd/MM/yyyy."""
    match value:
        case str():
            text = line(value)
        case bool():
            text = "x" if value else ""
        case float():
            text = str(int(value)) if value.is_integer() else str(value).replace(".", ",")
        case date():
            text = short_date(value)
        case time() | timedelta():
            text = ""  # Nobody is written down by an hour.
        case _:
            text = str(value)
    return text


def born(text: str) -> str:
    """Return a day or year of birth as it is kept, dd/MM/yyyy or yyyy; other text as it is."""
    kept, doubt = interpreted_birth(text, date.today().year)  # noqa: DTZ011 - the PC's own year
    return kept if not doubt else line(text)


def interpreted_birth(text: str, this_year: int) -> tuple[str, str]:
    """Return when somebody was born as it is kept, and what is doubtful about it, else blank.

    The day comes before the month, always. What cannot be is kept as it was written.
    """
    entry = line(text)
    bare = _BEFORE_BORN.sub("", entry)
    if _YEAR.fullmatch(bare):
        return bare, _unlikely(entry, int(bare), this_year)
    if found := _DATE.fullmatch(bare) or _RUN_TOGETHER.fullmatch(bare):
        day, month, year = map(int, found.groups())
    elif found := _BACKWARDS.fullmatch(bare):
        year, month, day = map(int, found.groups())
    elif found := _MONTH.fullmatch(bare):
        return found[2], f"{quoted(entry)} thiếu ngày, chỉ lấy năm {found[2]}"
    elif found := _SHORT_YEAR.fullmatch(bare):
        year = _full_year(int(found[1]), this_year)
        return str(year), f"năm sinh {quoted(entry)} hiểu là {year}"
    elif bare.isdecimal() and int(bare) in _SERIALS:
        day_ = short_date(_FIRST_DAY + timedelta(days=int(bare)))
        return day_, f"số {bare} hiểu là ngày {day_}"
    else:
        return entry, f"{quoted(entry)} {_NO_BIRTH}" if entry else ""
    return _day_of_birth(entry, day, month, year, this_year)


def month_leads(texts: Iterable[str]) -> bool:
    """Whether days have their month in front: some can only be read so, and all can."""
    pairs = [(int(found[1]), int(found[3])) for found in map(_TWO_FIRST.match, texts) if found]
    can_all = all(first <= _MONTHS for first, _second in pairs)
    return can_all and any(second > _MONTHS for _first, second in pairs)


def with_day_first(text: str) -> str:
    """Return a day that was written with its month in front as it is written here."""
    return _TWO_FIRST.sub(r"\3\2\1\2", text, count=1)


def _day_of_birth(entry: str, day: int, month: int, year: int, this_year: int) -> tuple[str, str]:
    full_year = _full_year(year, this_year)
    try:
        kept = short_date(date(full_year, month, day))
    except ValueError:
        return entry, f"không có ngày {quoted(entry)}, ngày đứng trước tháng"
    if full_year != year:
        return kept, f"{quoted(entry)} hiểu là {kept}"
    return kept, _unlikely(entry, full_year, this_year)


def _full_year(year: int, this_year: int) -> int:
    if year > 99:  # noqa: PLR2004 - of two digits
        return year
    century = this_year - this_year % 100
    return century + year if century + year <= this_year else century - 100 + year


def _unlikely(entry: str, year: int, this_year: int) -> str:
    if year > this_year:
        return f"{quoted(entry)} là năm chưa tới"
    return f"{quoted(entry)} đã hơn {_OLDEST} năm" if year < this_year - _OLDEST else ""


@lru_cache(maxsize=1024)
def gender(text: str) -> str:
    """Return Nam or Nữ, however it was written; other text as it is."""
    entry = line(text)
    return _GENDERS.get(fold(entry), entry) if len(entry) <= _LONGEST_GENDER else entry


def is_born(cell: str) -> bool:
    """Whether a cell surely says when somebody was born."""
    written = born(cell)
    return bool(_YEAR.fullmatch(written) or _KEPT_DATE.fullmatch(written))


def may_be_born(cell: str) -> bool:
    """Whether a cell was meant to say when somebody was born, though not surely: 75, 3/1975."""
    _kept, doubt = interpreted_birth(cell, date.today().year)  # noqa: DTZ011 - the PC's own year
    return not doubt.endswith(_NO_BIRTH)


def is_recent(cell: str) -> bool:
    """Whether a cell is a day of this year or the last, on which nobody on a list was born."""
    written = born(cell)
    this_year = date.today().year  # noqa: DTZ011 - the PC's own year
    return bool(_KEPT_DATE.fullmatch(written)) and int(written[-4:]) >= this_year - 1


@lru_cache(maxsize=1024)
def is_tick(cell: str) -> bool:
    """Whether a cell is a cross or another mark."""
    return fold(cell) in _TICKS


def is_gender(cell: str) -> bool:
    """Whether a cell surely is a gender: "Năm" and "năm" are none."""
    return gender(cell) in {"Nam", "Nữ"} and cell.casefold() not in {"năm", "nám"}


def is_number(cell: str) -> bool:
    """Whether a cell is a bare number, such as that of a line."""
    return bool(_NUMBER.fullmatch(cell.strip(".()[] ")))


def is_phone(cell: str) -> bool:
    """Whether a cell is a telephone number or that of an identity card."""
    return bool(_PHONE.fullmatch(cell)) and not is_born(cell)


@lru_cache(maxsize=1024)
def is_name(cell: str) -> bool:
    """Whether a cell may be the name of a person: some words, no digits, no sentence."""
    has_letters = any(char.isalpha() for char in cell)
    is_short = len(cell) <= _LONGEST_NAME and len(cell.split()) <= _MOST_WORDS
    has_odd = any(char.isdigit() or char in ":;?!/|@" for char in cell)
    return has_letters and is_short and not has_odd and not is_gender(cell)
