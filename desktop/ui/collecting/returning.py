# SPDX-License-Identifier: MIT
"""Why a report was sent back and until when it is awaited again: for the letter, and for later."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.domain.vietnamese import line, short_date
from desktop.domain.week.changes import Changes
from desktop.domain.week.collected import ReportingUnit, Review
from desktop.ui.frame.desk import Desk
from desktop.ui.widgets.calendar import choose_day
from desktop.ui.widgets.line_edit import LineEdit
from desktop.ui.widgets.parts import button, label, row


class ReturnNote(QWidget):
    """The reason and the new deadline of one unit that was sent back; hidden for any other."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._unit = ""
        self._kept = ""
        self.reason = LineEdit()
        self.reason.setAccessibleName("Lý do gửi trả")
        self.reason.textEdited.connect(lambda _text: desk.week.pending.note(self._hand_over))
        self.reason.left.connect(self.settle)
        self.due = button("", self._on_due_wanted)
        self.setLayout(row(label("Lý do gửi trả"), self.reason, self.due, margins=0))
        self.hide()

    def follow(self, unit: ReportingUnit | None) -> None:
        """Show what is kept of a unit, if it was sent back."""
        if unit is None or unit.review is not Review.RETURNED:
            self.settle()
            self._unit = ""
            self.hide()
            return
        if unit.id != self._unit:
            self.settle()
        if unit.id != self._unit or unit.note != self._kept:
            self._unit, self._kept = unit.id, unit.note
            self.reason.setText(unit.note)
        until = unit.due or self._desk.week.week.units_due
        self.due.setText(f"Nộp lại trước {short_date(until)}…" if until else "Hạn nộp lại…")
        self.show()

    def settle(self) -> None:
        """Keep what stands there."""
        self._desk.week.pending.drop(self._hand_over)
        self._hand_over()

    def _hand_over(self) -> None:
        unit = self._desk.week.notebook.collected.units.get(self._unit)
        if unit is not None and self.reason.text() != self._kept:
            self._kept = self.reason.text()
            changes = Changes(units={unit.id: replace(unit, note=self._kept)})
            self._desk.do("Gõ lý do gửi trả", changes, merge=f"unit/{unit.id}/note")

    def _on_due_wanted(self) -> None:
        week = self._desk.week
        unit = week.notebook.collected.units.get(self._unit)
        if unit is not None:
            day = unit.due or week.week.units_due or week.week.deadline or week.week.ends
            choose_day(self.due, day, self._on_due_chosen)

    def _on_due_chosen(self, day: date) -> None:
        self.settle()
        unit = self._desk.week.notebook.collected.units.get(self._unit)
        if unit is not None:
            words = f"Hạn nộp lại của {line(unit.name)}"
            self._desk.do(words, Changes(units={unit.id: replace(unit, due=day)}), tell=True)
