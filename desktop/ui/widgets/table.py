# SPDX-License-Identifier: MIT
"""A plain list of rows to choose from, as the settings show backups and what was deleted."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
)

from desktop.ui.language.plain_text import set_tip
from desktop.ui.widgets.wrapping import WrappedCells


class WrappingTable(QTableWidget):
    """A list whose rows are as high as their words; `fitted` says that they have become so."""

    fitted = Signal()

    def __init__(self, columns: Sequence[str]) -> None:
        super().__init__(0, len(columns))
        self.setProperty("role", "list")
        self.setHorizontalHeaderLabels(list(columns))
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setItemDelegate(WrappedCells(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.setInterval(0)
        self._fitting.timeout.connect(self._fit)

    def refit(self) -> None:
        """Make the rows as high as their words, once the columns have their widths."""
        if self.isVisible():
            self._fitting.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.refit()

    def _fit(self) -> None:
        self.resizeRowsToContents()
        self.fitted.emit()


def table(
    name: str, columns: Sequence[str], *, stretched: int, several: bool = False
) -> WrappingTable:
    """Return an empty list; the column `stretched` takes what room there is."""
    made = WrappingTable(columns)
    made.setAccessibleName(name)
    head = made.fontMetrics().horizontalAdvance(columns[stretched])
    made.horizontalHeader().setMinimumSectionSize(head + 28)
    for column in range(len(columns)):
        wide = column == stretched
        mode = QHeaderView.ResizeMode.Stretch if wide else QHeaderView.ResizeMode.ResizeToContents
        made.horizontalHeader().setSectionResizeMode(column, mode)
    made.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    made.verticalHeader().setDefaultSectionSize(made.fontMetrics().height() + 10)
    made.setSelectionMode(
        QAbstractItemView.SelectionMode.ExtendedSelection
        if several
        else QAbstractItemView.SelectionMode.SingleSelection
    )
    return made


def fill(list_: WrappingTable, rows: Sequence[Sequence[str]]) -> None:
    """Show other rows; what was selected stays so as long as the rows are the same."""
    if rows == _shown(list_):
        return
    list_.setRowCount(len(rows))
    for at, cells in enumerate(rows):
        for column, text in enumerate(cells):
            item = QTableWidgetItem(text)
            set_tip(item, text)
            list_.setItem(at, column, item)
    list_.clearSelection()
    list_.refit()


def selected_rows(list_: QTableWidget) -> list[int]:
    """Return which rows are selected, from the top."""
    return sorted(index.row() for index in list_.selectionModel().selectedRows())


def select_rows(list_: QTableWidget, rows: Sequence[int]) -> None:
    """Select these rows and no others."""
    list_.clearSelection()
    select = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for at in rows:
        list_.selectionModel().select(list_.model().index(at, 0), select)


def selected_row(list_: QTableWidget) -> int | None:
    """Return the first row selected, `None` if none is."""
    return next(iter(selected_rows(list_)), None)


def _shown(list_: QTableWidget) -> list[tuple[str, ...]]:
    model, columns = list_.model(), range(list_.columnCount())
    return [
        tuple(str(model.index(at, column).data()) for column in columns)
        for at in range(list_.rowCount())
    ]
