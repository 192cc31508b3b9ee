# SPDX-License-Identifier: MIT
"""Tells the people of a line apart: "A, B, C", "1. A 2. B", "Khu 5: A 1975; B 1980"."""

import re
from collections.abc import Iterator, Sequence

from desktop.domain.vietnamese import line
from desktop.intake.people.cells import is_place
from desktop.intake.people.headings import PeopleColumn, column_of
from desktop.intake.people.line_person import (
    BREAK,
    is_full_name,
    set_apart,
    without_number,
)

_NUMBER = re.compile(r"(?:(?<=^)|(?<=[\s,;.)]))([0-9]{1,3})\s?[.)/]\s*(?=[^\W\d_]{2,})")
_SEMICOLON = re.compile(r"\s*[;|]\s*")
_JOINTS = (
    _SEMICOLON,
    re.compile(r"\s*[,;|]\s*|\s+(?:và|cùng|với)\s+|\s*[+&]\s*"),
    re.compile(r"\s+[-–—]+\s+|\s*[,;|]\s*"),
    re.compile(r"(?<=[^\W\d_]{2})\s*/\s*(?=[^\W\d_]{2})"),
)
_GROUP = re.compile(r"^([^:]{2,40}?)\s*[:：]\s*(?=\S)")  # noqa: RUF001 - full width as well
_TALK = re.compile(
    r"(?i)\b(?:đăng ký|đk|danh sách|ds|gồm|gửi|bổ sung|thêm|tham gia|có mặt|học viên|vợ chồng"
    r"|gia đình|hai vợ chồng|mẹ con|bố con|các bạn|những người|nhóm|đại biểu|thành viên)\b"
)
_SURE_WORDS = 3


def people_of(text: str) -> list[str]:
    """Return the parts of a line that tell of one person each, one for a line of one person.

    What is said of all of them before a colon is said of each: "Khu 5: A, B". There are none where
    that is not understood: "Người liên hệ: A".
    """
    body = without_number(text)
    group = _GROUP.match(body)
    rest = body[group.end() :] if group else ""
    is_talk = bool(group and _TALK.search(group[1]))
    is_person = bool(group and is_full_name(group[1]) and not is_talk)
    if not group or is_person or not _begins_with_name(rest):
        return _apart(text)
    if is_place(group[1]):
        return [f"{part} ; {group[1]}" for part in _apart(rest)]
    if column_of(group[1]) is PeopleColumn.NAME:
        return _apart(text)
    return _apart(rest) if is_talk else []


def _apart(text: str) -> list[str]:
    numbered = [*_numbered(text)]
    if len(numbered) > 1 and all(map(_begins_with_name, numbered)):
        return numbered
    for joint in _JOINTS:
        parts = [part for part in joint.split(text) if part]
        is_all = all(map(_begins_with_name if joint is _SEMICOLON else is_full_name, parts))
        if len(parts) > 1 and is_all and any(map(_is_long, parts[1:])):
            return [one for part in parts for one in _apart(part)]
        told = _by_births(parts)
        if len(told) > 1:
            return told
    return [text]


def _numbered(text: str) -> Iterator[str]:
    """Yield the parts of a line that are numbered one after another."""
    begins: list[int] = []
    last = 0
    for found in _NUMBER.finditer(text):
        if not begins or int(found[1]) == last + 1:
            begins.append(found.start())
            last = int(found[1])
    if begins and not text[: begins[0]].strip():
        for start, end in zip(begins, [*begins[1:], len(text)], strict=True):
            yield text[start:end].strip(" ,;")


def _by_births(parts: Sequence[str]) -> list[str]:
    """Return the parts put together by person, if each has a name and a birth."""
    people: list[str] = []
    for part in parts:
        is_name = _begins_with_name(part)
        if is_name and (not people or set_apart(people[-1])[1]):
            people.append(part)
        elif is_name and len(people) > 1:  # What looked like a name before it is a place.
            people[-2:] = [f"{people[-2]} ; {people[-1]}", part]
        elif people:
            people[-1] += f" ; {part}"
        else:
            return []
    while len(people) > 1 and not set_apart(people[-1])[1]:
        people[-2:] = [" ; ".join(people[-2:])]
    return people if all(set_apart(person)[1] for person in people) else []


def _begins_with_name(text: str) -> bool:
    return is_full_name(BREAK.split(without_number(set_apart(line(text))[0]))[0])


def _is_long(text: str) -> bool:
    """Whether a name has so many words that it can hardly be a place: "Hà An" is both."""
    return len(without_number(text).split()) >= _SURE_WORDS
