# SPDX-License-Identifier: MIT
"""One field with its label above, its hint and what is wrong with it below."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.vietnamese import weekday_name
from desktop.ui.widgets.fields.field import EntryField
from desktop.ui.widgets.inputs import ChoiceInput, DateInput, Input, LineInput, LinesInput
from desktop.ui.widgets.parts import column, label, set_property


class FieldBox(QWidget):
    """Shows one text, day or choice.

    What is being typed is left alone as long as it means what is to be shown ("3/10" and
    03/10/2026), and written out once the field is left. `read` returns what a typed text means,
    and raises `ValueError` with a sentence when it means nothing.
    """

    typed = Signal(str, str)
    left = Signal(str)

    def __init__(self, field: EntryField, read: Callable[[str, str], str]) -> None:
        super().__init__()
        self.field = field
        self._read, self._shown = read, ""
        self.input = _input(field)
        self.input.setAccessibleName(field.label)
        self.label = label(field.label)
        self.label.setBuddy(self.input)
        self._hint, self._problem = label(field.hint, "small", wraps=True), label(wraps=True)
        self._problem.hide()
        self.setLayout(column(self.label, self.input, self._hint, self._problem, 1, spacing=4))
        self._hint.setVisible(bool(field.hint))
        self.input.typed.connect(lambda text: self.typed.emit(field.key, text))
        self.input.left.connect(self._on_left)

    @property
    def problem(self) -> str:
        """What is said to be wrong, blank if nothing is."""
        return self._problem.text()

    def show_text(self, text: str) -> None:
        """Show what stands there; an unread entry stays until that is something else."""
        if text != self._shown:
            self._shown = text
            if not self.input.entry() or self._meaning() != text:
                self.input.show_entry(text)
            if self.field.is_date:
                self.show_hint(weekday_name(_day(text)) if text else self.field.hint)

    def follow(self, field: EntryField) -> None:
        """Be another field of the same shape: other words, other choices."""
        self.field = field
        self.label.setText(field.label)
        self.input.setAccessibleName(field.label)
        if isinstance(self.input, ChoiceInput):
            self.input.offer(field.choices)
        self.show_hint(field.hint)

    def show_entry(self, text: str) -> None:
        """Show what was typed once before, whether it can be read or not."""
        self.input.show_entry(text)

    def show_hint(self, hint: str) -> None:
        """Say something else below the field."""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint) and not self.problem)

    def show_problem(self, problem: str, *, is_grave: bool = True) -> None:
        """Say what is wrong below the field, in place of the hint; blank for nothing."""
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self._hint.setVisible(bool(self._hint.text()) and not problem)
        tone = "bad" if is_grave else "warn"
        set_property(self._problem, "role", tone)
        set_property(self.input, "state", tone if problem else "")
        self.input.setAccessibleDescription(problem or self._hint.text())

    def _on_left(self) -> None:
        self.left.emit(self.field.key)
        if self._meaning() == self._shown:
            self.input.show_entry(self._shown)

    def _meaning(self) -> str | None:
        try:
            return self._read(self.field.key, self.input.entry())
        except ValueError:
            return None


def _day(text: str) -> date:
    return datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007 - a day has no zone


def _input(field: EntryField) -> Input:
    if field.choices:
        return ChoiceInput(field.choices)
    if field.is_date:
        return DateInput()
    return LineInput() if field.lines == 1 else LinesInput(field.lines)
