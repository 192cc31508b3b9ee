# SPDX-License-Identifier: MIT
"""The foot of the DOCX's body: who signs, and beside or below it who gets a copy."""

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.shared import Mm, Pt
from docx.table import Table, _Cell

from desktop.domain.report.document import OfficialDocument, SignatureBlock
from desktop.export.docx.borders import PLAIN_TABLE
from desktop.export.docx.elements import add_table, write
from desktop.export.docx.styles import Style
from desktop.export.layout import decree
from desktop.export.layout.listed import dashed

_GAP = 18
"""Points before each pair of the foot, the same on the left and on the right."""


def add_foot(document: Document, official: OfficialDocument) -> None:
    """Add the signatures and the list of copies; the end of the body stays with them.

    The signers stand in pairs, the head of the centre last and on the right. The list of copies
    stands at the left, level with the head's title (decree, II.9d) where that place is free,
    else below.
    """
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    places: list[SignatureBlock | None] = list(official.signers)
    places.insert(len(places) // 2 * 2, None)
    share = decree.LETTERHEAD_LEFT_SHARE if len(official.signers) == 1 else 0.5
    widths = decree.TEXT_WIDTH * share, decree.TEXT_WIDTH * (1 - share)
    table = add_table(document, (len(places) + 1) // 2 * 2, widths, PLAIN_TABLE)
    for at, place in enumerate(places):
        upper, lower = (table.rows[at // 2 * 2 + below].cells[at % 2] for below in (0, 1))
        if place:
            _write_signature(upper, lower, place)
        else:
            _write_copies(upper.merge(lower), official.copies_to)
    _keep_together(table)


def _write_signature(upper: _Cell, lower: _Cell, signer: SignatureBlock) -> None:
    """Write the title into one cell and the name into that below, level with their neighbours."""
    titles = [write(upper, line, Style.SIGNER_TITLE) for line in signer.lines or ("",)]
    titles[0].paragraph_format.space_before = Pt(_GAP)
    if signer.hint and not signer.name:
        write(upper, signer.hint, Style.SIGNER_HINT)
    names = [name for name in (signer.position, signer.name) if name] or [""]
    room, *_ = [write(lower, name, Style.SIGNER_NAME) for name in names]
    room.paragraph_format.space_before = Mm(decree.SIGNATURE_ROOM)
    lower.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM


def _write_copies(cell: _Cell, copies_to: tuple[str, ...]) -> None:
    if not copies_to:
        return
    title = write(cell, decree.COPIES_TITLE, Style.COPIES_TO_TITLE)
    title.paragraph_format.space_before = Pt(_GAP)
    for line in dashed(copies_to):
        write(cell, line, Style.COPIES_TO)


def _keep_together(table: Table) -> None:
    """Keep all rows on one page, as Word does where their paragraphs stay with the next."""
    for row in list(table.rows)[:-1]:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True
