# SPDX-License-Identifier: MIT
"""A field of the editor with its label, what is said about it, and when its value is taken."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.checks import Problem, Severity
from desktop.domain.entry.fields import Field
from desktop.ui.frame.pending import Pending
from desktop.ui.records.entries import Entry
from desktop.ui.records.labels import marked_label
from desktop.ui.widgets.parts import column, label, row, set_property


class RecordFieldBox(QWidget):
    """Takes what is typed as `pending` has it handed over, and when the cursor leaves.

    What cannot be read stays as typed, with a sentence beside it once the cursor has left. `taken`
    carries the field's name and a new value, `unread` the name and what was typed instead of one.
    `said` is that sentence, to be put where there is room for it. `is_only_one` says that no other
    box of this field is beside it, so that Alt and a letter may lead here.
    """

    taken = Signal(str, object)
    unread = Signal(str, str)
    entered = Signal(bool)
    escaped = Signal()
    chosen = Signal(str)

    def __init__(
        self, field: Field, entry: Entry, pending: Pending, *, is_only_one: bool = True
    ) -> None:
        super().__init__()
        self.field, self.entry, self._pending = field, entry, pending
        self.advice = ""
        self._understood = ""
        self._value: Any = None
        self._unread = ""
        self._error = ""
        self._problems: Sequence[Problem] = ()
        self._aside = label(role="small")
        self._below, self.said = label(role="small", wraps=True), label(role="bad", wraps=True)
        self._below.hide()
        self.said.hide()
        name = label(marked_label(field) if is_only_one else field.label, "field")
        entry.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # else Alt and the letter lead nowhere
        name.setBuddy(entry)
        head = row(name, 1, self._aside, spacing=4)
        self.setLayout(column(head, entry, self._below, spacing=3))
        self.setFocusProxy(entry)
        entry.edited.connect(self._on_edited)
        entry.left.connect(self.settle)
        entry.entered.connect(self.entered)
        entry.escaped.connect(self.escaped)
        entry.chosen.connect(self.chosen)

    @property
    def is_bad(self) -> bool:
        """Whether something stands here that could not be read."""
        return bool(self._error)

    def begin(self, value: Any, unread: str = "") -> None:  # noqa: ANN401 - each has its own
        """Show the value of another record, or what was typed there and could not be read."""
        self._pending.drop(self._take)
        self._value, self._unread, self._error = value, unread, ""
        self._problems, self._understood = (), ""
        if unread:
            self.entry.retype(unread)
            self._error = self._fault()
        else:
            self.entry.show_value(value)
        self._comment()
        self._say()

    def follow(self, value: Any, unread: str = "") -> None:  # noqa: ANN401
        """Show the record's value as it is now; what is being typed stays unless it changed."""
        if unread and unread == self._unread:
            self._value = value  # blank by now, as the text cannot be read
        elif (value, unread) != (self._value, self._unread):
            self.begin(value, unread)
        self._comment()

    def settle(self) -> None:
        """Take what stands there, and say so if it cannot be read."""
        self._pending.drop(self._take)
        self._take(is_final=True)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show what was found about this field."""
        self._problems = problems
        self._say()

    def _on_edited(self) -> None:
        self._error = ""
        self._understood = self.entry.understood()
        self._say()
        self._comment()
        self._pending.note(self._take)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def _take(self, *, is_final: bool = False) -> None:
        try:
            value = self.entry.value()
        except ValueError as error:
            if is_final:  # half a date is no fault as long as somebody is typing it
                self._error = str(error)
                self._say()
            self._keep_unread(self.entry.typed())
            return
        self._error = ""
        self._say()
        beyond = self.entry.beyond() if is_final else {}
        if is_final:
            self.entry.show_value(value)
        if value != self._value or self._unread:
            self._value, self._unread = value, ""
            self.taken.emit(self.field.name, value)
        for name, other in beyond.items():
            self.taken.emit(name, other)
        self._comment()

    def _keep_unread(self, text: str) -> None:
        kept = text if text.strip() else ""
        if kept != self._unread:
            self._unread = kept
            self.unread.emit(self.field.name, kept)

    def _fault(self) -> str:
        try:
            self.entry.value()
        except ValueError as error:
            return str(error)
        return ""

    def _comment(self) -> None:
        """Say what the value means: how it is understood, its weekday, the sum in words.

        How it was understood stays when the field has been left and shows the value itself.
        """
        self._aside.setText(self.entry.aside())
        below = " ".join(filter(None, (self._understood, self.entry.below()))) or self.advice
        self._below.setText(below)
        self._below.setVisible(bool(below))

    def _say(self) -> None:
        grave = any(p.severity is Severity.MUST_MEND for p in self._problems)
        found = " ".join(f"{p.message} {p.advice}".strip() for p in self._problems)
        sentence, role = self._error or found, "bad" if self._error or grave else "warn"
        set_property(self.said, "role", role)
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        self.entry.describe(self.field.label, sentence, role if sentence else "")
