# SPDX-License-Identifier: MIT
"""The photos of a record as a strip of small pictures, with a place to add more at its end."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.domain.week.notebook import Photo
from desktop.ui.frame.desk import Desk
from desktop.ui.language.plain_text import tip
from desktop.ui.widgets.icons import grown, icon
from desktop.ui.widgets.theme import colours

_NARROWEST, _GAP, _ROUND = 70, 8, 5
_SIDE = 112
"""The length of the pictures asked for, of which a tile of any width can be cut."""

_MOST_LINES = 5
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_Index = QModelIndex | QPersistentModelIndex


class PhotoModel(QAbstractListModel):
    """The photos of one record; the entry after the last is the place to add more."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.photos: tuple[Photo, ...] = ()
        desk.thumbnails.ready.connect(self._on_ready)

    def show(self, photos: Sequence[Photo]) -> bool:
        """Show photos; return whether they are others than before."""
        are_others = [p.id for p in photos] != [p.id for p in self.photos]
        if are_others:
            self.beginResetModel()
            self.photos = tuple(photos)
            self.endResetModel()
        elif tuple(photos) != self.photos:
            self.photos = tuple(photos)
            self.dataChanged.emit(self.index(0), self.index(len(self.photos)))
        return are_others

    def photo(self, index: _Index) -> Photo | None:
        """Return the photo at a place, `None` at the one to add more."""
        at = index.row()
        return self.photos[at] if 0 <= at < len(self.photos) else None

    def picture(self, photo: Photo) -> QPixmap | None:
        """Return the small picture of a photo, once it was read."""
        return self._desk.thumbnails.pixmap(photo, _SIDE)

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.photos) + 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            photo = self.photo(index)
            return tip(_described(photo)) if photo else "Thêm ảnh"
        return None

    def _on_ready(self, id_: str) -> None:
        for at, photo in enumerate(self.photos):
            if photo.id == id_:
                self.dataChanged.emit(self.index(at), self.index(at))


