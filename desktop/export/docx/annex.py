# SPDX-License-Identifier: MIT
"""The annexes of the DOCX: the table of figures and the list of evidence, on their own pages."""

from collections.abc import Sequence
from itertools import pairwise

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from desktop.domain.form.paper import AnnexWording
from desktop.domain.report.annex import Annex
from desktop.domain.report.annex_boxes import Box
from desktop.domain.report.document import Attachment
from desktop.domain.report.evidence import EvidenceItem
from desktop.domain.report.listing import ListedActivities
from desktop.domain.vietnamese import padded
from desktop.domain.week.wording import described
from desktop.export.docx.borders import PADDING_BESIDE, RULED_TABLE
from desktop.export.docx.elements import (
    add_link,
    add_table,
    repeat_on_every_page,
    resize,
    write,
)
from desktop.export.docx.letterhead import add_annex_head
from desktop.export.docx.styles import SIDES, Style
from desktop.export.layout import decree
from desktop.export.layout.annex_grid import Grid, annex_grid
from desktop.export.layout.decree import Type
from desktop.export.layout.fitting_size import fitting_size, room_of
from desktop.export.layout.fonts import text_width
from desktop.export.layout.listed import link_text
from desktop.export.layout.listing_grid import listing_grid
from desktop.export.layout.ties import tied


def add_attachment(document: Document, attachment: Attachment, wording: AnnexWording) -> None:
    """Add an annex to the section it has for itself."""
    add_annex_head(document, attachment.label, attachment.title, attachment.reference)
    if isinstance(attachment.content, Annex):
        _add_grid(document, annex_grid(attachment.content, wording))
    elif isinstance(attachment.content, ListedActivities):
        _add_grid(document, listing_grid(attachment.content, wording.number))
    else:
        for item in attachment.content:
            _add_evidence(document, item)


def _add_grid(document: Document, grid: Grid) -> None:
    table = add_table(document, grid.head_rows + len(grid.lines), grid.widths, RULED_TABLE)
    size = fitting_size(grid, PADDING_BESIDE)
    rows = list(table.rows)
    cells = [row.cells for row in rows]  # once: python-docx looks for what is merged each time
    for box in grid.head:
        _write_box(cells[: grid.head_rows], box, grid, size)
    for row in rows[: grid.head_rows]:
        repeat_on_every_page(row)
    for own, (line, following) in zip(
        cells[grid.head_rows :], pairwise([*grid.lines, ()]), strict=True
    ):
        for box in line:
            paragraph = _write_box([own], box, grid, size)
            # An item stays with its first row, but several items in a run may part.
            is_followed = bool(following) and not following[0].is_bold
            paragraph.paragraph_format.keep_with_next = box.is_bold and is_followed


def _write_box(rows: Sequence[Sequence[_Cell]], box: Box, grid: Grid, size: float) -> Paragraph:
    cell = rows[box.row][box.column]
    if box.rows > 1 or box.columns > 1:
        last = rows[box.row + box.rows - 1][box.column + box.columns - 1]
        cell = cell.merge(last)
    style = Style.TABLE_HEAD if box.is_bold else Style.TABLE
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    room, type_ = room_of(box, grid, PADDING_BESIDE), Type(size, decree.TABLE_HEAD.face)
    text = tied(box.text, lambda words: text_width(words, type_) <= room)
    paragraph = write(cell, text, style)
    if size < decree.TABLE.size:  # else its style says so
        resize(paragraph, size)
    paragraph.alignment = SIDES[box.side]
    return paragraph


def _add_evidence(document: Document, item: EvidenceItem) -> None:
    write(document, item.heading, Style.EVIDENCE_ITEM)
    for evidenced in item.records:
        photos = f": {padded(len(evidenced.photos))} ảnh" if evidenced.photos else ""
        text = tied(f"- {described(evidenced.record)}{photos}", lambda _words: True)
        write(document, text, Style.EVIDENCE)
        for link in evidenced.record.links:
            paragraph = write(document, "+ ", Style.EVIDENCE)
            paragraph.alignment = ALIGN.LEFT  # An address cannot be divided to fill its line.
            add_link(paragraph, link.url, link_text(link))
