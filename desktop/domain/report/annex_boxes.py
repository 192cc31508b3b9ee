# SPDX-License-Identifier: MIT
"""Lays the annex out as boxes: what lies where and over how much, on the screen and on paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import groupby

from desktop.domain.form.form import Column, printed_columns
from desktop.domain.form.paper import AnnexWording
from desktop.domain.report.annex import AnnexRow
from desktop.domain.report.cells import Cell
from desktop.domain.vietnamese import grouped

FIRST_FIGURE = 3
"""STT, the activity and its unit stand before the figures; the notes come after them."""


class Side(StrEnum):
    """Where a box's text stands in it."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One box of the table. A figure is a number still, blank is `None`.

    The head and the numbered items are bold. A pair is two figures as a text. A `link` is opened
    when the box is clicked.
    """

    content: str | int | Decimal | None
    column: int
    row: int = 0
    columns: int = 1
    rows: int = 1
    side: Side = Side.CENTRE
    is_bold: bool = False
    is_pair: bool = False
    link: str = ""

    @property
    def text(self) -> str:
        """What is to be read in the box."""
        content = self.content
        return content or "" if isinstance(content, str | None) else grouped(content)

    @property
    def is_figure(self) -> bool:
        """Whether a number stands in the box, or two of them."""
        return self.is_pair or isinstance(self.content, int | Decimal)


def head_rows_of(columns: Sequence[Column]) -> int:
    """Return how many rows the head takes: two where columns share a heading."""
    return 2 if any(column.group for column in printed_columns(columns)) else 1


def head_of(columns: Sequence[Column], wording: AnnexWording) -> tuple[Box, ...]:
    """Return the boxes of the head."""
    printed = printed_columns(columns)
    return tuple(_head(printed, wording, head_rows_of(printed)))


def line_of(line: AnnexRow, columns: Sequence[Column]) -> tuple[Box, ...]:
    """Return the boxes of one row, each figure over as many columns as it spans."""
    row, bold = line.row, line.row.is_heading
    return (
        Box(content=row.number, column=0, is_bold=bold),
        Box(content=row.label, column=1, side=Side.LEFT, is_bold=bold),
        Box(content=row.unit, column=2, is_bold=bold),
        *_figures(line, columns),
        Box(
            content=line.notes,
            column=FIRST_FIGURE + len(printed_columns(columns)),
            side=Side.LEFT,
        ),
    )


def _head(columns: Sequence[Column], wording: AnnexWording, rows: int) -> Iterator[Box]:
    for at, label in enumerate((wording.number, wording.label, wording.unit)):
        yield Box(content=label, column=at, rows=rows, is_bold=True)
    at = FIRST_FIGURE
    for group, members in groupby(columns, key=lambda column: column.group):
        labels = [column.label for column in members]
        row = 1 if group else 0
        if group:
            yield Box(content=group, column=at, columns=len(labels), is_bold=True)
        for label in labels:
            yield Box(content=label, column=at, row=row, rows=rows - row, is_bold=True)
            at += 1
    yield Box(content=wording.notes, column=at, rows=rows, is_bold=True)


def _figures(line: AnnexRow, columns: Sequence[Column]) -> Iterator[Box]:
    """Yield the figures, each over as many columns as it spans, and blank boxes for the rest."""
    covered = 0
    for at, column in enumerate(printed_columns(columns)):
        if at < covered:
            continue
        cell = line.cells.get(column.key, _BLANK)
        second = next((c for c in columns if c.within == column.key and c.key in line.cells), None)
        side = Side.RIGHT if cell.span == 1 else Side.CENTRE
        content: str | int | Decimal | None = cell.value
        if second is not None:
            content = _paired(cell, line.cells[second.key], brackets=second.brackets)
        elif column.key in line.texts:
            content, side = line.texts[column.key], Side.LEFT
        yield Box(
            content=content,
            column=FIRST_FIGURE + at,
            columns=cell.span,
            side=side,
            is_bold=line.row.is_heading and column.key not in line.texts,
            is_pair=second is not None,
        )
        covered = at + cell.span


def _paired(first: Cell, second: Cell, *, brackets: bool) -> str:
    """Return two figures as they stand in one cell; dots stand for the one that nobody knows."""
    if first.value is None and second.value is None:
        return ""
    one, other = (_DOTS if c.value is None else grouped(c.value) for c in (first, second))
    if brackets:
        return one if second.value is None else f"{one} ({other})"
    return f"{one}/{other}"


_DOTS = "…"


_BLANK = Cell(None)
