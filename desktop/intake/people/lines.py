# SPDX-License-Identifier: MIT
"""Takes lines of a message apart into people: "1. Nguyễn Văn An - 1975 - Khu 5"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from desktop.domain.vietnamese import fold, line, quoted
from desktop.domain.vietnamese.surnames import begins_with_surname
from desktop.intake.people.cells import is_gender, is_number
from desktop.intake.people.columns import Layout
from desktop.intake.people.headings import Column, column_of
from desktop.intake.people.line_person import (
    BREAK,
    LINE_NUMBER,
    PHONE,
    PLACE,
    LinePerson,
    is_full_name,
    person_of,
    set_apart,
    without_number,
)
from desktop.intake.sheets import phrases
from desktop.intake.sheets.fates import Fate, RowFate

LAYOUT = Layout(
    columns=(Column.NUMBER, Column.NAME, Column.BORN, Column.GENDER, Column.UNIT, Column.NOTES),
)
"""How the table is laid out that comes of a message."""

_CHAT = re.compile(
    r"^\[?(?:\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?,? *\d{1,2}[:h]\d{2}(?::\d{2})?"
    r"|\d{1,2}[:h]\d{2}(?::\d{2})?,? *\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?"
    r"|\d{1,2}:\d{2}(?::\d{2})?)"
    r"(?: *[AaPpSsCc][MmHh])?\]?(?: *[-–] *| +|: *)"
)
_SENDER = re.compile(r"^[^:\d]{1,40}: ?")
_CHAT_BEHIND = re.compile(
    r"^[^:\d]{1,40}, ?\[\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4},? "
    r"\d{1,2}:\d{2}(?::\d{2})?(?: ?[^\W\d_]{2})?\]:?\s*"
)
_SYMBOLS = re.compile("[\u2600-\u27bf\u2b50\ufe0f\U0001f000-\U0001faff]")
_KEYCAPS = re.compile("([0-9])\ufe0f?\u20e3")
_NEXT = re.compile(r"(?<=[^\d\s])[\s,;.]+(?=[0-9]{1,3}\s?[.)/]\s*[^\W\d_]{2,})")
_JOINED = re.compile(r"\s*[;]\s*")
_DASH = re.compile(r"\s+[-–—]+\s+")
_COMMA = re.compile(r"\s*,\s*|\s+và\s+")
_TALK = re.compile(
    r"\b(?:ạ|nhé|nha|nhen|ơi|gửi|cảm ơn|cám ơn|xin|chào|dạ|vâng|giúp|đây là|dưới đây|như sau|kính"
    r"|danh sách|thông báo|đăng ký|tham gia|học viên|lớp học)\b"
    r"|^(?:Gửi|Cảm ơn|Cám ơn|Kính|Xin|Em|Chào|Dạ|Vâng|Ok|OK) [a-zà-ỹđ]"
)
_HEAD = re.compile(r"(?:s? ?t ?t[\W_]+)?ho (?:va )?ten")
_LONGEST_NUMBER = 4
"""Digits that no longer number a line but may be a year."""

_SURE_WORDS, _LEAST_JOINED = 3, 2


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines that were taken apart: the people with their lines, and what the others are.

    `private` counts the numbers of telephones and papers, which are not taken.
    """

    people: tuple[tuple[int, LinePerson], ...]
    fates: tuple[RowFate, ...]
    private: int = 0


def read_lines(lines: Sequence[str]) -> Lines:
    """Return the people that lines name, and what each line is that names nobody.

    Where some lines are numbered, others count only when written like a name.
    """
    texts = [_without_chat(_SYMBOLS.sub("", _KEYCAPS.sub(r"\1. ", text)).strip()) for text in lines]
    texts, continued = _joined(texts)
    are_numbered = any(_counted(text) for text in texts)
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
        people += ((at, person) for person in found)
        fates += [] if found else [_fate(at, text, lines[at])]
    return Lines(tuple(_with_genders(people)), tuple(fates), private)


def _without_chat(text: str) -> str:
    """Return a line without when it was sent and by whom."""
    if behind := _CHAT_BEHIND.match(text):
        return text[behind.end() :]
    found = _CHAT.match(text)
    return _SENDER.sub("", text[found.end() :], count=1) if found else text


