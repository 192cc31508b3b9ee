# SPDX-License-Identifier: MIT
"""The card at the top of the overview: the next step, with one button."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from desktop.services.checks.next_step import Goal, NextStep
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.parts import button, column, label, row
from desktop.ui.widgets.theme import colours

_SIGNS = {
    Goal.PLAN: "calendar-plus",
    Goal.REPEAT: "calendar-plus",
    Goal.CONFIRM: "circle-check",
    Goal.WRITE: "pen-line",
    Goal.EVIDENCE: "image-plus",
    Goal.CHECK: "clipboard-check",
    Goal.SUBMIT: "send",
    Goal.SEND: "mail",
    Goal.REST: "circle-check",
}

READING = "Đang xem lại sổ…"


class CallCard(QFrame):
    """Says what to do next; `taken` carries the step when its button is pressed."""

    taken = Signal(NextStep)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "call")
        self._step: NextStep | None = None
        self._sign = Sign(30)
        self.title, self._detail = (
            label(role="heading", wraps=True),
            label(role="small", wraps=True),
        )
        self.title.setText(READING)
        self.button = button("", self._on_pressed, role="primary")
        self.button.hide()
        words = column(1, self.title, self._detail, 1, spacing=3)
        parts = row(self._sign, words, self.button, spacing=14, margins=(16, 14, 16, 14))
        parts.setStretch(1, 1)
        self.setLayout(parts)

    def show_step(self, step: NextStep | None) -> None:
        """Show another step, `None` as long as it is not worked out."""
        if step == self._step:
            return
        self._step = step
        self.button.setVisible(step is not None)
        if step is not None:
            self._sign.show_sign(_SIGNS[step.goal], colours().accent)
            self.button.setText(step.action)
        self.title.setText(step.title if step else READING)
        self._detail.setText(step.detail if step else "")

    def _on_pressed(self) -> None:
        if self._step is not None:
            self.taken.emit(self._step)
