# SPDX-License-Identifier: MIT
"""Qt's inputs for one line, several lines and a choice, all spoken to alike."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QEvent, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QComboBox

from desktop.domain.vietnamese import short_date
from desktop.ui.widgets.calendar import choose_day
from desktop.ui.widgets.icons import grown, icon
from desktop.ui.widgets.line_edit import is_undoing
from desktop.ui.widgets.line_sign import LineSign
from desktop.ui.widgets.text_entries import TextLine, TextLines

_MOST_LINES = 8


class LineInput(TextLine):
    """One line. `typed` comes with each edit by the user, `left` when the field is done with."""

    typed = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.textEdited.connect(self.typed)
        self.editingFinished.connect(self.left)

    def entry(self) -> str:
        """Return what stands in the field."""
        return self.text()

    def show_entry(self, text: str) -> None:
        """Put a text into the field, its beginning in view."""
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    def event(self, event: QEvent) -> bool:
        return False if _leaves_undo(event) else super().event(event)


class DateInput(LineInput):
    """A day, typed as people write it ("3/10") or chosen from a calendar."""

    def __init__(self) -> None:
        super().__init__()
        self.sign = LineSign(self, "calendar", self._on_calendar, tip="Chọn ngày trên lịch")

    def _on_calendar(self) -> None:
        shown = QDate.fromString(self.text(), "dd/MM/yyyy")
        day = shown if shown.isValid() else QDate.currentDate()
        choose_day(self, date(day.year(), day.month(), day.day()), self._on_chosen)

    def _on_chosen(self, day: date) -> None:
        self.show_entry(short_date(day))
        self.typed.emit(self.text())
        self.left.emit()


class LinesInput(TextLines):
    """One entry a line; it grows with them. Enter on an empty line is left to whoever is around."""

    typed = Signal(str)
    left = Signal()

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._fewest = lines
        self._is_showing = self._is_fitting = False
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._on_text_changed)
        self._fit()

    def entry(self) -> str:
        """Return what stands in the field."""
        return self.toPlainText()

    def show_entry(self, text: str) -> None:
        """Put a text into the field."""
        if text != self.toPlainText():
            self._is_showing = True
            self.setPlainText(text)
            self._is_showing = False

    def _on_text_changed(self) -> None:
        self._fit()
        if not self._is_showing:
            self.typed.emit(self.toPlainText())

    def event(self, event: QEvent) -> bool:
        return False if _leaves_undo(event) else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not self.textCursor().block().text().strip():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        if self._is_fitting:  # the bar that comes or goes has the text wrap otherwise
            return
        self._is_fitting = True
        self._set_height()
        self._is_fitting = False

    def _set_height(self) -> None:
        # A plain text document measures its height in lines, wrapped ones included.
        written = int(self.document().size().height())
        lines = max(self._fewest, min(written, _MOST_LINES))
        policy = Qt.ScrollBarPolicy
        bar = policy.ScrollBarAlwaysOff if written <= lines else policy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(bar)
        around = 2 * self.document().documentMargin() + 18
        self.setFixedHeight(round(lines * self.fontMetrics().lineSpacing() + around))


class ChoiceInput(QComboBox):
    """One of a few; the wheel scrolls the page, not the choice."""

    typed = Signal(str)
    left = Signal()

    def __init__(self, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.offer(choices)
        self.activated.connect(self._on_activated)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other choices; the one that is shown stays if it is among them."""
        shown = self.entry()
        self.clear()
        for key, words in choices:
            self.addItem(words, str(key))
        if shown:
            self.show_entry(shown)

    def entry(self) -> str:
        """Return the key of the choice."""
        return str(self.currentData() or "")

    def show_entry(self, text: str) -> None:
        """Show a choice by its key."""
        self.setCurrentIndex(self.findData(text))

    def _on_activated(self) -> None:
        self.typed.emit(self.entry())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = grown(18)
        place = QRect(self.width() - side - 10, (self.height() - side) // 2, side, side)
        icon("chevron-down").paint(QPainter(self), place)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _leaves_undo(event: QEvent) -> bool:
    """Leave Ctrl+Z to the window where it has that; else it comes back as a key for the field."""
    if event.type() != QEvent.Type.ShortcutOverride or not is_undoing(event):
        return False
    event.ignore()
    return True


Input = LineInput | LinesInput | ChoiceInput
