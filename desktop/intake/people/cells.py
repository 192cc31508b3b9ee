# SPDX-License-Identifier: MIT
"""Tells what a cell of a list of people may be, and writes it the way lists are kept here."""

import re
from collections.abc import Iterable
from datetime import date, time, timedelta
from functools import lru_cache

from desktop.domain.vietnamese import fold, line, short_date
from desktop.domain.vietnamese.births import NO_BIRTH
from desktop.domain.vietnamese.entries import read_birth
from desktop.intake.sheets.sheet import Value

_TWO_FIRST = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2(?=[0-9])")
_MONTHS = 12
_KEPT = re.compile(r"(?:[0-9]{2}/[0-9]{2}/)?(?:19|20)[0-9]{2}")
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
_PLACE = re.compile(
    r"(?i)^(?:khu|tổ|thôn|xóm|ấp|bản|phường|xã|lớp|trường|đội|tdp|kp|số|ngõ|đường|phố|p\.|x\.|tt"
    r"|thị trấn|huyện|tp|tỉnh|công ty|cty|chi hội|chi đoàn|hội|phòng|trạm|th|thcs|thpt|mn)\b"
)
_LONGEST_NAME, _MOST_WORDS = 60, 8


def cell_text(value: Value) -> str:
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


def this_year() -> int:
    """Return the year on the PC's own calendar."""
    return date.today().year  # noqa: DTZ011 - as people there have it


def born(text: str) -> str:
    """Return a day or year of birth as it is kept, if there is no doubt of it; else as it is."""
    birth = read_birth(text, this_year())
    return line(text) if birth.remark else birth.value


def month_leads(texts: Iterable[str]) -> bool:
    """Whether days have their month in front: some can only be read so, and all can."""
    pairs = [(int(found[1]), int(found[3])) for found in map(_TWO_FIRST.match, texts) if found]
    can_all = all(first <= _MONTHS for first, _second in pairs)
    return can_all and any(second > _MONTHS for _first, second in pairs)


def with_day_first(text: str) -> str:
    """Return a day that was written with its month in front as it is written here."""
    return _TWO_FIRST.sub(r"\3\2\1\2", text, count=1)


@lru_cache(maxsize=1024)
def gender(text: str) -> str:
    """Return Nam or Nữ, however it was written; other text as it is."""
    entry = line(text)
    return _GENDERS.get(fold(entry), entry) if len(entry) <= _LONGEST_GENDER else entry


@lru_cache(maxsize=16384)
def is_born(cell: str) -> bool:
    """Whether a cell surely says when somebody was born."""
    if not any(map(str.isdecimal, cell)):
        return False
    return not read_birth(cell, this_year()).remark


def may_be_born(cell: str) -> bool:
    """Whether a cell was meant to say when somebody was born, though not surely: 75, 3/1975."""
    if not any(map(str.isdecimal, cell)):
        return False
    return not read_birth(cell, this_year()).remark.endswith(NO_BIRTH)


def is_recent(cell: str) -> bool:
    """Whether a cell is this year or the last, or a day of it: nobody on a list is born then."""
    written = born(cell)
    return bool(_KEPT.fullmatch(written)) and int(written[-4:]) >= this_year() - 1


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


def is_place(cell: str) -> bool:
    """Whether a text begins as that of where somebody lives, works or learns."""
    return bool(_PLACE.match(cell))


@lru_cache(maxsize=1024)
def is_name(cell: str) -> bool:
    """Whether a cell may be the name of a person: some words, no digits, no sentence."""
    has_letters = any(char.isalpha() for char in cell)
    is_short = len(cell) <= _LONGEST_NAME and len(cell.split()) <= _MOST_WORDS
    has_odd = any(char.isdigit() or char in ':;?!/|@"_<>=#%' for char in cell)
    return has_letters and is_short and not has_odd and not is_gender(cell)
