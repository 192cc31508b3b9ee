# SPDX-License-Identifier: MIT
"""A plain list of rows to choose from, as the settings show backups and what was deleted."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from desktop.ui.language.plain_text import set_tip


def table(
    name: str, columns: Sequence[str], *, stretched: int, several: bool = False
) -> QTableWidget:
    """Return an empty list; the column `stretched` takes what room there is."""
    made = QTableWidget(0, len(columns))
    made.setAccessibleName(name)
    made.setProperty("role", "list")
    made.setHorizontalHeaderLabels(list(columns))
    made.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
    made.horizontalHeader().setHighlightSections(False)
    head = made.fontMetrics().horizontalAdvance(columns[stretched])
    made.horizontalHeader().setMinimumSectionSize(head + 28)
    for column in range(len(columns)):
        wide = column == stretched
        mode = QHeaderView.ResizeMode.Stretch if wide else QHeaderView.ResizeMode.ResizeToContents
        made.horizontalHeader().setSectionResizeMode(column, mode)
    made.verticalHeader().hide()
    made.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    made.verticalHeader().setDefaultSectionSize(made.fontMetrics().height() + 10)
    made.setShowGrid(False)
    made.setTabKeyNavigation(False)
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    made.setSelectionMode(
        QAbstractItemView.SelectionMode.ExtendedSelection
        if several
        else QAbstractItemView.SelectionMode.SingleSelection
    )
    return made


def fill(list_: QTableWidget, rows: Sequence[Sequence[str]]) -> None:
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


def selected_rows(list_: QTableWidget) -> list[int]:
    """Return which rows are selected, from the top."""
    return sorted(index.row() for index in list_.selectionModel().selectedRows())


def selected_row(list_: QTableWidget) -> int | None:
    """Return the first row selected, `None` if none is."""
    return next(iter(selected_rows(list_)), None)


def _shown(list_: QTableWidget) -> list[tuple[str, ...]]:
    model, columns = list_.model(), range(list_.columnCount())
    return [
        tuple(str(model.index(at, column).data()) for column in columns)
        for at in range(list_.rowCount())
    ]
