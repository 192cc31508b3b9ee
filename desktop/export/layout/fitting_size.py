# SPDX-License-Identifier: MIT
"""Finds the size of type at which a table's columns hold what stands in them."""

from math import floor

from desktop.domain.report.annex_boxes import Box
from desktop.export.layout.annex_grid import Grid
from desktop.export.layout.decree import TABLE, TABLE_HEAD
from desktop.export.layout.fonts import text_width

_SMALLEST = 8.0
_LABEL, _LABEL_LETTERS = 1, 16
_POINTS_PER_MM = 72 / 25.4


def fitting_size(grid: Grid, padding: float) -> float:
    """Return the size of type, in points, for the width there is; `padding` in mm is not for text.

    At it, no figure and no word of the head is wider than its column, and the activities keep a
    readable measure.
    """
    label_room = (grid.widths[_LABEL] - 2 * padding) * _POINTS_PER_MM
    share = min(1.0, label_room / text_width("n" * _LABEL_LETTERS, TABLE))
    figures = (box for line in grid.lines for box in line if box.is_figure)
    for box in (*grid.head, *figures):
        widest = max(text_width(word, TABLE_HEAD) for word in ["", *box.text.split()])
        share = min(share, room_of(box, grid, padding) / (widest or 1))
    return max(_SMALLEST, floor(TABLE.size * share * 2) / 2)


def room_of(box: Box, grid: Grid, padding: float) -> float:
    """Return the width, in points, that a box leaves to its text."""
    width = sum(grid.widths[box.column : box.column + box.columns])
    return (width - 2 * padding) * _POINTS_PER_MM
