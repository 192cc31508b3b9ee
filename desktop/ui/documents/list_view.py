# SPDX-License-Identifier: MIT
"""The documents there are, by groups, each with how far it has come."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.domain.documents.lacks import STAGE_WORDS, DocumentStage
from desktop.domain.documents.template import Template
from desktop.services.documents.writing import DocumentStanding
from desktop.ui.widgets.fonts import headroom
from desktop.ui.widgets.theme import colours
from desktop.ui.widgets.wrapping import draw_wrapped, height_of

_KEY, _STATE, _TONE = (Qt.ItemDataRole.UserRole + n for n in range(3))
_EDGE, _AROUND, _MOST_LINES = 14, 7, 4
_Index = QModelIndex | QPersistentModelIndex


class DocumentList(QListView):
    """`chosen` carries the id of the document that became the current one."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._rows = QStandardItemModel(self)
        self._is_following = False
        self.setAccessibleName("Các văn bản")
        self.setProperty("role", "list")
        self.setModel(self._rows)
        self.setItemDelegate(_Delegate(self))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_templates(self, templates: Sequence[Template]) -> None:
        """Show which documents there are; what was said of them, and the current one, stay so."""
        named = [self._rows.item(at).data(_KEY) for at in range(self._rows.rowCount())]
        wanted = _rows(templates)
        if named == [key for key, _ in wanted]:
            return
        self._is_following = True
        self._rows.clear()
        for key, text in wanted:
            self._rows.appendRow(_item(key, text))
        self._is_following = False

    def show_standings(self, standings: Sequence[DocumentStanding]) -> None:
        """Show how the documents stand; the current one stays so."""
        self.show_templates([standing.template for standing in standings])
        stands = {standing.template.id: standing for standing in standings}
        for at in range(self._rows.rowCount()):
            item = self._rows.item(at)
            if standing := stands.get(item.data(_KEY)):
                _fill(item, standing)
        self.viewport().update()

    def mark(self, key: str) -> None:
        """Make a document the current one, without telling of it."""
        rows = (self._rows.item(at) for at in range(self._rows.rowCount()))
        item = next((item for item in rows if key and item.data(_KEY) == key), None)
        self._is_following = True
        self.setCurrentIndex(item.index() if item else QModelIndex())
        self._is_following = False

    def room_across(self) -> int:
        """Return how wide a row may be, be there a scroll bar or not."""
        return self.width() - self.verticalScrollBar().sizeHint().width()

    def _on_current(self, index: QModelIndex) -> None:
        if not self._is_following and (key := index.data(_KEY)):
            self.chosen.emit(key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


def state_in_words(standing: DocumentStanding) -> str:
    """Return how a document stands in a few words: "đang soạn · thiếu 2"."""
    words = STAGE_WORDS[standing.stage]
    is_open = standing.stage not in (DocumentStage.PRINTED, DocumentStage.SENT)
    lacking = f" · thiếu {len(standing.lacks)}" if standing.lacks and is_open else ""
    return f"{words}{lacking}"


def _rows(templates: Sequence[Template]) -> list[tuple[str, str]]:
    """Return the rows: a heading, without a key, before the first document of each group."""
    found: list[tuple[str, str]] = []
    last = ""
    for template in templates:
        if template.group != last:
            found.append(("", template.group))
            last = template.group
        found.append((template.id, template.name))
    return found


def _item(key: str, text: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setData(key, _KEY)
    if not key:
        item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


def _fill(item: QStandardItem, standing: DocumentStanding) -> None:
    state = state_in_words(standing)
    item.setData(state, _STATE)
    item.setData(standing.stage in (DocumentStage.PRINTED, DocumentStage.SENT), _TONE)
    item.setData(f"{item.text()}, {state}", Qt.ItemDataRole.AccessibleTextRole)


class _Delegate(QStyledItemDelegate):
    """Draws a name, and below it how the document stands."""

    def __init__(self, view: DocumentList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        width = self._view.room_across() - 2 * _EDGE
        high = height_of(str(index.data()), _bold(option.font), width, _MOST_LINES)
        high += height_of(index.data(_STATE) or "", option.font, width, _MOST_LINES)
        return QSize(0, high - headroom(option.font) + 2 * _AROUND)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        use, key = colours(), index.data(_KEY)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if key and option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(use.accent_soft))
            painter.drawRoundedRect(option.rect.adjusted(4, 1, -4, -1), 6, 6)
        top = option.rect.top() + _AROUND - headroom(option.font) // 2
        room = QRect(option.rect.left() + _EDGE, top, self._view.room_across() - 2 * _EDGE, 10_000)
        painter.setFont(_bold(option.font))
        painter.setPen(QColor(use.text if key else use.muted))
        room.translate(0, draw_wrapped(painter, room, str(index.data()), _MOST_LINES))
        painter.setFont(option.font)
        painter.setPen(QColor(use.good if index.data(_TONE) else use.muted))
        draw_wrapped(painter, room, index.data(_STATE) or "", _MOST_LINES)
        painter.restore()


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold
