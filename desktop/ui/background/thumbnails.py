# SPDX-License-Identifier: MIT
"""Small pictures of photos, read away from the window when they are first seen."""

from collections import OrderedDict
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QImageReader, QPixmap, QTransform

from desktop.domain.errors import AppError
from desktop.domain.progress import Progress
from desktop.domain.week.notebook import Photo
from desktop.services.workspace import Workspace
from desktop.storage.photo_files import PhotoFiles
from desktop.ui.background.lanes import Order
from desktop.ui.background.window_thread import lane

if TYPE_CHECKING:
    from desktop.ui.background.tasks import Task

MOST_BYTES = 24_000_000
"""What the pictures kept in memory may take."""

_MOST_WAITING = 120
"""More than a large screen shows at once: what was scrolled past need not be read."""


class _Key(NamedTuple):
    sha256: str
    side: int
    turn: int


class Thumbnails(QObject):
    """Small pictures of one data folder; `ready` carries the id of a photo whose picture came.

    The picture asked for last is read first. A photo that cannot be read has none: whoever asks
    draws a sign in its place.
    """

    ready = Signal(str)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._kept: OrderedDict[_Key, QPixmap] = OrderedDict()
        self._bytes = 0
        self._asked: dict[_Key, Task[QImage]] = {}
        self._lane = lane(self, Order.LATEST_FIRST, _MOST_WAITING)

    @property
    def bytes_kept(self) -> int:
        """What the pictures in memory take."""
        return self._bytes

    def pixmap(self, photo: Photo, side: int) -> QPixmap | None:
        """Return the picture at most `side` logical pixels long; `None` as long as it is not read.

        Asking has it read; `ready` tells when to ask again. It is never larger than the copy
        that goes out, and upright as the clerk turned it.
        """
        if photo.fault:
            return None
        key = _Key(photo.sha256, _pixels(side), photo.turn)
        kept = self._kept[key] if key in self._kept else self._turned(key)
        if kept is None:
            self._ask(key, photo)
            return None
        self._kept.move_to_end(key)
        return None if kept.isNull() else kept

    def close(self) -> None:
        """Stop reading."""
        self._lane.close()

    def _ask(self, key: _Key, photo: Photo) -> None:
        """Have a picture read before those asked for earlier, unless it is being read already."""
        asked = self._asked.get(key)
        if self._lane.is_closed or (asked is not None and asked.has_begun):
            return
        workspace = self._workspace

        def read(_progress: Progress) -> QImage:
            return read_picture(workspace, photo, key.side)

        self._asked[key] = self._lane.begin(read, partial(self._on_read, key, photo.id), key=key)

    def _on_read(self, key: _Key, id_: str, image: QImage) -> None:
        self._asked.pop(key, None)
        self._keep(key, QPixmap.fromImage(image))
        self.ready.emit(id_)

    def _turned(self, key: _Key) -> QPixmap | None:
        """Return a picture that was just turned, made of what it was before."""
        for turn in (0, 90, 180, 270):
            other = self._kept.get(key._replace(turn=turn))
            if other is not None and not other.isNull():
                turned = other.transformed(QTransform().rotate(key.turn - turn))
                turned.setDevicePixelRatio(other.devicePixelRatio())
                self._keep(key, turned)
                return turned
        return None

    def _keep(self, key: _Key, picture: QPixmap) -> None:
        picture.setDevicePixelRatio(_ratio())
        self._bytes += _size(picture) - _size(self._kept.get(key))
        self._kept[key] = picture
        self._kept.move_to_end(key)
        while self._bytes > MOST_BYTES and len(self._kept) > 1:
            self._bytes -= _size(self._kept.popitem(last=False)[1])


def read_picture(workspace: Workspace, photo: Photo, pixels: int) -> QImage:
    """Return the picture of a photo, a null image if there is none to be had."""
    from desktop.services.photos.photos import (
        FULL,  # with Pillow, for which the window need not wait
    )

    as_it_is = PhotoFiles(workspace.folder).copy_path(photo.sha256, FULL.side, photo.turn)
    image = _scaled(as_it_is, pixels)
    if image.isNull():
        image = _scaled(_upright_copy(workspace, photo), pixels)
        image = image.transformed(QTransform().rotate(photo.turn))
    return image


def _upright_copy(workspace: Workspace, photo: Photo) -> Path | None:
    """Return the copy before any turning; originals are left to those who know hostile files."""
    from desktop.services.photos.photos import copies_of

    upright = replace(photo, turn=0)
    try:
        return copies_of(workspace, [upright]).get(photo.id)
    except AppError:
        return None


def _scaled(path: Path | None, pixels: int) -> QImage:
    if path is None or not path.is_file():
        return QImage()
    reader = QImageReader(str(path))
    size = reader.size()
    if max(size.width(), size.height()) > pixels:
        room = QSize(pixels, pixels)
        reader.setScaledSize(size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def _pixels(side: int) -> int:
    return round(side * _ratio())


def _ratio() -> float:
    app = QGuiApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0


def _size(picture: QPixmap | None) -> int:
    return picture.width() * picture.height() * 4 if picture else 0
