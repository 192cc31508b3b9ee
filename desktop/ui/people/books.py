# SPDX-License-Identifier: MIT
"""Closes the books of a list: how many rows it has, and what became of each."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.domain.vietnamese import grouped
from desktop.intake.sheets.fates import Fate, RowFate, counted, words_of
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.parts import button, empty, label


class Books(QWidget):
    """A count for each fate that rows have; `chosen` carries whose rows are to be seen.

    Pressed once more, a count shows all people again: `chosen` carries `None`.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(spacing=4)
        self.setLayout(self._flow)
        self.counts: dict[Fate, QPushButton] = {}

    def show_fates(self, fates: Sequence[RowFate]) -> None:
        """Show the account of a list; no count is pressed."""
        empty(self._flow)
        rows = len({one.row for one in fates})
        self._flow.addWidget(label(f"{grouped(rows)} dòng:"))
        self.counts = {}
        for fate, count in counted(fates):
            words = f"{grouped(count)} {words_of(fate, 'người')}"
            made = button(words, partial(self._on_pressed, fate), role="count")
            made.setCheckable(True)
            made.setToolTip(f"Xem {words}")
            self.counts[fate] = made
            self._flow.addWidget(made)

    def release(self) -> None:
        """Let no count be pressed, without a word."""
        for made in self.counts.values():
            made.setChecked(False)

    def _on_pressed(self, fate: Fate) -> None:
        is_on = self.counts[fate].isChecked()
        self.release()
        self.counts[fate].setChecked(is_on)
        self.chosen.emit(fate if is_on else None)
