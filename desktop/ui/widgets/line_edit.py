# SPDX-License-Identifier: MIT
"""A line to type in that leaves undo to the window and offers what was written before."""

from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QCompleter, QListView

from desktop.domain.vietnamese import fold
from desktop.domain.week.bounds import LINE
from desktop.ui.language.plain_text import tip
from desktop.ui.widgets.icons import grown
from desktop.ui.widgets.text_entries import TextLine
from desktop.ui.widgets.theme import wear

_MOST_OFFERED, _MOST_SEEN = 30, 12
_BESIDE_OFFERED, _WIDEST = 40, 520
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_UNDOING = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


folded = lru_cache(maxsize=20_000)(fold)
"""Folding as it is asked of the same texts at each letter typed."""


def is_undoing(event: QEvent) -> bool:
    """Whether a key is about to undo or redo, which the window does for the whole Week."""
    return (
        isinstance(event, QKeyEvent)
        and event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        and any(event.matches(key) for key in _UNDOING)
    )


def matching(texts: Sequence[str], typed: str) -> list[str]:
    """Return the texts that hold every typed word, accents and case aside."""
    words = fold(typed).split()
    found: list[str] = []
    for text in texts:
        if all(word in folded(text) for word in words):
            found.append(text)
            if len(found) == _MOST_OFFERED:
                break
    return found


class _Offers(QStringListModel):
    """Texts on one line each; one longer than any title has all of it in its tip."""

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(str(super().data(index)))
        return super().data(index, role)


class _ClicksBeside(QObject):
    """Hands a click beside an open list to what lies there; Qt would only close the list.

    Who types a title and clicks into the next field means that field, not the list.
    """

    def __init__(self, popup: QListView, line: "LineEdit") -> None:
        super().__init__(popup)
        self._popup, self._line = popup, line

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            not isinstance(event, QMouseEvent)
            or event.type() is not QEvent.Type.MouseButtonPress
            or self._popup.rect().contains(event.position().toPoint())
        ):
            return super().eventFilter(watched, event)
        self._popup.hide()
        window = self._line.window().windowHandle()
        at = event.globalPosition()
        for kind, held in (
            (QEvent.Type.MouseButtonPress, event.buttons()),
            (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),  # the real one gets lost
        ):
            inside = window.mapFromGlobal(at)
            click = QMouseEvent(kind, inside, at, event.button(), held, event.modifiers())
            QCoreApplication.sendEvent(window, click)
        return True


class LineEdit(TextLine):
    """One line; `offers` returns what may complete it, asked when the line is entered.

    `entered` says that Enter was pressed, with Shift or without, `escaped` that Escape was,
    `left` that the cursor went elsewhere, `chosen` that a text offered was taken, `opened` that
    the down arrow asked for more where there are no offers.
    """

    entered = Signal(bool)
    escaped = Signal()
    left = Signal()
    chosen = Signal(str)
    opened = Signal()

    def __init__(
        self, offers: Callable[[], Sequence[str]] | None = None, *, most: int = LINE
    ) -> None:
        super().__init__(most=most)
        self._offers = offers
        self._texts: Sequence[str] = ()
        self._list: QListView | None = None
        self._offered = _Offers(self)
        self.textEdited.connect(self._on_edited)

    def setText(self, text: str | None, /) -> None:
        """Show another text, which nobody is about to complete."""
        super().setText(text)
        self._close_list()

    def offer_all(self) -> None:
        """Show everything that may be chosen."""
        self._remember_offers()
        self._offer(list(self._texts))

    def _on_edited(self, text: str) -> None:
        if self.word_under_way():
            return  # a list that opens now would take the keys of the word
        if not self._texts:
            self._remember_offers()
        found = matching(self._texts, text) if text.strip() else []
        self._offer([] if found == [text] else found)

    def _on_chosen(self, text: str) -> None:
        self.setText(text)
        self.textEdited.emit(text)
        self._close_list()
        self.chosen.emit(text)

    def event(self, event: QEvent) -> bool:
        if is_undoing(event):
            event.ignore()
            return False
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Tab and (text := self._choice()):
                self._on_chosen(text)
            if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self._close_list()  # else the completer keeps from us that the cursor leaves
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shown = event.key(), self._list is not None and self._list.isVisible()
        if key in _ENTER and (text := self._choice()):
            self._on_chosen(text)
        elif key in _ENTER:
            self._close_list()
            self.entered.emit(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key == Qt.Key.Key_Escape and shown:
            self._close_list()
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif key == Qt.Key.Key_Down and not shown and self._offers is not None:
            self.offer_all()
        elif key == Qt.Key.Key_Down and not shown:
            self.opened.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._remember_offers()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._close_list()
            self.setCursorPosition(0)
            self.left.emit()

    def _remember_offers(self) -> None:
        offered = self._offers() if self._offers is not None else ()
        own = self.text()
        self._texts = [text for text in offered if text != own]

    def _choice(self) -> str:
        """Return the text chosen in the open list, blank if none is."""
        # Qt makes the first one current when the list opens; only arrows or the mouse select.
        if self._list is None or not self._list.isVisible():
            return ""
        return next((str(index.data()) for index in self._list.selectedIndexes()), "")

    def _offer(self, texts: list[str]) -> None:
        if texts and self.hasFocus():
            self._offered.setStringList(texts)
            self._completer.complete(QRect(0, 0, self._width_for(texts), self.height()))
        else:
            self._close_list()

    def _width_for(self, texts: list[str]) -> int:
        """Return how wide the list has to be: a narrow line may offer long titles."""
        longest = max(self.fontMetrics().horizontalAdvance(text) for text in texts)
        return max(self.width(), min(longest + _BESIDE_OFFERED, grown(_WIDEST)))

    def _close_list(self) -> None:
        if self._list is not None:
            self._list.hide()

    @cached_property
    def _completer(self) -> QCompleter:
        """Opens the list of what is offered; on most lines it never is, so it is made only then."""
        self._list = QListView()
        self._list.setProperty("role", "popup")
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        wear(self._list)  # it is a window of its own
        made = QCompleter(self._offered, self)
        made.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        made.setWidget(self)
        made.setPopup(self._list)
        made.setMaxVisibleItems(_MOST_SEEN)
        self._list.installEventFilter(_ClicksBeside(self._list, self))
        made.activated.connect(self._on_chosen)
        return made


class SearchLine(LineEdit):
    """A line for what is looked for: the one kind of text that nobody needs to keep."""
