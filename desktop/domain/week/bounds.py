# SPDX-License-Identifier: MIT
"""How much a week's data may hold, so that every Week can be printed in seconds, and loaded again.

The bounds lie far beyond what is typed in a Week; `resources/data-format.md` tells them. They are
the same for what comes in a file, from a workbook or a list, and for what is typed or pasted.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Never

from desktop.domain.codec import sentence_start
from desktop.domain.errors import AppError, BadData
from desktop.domain.vietnamese import grouped, quoted
from desktop.domain.week.changes import Changes
from desktop.domain.week.notebook import Notebook, SectionText
from desktop.domain.week.records import Attendee
from desktop.domain.week.weight import weight, weight_of, weight_of_people, weight_of_unit

LARGEST_FILE = 32_000_000
"""In bytes."""

LINE, TEXT = 10_000, 100_000
"""Letters that a text of one line may have, and one of several."""

OF_SEVERAL_LINES = frozenset({"notes", "text", "base", "as_typed", "row_notes", "sections"})

MOST: Mapping[str, int] = {
    "records": 20_000,
    "photos": 20_000,
    "links": 1_000,
    "attendees": 200_000,
    "slogans": 200,
    "addressees": 200,
    "copies_to": 200,
    "sections": 500,
    "row_notes": 2_000,
    "document_texts": 1_000,
    "units": 20_000,
    "figures": 15_000,
    "below": 20_000,
}
"""How many there may be of each list; of any other as many as `_MOST_OTHERS`."""

_MOST_OTHERS = 200
ALL_SECTIONS, ALL_DOCUMENTS = 500_000, 1_000_000
"""Letters of all sections of the report together, and of all texts of other documents."""

LIST = 500_000
"""Letters of one text of another document, which may be a list of thousands of guests."""


class TooMuch(AppError):
    """Something that was typed, pasted or brought in is more than a week's data may hold."""


def most_in(name: str) -> int:
    """Return how many there may be of a list of that name."""
    return MOST.get(name, _MOST_OTHERS)


def within(text: str, most: int = LINE) -> str:
    """Return a text that has at most so many letters.

    Raises:
        ValueError: it has more. The message is a sentence for the user.
    """
    if len(text) > most:
        words = f"Dài {grouped(len(text))} chữ, nhiều nhất là {grouped(most)} chữ."
        raise ValueError(f"{words} Hãy rút ngắn.")
    return text


def check_changes(
    label: str, changes: Changes, before: Notebook, after: Notebook, room: int = 0
) -> int:
    """Refuse changes by which a text or list comes to be longer than it may.

    One that was longer already, as in a book of an earlier version, may grow shorter by and by.
    `label` names what was done. Weighing a whole Week takes its time: `room` is how many bytes
    there is surely room for, as returned for the changes before, and is returned for the next.

    Raises:
        TooMuch: naming the first.
    """
    try:
        _check_growth(changes, before, after)
        return _room_left(changes, before, after, room)
    except _Beyond as beyond:
        message = f"{label}: {beyond}."
        raise TooMuch(message, "Chỗ này chưa được ghi vào sổ. Hãy rút ngắn rồi làm lại.") from None


def room_in(notebook: Notebook) -> int:
    """Return how many bytes may still come to a Week before a data file could not hold it."""
    return _MOST_WEIGHT - weight(notebook)


class _Beyond(Exception):
    """Something is longer than it may be; the text says how long that is."""


