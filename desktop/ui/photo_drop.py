# SPDX-License-Identifier: MIT
"""Lets photos be dropped on a part of the window or pasted there: files, folders, pictures."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from desktop.ui.activities import exchange
from desktop.ui.desk import Desk
from desktop.ui.drop_place import DropPlace
from desktop.ui.people.taking import list_in
from desktop.ui.photo_import import bring_in

_BOOKS = "Thả vào đây để nhập hoạt động từ Excel"
_ADDRESS = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)


def is_address(text: str) -> bool:
    """Whether a text is a whole web address."""
    return bool(_ADDRESS.fullmatch(text.strip()))


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
    return paths if all(path.suffix.lower() in exchange.SUFFIXES for path in paths) else []


def addresses_in(data: QMimeData) -> list[str]:
    """Return the web addresses there are, each once, in order."""
    words = [url.toString() for url in data.urls()] or data.text().split()
    return list(dict.fromkeys(word for word in words if is_address(word)))


class PhotoDrop(DropPlace):
    """Takes what is dropped on a widget: photos into the Week, addresses to who wants them.

    Workbooks are shown as those of activities.

    Photos belong at once to the record that `record` names, if any; `words` say what letting go
    of them does.
    """

    def __init__(
        self,
        desk: Desk,
        widget: QWidget,
        *,
        record: Callable[[], str | None] = lambda: None,
        on_addresses: Callable[[list[str]], object] | None = None,
        words: str = "Thả vào đây để thêm ảnh",
    ) -> None:
        super().__init__(widget)
        self._desk, self._record = desk, record
        self._on_addresses, self._words = on_addresses, words

    def takes(self, data: QMimeData) -> bool:
        """Whether there is anything in it to take; lists of people go to who takes those."""
        has_files = any(url.isLocalFile() for url in data.urls()) and list_in(data) is None
        return has_files or data.hasImage() or bool(self._on_addresses and addresses_in(data))

    def words(self, data: QMimeData) -> str:
        if workbooks_in(data):
            return _BOOKS
        return self._words if self.takes(data) else ""

    def take(self, data: QMimeData) -> bool:
        """Take what was dropped or pasted; return whether there was anything to take."""
        if workbooks := workbooks_in(data):
            exchange.bring_in(self._desk, self._widget.window(), workbooks)
            return True
        if sources := sources_in(data):
            bring_in(self._desk, sources, self._record())
            return True
        if self._on_addresses and (addresses := addresses_in(data)):
            self._on_addresses(addresses)
            return True
        return False
