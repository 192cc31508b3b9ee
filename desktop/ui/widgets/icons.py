# SPDX-License-Identifier: MIT
"""The signs of the window, drawn from `resources/icons` in the colour they are needed in."""

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.paths import resources
from desktop.ui.widgets.theme import colours

BEFORE_WORDS = QSize(22, 16)
"""The size of a sign on a button, with some room after it."""


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
        """Draw it as high as the place, at its left; one out of use is paler."""
        colour = self._selected if mode is QIcon.Mode.Selected else self._colour
        if mode is QIcon.Mode.Disabled:
            colour = colours().edge
        side = min(rect.width(), rect.height())
        top = rect.top() + (rect.height() - side) // 2
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(rect.left(), top, pixmap(self._name, side, colour, ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Draw it on a clear ground; Qt's own way leaves there whatever the memory held."""
        ground = QPixmap(size)
        ground.fill(Qt.GlobalColor.transparent)
        painter = QPainter(ground)
        self.paint(painter, ground.rect(), mode, state)
        painter.end()
        return ground


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
