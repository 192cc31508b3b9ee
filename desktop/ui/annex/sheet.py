# SPDX-License-Identifier: MIT
"""The sheet of paper on the screen: the annex as printed, its figures to be chosen."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.ui.annex.sheet_fit import PADDING, bold, heights, widths, wrapped
from desktop.ui.annex.sheet_model import BOX, TITLES, SheetModel
from desktop.ui.frame.pending import Pending
from desktop.ui.widgets.cell_editing import CellDelegate
from desktop.ui.widgets.fonts import paper_font
from desktop.ui.widgets.text_entries import TextLines
from desktop.ui.widgets.theme import LIGHT

Index = QModelIndex | QPersistentModelIndex
_EDITOR_LETTERS, _EDITOR_LINES = 22, 4


class AnnexSheet(QTableView):
    """Shows the annex on white paper, by day and by night.

    `chosen` carries the code of a row and the key of a column, blank for the row as a whole;
    `entered` says that the clerk wants to go on to what is behind it.
    """

    chosen = Signal(str, str)
    entered = Signal()

    def __init__(self, model: SheetModel, pending: Pending) -> None:
        super().__init__()
        self.setProperty("role", "sheet")
        self.setAccessibleName("Phụ lục số liệu")
        self._sheet = model
        self._fitted: tuple[object, int] = None, 0
        self.setModel(model)
        self.setFont(paper_font(self.font().pointSizeF()))
        self.notes = _Delegate(self, pending)
        self.setItemDelegate(self.notes)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
            header.setMinimumSectionSize(1)  # else narrow columns come out wider than asked for
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            trigger.SelectedClicked
            | trigger.DoubleClicked
            | trigger.EditKeyPressed
            | trigger.AnyKeyPressed
        )
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self._span()

    def fit(self) -> None:
        """Give columns and rows the room that what they show now needs."""
        boxes = self._sheet.boxes()
        frame = 2 * self.frameWidth()
        room = self.width() - frame - self.verticalScrollBar().sizeHint().width()
        if boxes is self._fitted[0] and room == self._fitted[1]:
            return
        self._fitted = boxes, room
        columns = widths(boxes, self._sheet.columnCount(), self.font(), room)
        for at, width in enumerate(columns):
            self.setColumnWidth(at, width)
        for at, height in enumerate(heights(boxes, columns, self.font())):
            self.setRowHeight(at, height)

    def choose(self, code: str, column: str) -> None:
        """Choose a figure, and bring it into view."""
        index = self._sheet.index_of(code, column)
        if index.isValid():
            self.setCurrentIndex(index)
            sideways = self.horizontalScrollBar().value()
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
            self.horizontalScrollBar().setValue(sideways)

    def settle(self) -> None:
        """Hand over a remark that is being typed."""
        self.notes.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def doItemsLayout(self) -> None:
        self.fit()  # once, however often it was resized before it is painted
        super().doItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not is_enter or not index.isValid():
            super().keyPressEvent(event)
        elif self._sheet.is_note(index):
            self.edit(index)
        else:
            self.entered.emit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        is_first = self.state() is not QTableView.State.EditingState
        super().inputMethodEvent(event)
        editor = self.indexWidget(self.currentIndex())
        if is_first and event.commitString() and isinstance(editor, TextLines):
            editor.setPlainText(event.commitString())  # Qt opens the cell and loses these letters
            editor.moveCursor(QTextCursor.MoveOperation.End)
            editor.setFocus()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        is_figure = index.isValid() and bool(self._sheet.column_at(index) and index.data())
        hand = Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(hand if is_figure else Qt.CursorShape.ArrowCursor)

    def _on_current_changed(self, index: QModelIndex) -> None:
        self.viewport().update()  # the rest of the row is marked too
        if code := self._sheet.code_at(index):
            self.chosen.emit(code, self._sheet.column_at(index))

    def _span(self) -> None:
        for at, row in enumerate(self._sheet.boxes()):
            for box in row.values():
                if box.columns > 1 or box.rows > 1:
                    self.setSpan(at, box.column, box.rows, box.columns)


class _Delegate(CellDelegate):
    """Draws a cell as ink on paper, and takes in remarks."""

    def __init__(self, sheet: AnnexSheet, pending: Pending) -> None:
        super().__init__(sheet, pending)
        self._sheet = sheet

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = self._sheet.model()
        box = index.data(BOX)
        if box is None or not isinstance(model, SheetModel):
            return
        painter.save()
        is_title = index.row() < TITLES
        if not is_title:
            self._draw_ground(painter, option.rect, index, model)
        painter.setFont(_font_of(self._sheet.font(), index, is_bold=box.is_bold))
        painter.setPen(QColor(LIGHT.muted if model.is_drafted(index) else LIGHT.ink))
        room = option.rect.adjusted(PADDING, 0, -PADDING, 0)
        breaks = wrapped(box.text, room.width(), painter.font())
        painter.drawText(room, index.data(Qt.ItemDataRole.TextAlignmentRole) | breaks, box.text)
        painter.restore()

    def made_editor(self, parent: QWidget) -> TextLines:
        editor = TextLines(parent)
        editor.setProperty("role", "sheet")
        editor.setAccessibleName("Ghi chú")
        editor.setTabChangesFocus(True)
        return editor

    def kept(self, index: Index) -> str:
        model = self._sheet.model()
        return model.own_note(index) if isinstance(model, SheetModel) else ""

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        super().setEditorData(editor, index)
        if isinstance(editor, TextLines) and not self.is_typed:
            editor.selectAll()

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """Give a remark more room than its cell, from the right edge of the sheet inwards."""
        metrics, place = editor.fontMetrics(), QRect(option.rect)
        wide = max(place.width(), metrics.averageCharWidth() * _EDITOR_LETTERS)
        place.setLeft(place.right() - wide + 1)
        place.setHeight(max(place.height(), metrics.lineSpacing() * _EDITOR_LINES))
        editor.setGeometry(place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter as the end of a remark: it is one paragraph."""
        is_enter = isinstance(event, QKeyEvent) and event.key() in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        )
        if is_enter and event.type() is QEvent.Type.KeyPress and watched is self.editor:
            self.settle()
            self._sheet.setFocus()
            return True
        return super().eventFilter(watched, event)

    def _draw_ground(
        self, painter: QPainter, place: QRect, index: Index, model: SheetModel
    ) -> None:
        current = self._sheet.currentIndex()
        if current.isValid() and index.row() == current.row():
            painter.fillRect(place, QColor(LIGHT.accent_soft))
        painter.setPen(QPen(QColor(LIGHT.edge), 1))
        left = -1 if index.column() else 1
        top = -1 if index.row() > TITLES else 0
        painter.drawRect(place.adjusted(left, top, -1, -1))
        if current.isValid() and model.code_at(index) and index == current:
            painter.setPen(QPen(QColor(LIGHT.accent), 2))
            painter.drawRect(place.adjusted(1, 1, -1, -1))


def _font_of(font: QFont, index: Index, *, is_bold: bool) -> QFont:
    made = bold(font) if is_bold else QFont(font)
    if index.row() < TITLES:
        made.setItalic(not is_bold)
    return made
