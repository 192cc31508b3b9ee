# SPDX-License-Identifier: MIT
"""A table over as many pages as it takes: rows stay whole, and none is left standing alone."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import cast

from reportlab.platypus import CondPageBreak, Flowable, Table

from desktop.export.pdf.styles import TEXT_HEIGHT

_COMPANY = 3
"""So many rows at least begin the last page, and go with what closes the table."""

_BOTTOMLESS = 1e9
"""Points; a table that is told where the page ends does not look at the rows below."""

_FUZZ = 0.01
"""Points by which sums of heights may be off."""

_NEXT_PAGE = CondPageBreak(TEXT_HEIGHT - _FUZZ)
"""What goes on the next page is not to begin on what is left of this one."""


class RuledTable(Flowable):
    """A table with its head on every page, and under it what closes it, such as a mark.

    `bound` are rows that stay with the one below, where a page can hold both, counted in the table,
    head included. A row is divided only where no page can hold it, and that before it comes here.
    """

    def __init__(
        self,
        table: Table,
        bound: frozenset[int] = frozenset(),
        closing: Flowable | None = None,
    ) -> None:
        super().__init__()
        self.table, self.bound, self.closing = table, bound, closing

    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        """Return the room it takes."""
        self.table_height = sum(row_heights(self.table, avail_width))
        closing = 0.0
        if self.closing is not None:
            _, closing = self.closing.wrapOn(self.canv, avail_width, avail_height)
        self.width, self.height = avail_width, self.table_height + closing
        return self.width, self.height

    def draw(self) -> None:
        """Draw the table, and what closes it beneath."""
        self.table.drawOn(self.canv, 0, self.height - self.table_height)
        if self.closing is not None:
            self.closing.drawOn(self.canv, 0, 0)

    def split(self, avail_width: float, avail_height: float) -> list[Flowable]:
        """Return what goes on this page and what on the following ones."""
        self.wrap(avail_width, avail_height)
        heights, head = row_heights(self.table, avail_width), self.table.repeatRows
        closing = self.height - self.table_height
        cut = page_end(heights, head, self.bound, avail_height, closing)
        if cut <= head:
            return []  # The next page has more room.
        if cut == len(heights):
            return [RuledTable(self.table), _NEXT_PAGE, *filter(None, [self.closing])]
        above, below = cast(
            "list[Table]", self.table.split(avail_width, sum(heights[:cut]) + _FUZZ)
        )
        moved = frozenset(row - cut + head for row in self.bound if row >= cut)
        return [RuledTable(above), _NEXT_PAGE, RuledTable(below, moved, self.closing)]


def row_heights(table: Table, width: float) -> list[float]:
    """Return the heights of a table's rows, in points."""
    table.wrap(width, _BOTTOMLESS)
    heights: list[float] = getattr(table, "_rowHeights")  # noqa: B009 - not public
    return heights


def page_end(
    heights: Sequence[float],
    head: int,
    bound: frozenset[int],
    room: float,
    closing: float,
) -> int:
    """Return how many rows a page takes of a table that does not fit on it, head included.

    That is the head alone, where not even one row has room. `closing` is the height of what
    closes the table, to stand on the last page.
    """
    total = len(heights)
    company = _company(heights, head, closing)
    together = _together(heights, head, bound)
    ends = [
        end
        for end, used in enumerate(accumulate(heights), 1)
        if end > head and used <= room + _FUZZ
    ]
    for most in (total - company, total - 1):
        for end in reversed(ends):
            if end <= most and end - 1 not in together:
                return end
    return ends[-1] if ends else head


def _together(heights: Sequence[float], head: int, bound: frozenset[int]) -> frozenset[int]:
    """Return the bound rows that a page has room for beside the one below.

    Others would only begin a page, to be left alone on it.
    """
    room = TEXT_HEIGHT + _FUZZ - sum(heights[:head])
    return frozenset(row for row in bound if sum(heights[row : row + 2]) <= room)


def _company(heights: Sequence[float], head: int, closing: float) -> int:
    """Return how many of the last rows go with what closes the table, as far as a page holds."""
    used = sum(heights[:head]) + closing
    last = [*accumulate(reversed(heights[head:]), initial=used)][1 : _COMPANY + 1]
    return sum(height <= TEXT_HEIGHT + _FUZZ for height in last)


def pages(
    heights: Sequence[float],
    head: int,
    bound: frozenset[int],
    rooms: Iterator[float],
    closing: float,
) -> list[list[float]]:
    """Return the heights of the body's rows page by page, as `RuledTable` divides them.

    `rooms` are the pages' heights: of the first, what is left there.
    """
    fixed, rest = list(heights[:head]), list(heights[head:])
    found: list[list[float]] = []
    done = 0
    while rest:
        room = next(rooms)
        if sum(fixed) + sum(rest) + closing <= room + _FUZZ:
            return [*found, rest]
        moved = frozenset(row - done for row in bound if row - done >= head)
        cut = page_end([*fixed, *rest], head, moved, room, closing) - head
        found.append(rest[:cut])
        rest, done = rest[cut:], done + cut
        if not cut and room > TEXT_HEIGHT - _FUZZ:
            break
    return found
