# SPDX-License-Identifier: MIT
"""Lays the annex out as a table of boxes: what lies where and over how much, for every renderer."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import groupby

from desktop.domain.annex import Annex, AnnexRow, Cell
from desktop.domain.form import AnnexWording, Column
from desktop.domain.vietnamese import grouped
from desktop.export.decree import TABLE_HEAD, TEXT_WIDTH
from desktop.export.fonts import text_width

_NUMBER_WIDTH, _UNIT_WIDTH = 10.0, 23.0
_FIGURE_WIDTH, _LABEL_WIDTH_AT_LEAST = 17.0, 28.0
_AIR = 3.0
"""What a figure needs beside itself in its column."""

_NOTES_WIDTH, _NOTES_WIDTH_AT_LEAST = 28.0, 20.0
_FEW = 3
"""With more number columns than these the notes make room for them."""

_MM_PER_POINT = 25.4 / 72

_FIRST_FIGURE = 3
"""STT, the activity and its unit stand before the figures."""


class Side(Enum):
    """Where a box's text stands in it."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One box of the table. A figure is a number still, blank is `None`.

    The head and the numbered items are bold. A `link` is opened when the box is clicked.
    """

    content: str | int | None
    column: int
    row: int = 0
    columns: int = 1
    rows: int = 1
    side: Side = Side.CENTRE
    is_bold: bool = False
    link: str = ""

    @property
    def text(self) -> str:
        """What is to be read in the box."""
        return grouped(self.content) if isinstance(self.content, int) else self.content or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The whole table. `widths` are in millimetres and fill the text's width."""

    widths: tuple[float, ...]
    head: tuple[Box, ...]
    head_rows: int
    lines: tuple[tuple[Box, ...], ...]


def annex_grid(annex: Annex, wording: AnnexWording) -> Grid:
    """Return the table that the annex is printed as."""
    head_rows = 2 if any(c.group for c in annex.columns) else 1
    return Grid(
        widths=_widths(annex),
        head=tuple(_head(annex.columns, wording, head_rows)),
        head_rows=head_rows,
        lines=tuple(_line(row, annex.columns) for row in annex.rows),
    )


def _widths(annex: Annex) -> tuple[float, ...]:
    """Return the columns' widths: those of figures fit the longest, as far as there is room."""
    figures = len(annex.columns)
    notes = _NOTES_WIDTH if figures <= _FEW else _NOTES_WIDTH_AT_LEAST
    free = TEXT_WIDTH - _NUMBER_WIDTH - _UNIT_WIDTH - notes
    longest = max(map(_room_for, _cells(annex)), default=0)
    figure = min(max(_FIGURE_WIDTH, longest), (free - _LABEL_WIDTH_AT_LEAST) / figures)
    label = free - figure * figures
    return (_NUMBER_WIDTH, label, _UNIT_WIDTH, *[figure] * figures, notes)


def _cells(annex: Annex) -> Iterator[Cell]:
    for row in annex.rows:
        yield from row.cells.values()


def _room_for(cell: Cell) -> float:
    """Return the width of column that a figure needs."""
    if cell.value is None:
        return 0
    length = text_width(grouped(cell.value), TABLE_HEAD) * _MM_PER_POINT
    return (length + _AIR) / cell.span


def _head(columns: tuple[Column, ...], wording: AnnexWording, rows: int) -> Iterator[Box]:
    for at, label in enumerate((wording.number, wording.label, wording.unit)):
        yield Box(content=label, column=at, rows=rows, is_bold=True)
    at = _FIRST_FIGURE
    for group, members in groupby(columns, key=lambda column: column.group):
        labels = [column.label for column in members]
        row = 1 if group else 0
        if group:
            yield Box(content=group, column=at, columns=len(labels), is_bold=True)
        for label in labels:
            yield Box(content=label, column=at, row=row, rows=rows - row, is_bold=True)
            at += 1
    yield Box(content=wording.notes, column=at, rows=rows, is_bold=True)


def _line(line: AnnexRow, columns: tuple[Column, ...]) -> tuple[Box, ...]:
    row, bold = line.row, line.row.is_heading
    return (
        Box(content=row.number, column=0, is_bold=bold),
        Box(content=row.label, column=1, side=Side.LEFT, is_bold=bold),
        Box(content=row.unit, column=2, is_bold=bold),
        *_figures(line, columns),
        Box(content=line.notes, column=_FIRST_FIGURE + len(columns), side=Side.LEFT),
    )


def _figures(line: AnnexRow, columns: tuple[Column, ...]) -> Iterator[Box]:
    """Yield the figures, each over as many columns as it spans, and blank boxes for the rest."""
    covered = 0
    for at, column in enumerate(columns):
        if at < covered:
            continue
        cell = line.cells.get(column.key, _BLANK)
        yield Box(
            content=cell.value,
            column=_FIRST_FIGURE + at,
            columns=cell.span,
            side=Side.RIGHT if cell.span == 1 else Side.CENTRE,
            is_bold=line.row.is_heading,
        )
        covered = at + cell.span


_BLANK = Cell(None)
