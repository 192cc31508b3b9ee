# SPDX-License-Identifier: MIT
"""The photos of the report in small, each with a star that says it goes out first."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.domain.week.notebook import Photo
from desktop.ui.background.thumbnails import Thumbnails
from desktop.ui.language.plain_text import tip
from desktop.ui.widgets.icons import grown, icon
from desktop.ui.widgets.theme import colours

_SIDE = 96
_CELL = QSize(108, 84)
_GAP = 4
_STAR = 22
_LEFT_BEHIND = 0.35
_ROWS = 2
_Index = QModelIndex | QPersistentModelIndex
_PHOTO = Qt.ItemDataRole.UserRole


class _Photos(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.photos: Sequence[Photo] = ()

    def show(self, photos: Sequence[Photo]) -> None:
        """Take other photos; where they are the same ones, only what is said of them changes."""
        if [p.id for p in photos] == [p.id for p in self.photos]:
            self.photos = photos
            if photos:
                self.dataChanged.emit(self.index(0), self.index(len(photos) - 1))
            return
        self.beginResetModel()
        self.photos = photos
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.photos)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        photo = self.photos[index.row()]
        if role == _PHOTO:
            return photo
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(photo.caption or photo.file_name)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            star = ", ảnh tiêu biểu" if photo.typical else ""
            return f"{photo.caption or photo.file_name}{star}"
        return None


class PhotoStrip(QListView):
    """Shows photos in two lines that scroll; a click, Space or Enter asks for the star."""

    def __init__(self, thumbnails: Thumbnails, on_star: Callable[[Photo], None]) -> None:
        super().__init__()
        self._thumbnails, self._on_star = thumbnails, on_star
        self._model = _Photos()
        self._delegate = _PhotoDelegate(thumbnails)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Ảnh của báo cáo")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSpacing(_GAP)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.clicked.connect(self._on_pressed)
        thumbnails.ready.connect(self._on_ready)

    def show_photos(self, photos: Sequence[Photo], *, typical_only: bool) -> None:
        """Show photos; those that do not go along are pale."""
        self._delegate.typical_only = typical_only
        self._model.show(photos)
        self.viewport().update()
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_pressed(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be as tall as the photos need, at most two lines and a bit of the third."""
        wide = max(1, (self.viewport().width() - _GAP) // (_CELL.width() + 2 * _GAP))
        lines = -(-len(self._model.photos) // wide)
        height = _CELL.height() + 2 * _GAP
        most = round(height * (_ROWS + 0.4))
        self.setFixedHeight(min(lines * height, most) + 2 * _GAP)

    def _on_pressed(self, index: QModelIndex) -> None:
        if index.isValid():
            self._on_star(self._model.photos[index.row()])

    def _on_ready(self, id_: str) -> None:
        for at, photo in enumerate(self._model.photos):
            if photo.id == id_:
                index = self._model.index(at)
                self._model.dataChanged.emit(index, index)


class _PhotoDelegate(QStyledItemDelegate):
    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._thumbnails = thumbnails
        self.typical_only = False

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return _CELL

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        photo, use = index.data(_PHOTO), colours()
        room = option.rect.adjusted(2, 2, -2, -2)
        painter.save()
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        shape = QPainterPath()
        shape.addRoundedRect(room, 6, 6)
        painter.setClipPath(shape)
        painter.fillRect(room, QColor(use.raised))
        painter.setOpacity(_LEFT_BEHIND if self.typical_only and not photo.typical else 1)
        if picture := self._thumbnails.pixmap(photo, max(_SIDE, _CELL.width())):
            _draw_filling(painter, room, picture)
        else:
            sign = QRect(0, 0, grown(24), grown(24))
            sign.moveCenter(room.center())
            icon("image", use.muted).paint(painter, sign)
        painter.setOpacity(1)
        painter.setClipping(False)
        _draw_star(painter, room, is_full=photo.typical)
        state = option.state
        if state & QStyle.StateFlag.State_HasFocus or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(use.accent), 2))
            painter.drawRoundedRect(room, 6, 6)
        painter.restore()


def _draw_filling(painter: QPainter, room: QRect, picture: QPixmap) -> None:
    size = picture.deviceIndependentSize().toSize()
    filling = size.scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    target = QRect(room.topLeft(), filling)
    target.moveCenter(room.center())
    painter.drawPixmap(target, picture)


def _draw_star(painter: QPainter, room: QRect, *, is_full: bool) -> None:
    use, side, around = colours(), grown(_STAR), grown(4)
    spot = QRect(room.right() - side - 3, room.top() + 4, side, side)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(use.accent if is_full else use.surface))
    painter.drawEllipse(spot)
    sign = icon("star", use.on_accent if is_full else use.muted)
    sign.paint(painter, spot.adjusted(around, around, -around, -around))
