# SPDX-License-Identifier: MIT
"""How much a week's data weigh: the bytes of the data file that they would be."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass

from desktop.domain.week.notebook import Notebook


def weight(notebook: Notebook) -> int:
    """Return how many bytes a data file of a Week takes at most, its form and annex aside.

    A list that is not known counts as one of usual names.
    """
    parts = (
        notebook.week,
        notebook.records,
        notebook.photos,
        notebook.sections,
        notebook.row_notes,
    )
    people = [attendee for names in notebook.attendees.values() for attendee in names]
    written = (f"{a.full_name}{a.born}{a.gender}{a.unit}{a.notes}" for a in people)
    listed = len(people) * _OF_A_PERSON + _size("".join(written))
    unknown = sum(n for id_, n in notebook.lines.items() if id_ not in notebook.attendees)
    return listed + unknown * _USUAL_PERSON + sum(weight_of(part) for part in parts)


_OF_A_PERSON, _USUAL_PERSON, _OF_A_FIELD, _OF_AN_ITEM = 100, 200, 12, 16
"""Bytes of names, quotes and indentation around what is written."""


def _size(text: str) -> int:
    escaped = text.count('"') + text.count("\\") + 5 * sum(map(text.count, _ESCAPED))
    return len(text.encode(errors="surrogatepass")) + escaped


_ESCAPED = "\n\r\t"


def weight_of(value: object) -> int:
    """Return how many bytes one value of it takes at most."""
    if isinstance(value, str):
        return _OF_AN_ITEM + _size(value)
    if is_dataclass(value) and not isinstance(value, type):
        held = ((field.name, getattr(value, field.name)) for field in fields(value))
        return sum(len(name) + _OF_A_FIELD + weight_of(item) for name, item in held)
    if isinstance(value, Mapping):
        return _OF_AN_ITEM + sum(weight_of(key) + weight_of(item) for key, item in value.items())
    if isinstance(value, tuple):
        return _OF_AN_ITEM + sum(_OF_AN_ITEM + weight_of(item) for item in value)
    return 2 * _OF_AN_ITEM
