# SPDX-License-Identifier: MIT
"""Shows where a folder is, and opens it."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from desktop.ui.language.plain_text import set_tip
from desktop.ui.widgets.handing_over import open_folder
from desktop.ui.widgets.parts import button, row


def path_line(folder: Path, name: str, action: str) -> QHBoxLayout:
    """Return the path of a folder, to be copied, with a button that opens it."""
    shown = QLineEdit(str(folder))
    shown.setReadOnly(True)
    shown.setCursorPosition(0)
    shown.setAccessibleName(name)
    set_tip(shown, str(folder))
    return row(shown, button(action, lambda: open_folder(folder), sign="folder-open"))
