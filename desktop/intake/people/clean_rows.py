# SPDX-License-Identifier: MIT
"""Brings the cells of a list into clean Unicode text."""

from desktop.intake.people.cells import shown
from desktop.intake.sheets.old_encodings import (
    Encoding,
    decode,
    encoding_of_font,
    is_capital_font,
    is_certainly_unicode,
    suspected,
)
from desktop.intake.sheets.sheet import Sheet, Spot, Value


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
        return [[shown(cell) for cell in row] for row in sheet.rows]
    fonts = {s: font for s, font in sheet.fonts.items() if encoding_of_font(font) is encoding}
    texts = (cell for row in sheet.rows for cell in row if isinstance(cell, str))
    is_mixed = any(map(is_certainly_unicode, texts))

    def text(spot: Spot, cell: Value) -> str:
        font = fonts.get(spot, "")
        if not isinstance(cell, str) or (
            is_mixed and not font and suspected([cell]) is Encoding.UNICODE
        ):
            return shown(cell)
        return shown(decode(cell, encoding, in_capitals=is_capital_font(font)))

    return [[text((r, c), cell) for c, cell in enumerate(row)] for r, row in enumerate(sheet.rows)]
