# SPDX-License-Identifier: MIT
"""Finds the rows of an annex that a total below them adds up."""

from collections.abc import Iterator, Sequence

from desktop.domain.form.form import Row
from desktop.domain.form.measures import Measure


def outermost(rows: Sequence[Row], parents: Sequence[int | None], column: str) -> Iterator[int]:
    """Yield the outermost rows that have a figure in a column; those under them are parts of it."""
    counted: set[int] = set()
    for at, row in enumerate(rows):
        figure = row.cells.get(column)
        if parents[at] in counted:
            counted.add(at)
        elif figure is not None and _adds_up(figure):
            counted.add(at)
            yield at


def _adds_up(figure: Measure) -> bool:
    """Whether a total may take a figure: no total, share or name, and no money across columns."""
    is_count = figure.is_of_records and figure.names is None
    return is_count and figure.span == 1 and figure.sum != "amount"
