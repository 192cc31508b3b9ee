# SPDX-License-Identifier: MIT
"""Takes lines of a message apart into people: "1. Nguyễn Văn An - 1975 - Khu 5"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.domain.vietnamese import fold, line, quoted
from desktop.domain.vietnamese.surnames import begins_with_surname, is_formed_as_name
from desktop.intake.people.cells import is_gender, is_number, is_place
from desktop.intake.people.chat import is_stamp, without_chat
from desktop.intake.people.columns import ListLayout
from desktop.intake.people.headings import PeopleColumn, column_of
from desktop.intake.people.joined_lines import joined
from desktop.intake.people.line_person import (
    PHONE,
    LinePerson,
    numbered,
    person_of,
    without_number,
)
from desktop.intake.people.several import people_of
from desktop.intake.sheets import phrases
from desktop.intake.sheets.fates import Fate, RowFate

LAYOUT = ListLayout(
    columns=(
        PeopleColumn.NUMBER,
        PeopleColumn.NAME,
        PeopleColumn.BORN,
        PeopleColumn.GENDER,
        PeopleColumn.UNIT,
        PeopleColumn.NOTES,
    ),
)
"""How the table is laid out that comes of a message."""

_TALK = re.compile(
    r"\b(?:ạ|nhé|nha|nhen|ơi|gửi|cảm ơn|cám ơn|xin|chào|dạ|vâng|giúp|đây là|dưới đây|như sau|kính"
    r"|danh sách|thông báo|đăng ký|tham gia|học viên|lớp học)\b"
    r"|^(?:Gửi|Cảm ơn|Cám ơn|Kính|Xin|Em|Chào|Dạ|Vâng|Ok|OK) [a-zà-ỹđ]"
)
_HEAD = re.compile(r"(?:s? ?t ?t[\W_]+)?ho (?:va )?ten")
_LONGEST_NUMBER = 4
"""Digits that no longer number a line but may be a year."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines that were taken apart: the people with their lines, and what the others are.

    `private` counts the numbers of telephones and papers, which are not taken; `honorifics` the
    words before names, which are not either.
    """

    people: tuple[tuple[int, LinePerson], ...]
    fates: tuple[RowFate, ...]
    private: int = 0
    honorifics: int = 0


def read_lines(lines: Sequence[str]) -> Lines:
    """Return the people that lines name, and what each line is that names nobody.

    Where some lines are numbered, others count only when written like a name.
    """
    texts, continued = joined([without_chat(text) for text in lines])
    are_numbered = any(numbered(text)[0] for text in texts)
    people: list[tuple[int, LinePerson]] = []
    fates: list[RowFate] = []
    private = 0
    for at, text in enumerate(texts):
        if not lines[at].strip():
            continue
        if at in continued:
            fates.append(RowFate(row=at, fate=Fate.CONTINUED, words=line(lines[at])))
            continue
        private += len(PHONE.findall(text))
        found = _people(text, are_numbered=are_numbered)
        if any(one.fate is Fate.SIGNATURE for one in fates):
            found = [_below_signature(person) for person in found]
        if at + 1 < len(texts) and is_stamp(lines[at + 1]):
            found = [_above_stamp(person) for person in found]
        people += ((at, person) for person in found)
        fates += [] if found else [_fate(at, text, lines[at])]
    honorifics = sum(bool(person.honorific) for _at, person in people)
    return Lines(tuple(_with_genders(people)), tuple(fates), private, honorifics)


def _people(text: str, *, are_numbered: bool) -> list[LinePerson]:
    if phrases.is_dated(text):
        return []
    found = []
    for part in people_of(line(text)):
        digits, has_number, rest = numbered(part)
        person = person_of(rest)
        if person is None or not _is_one(person, has_number=has_number, are_numbered=are_numbered):
            return []
        doubts = _name_doubts(person, has_number=has_number, are_numbered=are_numbered)
        found.append(replace(person, number=digits, doubts=(*person.doubts, *doubts)))
    return found


def _is_one(person: LinePerson, *, has_number: bool, are_numbered: bool) -> bool:
    """Whether what reads like a person is one, and no title, total, group or sentence."""
    name = person.name
    if person.birth and not _TALK.search(name):
        return is_formed_as_name(name) or not is_place(name)
    if is_formed_as_name(name):
        return has_number or not are_numbered or _is_capitalised(name)
    if any(is_it(name) for is_it in _NOBODY) or _HEAD.match(fold(name)):
        return False
    is_heading = column_of(name) not in (None, PeopleColumn.NAME) and not begins_with_surname(name)
    if _TALK.search(name) or is_place(name) or is_heading:
        return False
    return has_number or not are_numbered or _is_capitalised(name)


_NOBODY = (phrases.is_total, phrases.is_signature, phrases.is_section, phrases.is_title)


def _below_signature(person: LinePerson) -> LinePerson:
    """Return a person with a doubt where only their place tells whether they are on the list."""
    if person.number or person.birth:
        return person
    doubt = f"{quoted(person.name)} đứng dưới phần chữ ký"
    return replace(person, doubts=(*person.doubts, doubt))


def _above_stamp(person: LinePerson) -> LinePerson:
    """Return a person with a doubt who may have sent the message that follows."""
    if person.number or person.birth:
        return person
    doubt = f"{quoted(person.name)} có thể là người gửi tin"
    return replace(person, doubts=(*person.doubts, doubt))


def _name_doubts(person: LinePerson, *, has_number: bool, are_numbered: bool) -> Iterator[str]:
    words = person.name.split()
    is_half = words[0][0].isupper() and any(word[0].islower() for word in words[1:])
    if is_half or not (person.birth or begins_with_surname(person.name)):
        yield f"{quoted(person.name)} có phải tên người không?"
    elif are_numbered and not has_number and not person.birth:
        yield f"{quoted(person.name)} không có số thứ tự như các dòng khác"


def _with_genders(people: list[tuple[int, LinePerson]]) -> Iterator[tuple[int, LinePerson]]:
    """Yield the people with the gender that all their names end with: "Nguyễn Văn An Nam"."""
    ends = [person.name.rpartition(" ")[2] for _at, person in people]
    are_all = len(ends) > 1 and all(map(is_gender, ends)) and any(fold(end) == "nu" for end in ends)
    for at, person in people:
        name, _, gender = person.name.rpartition(" ")
        yield at, (replace(person, name=name, gender=gender) if are_all and name else person)


def _fate(at: int, text: str, whole: str) -> RowFate:
    """Return what a line is that names nobody."""
    words = line(whole)
    entry = line(text)
    body = without_number(entry)
    if not body or (is_number(entry) and len(entry) < _LONGEST_NUMBER):
        return RowFate(row=at, fate=Fate.NUMBER if entry else Fate.TITLE, words=words)
    if _HEAD.match(fold(body)) and not any(char.isdigit() for char in body) and ":" not in body:
        return RowFate(row=at, fate=Fate.HEAD, words=words)
    for is_it, fate in (
        (phrases.is_total, Fate.TOTAL),
        (phrases.is_signature, Fate.SIGNATURE),
        (phrases.is_title, Fate.TITLE),
    ):
        if is_it(body):
            return RowFate(row=at, fate=fate, words=words)
    if is_stamp(words):
        return RowFate(row=at, fate=Fate.TITLE, words=words)
    doubt = f"Dòng {at + 1}: {quoted(words)} không phải tên người, không lấy."
    fate = Fate.SECTION if phrases.is_section(body) else Fate.UNCLEAR
    return RowFate(row=at, fate=fate, words=words, doubt=doubt)


def _is_capitalised(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and all(word[0].isupper() for word in words)
