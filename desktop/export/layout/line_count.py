# SPDX-License-Identifier: MIT
"""Tells how many lines a text takes, without setting it."""

from math import ceil

from desktop.export.layout.decree import Type
from desktop.export.layout.fonts import text_width


def line_count(text: str, kind: Type, room: float) -> int:
    """Count the lines that a text takes in a column `room` points wide.

    Words follow one another; one too long for a line is broken.
    """
    return sum(_lines(part, kind, room) for part in text.split("\n"))


def _lines(text: str, kind: Type, room: float) -> int:
    lines, used = 1, 0.0
    space = text_width(" ", kind)
    for word in text.split():
        width = text_width(word, kind)
        if used and used + space + width > room:
            lines, used = lines + 1, 0.0
        used += width + (space if used else 0)
        if used > room:
            broken = ceil(used / room) - 1
            lines, used = lines + broken, used - broken * room
    return lines
