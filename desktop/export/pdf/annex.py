# SPDX-License-Identifier: MIT
"""The annexes of the PDF: the table of figures and the list of evidence (decree, model 2.1)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, repeat, zip_longest
from operator import itemgetter

from reportlab.lib.colors import black
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Table, TableStyle

from desktop.domain.form.paper import AnnexWording
from desktop.domain.report.annex import Annex
from desktop.domain.report.annex_boxes import Box
from desktop.domain.report.document import Attachment
from desktop.domain.report.evidence import EvidenceItem
from desktop.domain.report.listing import ListedActivities
from desktop.domain.vietnamese import padded
from desktop.domain.week.addresses import safe_address
from desktop.domain.week.wording import described
from desktop.export.layout import decree
from desktop.export.layout.annex_grid import Grid, annex_grid
from desktop.export.layout.decree import Face, Type
from desktop.export.layout.fitting_size import fitting_size, room_of
from desktop.export.layout.fonts import font_name
from desktop.export.layout.listing_grid import listing_grid
from desktop.export.layout.text import paragraphs
from desktop.export.pdf.columns import parted
from desktop.export.pdf.letterhead import annex_head
from desktop.export.pdf.passage import Bookmark, Passage, Strip, text_strip, title_strip
from desktop.export.pdf.ruled_table import RuledTable, pages, row_heights
from desktop.export.pdf.styles import SIDES, TEXT_HEIGHT, TEXT_WIDTH, Flow, style

_PADDING, _PADDING_ABOVE = 0.9, 0.5
"""Beside a text in millimetres, above it in points."""

_LOOK = (
    ("GRID", (0, 0), (-1, -1), decree.RULE_WIDTH, black),
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ("LEFTPADDING", (0, 0), (-1, -1), _PADDING * mm),
    ("RIGHTPADDING", (0, 0), (-1, -1), _PADDING * mm),
    ("TOPPADDING", (0, 0), (-1, -1), _PADDING_ABOVE),
    ("FONT", (0, 0), (-1, -1), font_name(Face.REGULAR)),
)
_AIR = 1.0
_TALLEST_HEAD = TEXT_HEIGHT / 4
"""A head of two rows leaves half of a page to the rows, whatever the columns are called."""

_SCANT = TEXT_HEIGHT / 2
"""What is less on the last page is no page of its own, if the table can be drawn together."""


@dataclass(frozen=True, slots=True)
class _Setting:
    """How closely a table is set: the most its type measures, and what is free below a line."""

    size: float
    below: float


_SETTINGS = (_Setting(12, 2.5), _Setting(12, 1), _Setting(11.5, 1), _Setting(11, 0.5))
"""From the widest on. The decree gives no size for tables; these are those of its lists, 9b."""


class BookmarkHere(Flowable):
    """An entry of the outline that takes no room."""

    def __init__(self, bookmark: Bookmark) -> None:
        super().__init__()
        self.bookmark = bookmark

    def draw(self) -> None:
        """Set the bookmark."""
        self.bookmark.set_on(self.canv, 0)


def attachment_part(
    attachment: Attachment, wording: AnnexWording, closing: Flowable | None
) -> Flow:
    """Return an annex, to stand on pages of its own, closed by the mark of the paper if any."""
    bookmark = Bookmark(attachment.label, f"{attachment.label}. {attachment.title}")
    content = attachment.content
    head = [
        BookmarkHere(bookmark),
        *annex_head(attachment.label, attachment.title, attachment.reference),
    ]
    if isinstance(content, Annex):
        return [*head, _figures(annex_grid(content, wording), _left_under(head), closing)]
    if isinstance(content, ListedActivities):
        grid = listing_grid(content, wording.number)
        return [*head, _figures(grid, _left_under(head), closing)]
    strips = [*_evidence(content, attachment.label)]
    return [*head, Passage([*strips, *([Strip(closing)] if closing else [])])]


def _left_under(head: Flow) -> float:
    """Return how much of the first page a head leaves, in points."""
    return TEXT_HEIGHT - sum(part.wrap(TEXT_WIDTH, TEXT_HEIGHT)[1] for part in head)


_Place = tuple[int, int]
_Span = tuple[_Place, _Place]


@dataclass(frozen=True, slots=True)
class _Set:
    """The table's cells in type of one size: what spans what, and which rows stay together."""

    cells: list[list[Flow]]
    spans: Sequence[_Span]
    bound: frozenset[int]


