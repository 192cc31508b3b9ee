# SPDX-License-Identifier: MIT
"""A list to read, each column with its share of the width."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTableWidgetItem

from desktop.ui.language.plain_text import set_tip
from desktop.ui.widgets.table import WrappingTable


class WrappedTable(WrappingTable):
    """Shows rows of words; each column has its share of the width, in hundredths."""

    def __init__(self, name: str, columns: Sequence[str], shares: Sequence[int]) -> None:
        super().__init__(columns)
        self._shares = shares
        self.setAccessibleName(name)
        self.horizontalHeader().setStretchLastSection(True)

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show other rows."""
        self.setRowCount(len(rows))
        for at, cells in enumerate(rows):
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                set_tip(item, text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
                self.setItem(at, column, item)
        self.refit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for column, share in enumerate(self._shares[:-1]):
            self.setColumnWidth(column, self.viewport().width() * share // 100)
