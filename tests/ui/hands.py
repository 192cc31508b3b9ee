# SPDX-License-Identifier: MIT
"""Types as a person does, Vietnamese letters included."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def type_text(widget: QWidget, text: str) -> None:
    """Put text in at the cursor as an input method does (key clicks cannot carry ộ or ữ)."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def compose(widget: QWidget, letters: str) -> None:
    """Show the letters of a word under way, as an input method does; none, and it is taken back."""
    QApplication.sendEvent(widget, QInputMethodEvent(letters, []))


def press(widget: QWidget, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    """Press and let go a key."""
    combined = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        combined |= modifier
    QTest.keyClick(widget, key, combined)


def close(window: QMainWindow, qtbot: "QtBot") -> None:
    """Close a window and wait until it is gone, its last backup made."""
    window.close()
    qtbot.waitUntil(window.isHidden, timeout=30_000)


def drop(widget: QWidget, data: QMimeData) -> bool:
    """Hold something over a widget and let go; return whether the widget would take it."""
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    modifiers = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), *how, modifiers)
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(QPoint(5, 5), *how, modifiers))
    return enter.isAccepted()


def drop_file(widget: QWidget, path: Path) -> bool:
    """Drop a file on a widget; return whether the widget would take it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return drop(widget, data)
