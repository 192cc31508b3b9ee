# SPDX-License-Identifier: MIT
"""Lays a list of activities out for paper, for every renderer."""

from desktop.domain.form.listings import DAYS
from desktop.domain.report.annex_boxes import Box, Side
from desktop.domain.report.listing import ListedActivities, ListedCell
from desktop.export.layout.annex_grid import Grid
from desktop.export.layout.decree import TEXT_WIDTH

_NUMBER_WIDTH, _DAYS_WIDTH, _FIGURE_WIDTH = 10.0, 22.0, 19.0
_TITLE_SHARE = 1.6
"""The names of activities are longer than what else is said of them."""


def listing_grid(listed: ListedActivities, number: str) -> Grid:
    """Return the table that a list is printed as; `number` heads the numbers of its lines."""
    heads = (number, *listed.heads)
    return Grid(
        widths=_widths(listed),
        head=tuple(Box(content=head, column=at, is_bold=True) for at, head in enumerate(heads)),
        head_rows=1,
        lines=tuple(_line(at, line) for at, line in enumerate(listed.lines, start=1)),
    )


def _line(number: int, line: tuple[ListedCell, ...]) -> tuple[Box, ...]:
    told = (
        Box(content=told, column=at, side=Side.LEFT if isinstance(told, str) else Side.RIGHT)
        for at, told in enumerate(line, start=1)
    )
    return Box(content=str(number), column=0), *told


def _widths(listed: ListedActivities) -> tuple[float, ...]:
    """Return the columns' widths: days and figures take what they need, the texts share the rest.

    Without a text the figures share it all.
    """
    fixed: list[float | None] = [_fixed(listed, at) for at in range(len(listed.keys))]
    shares = [_TITLE_SHARE if key == "title" else 1.0 for key in listed.keys]
    if None not in fixed:
        fixed = [None] * len(fixed)
    room = TEXT_WIDTH - _NUMBER_WIDTH - sum(width or 0 for width in fixed)
    whole = sum(share for share, width in zip(shares, fixed, strict=True) if width is None)
    widths = (
        room * share / whole if width is None else width
        for share, width in zip(shares, fixed, strict=True)
    )
    return (_NUMBER_WIDTH, *widths)


def _fixed(listed: ListedActivities, at: int) -> float | None:
    """Return the width of a column that needs no more, `None` for one of texts."""
    if listed.keys[at] == DAYS:
        return _DAYS_WIDTH
    is_text = any(isinstance(line[at], str) for line in listed.lines)
    return None if is_text or not listed.lines else _FIGURE_WIDTH
