# SPDX-License-Identifier: MIT
"""A line for what becomes something only once a button is pressed, kept in the Week until then."""

from desktop.domain.week.bounds import LINE
from desktop.domain.week.changes import Changes
from desktop.domain.week.week import Week, with_typed
from desktop.ui.frame.desk import Desk
from desktop.ui.widgets.line_edit import LineEdit


class KeptLine(LineEdit):
    """Keeps its text under `place` of `Week.as_typed`; `what` names it in the step to be undone."""

    def __init__(self, desk: Desk, place: str, what: str, *, most: int = LINE) -> None:
        super().__init__(most=most)
        self._desk, self._place, self._what = desk, place, what
        self._kept = ""
        self.textEdited.connect(lambda _text: desk.week.pending.note(self._hand_over))
        self.left.connect(self.settle)

    def follow(self) -> None:
        """Show what the Week keeps; what is being typed stays unless that has changed."""
        kept = self._desk.week.week.as_typed.get(self._place, "")
        if kept != self._kept:
            self._kept = kept
            self.setText(kept)

    def write(self, text: str) -> None:
        """Put a text into the line as if it were typed."""
        self.setText(text)
        self.settle()

    def settle(self) -> None:
        """Have the Week keep what stands there."""
        self._desk.week.pending.drop(self._hand_over)
        self._hand_over()

    def emptied(self, week: Week) -> Week:
        """Empty the line, as its text became something, and return the Week without it."""
        self._desk.week.pending.drop(self._hand_over)
        self._kept = ""
        self.clear()
        return with_typed(week, self._place, "")

    def _hand_over(self) -> None:
        text = self.text() if self.text().strip() else ""
        if text != self._kept:
            self._kept = text
            week = with_typed(self._desk.week.week, self._place, text)
            self._desk.do(f"Gõ {self._what}", Changes(week=week), merge=f"week/{self._place}")