def _figures(grid: Grid, first: float, closing: Flowable | None) -> RuledTable:
    """Return the table, drawn together where so little would be left for the last page."""
    close = closing.wrap(TEXT_WIDTH, TEXT_HEIGHT)[1] if closing else 0.0
    fitting = fitting_size(grid, _PADDING)
    sets: dict[float, _Set] = {}
    tables = []
    for setting in _SETTINGS:
        size = min(fitting, setting.size)
        made = sets[size] if size in sets else sets.setdefault(size, _set_in(size, grid, close))
        table = _table(made, grid, setting.below)
        rooms = chain([first], repeat(TEXT_HEIGHT))
        divided = pages(row_heights(table, TEXT_WIDTH), grid.head_rows, made.bound, rooms, close)
        tables.append((len(divided), RuledTable(table, made.bound, closing)))
        if len(divided) < tables[0][0] or len(divided) == 1 or sum(divided[-1]) > _SCANT:
            break
    return min(tables, key=itemgetter(0))[1]


def _table(made: _Set, grid: Grid, below: float) -> Table:
    look = TableStyle([*_LOOK, ("BOTTOMPADDING", (0, 0), (-1, -1), below)])
    for start, end in made.spans:
        look.add("SPAN", start, end)
    widths = [width * mm for width in grid.widths]
    return Table(made.cells, colWidths=widths, repeatRows=grid.head_rows, style=look)


def _set_in(size: float, grid: Grid, close: float) -> _Set:
    """Return the cells; of rows, items stay with their first, and the last leaves room below it.

    That room is `close` points high.
    """
    cells = [_blank(grid) for _ in range(grid.head_rows)]
    spans = [*_spans(grid.head, 0)]
    for box in grid.head:
        cells[box.row][box.column] = parted(
            _paragraphs(box, size), room_of(box, grid, _PADDING), _TALLEST_HEAD
        )[0]
    head = _table(_Set(cells, spans, frozenset()), grid, _SETTINGS[0].below)
    tallest = TEXT_HEIGHT - sum(row_heights(head, TEXT_WIDTH)) - _AIR
    bound = set()
    for line, following in zip_longest(grid.lines, grid.lines[1:]):
        for row in _rows(line, grid, size, tallest if following else tallest - close):
            spans += _spans(line, len(cells))
            cells.append(row)
        if following and line[0].is_bold and not following[0].is_bold:
            bound.add(len(cells) - 1)
    return _Set(cells, spans, frozenset(bound))


def _blank(grid: Grid) -> list[Flow]:
    return [[] for _ in grid.widths]


def _spans(boxes: Iterable[Box], row: int) -> Iterator[_Span]:
    """Yield the corners of the boxes that lie over several cells, from a row of the table on."""
    for box in boxes:
        if box.columns > 1 or box.rows > 1:
            end = box.column + box.columns - 1, row + box.row + box.rows - 1
            yield (box.column, row + box.row), end


def _rows(line: Sequence[Box], grid: Grid, size: float, tallest: float) -> Iterator[list[Flow]]:
    """Yield one row, or several for a line that no page can hold."""
    room = tallest - _PADDING_ABOVE - _SETTINGS[0].below
    parts = [parted(_paragraphs(box, size), room_of(box, grid, _PADDING), room) for box in line]
    for row in zip_longest(*parts, fillvalue=[]):
        cells = _blank(grid)
        for box, part in zip(line, row, strict=True):
            cells[box.column] = part
        yield cells


def _paragraphs(box: Box, size: float) -> Flow:
    if not box.text:
        return []
    face = decree.TABLE_HEAD.face if box.is_bold else decree.TABLE.face
    return [*paragraphs(box.text, style(Type(size, face), SIDES[box.side]))]


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
