# SPDX-License-Identifier: MIT
"""Takes delimited text apart into cells: what spreadsheets put on the clipboard or into .csv."""

import re
from functools import cache

_LINE_ENDS = re.compile("\r\n|\r")


def split(text: str, separator: str = "\t") -> list[list[str]]:
    """Return the rows, each cell as it was written; blank rows are there, one at the end is not.

    A cell in quotes may hold line breaks, separators and doubled quotes; a quote that is never
    closed is a letter like any other.
    """
    rows: list[list[str]] = []
    row: list[str] = []
    for found in _cell(separator).finditer(_LINE_ENDS.sub("\n", text)):
        row.append(_content(found[1]))
        if found[2] != separator:
            rows.append(row)
            row = []
    if rows and rows[-1] == [""]:
        rows.pop()
    return rows


@cache
def _cell(separator: str) -> "re.Pattern[str]":
    mark = re.escape(separator)
    return re.compile(rf'("[^"]*+(?:""[^"]*+)*+"(?=[{mark}\n]|\Z)|[^{mark}\n]*+)([{mark}\n]|\Z)')


def _content(cell: str) -> str:
    if len(cell) > 1 and cell[0] == cell[-1] == '"':
        return cell[1:-1].replace('""', '"')
    return cell
