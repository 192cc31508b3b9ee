# SPDX-License-Identifier: MIT
"""Tells how many lines a text takes, without setting it."""

import re
from math import ceil

from desktop.export.layout.decree import Type
from desktop.export.layout.fonts import text_width

_WORD = re.compile(r"\S+\s*")


class MeasuredText:
    """A text whose words are measured once, to ask how many lines it takes in several widths."""

    def __init__(self, text: str, kind: Type) -> None:
        self._space = text_width(" ", kind)
        self._words = [
            [text_width(word, kind) for word in part.split()] for part in text.split("\n")
        ]

    def lines(self, room: float) -> int:
        """Count the lines in a column `room` points wide.

        Words follow one another; one too long for a line is broken.
        """
        return sum(self._lines(part, room) for part in self._words)

    def _lines(self, words: list[float], room: float) -> int:
        lines, used, space = 1, 0.0, self._space
        for width in words:
            if not used:
                used = width
            elif used + space + width > room:
                lines, used = lines + 1, width
            else:
                used += space + width
            if used > room:
                broken = ceil(used / room) - 1
                lines, used = lines + broken, used - broken * room
        return lines


def line_count(text: str, kind: Type, room: float) -> int:
    """Count the lines that a text takes in a column `room` points wide."""
    return MeasuredText(text, kind).lines(room)


def divided(text: str, kind: Type, room: float, most: int) -> list[str]:
    """Return a text in parts of at most `most` lines each; only the space between them is lost."""
    words = [piece for word in _WORD.findall(text) for piece in _pieces(word, kind, room, most)]
    parts = []
    while words:
        low, high = 1, len(words)
        while low < high:
            middle = (low + high + 1) // 2
            if line_count("".join(words[:middle]).rstrip(), kind, room) <= most:
                low = middle
            else:
                high = middle - 1
        parts.append("".join(words[:low]).rstrip())
        words = words[low:]
    return parts or [""]


def _pieces(word: str, kind: Type, room: float, most: int) -> list[str]:
    """Return a word in pieces none of which takes more lines than those."""
    if len(word) <= most or line_count(word.rstrip(), kind, room) <= most:
        return [word]
    middle = len(word) // 2
    halves = word[:middle], word[middle:]
    return [piece for half in halves for piece in _pieces(half, kind, room, most)]
