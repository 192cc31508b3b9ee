# SPDX-License-Identifier: MIT
"""Tells what a cell of a list of people may be, and writes it the way lists are kept here."""

import re

from desktop.domain.vietnamese import fold, line

_BORN = re.compile(r"(?:19|20)[0-9]{2}")
_DATE = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]((?:19|20)[0-9]{2})(?: [0-9:]+)?")
_BACKWARDS = re.compile(r"((?:19|20)[0-9]{2})-([0-9]{1,2})-([0-9]{1,2})(?:[ T][0-9:.]+)?")
_BEFORE_BORN = re.compile(r"^(?:sinh ngày|sinh năm|năm sinh|ngày sinh|sinh|s\.?n\.?)[ :]*", re.I)
_NUMBER = re.compile(r"[0-9]+")
_PHONE = re.compile(r"[+0-9][0-9 .()-]{8,}")
_GENDERS = {"nam": "Nam", "nu": "Nữ", "m": "Nam", "f": "Nữ", "male": "Nam", "female": "Nữ"}
_LONGEST_GENDER = 6
_MOST_DAYS, _MOST_MONTHS = 31, 12
_LONGEST_NAME, _MOST_WORDS = 60, 8


def born(text: str) -> str:
    """Return a day or year of birth as it is kept, dd/MM/yyyy or yyyy; other text as it is."""
    entry = line(text)
    bare = _BEFORE_BORN.sub("", entry)
    if _BORN.fullmatch(bare):
        return bare
    if found := _DATE.fullmatch(bare):
        day, month, year = found.groups()
    elif found := _BACKWARDS.fullmatch(bare):
        year, month, day = found.groups()
    else:
        return entry
    if not (1 <= int(day) <= _MOST_DAYS and 1 <= int(month) <= _MOST_MONTHS):
        return entry
    return f"{int(day):02}/{int(month):02}/{year}"


def gender(text: str) -> str:
    """Return Nam or Nữ, however it was written; other text as it is."""
    entry = line(text)
    return _GENDERS.get(fold(entry), entry) if len(entry) <= _LONGEST_GENDER else entry


def is_born(cell: str) -> bool:
    """Whether a cell surely says when somebody was born."""
    written = born(cell)
    return bool(_BORN.fullmatch(written) or _DATE.fullmatch(written))


def is_gender(cell: str) -> bool:
    """Whether a cell surely is a gender: "Năm" and "năm" are none."""
    return gender(cell) in {"Nam", "Nữ"} and cell.casefold() not in {"năm", "nám"}


def is_number(cell: str) -> bool:
    """Whether a cell is a bare number, such as that of a line."""
    return bool(_NUMBER.fullmatch(cell.strip(".) ")))


def is_phone(cell: str) -> bool:
    """Whether a cell is a telephone number or that of an identity card."""
    return bool(_PHONE.fullmatch(cell)) and not is_born(cell)


def is_name(cell: str) -> bool:
    """Whether a cell may be the name of a person: some words, no digits, no sentence."""
    has_letters = any(char.isalpha() for char in cell)
    is_short = len(cell) <= _LONGEST_NAME and len(cell.split()) <= _MOST_WORDS
    has_odd = any(char.isdigit() or char in ":;?!/|@" for char in cell)
    return has_letters and is_short and not has_odd and not is_gender(cell)
