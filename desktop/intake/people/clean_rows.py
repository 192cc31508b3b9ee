# SPDX-License-Identifier: MIT
"""Brings the cells of a list into clean Unicode text, and fills in what ditto marks stand for."""

import re
from collections.abc import Sequence

from desktop.intake.people.cells import cell_text
from desktop.intake.people.columns import ListLayout
from desktop.intake.people.headings import PeopleColumn
from desktop.intake.people.people_list import Rows
from desktop.intake.sheets.old_encodings import (
    Encoding,
    encoding_of_font,
    is_capital_font,
    is_certainly_unicode,
    suspected,
    to_unicode,
)
from desktop.intake.sheets.sheet import Sheet, Spot, Value

_DITTO = re.compile("[\"“”″〃']+|-? ?n[./]?t[./]? ?-?|như trên", re.IGNORECASE)
FILLED_DOWN = frozenset({PeopleColumn.UNIT, PeopleColumn.NOTES, PeopleColumn.GENDER})
"""What cells merged downwards say of all their rows; a name and a birth are of one person."""


def guessed_encoding(sheet: Sheet) -> Encoding:
    """Return in which encoding a sheet was typed; cells in an old font are asked alone."""
    spots = [*sheet.fonts] or [(r, c) for r, row in enumerate(sheet.rows) for c in range(len(row))]
    cells = (sheet.rows[row][column] for row, column in spots)
    return suspected(cell for cell in cells if isinstance(cell, str))


def clean_rows(sheet: Sheet, encoding: Encoding) -> list[list[str]]:
    """Return the cells as clean Unicode text.

    In a sheet that is in Unicode partly, an old font or words of no meaning tell which cells are
    not.
    """
    if encoding is Encoding.UNICODE:
        return [[cell_text(cell) for cell in row] for row in sheet.rows]
    fonts = {s: font for s, font in sheet.fonts.items() if encoding_of_font(font) is encoding}
    texts = (cell for row in sheet.rows for cell in row if isinstance(cell, str))
    is_mixed = any(map(is_certainly_unicode, texts))

    def text(spot: Spot, cell: Value) -> str:
        font = fonts.get(spot, "")
        if not isinstance(cell, str) or (
            is_mixed and not font and suspected([cell]) is Encoding.UNICODE
        ):
            return cell_text(cell)
        return cell_text(to_unicode(cell, encoding, in_capitals=is_capital_font(font)))

    return [[text((r, c), cell) for c, cell in enumerate(row)] for r, row in enumerate(sheet.rows)]


def without_dittos(rows: Rows, tables: Sequence[ListLayout]) -> Rows:
    """Return the rows with what stands above in place of ditto marks; as they are if none has."""
    starts = [table.below for table in tables]
    spots = [
        (at, column)
        for table, end in zip(tables, [*starts[1:], len(rows)], strict=True)
        for column, meaning in enumerate(table.columns)
        if meaning in FILLED_DOWN
        for at in range(table.below + 1, end)
        if rows[at][column] and _DITTO.fullmatch(rows[at][column])
    ]
    if not spots:
        return rows
    filled = [[*row] for row in rows]
    for at, column in sorted(spots):
        filled[at][column] = filled[at - 1][column]
    return filled
