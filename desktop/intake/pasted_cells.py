# SPDX-License-Identifier: MIT
"""Takes text from the clipboard apart into rows of cells, as spreadsheets put it there."""

import re

from desktop.domain.vietnamese import line, nfc

# A cell in quotes may hold line breaks and doubled quotes; a quote that is never closed is a
# letter like any other.
_CELL = re.compile(r'("[^"]*(?:""[^"]*)*"(?=[\t\n]|\Z)|[^\t\n]*)(\t|\n|\Z)')


def rows_of(text: str) -> list[list[str]]:
    """Return the rows that are not blank, each cell as one clean line."""
    rows: list[list[str]] = []
    row: list[str] = []
    for found in _CELL.finditer(nfc(text)):
        row.append(_content(found[1]))
        if found[2] != "\t":
            rows.append(row)
            row = []
    return [row for row in rows if any(row)]


def _content(cell: str) -> str:
    if len(cell) > 1 and cell[0] == cell[-1] == '"':
        cell = cell[1:-1].replace('""', '"')
    return line(cell)
