# SPDX-License-Identifier: MIT
"""How much a week's data may hold, so that every Week that is taken in can be printed in seconds.

The bounds lie far beyond what is typed in a Week; `resources/data-format.md` tells them.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Never

from desktop.domain.codec import sentence_start
from desktop.domain.errors import BadData
from desktop.domain.vietnamese import grouped
from desktop.domain.week.notebook import Notebook

LARGEST_FILE = 32_000_000
"""In bytes."""

LINE, TEXT = 10_000, 100_000
"""Letters that a text of one line may have, and one of several."""

_OF_SEVERAL_LINES = frozenset({"notes", "text", "base", "as_typed", "row_notes"})

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
}
"""How many there may be of each list; of any other as many as `_MOST_OTHERS`."""

_MOST_OTHERS = 200
_ALL_SECTIONS = 500_000
"""Letters of all sections of the report together."""


def check_bounds(notebook: Notebook, where: str) -> None:
    """Refuse data with longer texts or lists; every text and list there is is looked at.

    Raises:
        BadData: naming the first.
    """
    people = sum(len(names) for names in notebook.attendees.values())
    _check_count("attendees", people, f"{where}, “attendees”")
    for name in ("records", "photos", "sections", "row_notes"):
        _check_count(name, len(getattr(notebook, name)), f"{where}, “{name}”")
    _check(notebook.week, "week", f"{where}, “week”")
    for number, record in enumerate(notebook.records, 1):
        title = f" “{record.title[:60]}”" if record.title else ""
        _check(record, "", f"{where}, bản ghi thứ {number}{title}")
    for photo in notebook.photos:
        _check(photo, "", f"{where}, ảnh “{photo.file_name[:60]}”")
    written = sum(len(section.text) for section in notebook.sections.values())
    if written > _ALL_SECTIONS:
        _refuse(f"{where}, “sections”", f"dài {grouped(written)} chữ, quá {grouped(_ALL_SECTIONS)}")
    for key, section in notebook.sections.items():
        _check(section, "", f"{where}, “sections”, “{key[:60]}”")
    _check_texts(notebook.row_notes, "row_notes", f"{where}, “row_notes”")
    for id_, names in notebook.attendees.items():
        for number, attendee in enumerate(names, 1):
            _check(attendee, "", f"{where}, “attendees”, “{id_[:60]}” thứ {number}")


def _check(value: object, name: str, where: str) -> None:
    """Look at a value and all within; `name` is that of the field that holds it."""
    if isinstance(value, str):
        most = TEXT if name in _OF_SEVERAL_LINES else LINE
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


def _check_count(name: str, count: int, where: str) -> None:
    most = MOST.get(name, _MOST_OTHERS)
    if count > most:
        _refuse(where, f"có {grouped(count)} mục, quá {grouped(most)}")


def _refuse(where: str, what: str) -> Never:
    raise BadData(f"{sentence_start(where)}: {what}.", "Hãy rút ngắn chỗ này rồi nạp lại.")
