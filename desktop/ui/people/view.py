# SPDX-License-Identifier: MIT
"""The table in which a list is looked through before it is taken over."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView

from desktop.ui.people.model import DOUBT, GENDER, HEADINGS, NOTES, ROW, UNIT, PeopleModel
from desktop.ui.widgets.icons import grown
from desktop.ui.widgets.wrapping import wrapped

_GIVING = (DOUBT, NOTES, UNIT)
"""Which columns give of their width, the first one first, where there is not enough for all."""

_AROUND, _TICK, _SIGN = 24, 34, 24
_FITTED = 60
_SPARE = 12
"""What Qt keeps free besides when it looks for where words of a narrow column may break."""

_LOOKED_AT, _MOST_LINES = 200, 12


class PeopleView(QTableView):
    """Space takes the selected rows or leaves them out; the tool tip of a cell has all of it."""

    def __init__(self, model: PeopleModel) -> None:
        super().__init__()
        self._people = model
        self._needs = dict.fromkeys(range(len(HEADINGS)), 0)
        self.setModel(model)
        self.setProperty("role", "grid")
        self.setAccessibleName("Những người đọc được trong danh sách")
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        model.modelReset.connect(self._on_reset)
        self.verticalScrollBar().valueChanged.connect(lambda _to: self._fit_rows())
        self.setMinimumHeight(4 * (self.fontMetrics().height() + 8))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._people.toggle(index.row() for index in self.selectionModel().selectedRows())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _on_reset(self) -> None:
        for column in (GENDER, UNIT, NOTES, DOUBT):
            self.setColumnHidden(column, not self._people.is_used(column))
        self._needs = {column: self._needed(column) for column in range(len(HEADINGS))}
        self._share()

    def _share(self) -> None:
        """Make the columns as wide as what stands in them; what is short the last ones lack."""
        heads = {
            column: self.horizontalHeader().sectionSizeHint(column)
            for column in range(self._people.columnCount())
            if not self.isColumnHidden(column)
        }
        widths = {column: max(head, self._needs[column]) for column, head in heads.items()}
        spare = self.viewport().width() - sum(widths.values())
        for column in filter(widths.__contains__, _GIVING):
            given = min(max(-spare, 0), widths[column] - heads[column])
            widths[column] -= given
            spare += given
        last = max(widths)
        widths[last] += max(spare, 0)
        for column, width in widths.items():
            self.setColumnWidth(column, width)
        self._fit_rows()

    def _fit_rows(self) -> None:
        """Make rows as high as what is said of them: in a small window that takes several lines.

        Those that are seen, and some below: a list may have thousands.
        """
        upright, line = self.verticalHeader(), self.fontMetrics().height()
        width = self.columnWidth(DOUBT) - _AROUND - grown(_SIGN) - _SPARE
        top = max(self.rowAt(0), 0)
        for row in range(top, min(top + _FITTED, self._people.rowCount())):
            doubts = " ".join(self._people.doubts_at(row))
            lines = len(wrapped(doubts, self.font(), width, _MOST_LINES)) if doubts else 1
            height = upright.defaultSectionSize() + (lines - 1) * line
            if upright.sectionSize(row) != height:
                upright.resizeSection(row, height)

    def _needed(self, column: int) -> int:
        """Return how wide a column has to be for its first cells."""
        texts = self._people.first_texts(column, _LOOKED_AT)
        beside = {ROW: grown(_TICK), DOUBT: grown(_SIGN)}.get(column, 0)
        widest = max(map(self.fontMetrics().horizontalAdvance, texts), default=0)
        return widest + _AROUND + beside
