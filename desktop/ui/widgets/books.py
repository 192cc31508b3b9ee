# SPDX-License-Identifier: MIT
"""Closes the books of what comes in: how many rows it has, and what became of each."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.domain.vietnamese import grouped
from desktop.intake.sheets.fates import Fate, RowFate, count_fates, count_rows, fate_words
from desktop.ui.language.plain_text import set_tip
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.parts import button, empty, label


class Books(QWidget):
    """A count for each fate that rows have; `chosen` carries whose rows are to be seen.

    Pressed once more, a count lets all be seen again: `chosen` carries `None`. `taken` is what the
    rows are called that are taken.
    """

    chosen = Signal(object)

    def __init__(self, taken: str) -> None:
        super().__init__()
        self._taken = taken
        self._flow = FlowLayout(spacing=4)
        self.setLayout(self._flow)
        self.counts: dict[Fate, QPushButton] = {}

    def show_fates(self, fates: Sequence[RowFate]) -> None:
        """Show the account of a list; no count is pressed."""
        empty(self._flow)
        self._flow.addWidget(label(f"{grouped(count_rows(fates))} dòng:"))
        self.counts = {}
        for fate, count in count_fates(fates):
            words = f"{grouped(count)} {fate_words(fate, self._taken)}"
            made = button(words, partial(self._on_pressed, fate), role="count")
            made.setCheckable(True)
            set_tip(made, f"Xem {words}")
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
