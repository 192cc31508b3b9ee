# SPDX-License-Identifier: MIT
"""What was found, group by group; keys and the mouse go from hit to hit."""

from collections.abc import Sequence
from dataclasses import dataclass

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
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.domain.vietnamese import grouped
from desktop.services.search.findable import HitGroup, Spot
from desktop.services.search.search import FEW, FoundGroup
from desktop.services.search.words import Query, excerpt
from desktop.ui.language.plain_text import tip
from desktop.ui.widgets.fonts import headroom
from desktop.ui.widgets.theme import colours
from desktop.ui.widgets.wrapping import draw_wrapped, height_of

_EDGE, _AROUND, _MOST_LINES = 16, 5, 2
_Index = QModelIndex | QPersistentModelIndex
_ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class GroupHeading:
    """The word over a group."""

    title: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class HitLine:
    """A hit in words; `spot` is where it leads."""

    title: str
    about: str
    group: HitGroup
    spot: Spot


@dataclass(frozen=True, slots=True)
class RestLine:
    """The line that shows the rest of a group."""

    title: str
    group: HitGroup
    about: str = ""


Row = GroupHeading | HitLine | RestLine


class ResultList(QListView):
    """`chosen` carries where a hit leads that was clicked, or on which Enter was pressed."""

    chosen = Signal(Spot)

    def __init__(self) -> None:
        super().__init__()
        self._rows = _Rows(self)
        self._found: Sequence[FoundGroup] = ()
        self._query = Query.of("")
        self._whole: set[HitGroup] = set()
        self.setAccessibleName("Kết quả tìm")
        self.setProperty("role", "list")
        self.setModel(self._rows)
        self.setItemDelegate(_Delegate(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.clicked.connect(self.take)
        self.activated.connect(self.take)

    @property
    def rows(self) -> Sequence[Row]:
        """What is shown, from the top."""
        return self._rows.rows

    def show_found(self, found: Sequence[FoundGroup], query: Query) -> None:
        """Show what was found, the best of each group, with the first hit to be taken."""
        self._found, self._query, self._whole = found, query, set()
        self._fill()
        first = next(
            (at for at, row in enumerate(self.rows) if not isinstance(row, GroupHeading)), -1
        )
        self.setCurrentIndex(self._rows.index(first, 0) if first >= 0 else QModelIndex())
        self.scrollToTop()

    def take(self, index: _Index | None = None) -> None:
        """Go where a hit leads, by default the current one; or show the rest of its group."""
        row = (index or self.currentIndex()).data(_ROW)
        if isinstance(row, RestLine):
            at = self._rows.rows.index(row)
            self._whole.add(row.group)
            self._fill()
            self.setCurrentIndex(self._rows.index(at, 0))
        elif isinstance(row, HitLine):
            self.chosen.emit(row.spot)

    def spoken(self) -> str:
        """Return the current hit in one breath, for those who hear it."""
        return str(self.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) or "")

    def room_across(self) -> int:
        """Return how wide a row may be, be there a scroll bar or not."""
        return self.width() - self.verticalScrollBar().sizeHint().width() - 4

    def _fill(self) -> None:
        rows: list[Row] = []
        for found in self._found:
            shown = len(found.hits) if found.group in self._whole else FEW
            rows.append(_heading(found))
            for hit in found.hits[:shown]:
                said = "" if hit.part.is_title else excerpt(hit.part.text, self._query)
                said = ": ".join(filter(None, (hit.part.label, said))) if said else ""
                about = " · ".join(filter(None, (hit.about, said)))
                rows.append(HitLine(hit.title, about, found.group, hit.spot))
            if len(found.hits) > shown:
                rows.append(RestLine(f"Xem cả {grouped(len(found.hits))}", found.group))
        self._rows.show_rows(rows)


class _Rows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: Sequence[Row] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if isinstance(self.rows[index.row()], GroupHeading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()] if index.isValid() else None
        if row is None or role == _ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            group = row.group.value if isinstance(row, HitLine) else ""
            return ", ".join(filter(None, (group, row.title, row.about)))
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, HitLine):
            return tip("\n".join(filter(None, (row.title, row.about))))
        return None


class _Delegate(QStyledItemDelegate):
    """Draws a hit on two lines or more: what it is, and smaller below where it stands."""

    def __init__(self, view: ResultList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        row, width = index.data(_ROW), self._view.room_across() - 2 * _EDGE
        title, about = _fonts(row, option.font)
        high = height_of(row.title, title, width, _MOST_LINES)
        high += height_of(row.about, about, width, _MOST_LINES)
        above = 2 * _AROUND if isinstance(row, GroupHeading) else _AROUND
        return QSize(0, high + above + _AROUND - headroom(option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row, use = index.data(_ROW), colours()
        title, about = _fonts(row, option.font)
        painter.save()
        is_over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        if not isinstance(row, GroupHeading) and (is_current or is_over):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(use.accent) if is_current else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(use.accent_soft if is_current else use.raised))
            painter.drawRoundedRect(option.rect.adjusted(5, 1, -5, -1), 6, 6)
        above = 2 * _AROUND if isinstance(row, GroupHeading) else _AROUND
        room = option.rect.adjusted(_EDGE, above - headroom(option.font), -_EDGE, 0)
        room.setWidth(self._view.room_across() - 2 * _EDGE)
        painter.setFont(title)
        painter.setPen(QColor(_tone(row)))
        top = draw_wrapped(painter, room, row.title, _MOST_LINES)
        painter.setFont(about)
        painter.setPen(QColor(use.text if is_current else use.muted))
        below = QRect(room.left(), room.top() + top, room.width(), room.height())
        draw_wrapped(painter, below, row.about, _MOST_LINES)
        painter.restore()


def _heading(found: FoundGroup) -> GroupHeading:
    if len(found.hits) <= FEW:
        return GroupHeading(found.group.value)
    count = grouped(len(found.hits)) if found.is_all else f"hơn {grouped(len(found.hits))}"
    return GroupHeading(f"{found.group.value} ({count})")


def _tone(row: Row) -> str:
    if isinstance(row, GroupHeading):
        return colours().muted
    return colours().accent_text if isinstance(row, RestLine) else colours().text


def _fonts(row: Row, font: QFont) -> tuple[QFont, QFont]:
    """Return the fonts of what a row is and of where it stands."""
    title, about = QFont(font), QFont(font)
    about.setPointSizeF(max(font.pointSizeF() - 1, 10))
    if isinstance(row, GroupHeading):
        title.setPointSizeF(about.pointSizeF())
        title.setWeight(QFont.Weight.DemiBold)
    return title, about
