# SPDX-License-Identifier: MIT
"""What all entries for text are made of: they take as much as a Week may hold, and lose nothing.

Nothing is ever cut off. What would be too long is refused as a whole, and said at the entry; the
clipboard still has it. A text that is too long already, of an earlier version, can be shortened.

An input method (ibus on Linux) shows the letters of a word under way, and hands them over once the
word is done. They stand on the screen, so they count as typed: they are part of `text()`, and edits
of them are told like any other. An entry that is left keeps them.
"""

from PySide6.QtCore import QMimeData, QPoint
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QTextCursor,
    QValidator,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QToolTip, QWidget

from desktop.domain.vietnamese import grouped
from desktop.domain.week.bounds import LINE, TEXT
from desktop.ui.language.plain_text import plain

_NEVER_CUT = 10_000_000
"""Qt cuts off what is longer than a line's `maxLength`, without a word."""


class TextLine(QLineEdit):
    """One line of text. `textEdited` tells of the letters of a word under way, too."""

    def __init__(self, parent: QWidget | None = None, *, most: int = LINE) -> None:
        super().__init__(parent)
        self._under_way = ""
        self._is_composing = False
        self.setMaxLength(_NEVER_CUT)
        self._bound = _Bound(self, most)
        self.setValidator(self._bound)
        self.inputRejected.connect(lambda: _refuse(self, most))
        self.cursorPositionChanged.connect(self._on_moved)

    def text(self) -> str:
        """Return what stands on the screen."""
        return _inserted(super().text(), self.cursorPosition(), self._under_way)

    def setText(self, text: str | None, /) -> None:
        """Show another text; one that is too long can be made shorter, never longer."""
        self._under_way = ""
        self._bound.allow(len(text or ""))
        super().setText(text or "")

    def clear(self) -> None:
        """Show nothing."""
        self.setText("")

    def word_under_way(self) -> str:
        """Return the letters that the input method has not handed over, blank for none."""
        return self._under_way

    def complete(self) -> None:
        """Take the letters of a word under way as they stand."""
        _complete(self)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        before, self._is_composing = self._under_way, True
        self._under_way = ""
        super().inputMethodEvent(event)
        self._is_composing, self._under_way = False, event.preeditString()
        if self._under_way != before:
            self.textEdited.emit(self.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.complete()
        super().focusOutEvent(event)

    def _on_moved(self) -> None:
        if not self._is_composing:  # Qt takes the word away where the cursor moves
            self._under_way = ""


class _Bound(QValidator):
    """Refuses an edit by which a line would be too long; Qt then takes back all of it."""

    def __init__(self, line: TextLine, most: int) -> None:
        super().__init__(line)
        self._least, self._most = most, most

    def allow(self, length: int) -> None:
        """Let a text of some length be, and be made shorter."""
        self._most = max(self._least, length)

    def validate(self, text: str, at: int, /) -> object:
        """Say whether a text may stand in the line."""
        state = QValidator.State
        if len(text) > self._most:
            return state.Invalid, text, at
        self._most = max(self._least, len(text))
        return state.Acceptable, text, at


class TextLines(QPlainTextEdit):
    """Some lines of text. `textChanged` tells of the letters of a word under way, too."""

    def __init__(self, parent: QWidget | None = None, *, most: int = TEXT) -> None:
        super().__init__(parent)
        self.most = most

    def toPlainText(self) -> str:
        """Return what stands on the screen."""
        return _shown(super().toPlainText(), self.textCursor())

    def word_under_way(self) -> str:
        """Return the letters that the input method has not handed over, blank for none."""
        return _word_under_way(self.textCursor())

    def complete(self) -> None:
        """Take the letters of a word under way as they stand."""
        _complete(self)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if _has_room(self, source.text()):
            super().insertFromMimeData(source)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _is_letter(event) or _has_room(self, event.text()):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if not event.commitString() or _has_room(self, event.commitString()):
            super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.complete()
        super().focusOutEvent(event)


class TextSheet(QTextEdit):
    """As `TextLines`, where lines are laid out with care."""

    def __init__(self, parent: QWidget | None = None, *, most: int = TEXT) -> None:
        super().__init__(parent)
        self.most = most

    def toPlainText(self) -> str:
        """Return what stands on the screen."""
        return _shown(super().toPlainText(), self.textCursor())

    def word_under_way(self) -> str:
        """Return the letters that the input method has not handed over, blank for none."""
        return _word_under_way(self.textCursor())

    def complete(self) -> None:
        """Take the letters of a word under way as they stand."""
        _complete(self)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if _has_room(self, source.text()):
            super().insertFromMimeData(source)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _is_letter(event) or _has_room(self, event.text()):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if not event.commitString() or _has_room(self, event.commitString()):
            super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.complete()
        super().focusOutEvent(event)


Several = TextLines | TextSheet


def _complete(entry: TextLine | Several) -> None:
    """Have the input method hand over a word; where it does not, take the word all the same."""
    if entry.word_under_way():
        QGuiApplication.inputMethod().commit()
    if word := entry.word_under_way():
        event = QInputMethodEvent()
        event.setCommitString(word)
        QApplication.sendEvent(entry, event)


def _word_under_way(cursor: QTextCursor) -> str:
    return cursor.block().layout().preeditAreaText()


def _shown(text: str, cursor: QTextCursor) -> str:
    """Return a text with the word under way where it is shown."""
    at = cursor.block().position() + cursor.block().layout().preeditAreaPosition()
    return _inserted(text, at, _word_under_way(cursor))


def _inserted(text: str, at: int, word: str) -> str:
    """Return a text with a word in it, at a place that Qt counts in units of UTF-16."""
    if not word:
        return text
    units = text.encode("utf-16-le", "surrogatepass")
    before, after = units[: 2 * at], units[2 * at :]
    return (before + word.encode("utf-16-le", "surrogatepass") + after).decode(
        "utf-16-le", "surrogatepass"
    )


def _is_letter(event: QKeyEvent) -> bool:
    """Whether a key is about to write something."""
    return event.text().isprintable() and bool(event.text())


def _has_room(entry: Several, new: str) -> bool:
    """Whether a text may come in at the cursor; if not, say so at the entry."""
    gone = len(entry.textCursor().selectedText())
    length = entry.document().characterCount() - 1 - gone + len(new)
    if length <= entry.most or len(new) <= gone:
        return True
    _refuse(entry, entry.most)
    return False


def _refuse(entry: QWidget, most: int) -> None:
    """Say at an entry that it takes no more."""
    words = f"Ô này nhận nhiều nhất {grouped(most)} chữ nên phần vừa thêm không được đưa vào."
    place = entry.mapToGlobal(QPoint(0, min(entry.height(), 60)))
    QToolTip.showText(place, plain(f"{words} Hãy rút ngắn rồi thêm lại."), entry)
    QApplication.beep()
