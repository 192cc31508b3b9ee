# SPDX-License-Identifier: MIT
"""Makes the rows of a long table as high as their words: those in sight first."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QTableView

from desktop.ui.records.row_model import RecordRow

_AT_ONCE = 50


class RowHeights:
    """Finds the heights of rows; those out of sight wait until the window has nothing to do.

    `height_of` measures one row. A height is kept as long as the row is the same, so that rows
    in another order need not be measured again.
    """

    def __init__(
        self,
        table: QTableView,
        rows: Callable[[], Sequence[RecordRow]],
        height_of: Callable[[RecordRow], int],
    ) -> None:
        self._table, self._rows, self._height_of = table, rows, height_of
        self._known: dict[str, tuple[RecordRow, int]] = {}
        self._waiting: dict[int, None] = {}
        self._fitting = QTimer(table)
        self._fitting.setInterval(0)
        self._fitting.timeout.connect(self._fit_some)
        table.verticalScrollBar().valueChanged.connect(self.fit_seen)

    def refit(self) -> None:
        """Measure all rows again: there is another width for their words."""
        self._known.clear()
        self.follow(range(len(self._rows())))

    def follow(self, changed: Iterable[int]) -> None:
        """Make rows that changed or have moved as high as they need."""
        rows, upright = self._rows(), self._table.verticalHeader()
        upright.setUpdatesEnabled(False)
        for at in changed:
            row, height = self._known.get(rows[at].record.id, (None, 0))
            if row is rows[at]:
                upright.resizeSection(at, height)
            else:
                self._waiting[at] = None
        upright.setUpdatesEnabled(True)
        self.go_on()

    def begin_again(self) -> None:
        """Forget which rows wait: there are others by now, as high as Qt makes new ones."""
        self._waiting.clear()
        self.follow(range(len(self._rows())))

    def go_on(self) -> None:
        """Measure what waits, now that the table is seen."""
        if self._waiting and self._table.isVisible():
            self._table.scheduleDelayedItemsLayout()  # what is in sight is measured before it
            self._fitting.start()

    def fit(self, at: int) -> None:
        """Measure one row now if it waits."""
        if at in self._waiting:
            del self._waiting[at]
            row = self._rows()[at]
            height = self._height_of(row)
            self._known[row.record.id] = row, height
            self._table.verticalHeader().resizeSection(at, height)

    def fit_seen(self) -> None:
        """Measure the rows in sight."""
        if self._waiting and self._table.isVisible():
            with self._held():
                at, end = max(self._table.rowAt(0), 0), self._table.viewport().height()
                while at < len(self._rows()) and self._table.rowViewportPosition(at) < end:
                    self.fit(at)
                    at += 1

    def _fit_some(self) -> None:
        """Measure a few rows more."""
        if not self._table.isVisible():
            self._fitting.stop()  # until it is seen again
            return
        with self._held():
            for at in [*self._waiting][:_AT_ONCE]:
                self.fit(at)
        if not self._waiting:
            self._fitting.stop()

    @contextmanager
    def _held(self) -> Iterator[None]:
        """Keep what the clerk looks at in its place: the current row in sight, else the first."""
        current, seen = self._table.currentIndex(), self._table.viewport().rect()
        is_seen = current.isValid() and seen.intersects(self._table.visualRect(current))
        row = current.row() if is_seen else max(self._table.rowAt(0), 0)
        before = self._table.rowViewportPosition(row)
        yield
        if moved := self._table.rowViewportPosition(row) - before:
            bar = self._table.verticalScrollBar()
            bar.setMaximum(bar.maximum() + max(moved, 0))  # Qt itself does so only later
            bar.setValue(bar.value() + moved)
