# SPDX-License-Identifier: MIT
"""Finds the rows of an annex that a total adds up."""

from collections.abc import Sequence

from desktop.domain.form.form import Row
from desktop.domain.form.measures import Measure


def outermost(rows: Sequence[Row], column: str) -> tuple[str, ...]:
    """Return the codes of the outermost rows that have a figure in a column.

    What lies under one of them is part of its figure; an item without one is told by its rows.
    """
    counted: dict[str, bool] = {}
    for row in rows:
        figure = row.cells.get(column)
        is_part = row.code.rpartition(".")[0] in counted
        if is_part or (figure is not None and _adds_up(figure)):
            counted[row.code] = not is_part
    return tuple(code for code, is_outermost in counted.items() if is_outermost)


def _adds_up(figure: Measure) -> bool:
    """Whether a total may take a figure: no total, share or name, and no money across columns."""
    is_count = figure.is_of_records and figure.names is None
    return is_count and figure.span == 1 and figure.sum != "amount"
