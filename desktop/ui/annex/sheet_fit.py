# SPDX-License-Identifier: MIT
"""Fits the annex to the width of its sheet: how wide its columns are, and how tall its rows."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from desktop.domain.report.annex_boxes import FIRST_FIGURE, Box
from desktop.ui.annex.sheet_model import TITLES

PADDING, ABOVE = 5, 4
"""What is left free at either side of a text, and above and below it."""

_LABEL, _UNIT, _NOTES = 1, 2, -1
_LABEL_LETTERS, _NOTES_LETTERS = 15, 8
_LONGEST_WORD = 14
"""A longer one, such as a web address, is broken wherever its column ends."""

_FREE_FOR_UNIT, _FREE_FOR_NOTES = 0.12, 0.22
"""The shares of the room to spare; the rest of it goes to the activities."""

Boxes = Sequence[dict[int, Box]]


def bold(font: QFont) -> QFont:
    """Return the bold face of a font."""
    made = QFont(font)
    made.setBold(True)
    return made


def wrapped(text: str, room: int, font: QFont) -> Qt.TextFlag:
    """Return how a text is broken into lines: at words, unless one is wider than the room."""
    flag = Qt.TextFlag
    return flag.TextWordWrap if _widest_word(text, font) <= room else flag.TextWrapAnywhere


def widths(boxes: Boxes, columns: int, font: QFont, room: int) -> list[int]:
    """Return the columns' widths in pixels: no word of theirs is cut, and `room` is filled.

    They come to more than `room` where a form has so many columns that one has to scroll.
    """
    strong = bold(font)
    metrics = QFontMetrics(strong)
    made = [0] * columns
    made[_LABEL] = metrics.horizontalAdvance("n" * _LABEL_LETTERS)
    made[_NOTES] = metrics.horizontalAdvance("n" * _NOTES_LETTERS)
    for row in boxes[TITLES:]:
        for box in row.values():
            whole = metrics.horizontalAdvance(box.text) if box.is_figure else 0
            need = max(whole, _widest_word(box.text, strong, _LONGEST_WORD)) + 2 * PADDING
            for at in range(box.column, box.column + box.columns):
                made[at] = max(made[at], -(-need // box.columns))
    figures = made[FIRST_FIGURE:_NOTES]
    made[FIRST_FIGURE:_NOTES] = [max(figures)] * len(figures)
    spare = max(room - sum(made), 0)
    made[_UNIT] += int(spare * _FREE_FOR_UNIT)
    made[_NOTES] += int(spare * _FREE_FOR_NOTES)
    made[_LABEL] += max(room - sum(made), 0)
    return made


def heights(boxes: Boxes, columns: Sequence[int], font: QFont) -> Iterator[int]:
    """Yield the rows' heights in pixels; boxes over several rows take what those have anyway.

    Where that is too little, the last of the rows grows.
    """
    strong, line = bold(font), QFontMetrics(font).height()

    def height(box: Box) -> int:
        wide = sum(columns[box.column : box.column + box.columns]) - 2 * PADDING
        return _height(box.text, wide, strong if box.is_bold else font) + 2 * ABOVE

    made = [
        max([line + 2 * ABOVE, *(height(b) for b in row.values() if b.rows == 1 and b.text)])
        for row in boxes
    ]
    for at, row in enumerate(boxes):
        for box in (box for box in row.values() if box.rows > 1):
            last = at + box.rows - 1
            made[last] += max(height(box) - sum(made[at : last + 1]), 0)
    yield from made


@lru_cache(maxsize=2_000)
def _height(text: str, room: int, font: QFont) -> int:
    rectangle = QRect(0, 0, max(room, 1), 10_000)
    breaks = wrapped(text, room, font).value
    return QFontMetrics(font).boundingRect(rectangle, breaks, text).height()


@lru_cache(maxsize=2_000)
def _widest_word(text: str, font: QFont, longest: int | None = None) -> int:
    """Return the width of the widest word, of those of up to `longest` letters, 0 for none."""
    words = (word for word in _words(text) if longest is None or len(word) <= longest)
    return max(map(QFontMetrics(font).horizontalAdvance, words), default=0)


def _words(text: str) -> list[str]:
    """Return the pieces of a text that stay whole; after a stroke it may be broken."""
    return text.replace("/", "/ ").split()
