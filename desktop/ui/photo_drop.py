# SPDX-License-Identifier: MIT
"""Lets photos be dropped on a part of the window or pasted there: files, folders, pictures."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtWidgets import QWidget

from desktop.ui.activities import exchange
from desktop.ui.desk import Desk
from desktop.ui.parts import label
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


class PhotoDrop(QObject):
    """Takes what is dropped on a widget: photos into the Week, addresses to who wants them.

    Workbooks are shown as those of activities.

    Photos belong at once to the record that `record` names, if any. While something usable is
    held over the widget, `words` say over it what letting go does.
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
        self._desk, self._widget = desk, widget
        self._record, self._on_addresses = record, on_addresses
        self._words, self._sign = words, label(words, "drop")
        self._sign.setParent(widget)
        self._sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sign.setWordWrap(True)
        self._sign.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._sign.hide()
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def takes(self, data: QMimeData) -> bool:
        """Whether there is anything in it to take; lists of people go to who takes those."""
        has_files = any(url.isLocalFile() for url in data.urls()) and list_in(data) is None
        return has_files or data.hasImage() or bool(self._on_addresses and addresses_in(data))

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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QDropEvent) and self.takes(event.mimeData()):
            # Copied, never moved: the file stays where it was taken from.
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._sign.setText(_BOOKS if workbooks_in(event.mimeData()) else self._words)
            self._show_sign(is_over=kind != QEvent.Type.Drop)
            if kind == QEvent.Type.Drop:
                self.take(event.mimeData())
            return True
        if kind == QEvent.Type.DragLeave:
            self._show_sign(is_over=False)
        return super().eventFilter(watched, event)

    def _show_sign(self, *, is_over: bool) -> None:
        if is_over:
            self._sign.setGeometry(self._widget.rect())
            self._sign.raise_()
        self._sign.setVisible(is_over)
