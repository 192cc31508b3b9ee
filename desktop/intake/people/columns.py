# SPDX-License-Identifier: MIT
"""Tells which column of a list of people is what, by its heading and by what stands in it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from desktop.intake.people.cells import (
    is_born,
    is_gender,
    is_number,
    is_phone,
    is_tick,
    may_be_born,
)
from desktop.intake.people.column_guesses import LOOKED_AT, Row, filled_in, guessed, with_given_name
from desktop.intake.people.headings import (
    NAMES,
    PeopleColumn,
    are_couples,
    are_parts_of_day,
    bare_heading,
    column_of,
    is_of_others,
    is_one_of_couple,
    is_part_of_day,
    is_surely_name,
    spouse,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLayout:
    """How a list is laid out: what its columns are, and from which row on people stand in it.

    `headings` are those of the columns as they were written; blank without a head, which takes
    `head` rows. `further` are tables with other columns further down on the same sheet.
    """

    columns: tuple[PeopleColumn, ...]
    below: int = 0
    headings: tuple[str, ...] = ()
    head: int = 0
    further: tuple["ListLayout", ...] = ()

    @property
    def shape(self) -> str:
        """The same for all lists with this head, blank for a list without one."""
        return "|".join(map(bare_heading, self.headings)) if any(self.headings) else ""

    @property
    def blocks(self) -> tuple[tuple[int, ...], ...]:
        """The columns of each list, where several stand side by side, or husbands and wives."""
        first = PeopleColumn.NAME if PeopleColumn.NAME in self.columns else PeopleColumn.FAMILY
        names = [at for at, column in enumerate(self.columns) if column is first]
        is_in_parts = first is PeopleColumn.FAMILY and self.columns.count(PeopleColumn.GIVEN) < len(
            names
        )
        if len(names) <= 1 or is_in_parts or not self.headings:
            return (tuple(range(len(self.columns))),)
        starts = [0, *(number for number in _numbers_before(self.columns, names) if number)]
        is_beside = len(starts) == len(names)
        if not is_beside:
            heads = {bare_heading(self.headings[at]) for at in names}
            starts = [0, *names[1:]] if len(heads) == 1 else names
            is_beside = len(heads) == 1
        ends = [*starts[1:], len(self.columns)]
        own = [tuple(range(*pair)) for pair in zip(starts, ends, strict=True)]
        shared = () if is_beside else self._shared(names, own)
        return tuple(tuple(sorted({*block, *shared})) for block in own)

    def _shared(self, names: list[int], own: list[tuple[int, ...]]) -> tuple[int, ...]:
        """Return the columns that tell of everybody in a row.

        These are those before the first name, and what only the last name has behind it.
        """
        others = {self.columns[at] for block in own[:-1] for at in block}
        behind = (at for at in own[-1] if self.columns[at] not in others)
        return (*range(names[0]), *behind)

    @property
    def shared(self) -> frozenset[int]:
        """The columns that belong to several blocks."""
        blocks = self.blocks
        return frozenset(blocks[0]) & frozenset(blocks[-1]) if len(blocks) > 1 else frozenset()

    def is_heading(self, row: Row) -> bool:
        """Whether a row further down is the head again, as on the next printed page."""
        return any(row) and all(not cell or cell in self.headings for cell in row)


def _numbers_before(columns: Sequence[PeopleColumn], names: Sequence[int]) -> list[int]:
    """Return for each further name the last column of numbers behind the name before it, else 0."""
    between = (range(before + 1, at) for before, at in pairwise(names))
    return [
        max((at for at in places if columns[at] is PeopleColumn.NUMBER), default=0)
        for places in between
    ]


_HEADED_WITHIN = 30
_LEAST_FITTING = 0.3
_MAY_HEAD = re.compile(r"(?i)\bt[eê]n\b|name")
_LEAST_KNOWN, _LEAST_OTHER = 2, 3


def laid_out(rows: Sequence[Row], hidden: frozenset[int] = frozenset()) -> ListLayout:
    """Return how a table of people is laid out; its rows are of one width.

    Columns that are hidden are not used.
    """
    if not rows:
        return ListLayout(columns=())
    found = _headed(rows) or [ListLayout(columns=guessed(rows, hidden))]
    ends = [*(layout.below - layout.head for layout in found[1:]), len(rows)]
    tables = [
        _settled(layout, rows[layout.below : min(end, layout.below + LOOKED_AT)], hidden)
        for layout, end in zip(found, ends, strict=True)
    ]
    return replace(tables[0], further=tuple(tables[1:]))


def _settled(layout: ListLayout, below: Sequence[Row], hidden: frozenset[int]) -> ListLayout:
    """Return a layout by its head, held against what stands below it."""
    layout = replace(layout, columns=_in_sight(layout.columns, hidden))
    layout = replace(layout, columns=_fitting(layout.columns, below) if below else layout.columns)
    layout = replace(layout, columns=_named_once(layout))
    columns = filled_in(layout.columns, layout.headings, below, hidden)
    return replace(layout, columns=with_given_name(columns, layout.headings, below))


def _in_sight(
    columns: tuple[PeopleColumn, ...], hidden: frozenset[int]
) -> tuple[PeopleColumn, ...]:
    """Return the columns with the hidden ones unused."""
    return tuple(PeopleColumn.UNUSED if at in hidden else c for at, c in enumerate(columns))


def _fitting(columns: tuple[PeopleColumn, ...], below: Sequence[Row]) -> tuple[PeopleColumn, ...]:
    """Return the columns, those unused in which hardly a cell is what the heading says."""

    def fits(column: PeopleColumn, cells: Row) -> bool:
        filled = [cell for cell in cells if cell]
        is_it = _FITS.get(column)
        if is_it is None or not filled:
            return True
        return sum(map(is_it, filled)) >= _LEAST_FITTING * len(filled)

    pairs = zip(columns, zip(*below, strict=True), strict=True)
    return tuple(column if fits(column, cells) else PeopleColumn.UNUSED for column, cells in pairs)


_FITS: dict[PeopleColumn, Callable[[str], bool]] = {
    PeopleColumn.NUMBER: lambda cell: any(char.isdigit() for char in cell) or len(cell) < 6,  # noqa: PLR2004 - III, IV
    PeopleColumn.NAME: lambda cell: not (is_number(cell) or is_born(cell) or is_phone(cell)),
    PeopleColumn.BORN: lambda cell: may_be_born(cell) or is_number(cell),
    PeopleColumn.GENDER: lambda cell: is_gender(cell) or is_tick(cell) or len(cell) < 8,  # noqa: PLR2004
    PeopleColumn.MALE: lambda cell: is_tick(cell) or may_be_born(cell),
    PeopleColumn.FEMALE: lambda cell: is_tick(cell) or may_be_born(cell),
    PeopleColumn.UNIT: lambda cell: not (is_phone(cell) or is_born(cell)),
}


def _named_once(layout: ListLayout) -> tuple[PeopleColumn, ...]:
    """Return the columns without other people's names, such as those of parents.

    Husbands and wives, fathers and mothers are each on the list, if all columns of names are such.
    """
    names = [at for at, column in enumerate(layout.columns) if column is PeopleColumn.NAME]
    heads = [bare_heading(layout.headings[at]) for at in names if layout.headings]
    is_beside = all(_numbers_before(layout.columns, names))
    if len({*heads}) <= 1 or is_beside or all(map(spouse, heads)):
        return layout.columns
    own = next((at for at in names if not is_of_others(layout.headings[at])), names[0])
    others = {
        at
        for at in names
        if bare_heading(layout.headings[at]) != bare_heading(layout.headings[own])
    }
    return tuple(PeopleColumn.UNUSED if at in others else c for at, c in enumerate(layout.columns))


def _headed(rows: Sequence[Row]) -> list[ListLayout]:
    """Return a layout for each row that is the head of a table; the first by most headings.

    The head may take two rows: "Năm sinh" over "Nam" and "Nữ".
    """
    best: ListLayout | None = None
    most = 0
    for at, row in enumerate(rows[:_HEADED_WITHIN]):
        columns = _columns(row)
        known = {*columns} - {None}
        if not (NAMES & known) or (len(known) == 1 and not any(map(is_surely_name, row))):
            continue
        if len(known) > most and (best is None or not _has_people(rows[best.below : at])):
            most, best = len(known), _with_second_row(rows, at, columns)
    if best is None:
        return []
    found = [best]
    for at in range(best.below, len(rows)):
        is_head = _is_further_head(rows[at]) or _is_other_head(rows[at])
        if at >= found[-1].below and is_head and not best.is_heading(rows[at]):
            found.append(_with_second_row(rows, at, _columns(rows[at])))
    return found


def _has_people(rows: Sequence[Row]) -> bool:
    """Whether rows between two that may be heads are of people: some cell is a number or a year."""
    return any(is_number(cell) or is_born(cell) for row in rows for cell in row if cell)


def _is_further_head(row: Row) -> bool:
    """Whether a row amid a list is the head of another table."""
    if not any(cell and _MAY_HEAD.search(cell) for cell in row):
        return False
    known = {*_columns(row)} - {None}
    filled = [cell for cell in row if cell]
    return (
        bool(NAMES & known)
        and len(known) >= _LEAST_KNOWN
        and not any(is_number(cell) or is_born(cell) for cell in filled)
        and sum(column_of(cell) is not None for cell in filled) * 2 >= len(filled)
    )


def _is_other_head(row: Row) -> bool:
    """Whether a row amid a list is the head of a table that is not of people, as of costs."""
    filled = [cell for cell in row if cell]
    return (
        len(filled) >= _LEAST_OTHER
        and not is_number(filled[0])
        and column_of(filled[0]) is PeopleColumn.NUMBER
        and not any(is_number(cell) or is_born(cell) for cell in filled)
        and not any(column_of(cell) in NAMES for cell in filled)
    )


def _with_second_row(
    rows: Sequence[Row], at: int, columns: list[PeopleColumn | None]
) -> ListLayout:
    second = rows[at + 1] if at + 1 < len(rows) else []
    below = _columns(second)
    # A single cell is the name of a group, and what is headed as a name stays one.
    is_head = sum(map(bool, below)) == sum(map(bool, second)) >= _LEAST_KNOWN and not any(
        old in NAMES and new not in {None, *NAMES} for old, new in zip(columns, below, strict=True)
    )
    if is_head:
        columns = [new or old for old, new in zip(columns, below, strict=True)]
    headings = tuple(
        new or old for old, new in zip(rows[at], second if is_head else rows[at], strict=True)
    )
    return ListLayout(
        columns=tuple(column or PeopleColumn.UNUSED for column in columns),
        below=at + 1 + is_head,
        headings=headings,
        head=1 + is_head,
    )


def _columns(row: Row) -> list[PeopleColumn | None]:
    """Return what the cells of a row say as headings; a day may be in day, month and year."""
    columns = [column_of(cell) for cell in row]
    if are_couples(row):
        pairs = zip(row, columns, strict=True)
        columns = [
            PeopleColumn.NAME if is_one_of_couple(cell) else column for cell, column in pairs
        ]
    if not are_parts_of_day([*row]):
        return columns
    pairs = zip(row, columns, strict=True)
    return [PeopleColumn.BORN if is_part_of_day(cell) else column for cell, column in pairs]
