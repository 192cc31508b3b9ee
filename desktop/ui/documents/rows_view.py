# SPDX-License-Identifier: MIT
"""The grid in which a list of documents is written; it takes cells from Excel."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QHeaderView, QTableView, QWidget

from desktop.domain.documents.lists import in_columns
from desktop.ui.documents.rows_model import RowsModel
from desktop.ui.widgets.cell_editing import CellDelegate

_ERASE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_AIR, _WIDEST = 4, 260
_FEWEST, _MOST = 3, 10
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
        lines = min(max(self._rows.rowCount(), _FEWEST), _MOST)
        line = self.fontMetrics().lineSpacing() + 16
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + lines * line + bar)
        self._share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Give each column what its head and its longest cell need, and all what is left."""
        head, columns = self.horizontalHeader(), range(self._rows.columnCount())
        needed = [
            max(head.sectionSizeHint(c) + _AIR, min(self.sizeHintForColumn(c), _WIDEST))
            for c in columns
        ]
        spare = max(self.viewport().width() - sum(needed), 0) // len(needed)
        for column, width in zip(columns, needed, strict=True):
            self.setColumnWidth(column, width + spare)


class _Cells(CellDelegate):
    """Writes in one cell; `pasted` carries text from the clipboard that is more than one."""

    pasted = Signal(str)

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
