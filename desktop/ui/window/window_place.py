# SPDX-License-Identifier: MIT
"""Where the window stands: within the free area of one screen, whatever was stored."""

from PySide6.QtCore import QByteArray, QMargins, QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

SMALLEST = QSize(900, 500)
"""The least in which everything can be reached; a screen that leaves less has a smaller window."""

_USUAL = QSize(1180, 760)
_FRAME = QMargins(8, 32, 8, 8)
"""What the system draws around a window; how much that is it tells only of one that is shown."""


def place_window(window: QWidget, stored: QByteArray) -> None:
    """Give a window the place it had, at its first start one in the middle; all of it on a screen.

    Sizes are logical pixels: on a screen of 150 % there are fewer of them.
    """
    is_known = window.restoreGeometry(stored)
    screen = QGuiApplication.screenAt(window.geometry().center()) if is_known else None
    free = (screen or QGuiApplication.primaryScreen()).availableGeometry().marginsRemoved(_FRAME)
    window.setMinimumSize(SMALLEST.boundedTo(free.size()))
    if window.isMaximized() or window.isFullScreen():
        return  # as large as its screen is now
    size = (window.size() if is_known else _USUAL).expandedTo(SMALLEST).boundedTo(free.size())
    middle = free.center() - QPoint(size.width() // 2, size.height() // 2)
    window.setGeometry(
        _moved(QRect(window.geometry().topLeft() if is_known else middle, size), free)
    )


def _moved(rect: QRect, free: QRect) -> QRect:
    """Return a rectangle moved as little as it takes to lie within another that is no smaller."""
    left = min(max(rect.left(), free.left()), free.right() + 1 - rect.width())
    top = min(max(rect.top(), free.top()), free.bottom() + 1 - rect.height())
    return QRect(QPoint(left, top), rect.size())
