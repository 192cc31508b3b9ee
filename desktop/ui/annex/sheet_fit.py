# SPDX-License-Identifier: MIT
"""Fits the annex to the width of its sheet: how wide its columns are, and how tall its rows."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from desktop.domain.annex_boxes import FIRST_FIGURE, Box
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


def wrapped(text: str, room: int, metrics: QFontMetrics) -> Qt.TextFlag:
    """Return how a text is broken into lines: at words, unless one is wider than the room."""
    flag = Qt.TextFlag
    fits = all(metrics.horizontalAdvance(word) <= room for word in _words(text))
    return flag.TextWordWrap if fits else flag.TextWrapAnywhere


def widths(boxes: Boxes, columns: int, font: QFont, room: int) -> list[int]:
    """Return the columns' widths in pixels: no word of theirs is cut, and `room` is filled.

    They come to more than `room` where a form has so many columns that one has to scroll.
    """
    metrics = QFontMetrics(bold(font))
    made = [0] * columns
    made[_LABEL] = metrics.horizontalAdvance("n" * _LABEL_LETTERS)
    made[_NOTES] = metrics.horizontalAdvance("n" * _NOTES_LETTERS)
    for row in boxes[TITLES:]:
        for box in row.values():
            words = [word for word in _words(box.text) if len(word) <= _LONGEST_WORD]
            need = max(map(metrics.horizontalAdvance, words), default=0) + 2 * PADDING
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
    """Yield the rows' heights in pixels; boxes over several rows take what those have anyway."""
    plain, strong = QFontMetrics(font), QFontMetrics(bold(font))
    for row in boxes:
        tall = [plain.height()]
        for box in row.values():
            if box.rows == 1 and box.text:
                metrics = strong if box.is_bold else plain
                wide = sum(columns[box.column : box.column + box.columns]) - 2 * PADDING
                breaks = wrapped(box.text, wide, metrics).value
                room = QRect(0, 0, max(wide, 1), 10_000)
                tall.append(metrics.boundingRect(room, breaks, box.text).height())
        yield max(tall) + 2 * ABOVE


def _words(text: str) -> list[str]:
    """Return the pieces of a text that stay whole; after a stroke it may be broken."""
    return text.replace("/", "/ ").split()
