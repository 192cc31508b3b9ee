# SPDX-License-Identifier: MIT
"""Lets photos be dropped on a part of the window or pasted there: files, folders, pictures."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from desktop.domain.week.addresses import web_page
from desktop.ui.activities.exchange import SUFFIXES
from desktop.ui.frame.desk import Desk
from desktop.ui.people.taking import list_in
from desktop.ui.photos.importing import bring_in
from desktop.ui.widgets.drop_place import DropPlace

_BOOKS = "Thả vào đây để nhập hoạt động từ Excel"


def sources_in(data: QMimeData) -> list[Path | QImage]:
    """Return what may hold photos: files and folders, else the picture itself, as Zalo copies it.

    Whatever has files is taken by them: the picture beside them is only their preview.
    """
    paths: list[Path | QImage] = [
        Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()
    ]
    if paths or not data.hasImage():
        return paths
    image = data.imageData()
    return [image] if isinstance(image, QImage) and not image.isNull() else []


def workbooks_in(data: QMimeData) -> list[Path]:
    """Return the files if all of them are workbooks, by their names."""
    paths = [path for path in sources_in(data) if isinstance(path, Path)]
    return paths if all(path.suffix.lower() in SUFFIXES for path in paths) else []


def addresses_in(data: QMimeData) -> list[str]:
    """Return the web addresses there are, each once, in order."""
    words = [url.toString() for url in data.urls()] or data.text().split()
    return list(dict.fromkeys(word for word in words if web_page(word)))


class PhotoDrop(DropPlace):
    """Takes what is dropped on a widget: photos into the Week, the rest to who wants it.

    Photos belong at once to the record that `record` names, if any; `words` say what letting go
    of them does. Lists of people are never taken for photos.
    """

    def __init__(
        self,
        desk: Desk,
        widget: QWidget,
        *,
        record: Callable[[], str | None] = lambda: None,
        on_addresses: Callable[[list[str]], object] | None = None,
        on_books: Callable[[list[Path]], object] | None = None,
        words: str = "Thả vào đây để thêm ảnh",
    ) -> None:
        super().__init__(widget)
        self._desk, self._record = desk, record
        self._on_addresses, self._on_books, self._words = on_addresses, on_books, words

    def takes(self, data: QMimeData) -> bool:
        """Whether there is anything in it to take."""
        if workbooks_in(data):
            return self._on_books is not None
        has_files = any(url.isLocalFile() for url in data.urls()) and list_in(data) is None
        return has_files or data.hasImage() or bool(self._on_addresses and addresses_in(data))

    def words(self, data: QMimeData) -> str:
        words = _BOOKS if workbooks_in(data) else self._words
        return words if self.takes(data) else ""

    def take(self, data: QMimeData) -> bool:
        """Take what was dropped or pasted; return whether there was anything to take."""
        if workbooks := workbooks_in(data):
            if self._on_books:
                self._on_books(workbooks)
            return self._on_books is not None
        if sources := sources_in(data):
            bring_in(self._desk, sources, self._record())
            return True
        if self._on_addresses and (addresses := addresses_in(data)):
            self._on_addresses(addresses)
            return True
        return False
