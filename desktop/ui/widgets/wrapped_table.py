# SPDX-License-Identifier: MIT
"""A list whose rows are as high as their words."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from desktop.ui.language.plain_text import set_tip

_PADDING, _ENDLESS = 12, 100_000
_Index = QModelIndex | QPersistentModelIndex


class WrappedTable(QTableWidget):
    """Shows rows of words; each column has its share of the width, in hundredths."""

    def __init__(self, name: str, columns: Sequence[str], shares: Sequence[int]) -> None:
        super().__init__(0, len(columns))
        self._shares, self._fitted = shares, 0
        self.setAccessibleName(name)
        self.setProperty("role", "list")
        self.setHorizontalHeaderLabels(list(columns))
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setItemDelegate(_Wrapped(self))

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show other rows."""
        self.setRowCount(len(rows))
        for at, cells in enumerate(rows):
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                set_tip(item, text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
                self.setItem(at, column, item)
        self._fitted = 0
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the rows the height of their words, for a width that is known to last."""
        room = self.viewport().width()
        if not self.isVisible() or room == self._fitted:
            return
        self._fitted = room
        for column, share in enumerate(self._shares[:-1]):
            self.setColumnWidth(column, room * share // 100)
        self.resizeRowsToContents()


class _Wrapped(QStyledItemDelegate):
    """Asks for the height of all lines; Qt forgets the padding of the style sheet."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        width, text = option.rect.width() - 2 * _PADDING, str(index.data())
        flags = Qt.TextFlag.TextWordWrap.value
        needed = option.fontMetrics.boundingRect(0, 0, width, _ENDLESS, flags, text)
        return QSize(option.rect.width(), needed.height() + _PADDING)
