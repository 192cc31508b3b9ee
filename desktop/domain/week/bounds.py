# SPDX-License-Identifier: MIT
"""How much a week's data may hold, so that every Week can be printed in seconds, and loaded again.

The bounds lie far beyond what is typed in a Week; `resources/data-format.md` tells them. They are
the same for what comes in a file, from a workbook or a list, and for what is typed or pasted.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Never

from desktop.domain.codec import sentence_start
from desktop.domain.errors import BadData
from desktop.domain.vietnamese import grouped
from desktop.domain.week.notebook import Notebook, SectionText

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
    "acknowledged": 20_000,
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


MOST_WRITTEN = {"sections": ALL_SECTIONS, "document_texts": ALL_DOCUMENTS}
"""Letters of all texts of a kind together."""


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


def letters_of(notebook: Notebook, name: str) -> int:
    """Return how many letters all texts of that name have together."""
    texts: Mapping[str, SectionText] = getattr(notebook, name)
    return sum(len(section.text) for section in texts.values())


def check_bounds(notebook: Notebook, where: str) -> None:
    """Refuse data with longer texts or lists; every text and list there is is looked at.

    Raises:
        BadData: naming the first.
    """
    people = sum(len(names) for names in notebook.attendees.values())
    _check_count("attendees", people, f"{where}, “attendees”")
    for name in ("records", "photos", "sections", "row_notes", "document_texts", "acknowledged"):
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
    for name in MOST_WRITTEN:
        _check_written(notebook, name, f"{where}, “{name}”")
    for name in ("row_notes", "acknowledged"):
        _check_texts(getattr(notebook, name), name, f"{where}, “{name}”")
    for id_, names in notebook.attendees.items():
        for number, attendee in enumerate(names, 1):
            _check(attendee, "", f"{where}, “attendees”, “{id_[:60]}” thứ {number}")


def _check_written(notebook: Notebook, name: str, where: str) -> None:
    count = letters_of(notebook, name)
    most = MOST_WRITTEN[name]
    if count > most:
        _refuse(where, f"dài {grouped(count)} chữ, quá {grouped(most)}")
    for key, section in getattr(notebook, name).items():
        for text in (section.text, section.base):
            _check(text, name, f"{where}, “{key[:60]}”")


def _check(value: object, name: str, where: str) -> None:
    """Look at a value and all within; `name` is that of the field that holds it."""
    if isinstance(value, str):
        most = longest(name)
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


def longest(name: str) -> int:
    """Return how many letters a text may have that a field of that name holds."""
    if name == "document_texts":
        return LIST
    return TEXT if name in OF_SEVERAL_LINES else LINE


def _check_count(name: str, count: int, where: str) -> None:
    if count > (most := most_in(name)):
        _refuse(where, f"có {grouped(count)} mục, quá {grouped(most)}")


def _refuse(where: str, what: str) -> Never:
    raise BadData(f"{sentence_start(where)}: {what}.", "Hãy rút ngắn chỗ này rồi nạp lại.")
