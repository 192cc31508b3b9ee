# SPDX-License-Identifier: MIT
"""The annexes of the PDF: the table of figures and the list of evidence (decree, model 2.1)."""

import math
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from reportlab.lib.colors import black
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer, Table, TableStyle

from desktop.domain.addresses import safe_address
from desktop.domain.form.form import AnnexWording
from desktop.domain.report.annex import Annex
from desktop.domain.report.annex_boxes import Box, Side
from desktop.domain.report.document import Attachment
from desktop.domain.report.evidence import EvidenceItem
from desktop.domain.vietnamese import padded
from desktop.domain.week.wording import described
from desktop.export.layout import decree
from desktop.export.layout.annex_grid import Grid, annex_grid
from desktop.export.layout.decree import Face, Type
from desktop.export.layout.fonts import font_name, text_width
from desktop.export.layout.text import paragraphs
from desktop.export.pdf.columns import parted
from desktop.export.pdf.letterhead import centred
from desktop.export.pdf.passage import Bookmark, Passage, Strip, text_strip, title_strip
from desktop.export.pdf.styles import TEXT_HEIGHT, Align, Flow, style

_ALIGN = {Side.LEFT: Align.LEFT, Side.CENTRE: Align.CENTRE, Side.RIGHT: Align.RIGHT}
_GAP_AFTER_HEAD = 12.0
_PADDING, _PADDING_ABOVE, _PADDING_BELOW = 0.9 * mm, 0.5, 2.5
_SMALLEST = 8.0
_TALLEST_PART = TEXT_HEIGHT / 5
"""A head of two rows, and two rows that stay together, must fit on one page."""
_LABEL, _LABEL_LETTERS = 1, 16
_LOOK = (
    ("GRID", (0, 0), (-1, -1), decree.RULE_WIDTH, black),
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ("LEFTPADDING", (0, 0), (-1, -1), _PADDING),
    ("RIGHTPADDING", (0, 0), (-1, -1), _PADDING),
    ("TOPPADDING", (0, 0), (-1, -1), _PADDING_ABOVE),
    ("BOTTOMPADDING", (0, 0), (-1, -1), _PADDING_BELOW),
)


class BookmarkHere(Flowable):
    """An entry of the outline that takes no room."""

    def __init__(self, bookmark: Bookmark) -> None:
        super().__init__()
        self.bookmark = bookmark

    def draw(self) -> None:
        """Set the bookmark."""
        self.bookmark.set_on(self.canv, 0)


def attachment_part(attachment: Attachment, wording: AnnexWording) -> Flow:
    """Return an annex, to stand on pages of its own."""
    bookmark = Bookmark(attachment.label, f"{attachment.label}. {attachment.title}")
    content = attachment.content
    return [
        BookmarkHere(bookmark),
        *centred(attachment.label, decree.ANNEX_LABEL),
        *centred(attachment.title.upper(), decree.ANNEX_TITLE),
        *centred(attachment.reference, decree.ANNEX_REFERENCE, rule=decree.RULE_SHARE),
        Spacer(0, _GAP_AFTER_HEAD),
        _table(annex_grid(content, wording))
        if isinstance(content, Annex)
        else Passage([*_evidence(content, attachment.label)]),
    ]


def _table(grid: Grid) -> Table:
    """Return the table: its head on every page, its rows whole, its items with what follows."""
    size = _fitting_size(grid)
    look = TableStyle(_LOOK)
    look.add("FONT", (0, 0), (-1, -1), font_name(Face.REGULAR))
    cells = [_blank(grid) for _ in range(grid.head_rows)]
    for box in grid.head:
        cells[box.row][box.column] = _parts(box, grid, size)[0]
        _span(look, box, box.row)
    for line, following in zip_longest(grid.lines, grid.lines[1:]):
        for row in _rows(line, grid, size):
            for box in line:
                _span(look, box, len(cells))
            cells.append(row)
        if following and line[0].is_bold and not following[0].is_bold:
            look.add("NOSPLIT", (0, len(cells) - 1), (0, len(cells)))
    widths = [width * mm for width in grid.widths]
    return Table(cells, colWidths=widths, repeatRows=grid.head_rows, style=look)


def _blank(grid: Grid) -> list[Flow]:
    return [[] for _ in grid.widths]


def _span(look: TableStyle, box: Box, row: int) -> None:
    if box.columns > 1 or box.rows > 1:
        end = (box.column + box.columns - 1, row + box.rows - 1)
        look.add("SPAN", (box.column, row), end)


def _rows(line: Sequence[Box], grid: Grid, size: float) -> Iterator[list[Flow]]:
    """Yield one row, or several for a line too tall to share a page with others."""
    parts = [_parts(box, grid, size) for box in line]
    for row in zip_longest(*parts, fillvalue=[]):
        cells = _blank(grid)
        for box, part in zip(line, row, strict=True):
            cells[box.column] = part
        yield cells


def _parts(box: Box, grid: Grid, size: float) -> list[Flow]:
    """Return what a box shows, in parts of which each surely fits on a page."""
    if not box.text:
        return [[]]
    face = decree.TABLE_HEAD.face if box.is_bold else decree.TABLE.face
    look = style(Type(size, face), _ALIGN[box.side])
    return parted([*paragraphs(box.text, look)], _room(box, grid), _TALLEST_PART)


def _room(box: Box, grid: Grid) -> float:
    return sum(grid.widths[box.column : box.column + box.columns]) * mm - 2 * _PADDING


def _fitting_size(grid: Grid) -> float:
    """Return the size of type for the width there is.

    At it, no figure and no word of the head is wider than its column, and the activities keep a
    readable measure.
    """
    largest = decree.TABLE.size
    label_room = grid.widths[_LABEL] * mm - 2 * _PADDING
    share = min(1.0, label_room / text_width("n" * _LABEL_LETTERS, decree.TABLE))
    figures = (box for line in grid.lines for box in line if isinstance(box.content, int))
    for box in (*grid.head, *figures):
        widest = max(text_width(word, decree.TABLE_HEAD) for word in ["", *box.text.split()])
        share = min(share, _room(box, grid) / (widest or 1))
    return max(_SMALLEST, math.floor(largest * share * 2) / 2)


def _evidence(items: Sequence[EvidenceItem], label: str) -> Iterator[Strip]:
    """Yield the evidence item by item: the records, how many photos show them, and their links."""
    for at, item in enumerate(items):
        bookmark = Bookmark(f"{label}-{at}", item.heading, 1)
        yield title_strip(item.heading, decree.BODY_HEADING, bookmark)
        for evidenced in item.records:
            photos = f": {padded(len(evidenced.photos))} ảnh" if evidenced.photos else ""
            yield text_strip(f"- {described(evidenced.record)}{photos}")
            for link in evidenced.record.links:
                text = f"+ {link.title}: {link.url}" if link.title else f"+ {link.url}"
                yield text_strip(text, address=safe_address(link.url))
