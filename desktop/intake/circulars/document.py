# SPDX-License-Identifier: MIT
"""What a circular is once it has been read: its paragraphs and tables, in their order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from desktop.intake.sheets.phrases import is_dated, is_signature
from desktop.intake.sheets.sheet import Sheet

Block = str | Sheet
"""A paragraph, its automatic number in front, or a table."""


_BRACES = str.maketrans("{}", "()")


_MOST_SIGNING_ROWS = 8
"""A table with more is an annex below which somebody signs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Circular:
    """A circular; `unread` names what of the file was not read, a sentence each."""

    blocks: Sequence[Block]
    unread: Sequence[str] = ()

    @property
    def tables(self) -> Sequence[Sheet]:
        """The tables, in their order."""
        return [block for block in self.blocks if isinstance(block, Sheet)]


def without_braces(circular: Circular) -> Circular:
    """Return a circular with brackets for braces, which stand for something else in a form."""
    return replace(circular, blocks=[_without_braces(block) for block in circular.blocks])


def _without_braces(block: Block) -> Block:
    if isinstance(block, str):
        return block.translate(_BRACES)
    return replace(
        block,
        rows=[
            [cell.translate(_BRACES) if isinstance(cell, str) else cell for cell in row]
            for row in block.rows
        ],
    )


def text_lines(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the lines of text: paragraphs, and what stands in cells, row by row.

    Where people sign, what stands below an office belongs to it: such a table is read by columns.
    """
    for block in blocks:
        if isinstance(block, str):
            yield from block.splitlines()
            continue
        lines = block.rows
        if _is_for_signing(block):
            lines = list(zip_longest(*block.rows, fillvalue=""))
        for row in lines:
            for cell in row:
                yield from str(cell).splitlines()


def _is_for_signing(table: Sheet) -> bool:
    if len(table.rows) > _MOST_SIGNING_ROWS:
        return False
    texts = (text for row in table.rows for cell in row for text in str(cell).splitlines())
    return any(is_signature(text) and not is_dated(text) for text in texts)
