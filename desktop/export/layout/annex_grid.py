# SPDX-License-Identifier: MIT
"""Lays the annex out for paper: its boxes, and how wide the columns are, for every renderer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from desktop.domain.form.form import printed_columns
from desktop.domain.form.paper import AnnexWording
from desktop.domain.report.annex import Annex
from desktop.domain.report.annex_boxes import Box, head_of, head_rows_of, line_of
from desktop.export.layout.decree import TABLE, TABLE_HEAD, TEXT_WIDTH, Type
from desktop.export.layout.fonts import text_width
from desktop.export.layout.line_count import MeasuredText

_NUMBER_WIDTH, _UNIT_WIDTH = 10.0, 23.0
_FIGURE_WIDTH, _LABEL_WIDTH_AT_LEAST = 17.0, 28.0
_AIR = 3.0
"""What a figure needs beside itself in its column."""

_NOTES_WIDTH, _NOTES_WIDTH_AT_LEAST = 28.0, 20.0
_LABEL_WIDTH, _UNIT_WIDTH_AT_LEAST = 38.0, 16.0
"""The activities keep so much beside long notes, and the units beside either."""

_LABEL, _UNIT, _PADDING = 1, 2, 1.8

_PAGE_LINES, _TITLE_LINES, _LINES_BETWEEN, _CLOSING_LINES = 48.0, 7.0, 0.2, 4.0
"""Lines of the table's type: on a page under the head, and what titles, rules and mark take."""

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

    The others share the rest so that the table is as short as it can be.
    """
    figures = len(printed_columns(annex.columns))
    notes = _NOTES_WIDTH if figures <= _FEW else _NOTES_WIDTH_AT_LEAST
    free = TEXT_WIDTH - _NUMBER_WIDTH - _UNIT_WIDTH - notes
    longest = max(map(_room_for, _figures(lines)), default=0)
    figure = min(max(_FIGURE_WIDTH, longest), (free - _LABEL_WIDTH_AT_LEAST) / figures)
    label = free - figure * figures
    label, unit, notes = _shared(lines, label, notes, has_notes=any(r.notes for r in annex.rows))
    return (_NUMBER_WIDTH, label, unit, *[figure] * figures, notes)


def _shared(
    lines: Sequence[Sequence[Box]], label: float, notes: float, *, has_notes: bool
) -> tuple[float, float, float]:
    """Return the widths of labels, units and notes at which the rows take least paper.

    Fewer pages come before fewer lines. The widths are whole millimetres apart from those given,
    and stay as near to them as they can.
    """
    spare = _UNIT_WIDTH - max(_UNIT_WIDTH_AT_LEAST, _widest_word(lines) + _PADDING)
    most = int(max(0, label - _LABEL_WIDTH))
    labels, units, remarks = (_Column(lines, at) for at in (_LABEL, _UNIT, -1))
    tried = [
        (taken, given)
        for taken in range(1 + int(max(0, spare)))
        for given in (range(1 + most + taken) if has_notes else (0,))
    ]

    def length(way: tuple[int, int]) -> tuple[int, int, int]:
        taken, given = way
        columns = (
            labels.lines(label + taken - given),
            units.lines(_UNIT_WIDTH - taken),
            remarks.lines(notes + given),
        )
        rows = [*map(max, *columns)] if lines else []
        return _pages(rows), sum(rows), taken + given

    taken, given = min(tried, key=length)
    return label + taken - given, _UNIT_WIDTH - taken, notes + given


def _pages(rows: Sequence[int]) -> int:
    """Return about how many pages rows of so many lines take, none of them cut."""
    pages, used = 1, _TITLE_LINES
    for lines in rows:
        height = lines + _LINES_BETWEEN
        if used + height > _PAGE_LINES:
            pages += max(1, ceil(height / _PAGE_LINES))
            used = 0.0
        used += height % _PAGE_LINES
    return pages + (used + _CLOSING_LINES > _PAGE_LINES)


class _Column:
    """The texts of a column, and how many lines each takes at a width that is asked for."""

    def __init__(self, lines: Sequence[Sequence[Box]], at: int) -> None:
        boxes = [line[at] for line in lines]
        self._texts = [MeasuredText(box.text, _kind(box)) for box in boxes]
        self._known: dict[float, list[int]] = {}

    def lines(self, width: float) -> list[int]:
        """Return the lines of each text in a column of so many millimetres."""
        if width not in self._known:
            room = (width - _PADDING) / _MM_PER_POINT
            self._known[width] = [text.lines(room) for text in self._texts]
        return self._known[width]


def _widest_word(lines: Sequence[Sequence[Box]]) -> float:
    """Return the width of the longest word of the units."""
    words = {(word, _kind(line[_UNIT])) for line in lines for word in line[_UNIT].text.split()}
    return max((text_width(*word) for word in words), default=0) * _MM_PER_POINT


def _kind(box: Box) -> Type:
    return TABLE_HEAD if box.is_bold else TABLE


def _figures(lines: Sequence[Sequence[Box]]) -> Iterator[Box]:
    return (box for line in lines for box in line if box.is_figure)


def _room_for(figure: Box) -> float:
    """Return the width of column that a figure needs."""
    if not figure.text:
        return 0
    length = text_width(figure.text, TABLE_HEAD) * _MM_PER_POINT
    return (length + _AIR) / figure.columns
