# SPDX-License-Identifier: MIT
"""Stands in for the system's file browser."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Slot


class Browser(QObject):
    """Remembers what was to be opened."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))
