# SPDX-License-Identifier: MIT
"""Lays the annex out for paper: its boxes, and how wide the columns are, for every renderer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.domain.form.form import AnnexWording
from desktop.domain.report.annex import Annex, Cell
from desktop.domain.report.annex_boxes import Box, head_of, head_rows_of, line_of
from desktop.domain.vietnamese import grouped
from desktop.export.layout.decree import TABLE, TABLE_HEAD, TEXT_WIDTH
from desktop.export.layout.fonts import text_width
from desktop.export.layout.line_count import line_count

_NUMBER_WIDTH, _UNIT_WIDTH = 10.0, 23.0
_FIGURE_WIDTH, _LABEL_WIDTH_AT_LEAST = 17.0, 28.0
_AIR = 3.0
"""What a figure needs beside itself in its column."""

_NOTES_WIDTH, _NOTES_WIDTH_AT_LEAST = 28.0, 20.0
_LABEL_WIDTH, _STEP = 42.0, 2.0
"""The activities keep so much beside long notes, to which they give room step by step."""

_LABEL, _UNIT, _PADDING = 1, 2, 1.8

_FEW = 3
"""With more number columns than these the notes make room for them."""

_MM_PER_POINT = 25.4 / 72


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The whole table. `widths` are in millimetres and fill the text's width."""

    widths: tuple[float, ...]
    head: tuple[Box, ...]
    head_rows: int
    lines: tuple[tuple[Box, ...], ...]


def annex_grid(annex: Annex, wording: AnnexWording) -> Grid:
    """Return the table that the annex is printed as."""
    lines = tuple(line_of(row, annex.columns) for row in annex.rows)
    return Grid(
        widths=_widths(annex, lines),
        head=head_of(annex.columns, wording),
        head_rows=head_rows_of(annex.columns),
        lines=lines,
    )


def _widths(annex: Annex, lines: Sequence[Sequence[Box]]) -> tuple[float, ...]:
    """Return the columns' widths: those of figures fit the longest, as far as there is room.

    The activities give room to the notes as long as that makes the table shorter.
    """
    figures = len(annex.columns)
    notes = _NOTES_WIDTH if figures <= _FEW else _NOTES_WIDTH_AT_LEAST
    free = TEXT_WIDTH - _NUMBER_WIDTH - _UNIT_WIDTH - notes
    longest = max(map(_room_for, _cells(annex)), default=0)
    figure = min(max(_FIGURE_WIDTH, longest), (free - _LABEL_WIDTH_AT_LEAST) / figures)
    label = free - figure * figures
    given = 0.0
    if any(row.notes for row in annex.rows):
        steps = (at * _STEP for at in range(1 + int(max(0, label - _LABEL_WIDTH) / _STEP)))
        given = min(steps, key=lambda mm: _length(lines, label - mm, notes + mm))
    return (
        _NUMBER_WIDTH,
        label - given,
        _UNIT_WIDTH,
        *[figure] * figures,
        notes + given,
    )


def _length(lines: Sequence[Sequence[Box]], label: float, notes: float) -> int:
    """Return how many lines of text the rows take with labels and notes of so many millimetres."""
    return sum(
        max(_lines(line[_LABEL], label), _lines(line[_UNIT], _UNIT_WIDTH), _lines(line[-1], notes))
        for line in lines
    )


def _lines(box: Box, width: float) -> int:
    kind = TABLE_HEAD if box.is_bold else TABLE
    return line_count(box.text, kind, (width - _PADDING) / _MM_PER_POINT)


def _cells(annex: Annex) -> Iterator[Cell]:
    for row in annex.rows:
        yield from row.cells.values()


def _room_for(cell: Cell) -> float:
    """Return the width of column that a figure needs."""
    if cell.value is None:
        return 0
    length = text_width(grouped(cell.value), TABLE_HEAD) * _MM_PER_POINT
    return (length + _AIR) / cell.span