class EvidenceStrip(QListView):
    """As high as its photos need, up to some lines.

    `opened` carries the id of a photo to be seen large, `adding` asks to choose files,
    `menu_wanted` where a menu for the selected photos is wanted, `deleting` asks to delete them.
    """

    opened = Signal(str)
    adding = Signal()
    deleting = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.photos = PhotoModel(desk, self)
        self.setModel(self.photos)
        self.setProperty("role", "strip")
        self.setItemDelegate(_Tile(self.photos, self))
        self.setAccessibleName("Ảnh của hoạt động")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setSelectionRectVisible(True)
        self.setUniformItemSizes(True)
        self.setDragEnabled(False)
        self.setAcceptDrops(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        self.clicked.connect(self._on_clicked)
        self._pressed_with = Qt.KeyboardModifier.NoModifier

    @property
    def chosen(self) -> list[Photo]:
        """The photos selected."""
        found = (self.photos.photo(index) for index in sorted(self.selectedIndexes()))
        return [photo for photo in found if photo]

    def choose(self, id_: str) -> None:
        """Select one photo."""
        for row, photo in enumerate(self.photos.photos):
            if photo.id == id_:
                self.setCurrentIndex(self.photos.index(row))

    def show_photos(self, photos: Sequence[Photo]) -> None:
        """Show photos, and keep selected what was."""
        chosen = {photo.id for photo in self.chosen}
        at = self.currentIndex().row()
        if self.photos.show(photos):
            self._fit()
            select = QItemSelectionModel.SelectionFlag.Select
            for row, photo in enumerate(photos):
                if photo.id in chosen:
                    self.selectionModel().select(self.photos.index(row), select)
            if at >= 0:
                now = self.photos.index(min(at, len(photos)))
                self.selectionModel().setCurrentIndex(now, _ONLY_CURRENT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            event.ignore()  # The whole section takes it.
        elif event.key() in _ENTER:
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete:
            self.deleting.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_with = event.modifiers()
        super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(4 * (_NARROWEST + _GAP), self.height())

    def _fit(self) -> None:
        """Divide the width into tiles, and be as high as they need."""
        width = self.viewport().width()
        across = max(1, width // (_NARROWEST + _GAP))
        each = (width - 2) // across  # Tiles that fill a line to its end would not fit on it.
        tile = QSize(each, (each - _GAP) * 3 // 4 + _GAP)
        if tile != self.gridSize():
            self.setGridSize(tile)
        lines = -(-self.photos.rowCount() // across)
        policy = Qt.ScrollBarPolicy
        bar = policy.ScrollBarAlwaysOn if lines > _MOST_LINES else policy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(bar)  # Qt would keep room for one that may come.
        self.setFixedHeight(min(lines, _MOST_LINES) * tile.height() + 2)

    def _on_clicked(self, index: QModelIndex) -> None:
        if self._pressed_with == Qt.KeyboardModifier.NoModifier:
            self._open(index)

    def _open(self, index: QModelIndex) -> None:
        photo = self.photos.photo(index)
        if photo:
            self.opened.emit(photo.id)
        elif index.isValid():
            self.adding.emit()

    def _on_menu(self, at: QPoint) -> None:
        if self.chosen:
            self.menu_wanted.emit(self.viewport().mapToGlobal(at))


class _Tile(QStyledItemDelegate):
    """Draws one photo, cut to the tile, with a sign for what is particular about it."""

    def __init__(self, photos: PhotoModel, parent: QListView) -> None:
        super().__init__(parent)
        self._photos, self._strip = photos, parent

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return self._strip.gridSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        place = option.rect.adjusted(0, 0, -_GAP, -_GAP)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        photo = self._photos.photo(index)
        has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
        is_marked = has_focus or (photo and state & QStyle.StateFlag.State_Selected)
        if photo:
            self._paint_photo(painter, place, photo)
        else:
            _paint_add(painter, place, is_over=bool(state & QStyle.StateFlag.State_MouseOver))
        if is_marked:
            _outline(painter, place, QPen(QColor(colours().accent), 3 if photo else 2))
        painter.restore()

    def _paint_photo(self, painter: QPainter, place: QRect, photo: Photo) -> None:
        use = colours()
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(place), _ROUND, _ROUND)
        painter.fillPath(shape, QColor(use.bad_soft if photo.fault else use.raised))
        picture = self._photos.picture(photo)
        if picture:
            painter.setClipPath(shape)
            painter.drawPixmap(place, picture, _cut(picture, place))
            painter.setClipping(False)
        else:
            sign = "triangle-alert" if photo.fault else "image"
            colour = use.bad if photo.fault else use.muted
            icon(sign, colour).paint(painter, _middle(place, grown(24)))
        if photo.typical:
            side = grown(20)
            badge = QRect(place.right() - side - 3, place.top() + 4, side, side)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(use.accent))
            painter.drawEllipse(badge)
            icon("star", use.on_accent).paint(painter, _middle(badge, grown(13)))


def _paint_add(painter: QPainter, place: QRect, *, is_over: bool) -> None:
    use = colours()
    if is_over:
        painter.setBrush(QColor(use.accent_soft))
    _outline(painter, place, QPen(QColor(use.edge), 1, Qt.PenStyle.DashLine))
    icon("image-plus", use.accent_text).paint(painter, _middle(place, grown(24)))


def _outline(painter: QPainter, place: QRect, pen: QPen) -> None:
    painter.setPen(pen)
    inset = pen.widthF() / 2
    painter.drawRoundedRect(QRectF(place).adjusted(inset, inset, -inset, -inset), _ROUND, _ROUND)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _middle(place: QRect, side: int) -> QRect:
    square = QRect(0, 0, side, side)
    square.moveCenter(place.center())
    return square


def _cut(picture: QPixmap, place: QRect) -> QRect:
    """Return the middle of a picture in the shape of a place, in the picture's own pixels."""
    size = place.size().scaled(picture.size(), Qt.AspectRatioMode.KeepAspectRatio)
    cut = QRect(QPoint(), size)
    cut.moveCenter(picture.rect().center())
    return cut


def _described(photo: Photo) -> str:
    words = [photo.caption or photo.file_name]
    if photo.typical:
        words.append("Ảnh tiêu biểu")
    if photo.fault:
        words.append(photo.fault)
    return "\n".join(words)


_ONLY_CURRENT = QItemSelectionModel.SelectionFlag.NoUpdate
