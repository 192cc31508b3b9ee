# SPDX-License-Identifier: MIT
"""Refuses what would make a Week hold more than it may, by typing, pasting or taking in.

`bounds` says how much that is, and holds a whole Week against it that comes in a file.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass

from desktop.domain.errors import AppError
from desktop.domain.vietnamese import grouped, quoted
from desktop.domain.week.bounds import (
    LARGEST_FILE,
    MOST,
    MOST_WRITTEN,
    letters_of,
    longest,
    most_in,
)
from desktop.domain.week.changes import Changes
from desktop.domain.week.collected import ReportingUnit
from desktop.domain.week.notebook import Notebook
from desktop.domain.week.records import Attendee
from desktop.domain.week.weight import weight, weight_of, weight_of_people, weight_of_unit


class TooMuch(AppError):
    """Something that was typed, pasted or brought in is more than a week's data may hold."""


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
        raise _refused(label, str(beyond)) from None


def check_units(
    label: str,
    new: Mapping[str, ReportingUnit],
    known: Mapping[str, ReportingUnit],
    room: int,
) -> int:
    """Refuse units as they are to be from now on, as `check_changes` would, without the Week.

    `known` are those there are by now. `room` is how many bytes there is room for (`room_in`);
    what is left of it is returned.

    Raises:
        TooMuch: naming the first.
    """
    before = [known[id_] for id_ in new if id_ in known]
    more = sum(map(weight_of_unit, new.values())) - sum(map(weight_of_unit, before))
    try:
        many = len(known) + len(new) - len(before)
        _check_more(_COUNTED["units"], len(known), many, MOST["units"])
        for id_, unit in new.items():
            _check_grown(unit, known.get(id_), "")
    except _Beyond as beyond:
        raise _refused(label, str(beyond)) from None
    if more > max(room, 0):
        raise _refused(label, f"sổ sẽ có quá {grouped(_MOST_WEIGHT // 1_000_000)} MB chữ")
    return room - more


def room_in(notebook: Notebook) -> int:
    """Return how many bytes may still come to a Week before a data file could not hold it."""
    return _MOST_WEIGHT - weight(notebook)


def _refused(label: str, what: str) -> TooMuch:
    message = f"{label}: {what}."
    return TooMuch(message, "Chỗ này chưa được ghi vào sổ. Hãy rút ngắn rồi làm lại.")


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
        + _more(changes.acknowledged, before.acknowledged)
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
            _check_more(noun, letters_of(before, name), letters_of(after, name), MOST_WRITTEN[name])
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
    for key, one in changes.acknowledged.items():
        _check_grown(one, before.acknowledged.get(key), "")
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
    "acknowledged": "điều đã xem",
    "units": "đơn vị",
}
_WRITTEN = {"sections": "chữ của báo cáo", "document_texts": "chữ của các văn bản"}


def _count(notebook: Notebook, name: str) -> int:
    if name == "attendees":
        lists = notebook.attendees.keys() | notebook.lines.keys()
        return sum(notebook.lines_on(id_) for id_ in lists)
    return len(notebook.collected if name == "units" else getattr(notebook, name))


def _check_more(noun: str, before: int, after: int, most: int) -> None:
    if after > max(before, most):
        raise _Beyond(f"có {grouped(after)} {noun}, nhiều nhất là {grouped(most)}")


def _check_grown(value: object, old: object, name: str) -> None:
    if isinstance(value, str):
        most = longest(name)
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
