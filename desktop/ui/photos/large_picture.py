# SPDX-License-Identifier: MIT
"""A picture fitted into the room there is, or at its own size to be moved about by hand."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QScrollArea, QWidget

from desktop.ui.widgets.icons import icon
from desktop.ui.widgets.spoken_role import speak_as
from desktop.ui.widgets.theme import colours

_NONE = 72


class LargePicture(QScrollArea):
    """Shows one picture; a double click goes from one size to the other."""

    def __init__(self) -> None:
        super().__init__()
        self._canvas = _Canvas()
        self._shown = ""
        self.setProperty("role", "picture")
        self.setAccessibleName("Ảnh")
        speak_as(self, QAccessible.Role.Graphic)
        self.setWidget(self._canvas)
        self.setWidgetResizable(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._from: QPoint | None = None

    @property
    def is_whole(self) -> bool:
        """Whether the picture is fitted into the room there is."""
        return self.widgetResizable()

    @property
    def picture_width(self) -> int:
        """How many points of the screen the picture is wide at its own size, 0 without one."""
        return self._canvas.actual.width() if self._canvas.picture else 0

    def show_picture(self, picture: QPixmap | None, name: str) -> None:
        """Show a picture, a sign if there is none; a picture of another name is shown whole."""
        self._canvas.picture = picture
        self._canvas.update()
        if name != self._shown:
            self._shown = name
            self.show_whole()
        elif not self.is_whole:
            self._canvas.resize(self._canvas.actual)

    def show_whole(self) -> None:
        """Fit the picture into the room there is."""
        self.setWidgetResizable(True)

    def show_actual(self) -> None:
        """Show one point of the picture as one point of the screen."""
        self.setWidgetResizable(False)
        self._canvas.resize(self._canvas.actual)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.setValue((bar.minimum() + bar.maximum()) // 2)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()
        (self.show_actual if self.is_whole else self.show_whole)()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is None:
            return
        now = event.globalPosition().toPoint()
        moved, self._from = now - self._from, now
        for bar, by in (
            (self.horizontalScrollBar(), moved.x()),
            (self.verticalScrollBar(), moved.y()),
        ):
            bar.setValue(bar.value() - by)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self._from = None


class _Canvas(QWidget):
    """Draws the picture as large as it is itself."""

    def __init__(self) -> None:
        super().__init__()
        self.picture: QPixmap | None = None
        self.setProperty("role", "plain")

    @property
    def actual(self) -> QSize:
        """The size at which one point of the picture is one of the screen."""
        picture = self.picture
        return picture.deviceIndependentSize().toSize() if picture else QSize(_NONE, _NONE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self.picture is None:
            place = QRect(0, 0, _NONE, _NONE)
            place.moveCenter(self.rect().center())
            icon("image-off", colours().muted).paint(painter, place)
        else:
            size = self.picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(QPoint(), size)
            place.moveCenter(self.rect().center())
            painter.drawPixmap(place, self.picture)
        painter.end()
