# SPDX-License-Identifier: MIT
"""Sets a table of a document's body: ruled, its head bold, room to sign where that is asked."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from reportlab.lib.colors import black
from reportlab.lib.units import mm
from reportlab.platypus import Spacer, TableStyle
from reportlab.platypus import Table as PlatypusTable

from desktop.domain.report.document import Table
from desktop.export.layout import decree
from desktop.export.layout.decree import Face, Type
from desktop.export.layout.fonts import font_name
from desktop.export.layout.table_widths import column_widths
from desktop.export.layout.text import paragraph
from desktop.export.pdf.columns import parted
from desktop.export.pdf.styles import SIDES, TEXT_HEIGHT, TEXT_WIDTH, Flow, style

_PADDING = 0.9 * mm
_TALLEST_PART = TEXT_HEIGHT / 5
_ROOM_TO_SIGN = 8.5 * mm
_LOOK = (
    ("GRID", (0, 0), (-1, -1), decree.RULE_WIDTH, black),
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ("LEFTPADDING", (0, 0), (-1, -1), _PADDING),
    ("RIGHTPADDING", (0, 0), (-1, -1), _PADDING),
    ("TOPPADDING", (0, 0), (-1, -1), 1.0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 3.0),
    ("FONT", (0, 0), (-1, -1), font_name(Face.REGULAR)),
)


def block_table(table: Table) -> PlatypusTable:
    """Return the table in the width of the text."""
    widths = column_widths(table, TEXT_WIDTH)
    heads = [paragraph(column.head, style(decree.TABLE_HEAD)) for column in table.columns]
    cells: list[list[Flow]] = [[[head] for head in heads]]
    for row in table.rows:
        cells += _rows(table, row, widths, decree.TABLE)
    if table.total:
        cells += _rows(table, table.total, widths, decree.TABLE_HEAD)
    return PlatypusTable(cells, colWidths=widths, repeatRows=1, style=TableStyle(_LOOK))


def _rows(
    table: Table, texts: Sequence[str], widths: Sequence[float], kind: Type
) -> Iterator[list[Flow]]:
    """Yield one row, or several for one too tall for a page."""
    columns = []
    for column, text, width in zip(table.columns, texts, widths, strict=True):
        lines: Flow = [paragraph(text, style(kind, SIDES[column.side]))]
        if column.is_signed:
            lines = [Spacer(0, _ROOM_TO_SIGN)]
        columns.append(parted(lines, width - 2 * _PADDING, _TALLEST_PART))
    yield from ([*row] for row in zip_longest(*columns, fillvalue=[]))
