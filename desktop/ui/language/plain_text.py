# SPDX-License-Identifier: MIT
"""Keeps Qt from taking words for HTML: a name from a stranger's file must not load a picture.

Labels are plain by their kind (`widgets.parts.Label`). Tool tips and messages have no such switch,
or not for all of their words: those go through here.
"""

from textwrap import TextWrapper

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QStandardItem
from PySide6.QtWidgets import QMessageBox, QTableWidgetItem, QWidget

_JOINER = "\u2060"
"""Seen by nobody, and after it nothing is a tag or an entity."""

_WRAPPER = TextWrapper(64, break_long_words=False, break_on_hyphens=False)

HasTip = QWidget | QAction | QStandardItem | QTableWidgetItem


def plain(text: str) -> str:
    """Return words that look the same and are no HTML to Qt, whatever they consist of."""
    return text.replace("<", f"<{_JOINER}").replace("&", f"&{_JOINER}") if _is_odd(text) else text


def tip(text: str) -> str:
    """Return words for where the mouse rests, plain and in lines: Qt ends none by itself."""
    lines = (line for part in text.split("\n") for line in _WRAPPER.wrap(part) or [""])
    return plain("\n".join(lines))


def set_tip(on: HasTip, text: str) -> None:
    """Have words shown where the mouse rests."""
    on.setToolTip(tip(text))


def message(
    over: QWidget | None, icon: QMessageBox.Icon, title: str, text: str, more: str
) -> QMessageBox:
    """Return a message that goes when it is closed, to be given buttons and opened."""
    box = QMessageBox(over)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setIcon(icon)
    box.setWindowTitle(title)
    box.setText(text)
    box.setInformativeText(plain(more))
    return box


def _is_odd(text: str) -> bool:
    return "<" in text or "&" in text
