# SPDX-License-Identifier: MIT
"""The signs of the window, drawn from `resources/icons` in the colour they are needed in."""

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QLabel

from desktop.paths import resources
from desktop.ui.preferences import SMALLEST
from desktop.ui.widgets.fonts import headroom
from desktop.ui.widgets.theme import colours


def grown(side: int) -> int:
    """Return how large something `side` pixels wide is beside text of the size chosen."""
    return round(side * QApplication.font().pointSizeF() / SMALLEST)


def before_words() -> QSize:
    """Return the size of a sign on a button: as low as the words, with some room after it."""
    return QSize(grown(22), grown(16) + headroom(QApplication.font()))


def icon(name: str, colour: str = "", selected: str = "") -> QIcon:
    """Return a sign by its file's name; without a colour it has that of text, chosen or not."""
    own = colour or colours().text
    return _icon(name, own, selected or own)


def pixmap(name: str, side: int, colour: str = "", ratio: float = 1.0) -> QPixmap:
    """Return a sign `side` logical pixels wide, sharp on a screen of this pixel ratio."""
    drawn = QPixmap(_drawn(name, colour or colours().text, round(side * ratio)))
    drawn.setDevicePixelRatio(ratio)
    return drawn


class _Sign(QIconEngine):
    """Draws a sign when it is shown, in the very size needed: most are ever shown in one only."""

    def __init__(self, name: str, colour: str, selected: str) -> None:
        super().__init__()
        self._name, self._colour, self._selected = name, colour, selected

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Draw it as large as the place, at its left and low; one out of use is paler."""
        colour = self._selected if mode is QIcon.Mode.Selected else self._colour
        if mode is QIcon.Mode.Disabled:
            colour = colours().edge
        side = min(rect.width(), rect.height())
        ratio = painter.device().devicePixelRatio()
        drawn = pixmap(self._name, side, colour, ratio)
        painter.drawPixmap(rect.left(), rect.bottom() + 1 - side, drawn)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Draw it on a clear ground; Qt's own way leaves there whatever the memory held."""
        ground = QPixmap(size)
        ground.fill(Qt.GlobalColor.transparent)
        painter = QPainter(ground)
        self.paint(painter, ground.rect(), mode, state)
        painter.end()
        return ground


class Sign(QLabel):
    """A sign beside words, as large as they are and as low; `side` is its width at 11 points."""

    def __init__(self, side: int, name: str = "", colour: str = "") -> None:
        super().__init__()
        self._side = side
        self.setContentsMargins(0, headroom(QApplication.font()), 0, 0)
        if name:
            self.show_sign(name, colour)

    def show_sign(self, name: str, colour: str = "") -> None:
        """Show another sign."""
        self.setPixmap(pixmap(name, grown(self._side), colour, self.devicePixelRatioF()))


@cache
def _icon(name: str, colour: str, selected: str) -> QIcon:
    return QIcon(_Sign(name, colour, selected))


@cache
def _drawn(name: str, colour: str, side: int) -> QPixmap:
    svg = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", colour).encode()))
    drawn = QPixmap(side, side)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    return drawn
