# SPDX-License-Identifier: MIT
"""Draws one photo on the wall: the picture, words under it, and signs of its state."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.domain.checks import Problem
from desktop.domain.week.notebook import Photo
from desktop.ui.frame.desk import Desk
from desktop.ui.photos.actions import title_of
from desktop.ui.widgets.icons import grown, icon
from desktop.ui.widgets.theme import colours
from desktop.ui.widgets.wrapping import draw_wrapped

_NARROWEST = 140
_INSET, _ROUND, _SIGN = 6, 6, 24
_SHAPE = 3 / 4
_LINES, _MOST_LINES = 4, 3
"""Lines under every photo, and how many of them what it shows may take.

All tiles are of one height: of thousands, the words would have to be broken before any is seen.
"""

Index = QModelIndex | QPersistentModelIndex


def picture_side() -> int:
    """Return the length of the pictures to ask for.

    It is that of the widest tile, so that a tile of any width can be drawn of it.
    """
    return grown(220)


class TimeHeading(NamedTuple):
    """What stands over the photos of a day (level 0) or of an hour (level 1)."""

    text: str
    note: str
    level: int


class Entries(Protocol):
    """What is drawn, by rows."""

    entries: list[Photo | TimeHeading]
    problems: Mapping[str, Sequence[Problem]]


def describe(desk: Desk, photo: Photo) -> tuple[str, str]:
    """Return the words under a photo: what it shows, and when it was taken or where it is."""
    record = desk.week.record(photo.record) if photo.record else None
    title = title_of(record) if record else "chờ xếp" if photo.is_waiting else "ảnh hỏng"
    time = f"{photo.taken_at.hour}:{photo.taken_at:%M}" if photo.taken_at else ""
    if photo.caption:
        return photo.caption, " · ".join(filter(None, (time, title)))
    return (title, time) if record else (time or photo.file_name, title)


class TileDelegate(QStyledItemDelegate):
    """Draws photos in as many columns as there is room for, headings across all of them."""

    def __init__(self, desk: Desk, wall: Entries, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._wall = desk, wall
        self._tile = self._day = self._hour = QSize(_NARROWEST, _NARROWEST)

    def fit(self, width: int, words: QFontMetrics) -> None:
        """Divide a width among the columns."""
        width -= 2  # else Qt takes the last of a line to be too wide
        across = max(width // grown(_NARROWEST), 1)
        side = width // across
        picture = round((side - 2 * _INSET) * _SHAPE)
        self._tile = QSize(side, picture + _LINES * words.height() + 3 * _INSET)
        self._day = QSize(width, words.height() + 18)
        self._hour = QSize(width, words.height() + 10)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        entry = self._wall.entries[index.row()]
        if isinstance(entry, Photo):
            return self._tile
        return self._hour if entry.level else self._day

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = self._wall.entries[index.row()]
        painter.save()
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        if isinstance(entry, TimeHeading):
            _draw_heading(painter, option, entry)
        else:
            self._draw_photo(painter, option, entry)
        painter.restore()

    def _draw_photo(self, painter: QPainter, option: QStyleOptionViewItem, photo: Photo) -> None:
        use, state = colours(), option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        cell = option.rect.adjusted(1, 1, -1, -1)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(use.accent_soft if chosen else use.raised))
            painter.drawRoundedRect(cell, _ROUND, _ROUND)
        ground = option.rect.adjusted(_INSET, _INSET, -_INSET, 0)
        ground.setHeight(round(ground.width() * _SHAPE))
        self._draw_picture(painter, ground, photo)
        self._draw_words(painter, option, ground, photo)
        self._draw_signs(painter, ground, photo)
        if chosen:
            _frame(painter, ground, use.accent, 3)
            at = ground.topRight() + QPoint(-grown(_SIGN) - 3, 5)
            _sign(painter, at, "check", use.accent)
        if state & QStyle.StateFlag.State_HasFocus:
            _frame(painter, cell, use.accent, 1)

    def _draw_picture(self, painter: QPainter, ground: QRect, photo: Photo) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours().raised))
        painter.drawRoundedRect(ground, 4, 4)
        picture = self._desk.thumbnails.pixmap(photo, picture_side())
        if picture is None:
            name = "image-off" if photo.fault else "image"
            side = min(grown(36), ground.height() // 2)
            place = QRect(0, 0, side, side)
            place.moveCenter(ground.center())
            icon(name, colours().muted if photo.fault else colours().faint).paint(painter, place)
            return
        size = picture.size().scaled(ground.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(QPoint(), size)
        place.moveCenter(ground.center())
        painter.drawPixmap(place, picture)

    def _draw_words(
        self, painter: QPainter, option: QStyleOptionViewItem, ground: QRect, photo: Photo
    ) -> None:
        painter.setFont(option.font)
        place = QRect(ground.left(), ground.bottom() + 4, ground.width(), 0)
        first, second = describe(self._desk, photo)
        painter.setPen(QColor(colours().text))
        taken = draw_wrapped(painter, place, first, _MOST_LINES)
        place.translate(0, taken)
        painter.setPen(QColor(colours().muted))
        left = _LINES - taken // painter.fontMetrics().height()
        draw_wrapped(painter, place, second, left)

    def _draw_signs(self, painter: QPainter, ground: QRect, photo: Photo) -> None:
        at = ground.topLeft() + QPoint(5, 5)
        problems = {problem.code for problem in self._wall.problems.get(photo.id, ())}
        signs = (
            (photo.typical, "star", colours().warn),
            (bool(photo.fault), "triangle-alert", colours().bad),
            ("similar_photo" in problems, "copy", colours().warn),
        )
        for shown, name, colour in signs:
            if shown:
                _sign(painter, at, name, colour)
                at += QPoint(grown(_SIGN) + 4, 0)


def _draw_heading(painter: QPainter, option: QStyleOptionViewItem, heading: TimeHeading) -> None:
    font = QFont(option.font)
    place = option.rect.adjusted(_INSET + 2, 0, -_INSET, -4)
    down = Qt.AlignmentFlag.AlignBottom
    if not heading.level:
        font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(QColor(colours().muted if heading.level else colours().text))
    metrics = QFontMetrics(font)
    words = metrics.elidedText(heading.text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, down, words)
    place.setLeft(place.left() + metrics.horizontalAdvance(words))
    note = f"  ·  {heading.note}"
    if option.fontMetrics.horizontalAdvance(note) <= place.width():
        painter.setFont(option.font)
        painter.setPen(QColor(colours().muted))
        painter.drawText(place, down, note)


def _frame(painter: QPainter, rect: QRect, colour: str, width: int) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colour), width))
    half = width / 2
    painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), 4, 4)


def _sign(painter: QPainter, at: QPoint, name: str, colour: str) -> None:
    """Draw a sign on a disc, so that it shows on any picture."""
    side, around = grown(_SIGN), grown(4)
    disc = QRect(at, QSize(side, side))
    painter.setPen(QPen(QColor(colours().line), 1))
    painter.setBrush(QColor(colours().surface))
    painter.drawEllipse(disc)
    icon(name, colour).paint(painter, disc.adjusted(around, around, -around, -around))
