# SPDX-License-Identifier: MIT
"""Takes lines of a message apart into a table of people: "1. Nguyễn Văn A - 1975 - Khu 5"."""

import re
from collections.abc import Sequence

from desktop.domain.vietnamese import fold, line
from desktop.intake.people.cells import is_born, is_gender, is_name, is_number, is_phone
from desktop.intake.people.columns import Column, Layout

LAYOUT = Layout(
    columns=(Column.NUMBER, Column.NAME, Column.BORN, Column.GENDER, Column.UNIT),
)
"""How the table is laid out that comes of a message."""

_LINE_NUMBER = re.compile(r"^\s*(?:([0-9]{1,4})\s*[.)/:-]|[-–+*•·])\s*")
_BREAK = re.compile(r"\s+[-–—]+\s+|\s*[;|,]\s*|[()]")
_WHEN = r"(?:[0-9]{1,2}[/.-][0-9]{1,2}[/.-])?(?:19|20)[0-9]{2}"
_BORN_WITHIN = re.compile(
    rf"(?<![0-9/.])(?<![0-9]-)((?:sinh năm|sinh ngày|năm sinh|sinh|sn)?[ :]*{_WHEN})(?![0-9/])",
    re.IGNORECASE,
)
_EDGES = " \t-–—:.,"
_NOBODY = ("danh sach", "tong", "cong:", "stt", "ho va ten", "ho ten", "kinh gui", "nguoi lap")


def rows_of_lines(lines: Sequence[str]) -> list[list[str]]:
    """Return a row for each line, laid out as `LAYOUT` says; blank for one that names nobody.

    Where some lines are numbered, others count only when written like a name.
    """
    are_numbered = any(map(_LINE_NUMBER.match, lines))
    rows = []
    for text in lines:
        number = _LINE_NUMBER.match(text)
        row = _row(text[number.end() :] if number else text)
        is_one = bool(row) and (not are_numbered or bool(number) or _is_capitalised(row[0]))
        digits = (number[1] or "") if number else ""
        rows.append([digits, *row] if is_one else [""] * len(LAYOUT.columns))
    return rows


def _row(text: str) -> list[str]:
    """Return the name, day of birth, gender and unit that a line holds; nothing without a name."""
    parts = [part for part in map(line, _BREAK.split(_set_apart(text))) if part]
    if not parts or not is_name(parts[0]) or fold(parts[0]).startswith(_NOBODY):
        return []
    birth = gender = ""
    rest = []
    for part in parts[1:]:
        if not birth and is_born(part):
            birth = part
        elif not gender and is_gender(part):
            gender = part
        elif not is_phone(part) and not is_number(part):
            rest.append(part)
    return [parts[0].strip(_EDGES), birth, gender, ", ".join(rest)]


def _set_apart(text: str) -> str:
    """Return a line with its year of birth between separators, whatever stood around it."""
    found = _BORN_WITHIN.search(text)
    if found is None:
        return text
    before, after = text[: found.start()].rstrip(_EDGES), text[found.end() :].lstrip(_EDGES)
    return f"{before};{found[1].strip(_EDGES)};{after}"


def _is_capitalised(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and all(word[0].isupper() for word in words)