def _room_left(changes: Changes, before: Notebook, after: Notebook, room: int) -> int:
    """Look at all of it together, but only where much has come: not at each letter typed."""
    people, letters = _growth(changes, before)
    if people + letters < _MUCH:
        return room - max(people, 0) * _OF_A_PERSON - max(letters, 0)
    needed = letters + (sum(map(weight_of_people, changes.attendees.values())) if people > 0 else 0)
    if needed <= room:
        return room - max(needed, 0)
    now = weight(after)
    if now > _MOST_WEIGHT and now > weight(before):
        most = grouped(_MOST_WEIGHT // 1_000_000)
        raise _Beyond(f"sổ có {grouped(now // 1_000_000)} MB chữ, nhiều nhất là {most} MB")
    return _MOST_WEIGHT - now


_MUCH = 1_000
_OF_A_PERSON, _OF_A_KEY = 1_000, 100
"""In bytes, and more than either weighs: one of few people added, the key of what is new."""

_MOST_WEIGHT = LARGEST_FILE - 2_000_000
"""In bytes; the rest is for the form and the annex, which are in a data file too."""


def _growth(changes: Changes, before: Notebook) -> tuple[int, int]:
    """Return how many people of lists changes bring, and about how many letters besides."""
    records = {record.id: record for record in before.records if record.id in changes.records}
    photos = {photo.id: photo for photo in before.photos if photo.id in changes.photos}
    people = before.attendees
    listed = sum(len(names) - len(people.get(id_, ())) for id_, names in changes.attendees.items())
    return listed, (
        _more(changes.records, records)
        + _more(changes.photos, photos)
        + _more(changes.sections, before.sections)
        + _more(changes.row_notes, before.row_notes)
        + _more(changes.document_texts, before.document_texts)
        + sum(weight_of_unit(unit) for unit in changes.units.values() if unit)
        + (weight_of(changes.week) - weight_of(before.week) if changes.week else 0)
    )


def _more(new: Mapping[str, object], old: Mapping[str, object]) -> int:
    return sum(
        weight_of(item) - (weight_of(old[key]) if key in old else -_OF_A_KEY)
        for key, item in new.items()
    )


def _check_growth(changes: Changes, before: Notebook, after: Notebook) -> None:
    for name, noun in _COUNTED.items():
        if getattr(changes, name):
            _check_more(noun, _count(before, name), _count(after, name), MOST[name])
    for name, noun in _WRITTEN.items():
        if getattr(changes, name):
            _check_more(noun, _written(before, name), _written(after, name), _MOST_WRITTEN[name])
    _check_changed(changes, before)
    for id_, people in changes.attendees.items():
        known = {id(attendee) for attendee in before.attendees.get(id_, ())}
        for number, attendee in enumerate(people, 1):
            if id(attendee) not in known:  # all the others stand there already
                _check_person(attendee, number)


def _check_changed(changes: Changes, before: Notebook) -> None:
    records = {record.id: record for record in before.records if record.id in changes.records}
    photos = {photo.id: photo for photo in before.photos if photo.id in changes.photos}
    _check_grown(changes.week, before.week, "week")
    for id_, record in changes.records.items():
        _check_grown(record, records.get(id_), "")
    for id_, photo in changes.photos.items():
        _check_grown(photo, photos.get(id_), "")
    for key, section in changes.sections.items():
        _check_grown(section, before.sections.get(key), "")
    for key, text in changes.document_texts.items():
        old = before.document_texts.get(key)
        for name in ("text", "base"):
            _check_grown(getattr(text, name, None), getattr(old, name, None), "document_texts")
    for code, note in changes.row_notes.items():
        _check_grown(note, before.row_notes.get(code), "row_notes")
    for id_, unit in changes.units.items():
        _check_grown(unit, before.collected.units.get(id_), "")


def _check_person(attendee: Attendee, number: int) -> None:
    try:
        _check_grown(attendee, None, "")
    except _Beyond as beyond:
        who = quoted(attendee.full_name)
        raise _Beyond(f"dòng {grouped(number)} {who} {beyond}") from None


_COUNTED = {
    "records": "hoạt động",
    "photos": "ảnh",
    "attendees": "người trong các danh sách",
    "sections": "mục của báo cáo",
    "row_notes": "câu ở cột Ghi chú",
    "document_texts": "chỗ ghi trong các văn bản",
    "units": "đơn vị",
}
_WRITTEN = {"sections": "chữ của báo cáo", "document_texts": "chữ của các văn bản"}
_MOST_WRITTEN = {"sections": ALL_SECTIONS, "document_texts": ALL_DOCUMENTS}


def _count(notebook: Notebook, name: str) -> int:
    if name == "attendees":
        lists = notebook.attendees.keys() | notebook.lines.keys()
        return sum(notebook.lines_on(id_) for id_ in lists)
    return len(notebook.collected if name == "units" else getattr(notebook, name))


def _written(notebook: Notebook, name: str) -> int:
    texts: Mapping[str, SectionText] = getattr(notebook, name)
    return sum(len(section.text) for section in texts.values())


def _check_more(noun: str, before: int, after: int, most: int) -> None:
    if after > max(before, most):
        raise _Beyond(f"có {grouped(after)} {noun}, nhiều nhất là {grouped(most)}")


def _check_grown(value: object, old: object, name: str) -> None:
    if isinstance(value, str):
        most = _most_of(name)
        _check_more("chữ ở một chỗ", len(old) if isinstance(old, str) else 0, len(value), most)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            _check_grown(getattr(value, field.name), getattr(old, field.name, None), field.name)
    elif isinstance(value, Mapping):
        known = old if isinstance(old, Mapping) else {}
        _check_more("mục", len(known), len(value), most_in(name))
        for key, item in value.items():
            _check_grown(item, known.get(key), name)
    elif isinstance(value, tuple):
        was = old if isinstance(old, tuple) else ()
        _check_more("mục", len(was), len(value), most_in(name))
        for at, item in enumerate(value):
            _check_grown(item, was[at] if at < len(was) else None, name)


def check_bounds(notebook: Notebook, where: str) -> None:
    """Refuse data with longer texts or lists; every text and list there is is looked at.

    Raises:
        BadData: naming the first.
    """
    people = sum(len(names) for names in notebook.attendees.values())
    _check_count("attendees", people, f"{where}, “attendees”")
    for name in ("records", "photos", "sections", "row_notes", "document_texts"):
        _check_count(name, len(getattr(notebook, name)), f"{where}, “{name}”")
    _check(notebook.week, "week", f"{where}, “week”")
    for number, record in enumerate(notebook.records, 1):
        title = f" “{record.title[:60]}”" if record.title else ""
        _check(record, "", f"{where}, bản ghi thứ {number}{title}")
    for photo in notebook.photos:
        _check(photo, "", f"{where}, ảnh “{photo.file_name[:60]}”")
    _check_count("units", len(notebook.collected), f"{where}, “units”")
    for unit in notebook.collected:
        _check(unit, "", f"{where}, đơn vị “{unit.name[:60]}”")
    for name in _WRITTEN:
        _check_written(notebook, name, f"{where}, “{name}”")
    _check_texts(notebook.row_notes, "row_notes", f"{where}, “row_notes”")
    for id_, names in notebook.attendees.items():
        for number, attendee in enumerate(names, 1):
            _check(attendee, "", f"{where}, “attendees”, “{id_[:60]}” thứ {number}")


def _check_written(notebook: Notebook, name: str, where: str) -> None:
    written = _written(notebook, name)
    most = _MOST_WRITTEN[name]
    if written > most:
        _refuse(where, f"dài {grouped(written)} chữ, quá {grouped(most)}")
    for key, section in getattr(notebook, name).items():
        for text in (section.text, section.base):
            _check(text, name, f"{where}, “{key[:60]}”")


def _check(value: object, name: str, where: str) -> None:
    """Look at a value and all within; `name` is that of the field that holds it."""
    if isinstance(value, str):
        most = _most_of(name)
        if len(value) > most:
            _refuse(where, f"dài {grouped(len(value))} chữ, quá {grouped(most)}")
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            _check(getattr(value, field.name), field.name, f"{where}, “{field.name}”")
    elif isinstance(value, Mapping):
        _check_count(name, len(value), where)
        _check_texts(value, name, where)
    elif isinstance(value, tuple):
        _check_count(name, len(value), where)
        for number, item in enumerate(value, 1):
            _check(item, name, f"{where} thứ {number}")


def _check_texts(table: Mapping[str, object], name: str, where: str) -> None:
    for key, item in table.items():
        _check(key, "", where)
        _check(item, name, f"{where}, “{key[:60]}”")


def _most_of(name: str) -> int:
    if name == "document_texts":
        return LIST
    return TEXT if name in OF_SEVERAL_LINES else LINE


def _check_count(name: str, count: int, where: str) -> None:
    if count > (most := most_in(name)):
        _refuse(where, f"có {grouped(count)} mục, quá {grouped(most)}")


def _refuse(where: str, what: str) -> Never:
    raise BadData(f"{sentence_start(where)}: {what}.", "Hãy rút ngắn chỗ này rồi nạp lại.")
