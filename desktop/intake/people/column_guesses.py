# SPDX-License-Identifier: MIT
"""Guesses what the columns of a list hold that no heading names, by what stands in them."""

from collections.abc import Callable, Sequence

from desktop.intake.people.cells import (
    is_born,
    is_gender,
    is_name,
    is_number,
    is_phone,
    is_place,
    is_recent,
)
from desktop.intake.people.headings import PeopleColumn
from desktop.intake.people.line_person import person_in, without_number

Row = Sequence[str]

LOOKED_AT = 100
"""So many rows tell what a column holds."""

_LEAST_SHARE = 0.6


def guessed(rows: Sequence[Row], hidden: frozenset[int]) -> tuple[PeopleColumn, ...]:
    """Return the columns by what stands in them; the first text is the name, then the unit."""
    texts = iter((PeopleColumn.NAME, PeopleColumn.UNIT, PeopleColumn.NOTES))
    columns: list[PeopleColumn] = []
    for at, cells in enumerate(zip(*rows[:LOOKED_AT], strict=True)):
        kind = PeopleColumn.UNUSED if at in hidden else _kind(cells)
        if (
            kind in {PeopleColumn.BORN, PeopleColumn.GENDER, PeopleColumn.NUMBER}
            and kind in columns
        ):
            kind = PeopleColumn.UNUSED
        if (
            kind is None
            and any(cells)
            and (PeopleColumn.NAME in columns or _mostly(_names_somebody, cells))
        ):
            kind = next(texts, PeopleColumn.UNUSED)
        columns.append(kind or PeopleColumn.UNUSED)
    return tuple(columns)


def _names_somebody(cell: str) -> bool:
    """Whether a cell is a name, or a name with more said of who bears it."""
    name = without_number(cell)
    return is_name(name) or bool(person_in(name))


def filled_in(
    columns: Sequence[PeopleColumn],
    headings: Sequence[str],
    rows: Sequence[Row],
    hidden: frozenset[int],
) -> tuple[PeopleColumn, ...]:
    """Return the columns with the years, genders and places found in those without heading."""
    found = [*columns]
    for at, cells in enumerate(zip(*rows, strict=True)):
        is_open = found[at] is PeopleColumn.UNUSED and at not in hidden
        if not is_open or (headings and headings[at]):
            continue  # before it is looked up among what may be very many columns
        kind = _kind(cells) or (PeopleColumn.UNIT if _mostly(is_place, cells) else None)
        if kind not in (PeopleColumn.BORN, PeopleColumn.GENDER, PeopleColumn.UNIT):
            continue
        if kind not in found and not (kind is PeopleColumn.GENDER and PeopleColumn.MALE in found):
            found[at] = kind
    return tuple(found)


def _kind(cells: Row) -> PeopleColumn | None:
    """Return what a column without heading surely is, `None` for text."""
    for column, is_it in (
        (PeopleColumn.UNUSED, is_recent),
        (PeopleColumn.BORN, is_born),
        (PeopleColumn.GENDER, is_gender),
        (PeopleColumn.UNUSED, is_phone),
        (PeopleColumn.NUMBER, is_number),
    ):
        if _mostly(is_it, cells):
            return column
    return None


def _mostly(is_it: Callable[[str], bool], cells: Row) -> bool:
    filled = [cell for cell in cells if cell]
    return bool(filled) and sum(map(is_it, filled)) >= _LEAST_SHARE * len(filled)


def with_given_name(
    columns: tuple[PeopleColumn, ...], headings: Sequence[str], rows: Sequence[Row]
) -> tuple[PeopleColumn, ...]:
    """Return the columns with the name in two, where its last word has a column of its own."""
    if PeopleColumn.NAME not in columns or PeopleColumn.GIVEN in columns:
        return columns
    at = columns.index(PeopleColumn.NAME)
    if columns[at + 1 : at + 2] not in ((PeopleColumn.UNUSED,), (PeopleColumn.UNIT,)):
        return columns
    if headings and headings[at + 1] not in ("", headings[at]):
        return columns
    beside = [row[at + 1] for row in rows if row[at] and row[at + 1]]
    if len(beside) * 2 > len(rows) and all(cell.isalpha() for cell in beside):
        rest = (PeopleColumn.UNIT if c is PeopleColumn.NOTES else c for c in columns[at + 2 :])
        return (*columns[:at], PeopleColumn.FAMILY, PeopleColumn.GIVEN, *rest)
    return columns
