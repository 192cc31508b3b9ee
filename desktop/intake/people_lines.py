# SPDX-License-Identifier: MIT
"""Recognises people in lines of a message: "1. Nguyễn Văn A - 1975 - Khu 5"."""

import re
from collections.abc import Iterator, Sequence

from desktop.domain.records import Attendee
from desktop.domain.vietnamese import fold, line
from desktop.intake.people_cells import (
    born,
    gender,
    is_born,
    is_gender,
    is_name,
    is_number,
    is_phone,
)

_LINE_NUMBER = re.compile(r"^\s*(?:[0-9]{1,4}\s*[.)/:-]|[-–+*•·])\s*")
_BREAK = re.compile(r"\s+[-–—]+\s+|\s*[;|,]\s*|[()]")
_WHEN = r"(?:[0-9]{1,2}[/.-][0-9]{1,2}[/.-])?(?:19|20)[0-9]{2}"
_BORN_WITHIN = re.compile(
    rf"(?<![0-9/.])(?<![0-9]-)((?:sinh năm|sinh ngày|năm sinh|sinh|sn)?[ :]*{_WHEN})(?![0-9/])",
    re.IGNORECASE,
)
_EDGES = " \t-–—:.,"
_NOBODY = ("danh sach", "tong", "cong:", "stt", "ho va ten", "ho ten", "kinh gui", "nguoi lap")


def people_in_lines(lines: Sequence[str]) -> Iterator[Attendee]:
    """Yield a person for each line that names one.

    Where some lines are numbered, others count only when written like a name.
    """
    are_numbered = any(_LINE_NUMBER.match(text) for text in lines)
    for text in lines:
        bare = _LINE_NUMBER.sub("", text, count=1)
        person = _person(bare)
        if person and (not are_numbered or bare != text or _is_capitalised(person.full_name)):
            yield person


def _person(text: str) -> Attendee | None:
    parts = [part for part in map(line, _BREAK.split(_set_apart(text))) if part]
    if not parts or not is_name(parts[0]) or fold(parts[0]).startswith(_NOBODY):
        return None
    found = {"born": "", "gender": ""}
    rest = []
    for part in parts[1:]:
        if not found["born"] and is_born(part):
            found["born"] = born(part)
        elif not found["gender"] and is_gender(part):
            found["gender"] = gender(part)
        elif not is_phone(part) and not is_number(part):
            rest.append(part)
    return Attendee(full_name=parts[0].strip(_EDGES), unit=", ".join(rest), **found)


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
