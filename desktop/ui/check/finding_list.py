# SPDX-License-Identifier: MIT
"""The list of what to look at before signing: graver first, by item, each a link to its place."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.domain.checks import Problem
from desktop.domain.vietnamese import grouped
from desktop.services.checks.checking import Finding
from desktop.ui.frame.open_week import OpenWeek
from desktop.ui.widgets.fonts import headroom
from desktop.ui.widgets.icons import grown, icon
from desktop.ui.widgets.theme import colours
from desktop.ui.widgets.wrapping import draw_wrapped, height_of

if TYPE_CHECKING:
    from desktop.services.checks.judging import Judgement

_SIGN, _EDGE, _GAP, _ABOVE = 18, 14, 9, 6
_BETWEEN, _MOST_LINES = 2, 6
_AT_A_TIME = 30
"""So many rows are laid out before the window answers again."""
_WRAPS = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignTop.value
_SETTLED = "Đã xem, giữ nguyên"
_Index = QModelIndex | QPersistentModelIndex
_Row = Finding | str
"""A finding, or the heading of those that follow."""


class FindingList(QListView):
    """`chosen` carries the problem that was pressed, or on which Enter was.

    `acknowledging_wanted` carries the finding whose mark was pressed, or on which the space bar
    was: a doubt that may be right as it is, or one whose reason was given already.
    """

    chosen = Signal(Problem)
    acknowledging_wanted = Signal(Finding)

    def __init__(self, week: OpenWeek, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._week = week
        self._shown: Judgement | None = None
        self._rows = _Rows(self)
        self.setAccessibleName("Những điều cần xem")
        self.setProperty("role", "list")
        self.setModel(self._rows)
        self.setItemDelegate(_Delegate(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_AT_A_TIME)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.clicked.connect(self._on_chosen)
        self.activated.connect(self._on_chosen)

    def refresh(self) -> None:
        """Show what was found last; the row that was current stays so if it is still there."""
        if self._shown is self._week.judgement:
            return
        self._shown = self._week.judgement
        current, down = self.currentIndex().data(Qt.ItemDataRole.UserRole), self.verticalScrollBar()
        value = down.value()
        rows: list[_Row] = []
        for heading, found in self._shown.places:
            rows += [heading, *found]
        if settled := self._shown.settled:
            rows += [f"{_SETTLED} ({grouped(len(settled))})", *settled]
        self._rows.show_rows(rows)
        if (index := self._rows.index_of(current)).isValid():
            self.setCurrentIndex(index)
        down.setValue(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._acknowledge(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if self._mark_of(self.visualRect(index)).contains(event.position().toPoint()):
            self._acknowledge(index)
        else:
            super().mouseReleaseEvent(event)

    def _acknowledge(self, index: _Index) -> None:
        finding = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(finding, Finding) and finding.problem.is_doubt:
            self.acknowledging_wanted.emit(finding)

    def _mark_of(self, room: QRect) -> QRect:
        """Return where the mark of a row is pressed: larger than it is drawn."""
        side = grown(_SIGN) + 2 * _ABOVE
        return QRect(room.left() + self.room_across() - _EDGE - side, room.top(), side, side)

    def room_across(self) -> int:
        """Return how wide a row may be, be there a scroll bar or not."""
        return self.width() - self.verticalScrollBar().sizeHint().width()

    def _on_chosen(self, index: QModelIndex) -> None:
        finding = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(finding, Finding):
            self.chosen.emit(finding.problem)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # Rows are as high as their words take in this width.


class _Rows(QAbstractListModel):
    """The findings with their headings; rows come and go all at once."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []

    def show_rows(self, rows: list[_Row]) -> None:
        """Replace everything."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def index_of(self, wanted: _Row | None) -> QModelIndex:
        """Return where a finding is, an index that is not valid if it is gone."""
        at = self._rows.index(wanted) if wanted and wanted in self._rows else -1
        return self.index(at, 0)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row if isinstance(row, str) else spoken(row)
        return None


def spoken(finding: Finding) -> str:
    """Return a finding in one breath, for those who hear it."""
    problem = finding.problem
    said = filter(None, (about(finding), problem.message, _below(finding)))
    return f"{finding.weight}: {'. '.join(words.rstrip('.') for words in said)}."


def _below(finding: Finding) -> str:
    """Return what stands below the sentence: what to do, or why nothing is to be done."""
    return finding.problem.advice if finding.is_open else f"Lý do: {finding.reason}"


def about(finding: Finding) -> str:
    """Return what a finding is about and where that stands."""
    place = finding.place.replace("dòng ", "dòng\u00a0")
    return " · ".join(filter(None, (finding.problem.subject, place)))


class _Delegate(QStyledItemDelegate):
    """Draws a sign, what the finding is about, the sentence, and what to do, wrapped as needed."""

    def __init__(self, view: FindingList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        row = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(row, str):
            width, font = self._view.room_across() - 2 * _EDGE, _bold(option.font)
            high = height_of(row, font, width, _MOST_LINES)
            return QSize(0, high - headroom(option.font) + 18)
        room = QRect(0, 0, self._view.room_across(), 10_000)
        bottom = max(place.bottom() for _, _, _, place in _lines(row, option.font, room))
        return QSize(0, bottom + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row, use = index.data(Qt.ItemDataRole.UserRole), colours()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, str):
            _draw_heading(painter, option, row)
            painter.restore()
            return
        _draw_ground(painter, option)
        sign, colour = _sign(row)
        height, side = QFontMetrics(option.font).height(), grown(_SIGN)
        top = option.rect.top() + _ABOVE + (height + headroom(option.font) - side) // 2
        icon(sign, colour).paint(painter, QRect(option.rect.left() + _EDGE, top, side, side))
        if row.problem.is_doubt:
            right = option.rect.left() + self._view.room_across() - _EDGE - side
            mark = icon("check" if row.is_open else "undo-2", use.muted)
            mark.paint(painter, QRect(right, top, side, side))
        room = QRect(option.rect)
        room.setWidth(self._view.room_across())
        for words, font, tone, place in _lines(row, option.font, room):
            painter.setFont(font)
            painter.setPen(QColor(tone))
            painter.drawText(place, _WRAPS, words)
        painter.restore()


def _lines(finding: Finding, font: QFont, room: QRect) -> Iterator[tuple[str, QFont, str, QRect]]:
    """Yield what to write, how, in what colour and where, from the top down."""
    use, problem, small = colours(), finding.problem, QFont(font)
    small.setPointSizeF(max(font.pointSizeF() - 1, 10))
    left, top = room.left() + _EDGE + grown(_SIGN) + _GAP, room.top() + _ABOVE
    beside = grown(_SIGN) + _GAP if problem.is_doubt else 0
    width = room.right() - _EDGE - beside - left
    for words, face, tone in (
        (about(finding), font, use.accent_text),
        (problem.message, font, use.text),
        (_below(finding), small, use.muted),
    ):
        if words:
            high = _height(words, face.toString(), width)
            yield words, face, tone, QRect(left, top, width, high)
            top += high + _BETWEEN


@lru_cache(maxsize=20_000)
def _height(words: str, face: str, width: int) -> int:
    """Return how high words are in a width; thousands of findings say much the same."""
    font = QFont()
    font.fromString(face)
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, 10_000), _WRAPS, words).height()


def _sign(finding: Finding) -> tuple[str, str]:
    """Return the sign of a finding and its colour."""
    if not finding.is_open:
        return "circle-check", colours().good
    if finding.is_grave:
        return "circle-x", colours().bad
    return "triangle-alert", colours().warn


def _draw_heading(painter: QPainter, option: QStyleOptionViewItem, words: str) -> None:
    font = _bold(option.font)
    painter.setFont(font)
    painter.setPen(QColor(colours().text))
    room = option.rect.adjusted(_EDGE, 0, -_EDGE, -5)
    room.setTop(room.bottom() + 1 - height_of(words, font, room.width(), _MOST_LINES))
    draw_wrapped(painter, room, words, _MOST_LINES)


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold


def _draw_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    use = colours()
    is_current = bool(option.state & QStyle.StateFlag.State_Selected)
    has_focus = is_current and bool(option.state & QStyle.StateFlag.State_HasFocus)
    if has_focus or option.state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(QColor(use.accent) if has_focus else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(use.accent_soft if has_focus else use.raised))
        painter.drawRoundedRect(option.rect.adjusted(4, 1, -4, -1), 6, 6)
