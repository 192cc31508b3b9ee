# SPDX-License-Identifier: MIT
"""A sheet to write on: plain text that grows with what is written, in comfortable lines."""

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy

from desktop.ui.widgets.text_entries import TextSheet

_LINE_HEIGHT = 122
"""In hundredths of the font's own."""
_AFTER_PARAGRAPH = 5
_LEAST_LINES = 2


class SectionInput(TextSheet):
    """As high as its text, so that the page scrolls and not the text in it.

    Undo is the Week's: what is typed here becomes part of it a moment later. `left` says that the
    keyboard went elsewhere, `cursor_moved` that the cursor may be out of sight.
    """

    left = Signal()
    cursor_moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "document")
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._space_lines()
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._telling = QTimer(self)  # When the new height has come about.
        self._telling.setSingleShot(True)
        self._telling.setInterval(0)
        self._telling.timeout.connect(self.cursor_moved)
        self.cursorPositionChanged.connect(self._telling.start)

    def show_text(self, text: str) -> None:
        """Show another text; the cursor stays as far into it as it was."""
        at = self.textCursor().position()
        blocker = QSignalBlocker(self)
        self.setPlainText(text)
        self._space_lines()
        cursor = self.textCursor()
        cursor.setPosition(min(at, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        blocker.unblock()
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and _is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_undo(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _space_lines(self) -> None:
        shape = QTextBlockFormat()
        proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight
        shape.setLineHeight(_LINE_HEIGHT, proportional.value)
        shape.setBottomMargin(_AFTER_PARAGRAPH)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(shape)

    def _fit(self) -> None:
        around = self.height() - self.viewport().height()
        least = self.fontMetrics().height() * _LEAST_LINES * _LINE_HEIGHT // 100
        height = max(round(self.document().size().height()), least) + around
        if height != self.minimumHeight():
            self.setFixedHeight(height)


def _is_undo(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and (
        event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
    )
