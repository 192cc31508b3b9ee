# SPDX-License-Identifier: MIT
"""What a circular is once it has been read: its paragraphs and tables, in their order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.intake.sheets.sheet import Sheet

Block = str | Sheet
"""A paragraph, its automatic number in front, or a table."""


_BRACES = str.maketrans("{}", "()")


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
    """Yield the lines of text: paragraphs, and what stands in cells, row by row."""
    for block in blocks:
        if isinstance(block, str):
            yield from block.splitlines()
            continue
        for row in block.rows:
            for cell in row:
                yield from str(cell).splitlines()
