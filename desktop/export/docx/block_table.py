# SPDX-License-Identifier: MIT
"""Sets a table of a document's body in the DOCX: ruled, its head on every page."""

from collections.abc import Sequence

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.shared import Mm
from docx.table import _Row

from desktop.domain.report.document import Table
from desktop.export.docx.borders import RULED_TABLE
from desktop.export.docx.elements import add_table, repeat_on_every_page, write
from desktop.export.docx.styles import SIDES, Style
from desktop.export.layout import decree
from desktop.export.layout.table_widths import column_widths

_ROOM_TO_SIGN = Mm(8.5)


def add_block_table(document: Document, table: Table) -> None:
    """Add the table in the width of the text, a little below what stands before it."""
    write(document, "", Style.RULE)
    widths = column_widths(table, decree.TEXT_WIDTH)
    lines = [*table.rows, *([table.total] if table.total else [])]
    made = add_table(document, 1 + len(lines), tuple(widths), RULED_TABLE)
    head, *rows = made.rows
    for cell, column in zip(head.cells, table.columns, strict=True):
        write(cell, column.head, Style.TABLE_HEAD)
    repeat_on_every_page(head)
    signed = any(column.is_signed for column in table.columns)
    for row, texts in zip(rows, lines, strict=True):
        style = Style.TABLE_HEAD if texts is table.total else Style.TABLE
        _write_row(row, table, texts, style)
        if signed:
            row.height = _ROOM_TO_SIGN


def _write_row(row: _Row, table: Table, texts: Sequence[str], style: Style) -> None:
    for cell, column, text in zip(row.cells, table.columns, texts, strict=True):
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        paragraph = write(cell, text, style)
        paragraph.alignment = SIDES[column.side]
        paragraph.paragraph_format.keep_with_next = False
