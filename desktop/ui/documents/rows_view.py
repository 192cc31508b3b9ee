# SPDX-License-Identifier: MIT
"""The grid in which a list of documents is written; it takes cells from Excel."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.domain.documents.lists import in_columns
from desktop.ui.documents.rows_model import RowsModel
from desktop.ui.widgets.cell_editing import CellDelegate

_Index = QModelIndex | QPersistentModelIndex
_ERASE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_AIR, _NARROWEST, _WIDEST = 4, 100, 260
"""How wide columns of long cells are: the narrower, the more of them are to be in sight."""

_AT_THE_SIDES = 22
"""Pixels of a cell's width that its text leaves free."""

_FEWEST, _MOST = 3, 12
"""So many lines are seen at least and at most; more are scrolled to."""


class RowsView(QTableView):
    """Arrows go from cell to cell, Tab in a cell to the next; what is pasted fills several."""

    def __init__(self, model: RowsModel, name: str) -> None:
        super().__init__()
        self._rows = model
        self.setModel(model)
        self.setProperty("role", "grid")
        self.setAccessibleName(name)
        self._cells = _Cells(self, model.pending)
        self._cells.pasted.connect(self.write_at_cursor)
        self.setItemDelegate(self._cells)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(
            QTableView.EditTrigger.DoubleClicked
            | QTableView.EditTrigger.AnyKeyPressed
            | QTableView.EditTrigger.EditKeyPressed
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        model.dataChanged.connect(self._fit)
        self._fit()

    def settle(self) -> None:
        """Hand over what is being typed in a cell."""
        self._cells.settle()

    def write_at_cursor(self, text: str) -> None:
        """Write cells as Excel copies them, from the cursor to the right and down.

        What is beyond the last column stands in that together, so that none is lost.
        """
        at = self.currentIndex()
        row, column = max(at.row(), 0), max(at.column(), 0)
        width = self._rows.columnCount() - column
        lines = text.replace("\r\n", "\n").strip("\n").split("\n")
        self._rows.write(
            {
                (row + down, column + along): cell
                for down, line in enumerate(lines)
                for along, cell in enumerate(in_columns(line, width))
            }
        )

    def erase(self) -> None:
        """Empty the selected cells; a row left without a word goes away."""
        there = len(self._rows.rows)
        cells = [(i.row(), i.column()) for i in self.selectedIndexes() if i.row() < there]
        self._rows.write(dict.fromkeys(cells, ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.write_at_cursor(QGuiApplication.clipboard().text())
        elif event.key() in _ERASE:
            self.erase()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        self._share_width()
        line = self.fontMetrics().lineSpacing() + 16
        rows = range(min(self._rows.rowCount(), _MOST))
        high = min(max(sum(map(self.sizeHintForRow, rows)), _FEWEST * line), _MOST * line)
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + high + bar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _share_width(self) -> None:
        """Give each column what its head and its longest cell need, and all what is left.

        Where that is more than there is room for, long cells go over more lines.
        """
        room, count = self.viewport().width(), self._rows.columnCount()
        needed = self._needed(_WIDEST)
        if sum(needed) > room:
            needed = self._needed(max(room // count, _NARROWEST))
        spare = max(room - sum(needed), 0) // count
        for column, width in enumerate(needed):
            self.setColumnWidth(column, width + spare)

    def _needed(self, widest: int) -> list[int]:
        head = self.horizontalHeader()
        return [
            max(head.sectionSizeHint(c) + _AIR, min(self.sizeHintForColumn(c), widest))
            for c in range(self._rows.columnCount())
        ]


class _Cells(CellDelegate):
    """Writes in one cell; `pasted` carries text from the clipboard that is more than one."""

    pasted = Signal(str)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return how large a cell is; Qt forgets the air at its sides when it breaks the lines."""
        hint, narrower = super().sizeHint(option, index), QStyleOptionViewItem(option)
        narrower.rect = option.rect.adjusted(0, 0, -_AT_THE_SIDES, 0)
        if narrower.rect.width() <= 0:
            return hint
        return hint.expandedTo(QSize(0, super().sizeHint(narrower, index).height()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            text = QGuiApplication.clipboard().text()
            is_paste = event.matches(QKeySequence.StandardKey.Paste)
            if is_paste and isinstance(watched, QWidget) and set("\t\n") & set(text.strip("\r\n")):
                self.commitData.emit(watched)
                self.closeEditor.emit(watched, QAbstractItemDelegate.EndEditHint.NoHint)
                self.pasted.emit(text)
                return True
        return super().eventFilter(watched, event)
