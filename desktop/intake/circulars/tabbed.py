# SPDX-License-Identifier: MIT
"""Takes lines that are set out by tabs, with no table around them, for the table they look like."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from desktop.intake.circulars.document import Block
from desktop.intake.sheets.sheet import Sheet

_LEAST_LINES = 3


def with_tabbed_tables(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks, with tables in place of lines that tabs part into cells."""
    for is_tabbed, group in groupby(blocks, _is_tabbed):
        run = list(group)
        lines = [block for block in run if isinstance(block, str)]
        if is_tabbed and len(lines) >= _LEAST_LINES:
            yield _table(lines)
        else:
            yield from run


def _is_tabbed(block: Block) -> bool:
    return isinstance(block, str) and "\t" in block


def _table(lines: Sequence[str]) -> Sheet:
    """Return lines as rows: several tabs are one, unless each parts a cell of the first line."""
    rows = [[cell.strip() for cell in text.split("\t")] for text in lines]
    if max(map(len, rows)) > len(rows[0]):
        rows = [[cell.strip() for cell in re.split("\t+", text)] for text in lines]
    width = max(map(len, rows))
    return Sheet(name="", rows=[row + [""] * (width - len(row)) for row in rows])
