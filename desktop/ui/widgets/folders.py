# SPDX-License-Identifier: MIT
"""Hands over to the system what it opens: a folder in its file browser, a page in its browser."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from desktop.domain.addresses import safe_address
from desktop.ui.language.plain_text import set_tip
from desktop.ui.widgets.parts import button, row


def open_folder(folder: Path) -> None:
    """Open a folder; where it is not there yet, the nearest one above it."""
    there = next(path for path in (folder, *folder.parents) if path.is_dir())
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(there)))


def open_address(text: str) -> None:
    """Open a page of the web, or a new mail; any other address opens nothing, whoever wrote it."""
    if address := safe_address(text):
        QDesktopServices.openUrl(QUrl(address))


def path_line(folder: Path, name: str, action: str) -> QHBoxLayout:
    """Return the path of a folder, to be copied, with a button that opens it."""
    shown = QLineEdit(str(folder))
    shown.setReadOnly(True)
    shown.setCursorPosition(0)
    shown.setAccessibleName(name)
    set_tip(shown, str(folder))
    return row(shown, button(action, lambda: open_folder(folder), sign="folder-open"))
