# SPDX-License-Identifier: MIT
"""Ends the text of a document as the decree's models do: "./."."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from desktop.domain.report.document import Paragraph

_SIGN = "./."

_Block = TypeVar("_Block")


def closed(blocks: Sequence[_Block]) -> tuple[_Block | Paragraph, ...]:
    """Return the blocks of a text with "./." at their end (decree 30/2020, model 1.4).

    A heading or a table is no sentence to end: under one that nobody wrote to, the sign stands by
    itself.
    """
    if blocks and isinstance(last := blocks[-1], Paragraph):
        text = last.text.removesuffix(_SIGN).rstrip(" .;")
        return (*blocks[:-1], replace(last, text=f"{text}{_SIGN}"))
    return (*blocks, Paragraph(_SIGN))
