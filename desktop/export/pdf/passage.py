# SPDX-License-Identifier: MIT
"""Breaks running text into pages as a careful typist does: nothing is left standing alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from desktop.export.layout import decree
from desktop.export.layout.decree import Type
from desktop.export.layout.text import drawable, paragraph
from desktop.export.pdf.styles import TEXT_HEIGHT, Align, body_style, style

_COMPANY = 2
"""So many lines stay together at a page's end, at its start, and with the signatures."""

_FUZZ = 0.01
"""Points by which sums of heights may be off."""


class Bookmark(NamedTuple):
    """An entry of the outline, pointing to the place where it is drawn."""

    key: str
    title: str
    level: int = 0

    def set_on(self, canvas: Canvas, y: float) -> None:
        """Put it at a height of the canvas as it is now."""
        canvas.bookmarkHorizontal(self.key, 0, y)
        canvas.addOutlineEntry(drawable(self.title), self.key, self.level)


@dataclass(slots=True)
class Strip:
    """A paragraph of the passage, a title, or what closes it; all lengths in points.

    `leading` is the height of a line, 0 for what has none, and so closes the passage.
    """

    flowable: Flowable
    leading: float = 0.0
    gap: float = decree.PARAGRAPH_GAP
    is_title: bool = False
    bookmark: Bookmark | None = None
    height: float = 0.0

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return round(self.height / self.leading) if self.leading else 0


def text_strip(text: str, *, address: str | None = None) -> Strip:
    """Return a paragraph of the body; a click on it opens `address`, if there is one.

    An address cannot be divided to fill its line, so its paragraph is not justified.
    """
    look = body_style(decree.BODY, Align.JUSTIFIED if address is None else Align.LEFT)
    return Strip(paragraph(text, look, address=address), look.leading)


def title_strip(text: str, kind: Type, bookmark: Bookmark | None = None) -> Strip:
    """Return a title, which stays with what follows it."""
    look = body_style(kind)
    return Strip(paragraph(text, look), look.leading, is_title=True, bookmark=bookmark)


def ground_strip(text: str) -> Strip:
    """Return a paragraph that tells on what grounds a document is issued, in italics (II.6c)."""
    look = body_style(decree.GROUND)
    return Strip(paragraph(text, look), look.leading)


def middle_strip(text: str) -> Strip:
    """Return a bold line in the middle, which stays with what follows it."""
    look = style(decree.BODY_HEADING, spacing=decree.LINE_SPACING)
    return Strip(paragraph(text, look), look.leading, is_title=True)


_BAD, _POOR, _FINE = range(3)


class _Break(NamedTuple):
    """A place where the page could end: before a line of a strip. The better `rank` is chosen."""

    rank: int
    height: float
    strip: int
    line: int


class Passage(Flowable):
    """Text of one column over as many pages as it takes.

    A page does not end with a title, nor with the first line of a paragraph; none begins with
    the last line of one. If the passage ends in a table, the signatures, two lines of text go
    with it: nobody signs an empty sheet.
    """

    def __init__(self, strips: Sequence[Strip]) -> None:
        super().__init__()
        self.strips = strips

    def getSpaceBefore(self) -> float:  # noqa: N802 - reportlab's name
        """Return the gap before the first strip."""
        return self.strips[0].gap if self.strips else 0.0

    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        """Return the room it takes."""
        for strip in self.strips:
            if not strip.height:
                _, strip.height = strip.flowable.wrapOn(self.canv, avail_width, avail_height)
        gaps = sum(strip.gap for strip in self.strips[1:])
        self.width, self.height = avail_width, gaps + sum(strip.height for strip in self.strips)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the strips from top to bottom."""
        y = self.height
        for strip in self.strips:
            if strip is not self.strips[0]:
                y -= strip.gap
            if strip.bookmark:
                strip.bookmark.set_on(self.canv, y)
            y -= strip.height
            strip.flowable.drawOn(self.canv, 0, y)

    def split(self, avail_width: float, avail_height: float) -> list[Flowable]:
        """Return what goes on this page and what on the following ones."""
        self.wrap(avail_width, avail_height)
        fitting = [b for b in self._breaks(avail_height) if b.height <= avail_height + _FUZZ]
        best = max(fitting, default=_Break(_BAD, 0, 0, 0))
        if best.rank < _FINE and avail_height < TEXT_HEIGHT - _FUZZ:
            return []  # The next page has more room.
        if fitting:
            return self._split_at(best, avail_width)
        return self._split_giant(avail_width, avail_height)

    def _breaks(self, limit: float) -> Iterator[_Break]:
        """Yield the places where a page could end, down to a height."""
        below = self._lines_before_closing()
        top = 0.0
        for at, strip in enumerate(self.strips):
            if at:
                after_title = self.strips[at - 1].is_title
                yield _Break(_rank(below, fine=not after_title), top, at, 0)
                top += strip.gap
            for line in range(1, strip.lines):
                rest = strip.lines - line
                fine = min(line, rest) >= _COMPANY and not strip.is_title
                left = below - (0 if strip.is_title else line)
                yield _Break(_rank(left, fine=fine), top + line * strip.leading, at, line)
            top += strip.height
            below -= 0 if strip.is_title else strip.lines
            if top > limit:
                return

    def _lines_before_closing(self) -> float:
        if not self.strips or self.strips[-1].leading:
            return float("inf")
        return sum(strip.lines for strip in self.strips[:-1] if not strip.is_title)

    def _split_at(self, place: _Break, width: float) -> list[Flowable]:
        above, below = [*self.strips[: place.strip]], [*self.strips[place.strip :]]
        if place.line:
            cut = below[0]
            parts = cut.flowable.split(width, place.line * cut.leading + _FUZZ)
            above.append(replace(cut, flowable=parts[0], height=0))
            below[0] = replace(cut, flowable=parts[1], height=0, bookmark=None)
        return [Passage(above), Passage(below)]

    def _split_giant(self, width: float, height: float) -> list[Flowable]:
        """Let signatures that no page can hold run over several."""
        parts = self.strips[0].flowable.split(width, height)
        rest = [Strip(part) for part in parts[1:]]
        return [Passage([Strip(parts[0])]), Passage([*rest, *self.strips[1:]])] if parts else []


def _rank(lines_before_closing: float, *, fine: bool) -> int:
    if lines_before_closing < _COMPANY:
        return _BAD
    return _FINE if fine else _POOR