def _joined(texts: Sequence[str]) -> tuple[list[str], frozenset[int]]:
    """Return the lines with each person in one, where every cell came as a line of its own.

    So come tables of PDF: a bare number, then name, birth and what follows. Beside them the lines
    that went into another.
    """
    starts: list[int] = []
    for at, text in enumerate(texts):
        if text == str(len(starts) + 1):
            starts.append(at)
    if len(starts) < _LEAST_JOINED or min(b - a for a, b in pairwise(starts)) < _LEAST_JOINED:
        return [*texts], frozenset()
    found, continued = [*texts], set[int]()
    longest = max(b - a for a, b in pairwise(starts))
    for start, end in zip(starts, [*starts[1:], len(texts)], strict=True):
        parts = range(start + 1, min(end, start + longest))
        found[start] = f"{texts[start]}. " + " ; ".join(texts[at] for at in parts if texts[at])
        continued.update(parts)
    return found, frozenset(continued)


def _counted(text: str) -> str:
    """Return the number of a line, blank for one without."""
    found = LINE_NUMBER.match(text.strip())
    return (found[1] or "") if found else ""


def _people(text: str, *, are_numbered: bool) -> list[LinePerson]:
    if phrases.is_dated(text):
        return []
    found = []
    for chunk in _chunks(line(text)):
        number = LINE_NUMBER.match(chunk)
        digits = (number[1] or "") if number else ""
        person = person_of(chunk[number.end() :] if number else chunk)
        if person is None or not _is_one(
            person, has_number=bool(number), are_numbered=are_numbered
        ):
            return []
        doubts = _name_doubts(person, has_number=bool(number), are_numbered=are_numbered)
        found.append(replace(person, number=digits, doubts=(*person.doubts, *doubts)))
    return found


def _is_one(person: LinePerson, *, has_number: bool, are_numbered: bool) -> bool:
    """Whether what reads like a person is one, and no title, total, group or sentence."""
    name = person.name
    if person.birth:
        return True
    if any(is_it(name) for is_it in _NOBODY) or _HEAD.match(fold(name)):
        return False
    if _TALK.search(name) or PLACE.match(name) or column_of(name) not in (None, Column.NAME):
        return False
    return has_number or not are_numbered or _is_capitalised(name)


_NOBODY = (phrases.is_total, phrases.is_signature, phrases.is_section, phrases.is_title)


def _below_signature(person: LinePerson) -> LinePerson:
    """Return a person with a doubt where only their place tells whether they are on the list."""
    if person.number or person.birth:
        return person
    doubt = f"{quoted(person.name)} đứng dưới phần chữ ký"
    return replace(person, doubts=(*person.doubts, doubt))


def _name_doubts(person: LinePerson, *, has_number: bool, are_numbered: bool) -> Iterator[str]:
    if person.birth:
        return
    words = person.name.split()
    is_half = words[0][0].isupper() and any(word[0].islower() for word in words[1:])
    if is_half or not begins_with_surname(person.name):
        yield f"{quoted(person.name)} có phải tên người không"
    elif are_numbered and not has_number:
        yield f"{quoted(person.name)} không có số thứ tự như các dòng khác"


def _chunks(text: str) -> list[str]:
    """Return the parts of a line that may be a person each."""
    parts = _NEXT.split(text)
    if len(parts) > 1:
        return parts
    for mark, is_it in (
        (_JOINED, _begins_with_name),
        (_COMMA, is_full_name),
        (_DASH, is_full_name),
    ):
        parts = [part for part in mark.split(text) if part]
        if len(parts) > 1 and all(map(is_it, parts)) and any(map(_is_long, parts[1:])):
            return parts
    return [text]


def _begins_with_name(text: str) -> bool:
    return is_full_name(BREAK.split(without_number(set_apart(text)[0]))[0])


def _is_long(text: str) -> bool:
    """Whether a name has so many words that it can hardly be a place: "Hà An" is both."""
    return len(without_number(text).split()) >= _SURE_WORDS


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
    doubt = f"Dòng {at + 1}: {quoted(words)} không phải tên người, không lấy."
    fate = Fate.SECTION if phrases.is_section(body) else Fate.UNCLEAR
    return RowFate(row=at, fate=fate, words=words, doubt=doubt)


def _is_capitalised(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and all(word[0].isupper() for word in words)
