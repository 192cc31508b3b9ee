# SPDX-License-Identifier: MIT
"""Words over as many lines as they need, in views and in what draws them itself.

Only a text longer than anybody would write, such as one pasted in, ends in dots on its last line.
"""

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

_ONE_LINE = Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter


_BESIDE = 24
"""The most that the style sheet and Qt keep free beside the words of a cell, in pixels."""


class WrappedCells(QStyledItemDelegate):
    """Has cells as high as their words, and `around` pixels more.

    Qt itself forgets the padding of the style sheet, and finds room for more words than there is.
    """

    def __init__(self, view: QAbstractItemView, around: int = 12) -> None:
        super().__init__(view)
        self._view, self._around = view, around

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        option = QStyleOptionViewItem(option)
        self.initStyleOption(option, index)  # bold words are wider
        is_list = isinstance(self._view, QListView)
        width = self._view.viewport().width() if is_list else option.rect.width()
        room, flags = QRect(0, 0, width - _BESIDE, 100_000), Qt.TextFlag.TextWordWrap.value
        needed = option.fontMetrics.boundingRect(room, flags, str(index.data()))
        return QSize(super().sizeHint(option, index).width(), needed.height() + self._around)


def wrapped(text: str, font: QFont, width: int, most: int) -> tuple[str, ...]:
    """Return a text as lines no wider than `width` pixels; dots end the last of `most` lines."""
    return _wrapped(text, font.key(), max(width, 1), most)


def height_of(text: str, font: QFont, width: int, most: int) -> int:
    """Return how high `draw_wrapped` draws a text, 0 for a blank one."""
    return len(wrapped(text, font, width, most)) * QFontMetrics(font).height()


def draw_wrapped(painter: QPainter, room: QRect, text: str, most: int) -> int:
    """Draw a text in the painter's font from the top of a room down; return how high that is."""
    height = painter.fontMetrics().height()
    lines = wrapped(text, painter.font(), room.width(), most)
    for at, line in enumerate(lines):
        place = QRect(room.left(), room.top() + at * height, room.width(), height)
        painter.drawText(place, _ONE_LINE, line)
    return len(lines) * height


@lru_cache(maxsize=8_000)
def _wrapped(text: str, font_key: str, width: int, most: int) -> tuple[str, ...]:
    font = QFont()
    font.fromString(font_key)
    metrics = QFontMetrics(font)
    if metrics.horizontalAdvance(text) <= width:
        return (text,) if text else ()
    layout, option = QTextLayout(text, font), QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) <= most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    lines = [
        _between(text, *ends).rstrip() for ends in zip(starts, [*starts[1:], None], strict=True)
    ]
    if len(lines) > most:
        rest = _between(text, starts[most - 1])
        lines[most - 1 :] = [metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)]
    return tuple(lines)


def _between(text: str, start: int, end: int | None = None) -> str:
    """Return a part of a text by its places in UTF-16, in which Qt counts."""
    units = text.encode("utf-16-le")[2 * start : None if end is None else 2 * end]
    return units.decode("utf-16-le")
