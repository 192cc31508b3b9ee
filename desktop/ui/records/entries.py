# SPDX-License-Identifier: MIT
"""Where a value is written down: text, numbers, money, notes, each read in its own way."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.vietnamese import Counted, grouped, line, nfc
from desktop.domain.vietnamese.entries import Reading, read_money, read_number
from desktop.ui.language.plain_text import set_tip
from desktop.ui.widgets.line_edit import LineEdit, is_undoing
from desktop.ui.widgets.parts import row, set_property
from desktop.ui.widgets.text_entries import TextLines


class Entry(QWidget):
    """What all ways to write a value down share.

    `edited` says that the user changed it, `left` that the cursor went elsewhere, `entered` that
    Enter was pressed (with Shift or without), `escaped` that Escape was, `chosen` that one of the
    earlier texts was taken.
    """

    edited = Signal()
    left = Signal()
    entered = Signal(bool)
    escaped = Signal()
    chosen = Signal(str)

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - each kind of entry has its own
        """Show a value of the record."""
        raise NotImplementedError

    def value(self) -> Any:  # noqa: ANN401
        """Return the value as written.

        Raises:
            ValueError: it cannot be read; the message is a sentence for the user.
        """
        raise NotImplementedError

    def aside(self) -> str:
        """Return what may be said beside the label: the weekday of a date."""
        return ""

    def below(self) -> str:
        """Return what may be said under the entry: a sum of money in words."""
        return ""

    def understood(self) -> str:
        """Return how what was written is understood, if it might be meant otherwise."""
        return ""

    def beyond(self) -> Mapping[str, Any]:
        """Return what was written here for other fields: the last day of "5-6/10"."""
        return {}

    def typed(self) -> str:
        """Return what stands there, to be kept if it cannot be read."""
        return ""

    def retype(self, text: str) -> None:
        """Put back what could not be read."""

    def describe(self, name: str, sentence: str, state: str, /) -> None:
        """Tell readers what this is and what is wrong; `state` is "bad", "warn" or blank."""
        target = self.focusProxy() or self
        target.setAccessibleName(name)
        target.setAccessibleDescription(sentence)
        set_property(target, "state", state)


class LineEntry(Entry):
    """A value in one line of text."""

    def __init__(
        self,
        read: Callable[[str], Reading[Any]],
        write: Callable[[Any], str],
        offers: Callable[[], Sequence[str]] | None = None,
    ) -> None:
        super().__init__()
        self._read, self._write = read, write
        self.line_edit = LineEdit(offers)
        self.line_edit.textEdited.connect(lambda _text: self.edited.emit())
        self.line_edit.left.connect(self.left)
        self.line_edit.entered.connect(self.entered)
        self.line_edit.escaped.connect(self.escaped)
        self.line_edit.chosen.connect(self.chosen)
        self.setLayout(row(self.line_edit, spacing=4))
        self.setFocusProxy(self.line_edit)

    def show_value(self, value: Any) -> None:  # noqa: ANN401
        text, edit = self._write(value), self.line_edit
        if edit.text() != text:
            is_all_chosen = edit.hasFocus() and edit.selectedText() == edit.text()
            edit.setText(text)
            edit.setCursorPosition(len(text) if edit.hasFocus() else 0)
            if is_all_chosen:  # Tab led here: the next letter replaces what stands here
                edit.selectAll()
        set_tip(self.line_edit, text if len(text) > 30 else "")

    def value(self) -> Any:  # noqa: ANN401
        return self._read(self.line_edit.text()).value

    def understood(self) -> str:
        try:
            return self._read(self.line_edit.text()).remark
        except ValueError:
            return ""

    def typed(self) -> str:
        return self.line_edit.text()

    def retype(self, text: str) -> None:
        self.line_edit.setText(text)


def text_entry(offers: Callable[[], Sequence[str]]) -> LineEntry:
    """Return an entry for words, completed from what was written before."""
    return LineEntry(lambda text: Reading(line(text)), str, offers)


class NumberEntry(LineEntry):
    """A whole number of what is `counted`; blank is none, not nought."""

    def __init__(self, counted: Counted = Counted.ANYTHING) -> None:
        super().__init__(lambda text: _not_negative(read_number(text, counted)), _written)
        self.line_edit.setMinimumWidth(70)


class MoneyEntry(LineEntry):
    """An amount in đồng, said in words as well; `in_words` speaks as people do there."""

    def __init__(self, in_words: Callable[[int], str]) -> None:
        super().__init__(lambda text: _not_negative(read_money(text)), _written)
        self._in_words = in_words

    def below(self) -> str:
        try:
            amount = self.value()
        except ValueError:
            return ""
        return "" if amount is None else self._in_words(amount)


class NotesEntry(Entry):
    """Some lines of words; Enter begins another line, Ctrl+Enter is the Enter of other fields."""

    def __init__(self) -> None:
        super().__init__()
        self._edit = _Lines()
        self._edit.setTabChangesFocus(True)
        self._edit.textChanged.connect(self._on_changed)
        self._edit.left.connect(self.left)
        self._edit.entered.connect(self.entered)
        self._edit.escaped.connect(self.escaped)
        self._is_showing = False
        lines = self._edit.fontMetrics().lineSpacing()
        self._edit.setFixedHeight(lines * 3 + 18)
        self.setLayout(row(self._edit))
        self.setFocusProxy(self._edit)

    def show_value(self, value: Any) -> None:  # noqa: ANN401
        if self._edit.toPlainText() != value:
            self._is_showing = True
            self._edit.setPlainText(value)
            self._is_showing = False

    def value(self) -> str:
        return nfc(self._edit.toPlainText()).strip()

    def _on_changed(self) -> None:
        if not self._is_showing:
            self.edited.emit()


class _Lines(TextLines):
    left = Signal()
    entered = Signal(bool)
    escaped = Signal()

    def event(self, event: QEvent) -> bool:
        if is_undoing(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.entered.emit(False)  # noqa: FBT003 - without Shift
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


def _not_negative(number: Reading[int | None]) -> Reading[int | None]:
    """Return a number that can be that of something; the database would refuse any other.

    Raises:
        ValueError: it is below nought. The message is a sentence for the user.
    """
    if number.value is not None and number.value < 0:
        raise ValueError("Số này không thể nhỏ hơn 0. Hãy ghi lại.")
    return number


def _written(number: int | None) -> str:
    return "" if number is None else grouped(number)
