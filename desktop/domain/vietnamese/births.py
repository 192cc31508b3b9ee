# SPDX-License-Identifier: MIT
"""Reads when people were born, as lists have it: ``12/3/1975``, ``SN 75``, ``00/00/1975``."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from desktop.domain.vietnamese.dates import short_date
from desktop.domain.vietnamese.reading import Reading
from desktop.domain.vietnamese.text import fold, line, quoted
from desktop.domain.vietnamese.written_dates import WrittenDate, written_date

_BEFORE = re.compile(
    r"^(?:ngay,? ?(?:thang,? ?)?nam sinh|sinh ngay|sinh nam|nam sinh|ngay sinh|sinh vao|sinh"
    r"|n\.? ?s|s\.? ?n|ngay)(?![a-z])[ .:]*(?:ngay |nam )?"
)
_OLD_YEAR = (
    r"(?:giap|at|binh|dinh|mau|ki|canh|tan|nham|qui|tuoi) (?:ti|suu|dan|mao|thin|ngo|mui|than|dau"
    r"|tuat|hoi)"
)
_AFTER = re.compile(
    r"(?:[ t]0?0:00(?::00)?(?:\.0+)?z?|(?<=[0-9]{4})[.,]0+"
    rf"|(?<=[0-9]{{4}}) ?[-,]? ?\(?{_OLD_YEAR}\)?|[ .,;]+)$"
)
"""Behind a birth: midnight, decimals of a year, its name in the old calendar, marks."""

_NO_DAY = r"(?:0{1,2}|[._?x-]{1,4}|…)"
_YEAR_OF_DATE = re.compile(rf"{_NO_DAY} ?[/. -] ?{_NO_DAY} ?[/. -] ?([0-9]{{4}}|[0-9]{{2}})")
_MONTH = re.compile(
    rf"(?:{_NO_DAY} ?[/.-] ?)?(?:thang |t)?(0?[1-9]|1[0-2]) ?(?:[/.-]|nam) ?((?:19|20)[0-9]{{2}})"
)
_YEAR = re.compile("(?:18|19|20)[0-9]{2}")
_SHORT_YEAR = re.compile("['’]?([0-9]{2})")
_UNSURE = re.compile(r"^(?:khoang|tam|chung|~)[ .]*|[ ]*\(?(?:\?|\bal|\bam lich|\btheo cccd)\)?$")
_AGE = re.compile(r"([0-9]{1,3}) ?(?:tuoi|t)")
_YEAR_WORD = re.compile(r"^năm\b", re.IGNORECASE)
"""Before a year; without its accents it may be a man."""

NO_BIRTH = "không phải ngày hay năm sinh"
"""How a remark ends on what says nothing of a birth."""

_OLDEST = 115
_FIRST_DAY = date(1899, 12, 30)
_SERIALS = range(7_306, 73_415)
"""How Excel counts the days from 1920 to 2100: a cell that lost its format shows the number."""


@dataclass(frozen=True, slots=True)
class _Birth:
    kept: str
    year: int
    doubt: str = ""


@lru_cache(maxsize=4096)
def read_birth(text: str, this_year: int) -> Reading[str]:
    """Return when somebody was born, dd/MM/yyyy or yyyy, and what is doubtful about it.

    The day comes before the month, always. What cannot be understood is kept as it was written.
    """
    entry = line(text)
    if not entry:
        return Reading("")
    bare = _bare(entry)
    found = _understood(bare, this_year)
    unsure = _UNSURE.search(bare)
    if found is None and unsure:
        found = _understood(_UNSURE.sub("", bare), this_year)
        if found is not None:
            found = _Birth(found.kept, found.year, f"{quoted(entry)} chưa chắc, lấy {found.kept}")
    if found is None:
        return Reading(entry, _why_not(bare, entry))
    if found.year > this_year:
        return Reading(found.kept, f"{quoted(entry)} là năm chưa tới")
    if found.year < this_year - _OLDEST:
        return Reading(found.kept, f"{quoted(entry)} đã hơn {_OLDEST} năm")
    return Reading(found.kept, found.doubt.replace("{entry}", quoted(entry)))


def _bare(entry: str) -> str:
    """Return an entry without accents, case, brackets and the words around a birth."""
    folded = _AFTER.sub("", fold(_YEAR_WORD.sub("", entry)))
    if folded.startswith("(") and folded.endswith(")"):
        folded = folded[1:-1].strip()
    return _BEFORE.sub("", folded).strip()


def _understood(bare: str, this_year: int) -> _Birth | None:
    if _YEAR.fullmatch(bare):
        return _Birth(bare, int(bare))
    if found := _YEAR_OF_DATE.fullmatch(bare):
        return _of_year(found[1], this_year)
    if found := _MONTH.fullmatch(bare):
        return _Birth(found[2], int(found[2]), f"{{entry}} thiếu ngày, chỉ lấy năm {found[2]}")
    if found := _SHORT_YEAR.fullmatch(bare):
        return _of_year(found[1], this_year)
    if bare.isdecimal() and int(bare) in _SERIALS:
        day = short_date(_FIRST_DAY + timedelta(days=int(bare)))
        return _Birth(day, int(day[-4:]), f"số {bare} hiểu là ngày {day}")
    written = written_date(bare)
    return _of_date(written, this_year) if written and written.year else None


def _of_year(year: str, this_year: int) -> _Birth:
    full = _full_year(int(year), this_year)
    is_short = len(year) == 2  # noqa: PLR2004 - digits
    return _Birth(str(full), full, f"năm sinh {{entry}} hiểu là {full}" if is_short else "")


def _of_date(written: WrittenDate, this_year: int) -> _Birth | None:
    year = _full_year(int(written.year), this_year)
    try:
        day = date(year, written.month, written.day)
    except ValueError:
        return None
    if (typed := (day - _FIRST_DAY).days) in range(this_year - _OLDEST, this_year + 1):
        # Excel makes a day of 1905 of a year that was typed into a cell for dates.
        doubt = f"{{entry}} là năm {typed} gõ vào ô ghi ngày, hiểu là {typed}"
        return _Birth(str(typed), typed, doubt)
    kept = short_date(day)
    is_short = len(written.year) == 2  # noqa: PLR2004 - digits
    return _Birth(kept, year, f"{{entry}} hiểu là {kept}" if is_short else "")


def _full_year(year: int, this_year: int) -> int:
    if year > 99:  # noqa: PLR2004 - of two digits
        return year
    century = this_year - this_year % 100
    return century + year if century + year <= this_year else century - 100 + year


def _why_not(bare: str, entry: str) -> str:
    written = written_date(bare)
    if written and written.year:
        return f"không có ngày {quoted(entry)}, ngày đứng trước tháng"
    what = "thiếu năm, " if written else "là tuổi, " if _AGE.fullmatch(bare) else ""
    return f"{quoted(entry)} {what}{NO_BIRTH}"
