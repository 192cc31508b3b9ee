# SPDX-License-Identifier: MIT
"""The list of entries: chosen with the keyboard, moved by dragging."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from desktop.ui.forms.workshop.entry_model import EntryModel
from desktop.ui.widgets.wrapping import WrappedCells

_LEAST_LINES = 3
_WIDE = 1
"""The column that gives way where the heads of the others need more than their share."""


class EntryList(QTableView):
    """Shows a model; `chosen` says that other entries are, `entered` that one was opened."""

    chosen = Signal()
    entered = Signal()

    def __init__(self, model: EntryModel, name: str, shares: Sequence[int]) -> None:
        super().__init__()
        self._shares = shares
        self.setModel(model)
        self.setProperty("role", "list")
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setItemDelegate(WrappedCells(self))
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        head.setHighlightSections(False)
        head.setStretchLastSection(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setMinimumHeight(self.fontMetrics().height() * _LEAST_LINES)
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.setInterval(0)
        self._fitting.timeout.connect(self.resizeRowsToContents)
        model.modelReset.connect(self._fitting.start)
        model.dataChanged.connect(self._fitting.start)
        self.selectionModel().selectionChanged.connect(self._on_selected)
        self.activated.connect(self.entered)

    @property
    def places(self) -> list[int]:
        """The entries that are chosen, from the top."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def choose(self, places: Sequence[int]) -> None:
        """Choose entries, and have the first of them seen."""
        model, count = self.model(), self.model().rowCount()
        there = [at for at in places if 0 <= at < count]
        selection = QItemSelection()
        for at in there:
            selection.select(model.index(at, 0), model.index(at, model.columnCount() - 1))
        flags = QItemSelectionModel.SelectionFlag
        if there:
            first = model.index(there[0], 0)
            self.selectionModel().setCurrentIndex(first, flags.NoUpdate)
            self.scrollTo(first)
        self.selectionModel().select(selection, flags.ClearAndSelect)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room, head = self.viewport().width(), self.horizontalHeader()
        widths = [
            max(room * share // 100, head.sectionSizeHint(column))
            for column, share in enumerate(self._shares)
        ]
        widths[_WIDE] += room - sum(widths)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        self._fitting.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fitting.start()

    def _on_selected(self) -> None:
        self.chosen.emit()
