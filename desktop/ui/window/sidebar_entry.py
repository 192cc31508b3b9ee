# SPDX-License-Identifier: MIT
"""An entry of the sidebar: the dot of its state, its sign, its name and its figures."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.domain.checks.items import ItemState
from desktop.ui.frame.place import Screen
from desktop.ui.widgets.fonts import headroom
from desktop.ui.widgets.icons import grown
from desktop.ui.widgets.theme import colours

PLACE, FIGURES, STATE = (Qt.ItemDataRole.UserRole + n for n in range(3))
"""What an entry knows beside its name: where it leads, its figures, the state of its item."""

INSET, DOT, SIGN, GAP = 8, 8, 18, 9
"""Pixels around an entry, across its dot and its sign (at 11 points), and between its parts."""


class EntryDelegate(QStyledItemDelegate):
    """Draws an entry: the dot of its state, its sign, its name, and its figures at the right."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        use, place = colours(), index.data(PLACE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if place is None:
            painter.fillRect(option.rect.adjusted(12, 6, -12, -6), QColor(use.line))
            painter.restore()
            return
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = option.rect.adjusted(INSET, 1, -INSET, -1)
        if is_current or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(use.accent_soft if is_current else use.raised))
            painter.drawRoundedRect(ground, 6, 6)
        if is_current and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(use.accent), 1.5))
            painter.drawRoundedRect(ground, 6, 6)
        is_narrow = bool(option.widget.property("narrow"))
        room = ground.adjusted(4, 0, -4, 0) if is_narrow else ground.adjusted(10, 0, -10, 0)
        if place.screen is Screen.RECORDS:
            _draw_dot(painter, room, ItemState(index.data(STATE)))
            room.setLeft(room.left() + grown(DOT) + GAP)
        side = grown(SIGN)
        sign = QRect(room.left(), room.center().y() - side // 2 + 1, side, side)
        mode = QIcon.Mode.Selected if is_current else QIcon.Mode.Normal
        index.data(Qt.ItemDataRole.DecorationRole).paint(painter, sign, mode=mode)
        room.setLeft(sign.right() + GAP)
        if not is_narrow:
            self._draw_words(painter, option, index, room, is_current=is_current)
        painter.restore()

    def _draw_words(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        room: QRect,
        *,
        is_current: bool,
    ) -> None:
        use, upright = colours(), Qt.AlignmentFlag.AlignVCenter
        small_font = small(option.font)
        room = room.adjusted(0, -headroom(option.font), 0, 0)
        figures, name = index.data(FIGURES) or "", index.data(Qt.ItemDataRole.DisplayRole)
        font = current_font(option.font) if is_current else option.font
        needed = QFontMetrics(current_font(option.font)).horizontalAdvance(name) + GAP + 2
        if needed + QFontMetrics(small_font).horizontalAdvance(figures) > room.width():
            figures = ""  # the name goes first; the tip has both
        painter.setFont(small_font)
        painter.setPen(QColor(use.accent_text if is_current else use.muted))
        painter.drawText(room, upright | Qt.AlignmentFlag.AlignRight, figures)
        if figures:
            room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(figures) - GAP)
        painter.setFont(font)
        painter.setPen(QColor(use.accent_text if is_current else use.text))
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, upright | Qt.AlignmentFlag.AlignLeft, shown)


def current_font(font: QFont) -> QFont:
    """Return the font of the name of the current entry."""
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def small(font: QFont) -> QFont:
    """Return the font of figures beside names in another."""
    made = QFont(font)
    made.setPointSizeF(max(font.pointSizeF() - 1, 9))
    return made


def _draw_dot(painter: QPainter, room: QRect, state: ItemState) -> None:
    """Draw the state so that it can be told without colours: hollow, half, struck, full."""
    use = colours()
    side = grown(DOT)
    dot = QRect(room.left(), room.center().y() - side // 2 + 1, side, side)
    colour = {
        ItemState.EMPTY: use.edge,
        ItemState.IN_PROGRESS: use.accent,
        ItemState.HAS_PROBLEMS: use.warn,
        ItemState.DONE: use.good,
    }[state]
    painter.setPen(QPen(QColor(colour), 1.5))
    painter.setBrush(QColor(colour) if state in _FULL else Qt.BrushStyle.NoBrush)
    if state is ItemState.HAS_PROBLEMS:
        top = dot.center().toPointF()
        painter.drawPolygon(
            [
                QPointF(top.x() + 0.5, dot.top() - 0.5),
                QPointF(dot.right() + 1.5, dot.bottom() + 0.5),
                QPointF(dot.left() - 0.5, dot.bottom() + 0.5),
            ]
        )
        return
    painter.drawEllipse(dot)
    if state is ItemState.IN_PROGRESS:
        painter.setBrush(QColor(colour))
        painter.drawPie(dot, 90 * 16, 180 * 16)


_FULL = (ItemState.DONE, ItemState.HAS_PROBLEMS)
