# SPDX-License-Identifier: MIT
"""Stands in for the programs that the system opens files and web pages with."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices


class Opened(QObject):
    """Remembers what it was asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[QUrl] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.urls.append(url)


@contextmanager
def opening(scheme: str) -> Iterator[Opened]:
    """Take addresses of a scheme in place of the system."""
    opened = Opened()
    QDesktopServices.setUrlHandler(scheme, opened, "take")  # type: ignore[arg-type] # it wants str
    try:
        yield opened
    finally:
        QDesktopServices.unsetUrlHandler(scheme)
