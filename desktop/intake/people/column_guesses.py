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
from desktop.intake.people.headings import Column
from desktop.intake.people.line_person import person_in, without_number

Row = Sequence[str]

LOOKED_AT = 100
"""So many rows tell what a column holds."""

_LEAST_SHARE = 0.6


def guessed(rows: Sequence[Row], hidden: frozenset[int]) -> tuple[Column, ...]:
    """Return the columns by what stands in them; the first text is the name, then the unit."""
    texts = iter((Column.NAME, Column.UNIT, Column.NOTES))
    columns: list[Column] = []
    for at, cells in enumerate(zip(*rows[:LOOKED_AT], strict=True)):
        kind = Column.UNUSED if at in hidden else _kind(cells)
        if kind in {Column.BORN, Column.GENDER, Column.NUMBER} and kind in columns:
            kind = Column.UNUSED
        if (
            kind is None
            and any(cells)
            and (Column.NAME in columns or _mostly(_names_somebody, cells))
        ):
            kind = next(texts, Column.UNUSED)
        columns.append(kind or Column.UNUSED)
    return tuple(columns)


def _names_somebody(cell: str) -> bool:
    """Whether a cell is a name, or a name with more said of who bears it."""
    name = without_number(cell)
    return is_name(name) or bool(person_in(name))


def filled_in(
    columns: Sequence[Column],
    headings: Sequence[str],
    rows: Sequence[Row],
    hidden: frozenset[int],
) -> tuple[Column, ...]:
    """Return the columns with the years, genders and places found in those without heading."""
    found = [*columns]
    for at, cells in enumerate(zip(*rows, strict=True)):
        is_open = found[at] is Column.UNUSED and at not in hidden
        if not is_open or (headings and headings[at]):
            continue  # before it is looked up among what may be very many columns
        kind = _kind(cells) or (Column.UNIT if _mostly(is_place, cells) else None)
        if kind not in (Column.BORN, Column.GENDER, Column.UNIT):
            continue
        if kind not in found and not (kind is Column.GENDER and Column.MALE in found):
            found[at] = kind
    return tuple(found)


def _kind(cells: Row) -> Column | None:
    """Return what a column without heading surely is, `None` for text."""
    for column, is_it in (
        (Column.UNUSED, is_recent),
        (Column.BORN, is_born),
        (Column.GENDER, is_gender),
        (Column.UNUSED, is_phone),
        (Column.NUMBER, is_number),
    ):
        if _mostly(is_it, cells):
            return column
    return None


def _mostly(is_it: Callable[[str], bool], cells: Row) -> bool:
    filled = [cell for cell in cells if cell]
    return bool(filled) and sum(map(is_it, filled)) >= _LEAST_SHARE * len(filled)


def with_given_name(
    columns: tuple[Column, ...], headings: Sequence[str], rows: Sequence[Row]
) -> tuple[Column, ...]:
    """Return the columns with the name in two, where its last word has a column of its own."""
    if Column.NAME not in columns or Column.GIVEN in columns:
        return columns
    at = columns.index(Column.NAME)
    if columns[at + 1 : at + 2] not in ((Column.UNUSED,), (Column.UNIT,)):
        return columns
    if headings and headings[at + 1] not in ("", headings[at]):
        return columns
    beside = [row[at + 1] for row in rows if row[at] and row[at + 1]]
    if len(beside) * 2 > len(rows) and all(cell.isalpha() for cell in beside):
        rest = (Column.UNIT if c is Column.NOTES else c for c in columns[at + 2 :])
        return (*columns[:at], Column.FAMILY, Column.GIVEN, *rest)
    return columns
