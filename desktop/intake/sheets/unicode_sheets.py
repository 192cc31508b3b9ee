# SPDX-License-Identifier: MIT
"""Brings the cells of a sheet that were typed in an old encoding into Unicode."""

from dataclasses import replace

from desktop.intake.sheets.old_encodings import (
    Encoding,
    encoding_of_font,
    is_capital_font,
    suspected,
    to_unicode,
)
from desktop.intake.sheets.sheet import Sheet, Spot, Value


def in_unicode(sheet: Sheet) -> tuple[Sheet, bool]:
    """Return a sheet with all its text in Unicode, and whether some of it was not.

    What a cell is set in tells, else what the words of the sheet and of the cell would mean.
    """
    texts = [cell for row in sheet.rows for cell in row if isinstance(cell, str)]
    guessed = suspected(texts)
    if not sheet.fonts and guessed is Encoding.UNICODE:
        return sheet, False

    def text(spot: Spot, cell: Value) -> Value:
        if not isinstance(cell, str):
            return cell
        if font := sheet.fonts.get(spot, ""):
            return to_unicode(cell, encoding_of_font(font), in_capitals=is_capital_font(font))
        return to_unicode(cell, guessed) if suspected([cell]) is guessed else cell

    rows = [[text((r, c), cell) for c, cell in enumerate(row)] for r, row in enumerate(sheet.rows)]
    return replace(sheet, rows=rows), rows != [list(row) for row in sheet.rows]
