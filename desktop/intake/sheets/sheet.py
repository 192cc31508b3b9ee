# SPDX-License-Identifier: MIT
"""What a workbook or a text table is once it has been read: sheets of plain cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

Value = str | int | float | bool | date | datetime | time | timedelta
"""What stands in a cell; a blank one holds the empty string. Text is as it was written."""

Spot = tuple[int, int]
"""Where a cell is: its row and column, from 0."""

Area = tuple[int, int, int, int]
"""Cells that are one: the first row and column, the last row and column."""

_LETTERS = 26


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet of a workbook; `rows` begin at A1 and are of one width.

    `fonts` has the texts set in the fonts of old encodings (.VnTime, VNI-Times) where the format
    tells it, `unsolved` those whose formula came without a result. Rows and columns may be hidden,
    by hand or by a filter; cells may be `merged`.
    """

    name: str
    rows: Sequence[Sequence[Value]]
    fonts: Mapping[Spot, str] = field(default_factory=dict)
    unsolved: frozenset[Spot] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[Area, ...] = ()
    is_hidden: bool = False


def address(row: int, column: int) -> str:
    """Return how Excel names a cell: row 11, column 2 is C12."""
    return f"{column_letters(column)}{row + 1}"


def column_letters(column: int) -> str:
    """Return how Excel names a column: 2 is C, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return letters
