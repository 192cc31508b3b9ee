# SPDX-License-Identifier: MIT
"""How much a week's data weigh: the bytes of the data file that they would be."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from desktop.domain.week.collected import ReportingUnit
from desktop.domain.week.notebook import Notebook
from desktop.domain.week.records import Attendee


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
        notebook.document_texts,
        notebook.acknowledged,
    )
    listed = sum(map(weight_of_people, notebook.attendees.values()))
    unknown = sum(n for id_, n in notebook.lines.items() if id_ not in notebook.attendees)
    collected = sum(map(weight_of_unit, notebook.collected))
    return listed + unknown * _USUAL_PERSON + collected + sum(weight_of(part) for part in parts)


def weight_of_unit(unit: ReportingUnit) -> int:
    """Return how many bytes a unit takes at most, with the report of it that counts."""
    report = unit.counted
    if report is None:
        return 0
    said = (unit.name, unit.code, report.row_notes, report.doubts, report.below)
    return sum(map(weight_of, said)) + _OF_A_UNIT + len(report.figures) * _OF_A_FIGURE


def weight_of_people(people: Sequence[Attendee]) -> int:
    """Return how many bytes a list of people takes at most."""
    written = (f"{a.full_name}{a.born}{a.gender}{a.unit}{a.notes}" for a in people)
    return len(people) * _OF_A_PERSON + _size("".join(written))


_OF_A_UNIT, _OF_A_FIGURE = 600, 60
"""Bytes of the ids and codes of a unit, and of a figure with the names of its row and column."""

_OF_A_PERSON, _USUAL_PERSON, _OF_A_FIELD, _OF_AN_ITEM = 100, 200, 12, 16
"""Bytes of names, quotes and indentation around what is written."""


def _size(text: str) -> int:
    if not text:
        return 0
    escaped = text.count('"') + text.count("\\") + 5 * sum(map(text.count, _ESCAPED))
    letters = len(text) if text.isascii() else len(text.encode(errors="surrogatepass"))
    return letters + escaped


_ESCAPED = "\n\r\t"


@cache  # thousands of records are weighed at once
def _names(kind: Any) -> tuple[str, ...]:  # noqa: ANN401 - any type of value
    """Return the attributes of a dataclass, none of any other type."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def weight_of(value: object) -> int:
    """Return how many bytes one value of it takes at most."""
    if value is None or isinstance(value, int):
        return 2 * _OF_AN_ITEM
    if isinstance(value, str):
        return _OF_AN_ITEM + _size(value)
    kind: Any = type(value)
    if names := _names(kind):
        held = sum(weight_of(getattr(value, name)) for name in names)
        return held + len(names) * _OF_A_FIELD + sum(map(len, names))
    if isinstance(value, Mapping):
        return _OF_AN_ITEM + sum(weight_of(key) + weight_of(item) for key, item in value.items())
    if isinstance(value, tuple):
        return _OF_AN_ITEM + sum(_OF_AN_ITEM + weight_of(item) for item in value)
    return 2 * _OF_AN_ITEM
