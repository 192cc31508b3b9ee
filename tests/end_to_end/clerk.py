# SPDX-License-Identifier: MIT
"""A clerk at the window: sees what stands there, types, presses and clicks, and is counted."""

import os
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import (
    QEventLoop,
    QMimeData,
    QPoint,
    QPointF,
    Qt,
    QTimer,
    QUrl,
)
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QToolButton,
    QWidget,
)

from desktop.ui.frame.open_week import OpenWeek
from desktop.ui.language.translation import speak_vietnamese
from desktop.ui.window.main_window import MainWindow
from tests.end_to_end.watch import Watch
from tests.ui.hands import type_text

_PATIENCE = 30
_FARTHEST = 40
"""Seconds until a clerk gives up waiting, and presses of Tab until giving up a search."""

_MOUSE, _COPY = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
_NONE = Qt.KeyboardModifier.NoModifier
_BY_TAB = Qt.FocusPolicy.TabFocus
_CHORDS = {
    _NONE: "",
    Qt.KeyboardModifier.ShiftModifier: "Shift+",
    Qt.KeyboardModifier.ControlModifier: "Ctrl+",
    Qt.KeyboardModifier.AltModifier: "Alt+",
}


def the_application() -> QApplication:
    """Return the application that all windows of this process share, speaking Vietnamese."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    speak_vietnamese(app)
    return app


class Clerk:
    """Works on one window. `actions` counts all that is done beyond the letters of the content.

    A chord (Ctrl+N) is one action, as is a click or a drop. The letters themselves, and Enter
    between two lines of one text, are content.
    """

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.actions: Counter[str] = Counter()
        self.letters = 0
        self._watch = Watch()

    @property
    def strangers(self) -> list[str]:
        """What stood on the screen as a window of its own and is neither window nor dialog."""
        return self._watch.strangers

    @property
    def focus(self) -> QWidget:
        """Where the cursor is."""
        if not self.in_front.isActiveWindow():  # as a window system does once a popup is gone
            self.in_front.activateWindow()
            self.wait(self.in_front.isActiveWindow)
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    @property
    def in_front(self) -> QWidget:
        """The dialog over the window, else the window."""
        return QApplication.activeModalWidget() or self.window

    def close(self) -> None:
        """Close the window and be done, once it is gone."""
        self.window.close()
        self.wait(self.window.isHidden)
        self._watch.end()

    def type(self, text: str) -> None:
        """Write at the cursor word by word, as an input method hands them over."""
        self.letters += len(text)
        for at, line in enumerate(text.split("\n")):
            if at:
                self._key(Qt.Key.Key_Return, _NONE)
            for word in line.replace(" ", " \0").split("\0"):
                type_text(self.focus, word)
                QApplication.processEvents()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = _NONE) -> None:
        """Press and let go a key, or a chord."""
        self.actions[f"{_CHORDS[modifier]}{key.name.removeprefix('Key_')}"] += 1
        self._key(key, modifier)
        QApplication.processEvents()  # nobody presses the next key before the screen followed

    def go_to(self, name: str) -> QWidget:
        """Go to a field: by Tab to the next one, by Alt and its letter, or by Tab on and on."""
        goal = self.named(name)
        letter = self._letter_of(goal)
        if letter and self.focus is not goal and _next(self.focus) is not goal:
            self.press(Qt.Key(ord(letter.upper())), Qt.KeyboardModifier.AltModifier)
        place, here = (w.mapToGlobal(QPoint()).toTuple()[::-1] for w in (goal, self.focus))
        for _ in range(_FARTHEST):
            if self.focus.accessibleName().startswith(name):
                return self.focus
            self.press(Qt.Key.Key_Backtab if place < here else Qt.Key.Key_Tab)
        raise LookupError(f"Tab does not lead to “{name}”")

    def paste(self, text: str) -> None:
        """Press Ctrl+V with a text on the clipboard."""
        QGuiApplication.clipboard().setText(text)
        self.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def named(self, name: str) -> QWidget:
        """Return what is to be seen under this name; of several choices, the one that is made."""
        place = self.in_front
        found = [
            widget
            for widget in place.findChildren(QWidget)
            if widget.isVisible() and widget.accessibleName().startswith(name)
        ]
        made = [w for w in found if not isinstance(w, QAbstractButton) or w.isChecked()]
        exact = [w for w in found if w.accessibleName() == name]
        for widget in (*exact, *made, *found):
            return widget
        raise LookupError(f"there is no “{name}” to be seen")

    def sees(self, name: str) -> str:
        """Return what stands in a field; of a choice, what is chosen."""
        widget = self.named(name)
        if isinstance(widget, QPlainTextEdit):
            return widget.toPlainText()
        if isinstance(widget, QComboBox):
            return widget.currentText()
        assert isinstance(widget, QLineEdit | QAbstractButton)
        return widget.text()

    def fill(self, name: str, text: str, *, seen: str | None = None) -> None:
        """Write into a field unless that stands there already; `seen` is how it is shown."""
        if self.sees(name) == (text if seen is None else seen):
            return
        if isinstance(self.go_to(name), QPlainTextEdit) and self.sees(name):
            self.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.type(text)

    def choose(self, name: str, words: str) -> None:
        """Press the arrows until the choice is this one."""
        if self.sees(name) == words:
            return
        arrow = Qt.Key.Key_Right
        if isinstance(self.go_to(name), QComboBox):
            arrow = Qt.Key.Key_Down
            self.press(Qt.Key.Key_Home)
        for _ in range(_FARTHEST):
            if self.sees(name) == words:
                return
            self.press(arrow)
        raise LookupError(f"{name} has no “{words}”")

    def choose_from_menu(self, button: QToolButton, words: str) -> None:
        """Open the menu of a button, and click an entry."""

        def click() -> None:
            menu = button.menu()
            action = next(a for a in menu.actions() if a.text() == words)
            self.actions["click"] += 1
            QTest.mouseClick(menu, _MOUSE, _NONE, menu.actionGeometry(action).center())

        QTimer.singleShot(50, click)  # an open menu has a loop of its own
        self.click_on(button)

    def buttons(self, within: QWidget | None = None) -> list[QAbstractButton]:
        """Return the buttons that can be pressed, from top to bottom."""
        place = within or self.in_front
        found = [b for b in place.findChildren(QAbstractButton) if b.isVisible() and b.isEnabled()]
        return sorted(found, key=lambda b: b.mapTo(place, QPoint()).toTuple()[::-1])

    def click(self, words: str, within: QWidget | None = None) -> None:
        """Click the button with these words."""
        for button in self.buttons(within):
            if words in (button.text().replace("&", ""), button.accessibleName()):
                self.click_on(button)
                return
        raise LookupError(f"there is no button “{words}”")

    def click_on(self, widget: QWidget) -> None:
        """Click on a widget, a tick box on its box, once the wheel has brought it into sight."""
        area = widget.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if widget.visibleRegion().isEmpty() and isinstance(area, QScrollArea):
            area.ensureWidgetVisible(widget)
        self.actions["click"] += 1
        place = widget.rect().center()
        if isinstance(widget, QCheckBox):
            place.setX(widget.height() // 2)
        QTest.mouseClick(widget, _MOUSE, _NONE, place)
        QApplication.processEvents()

    def click_entry(self, view: QAbstractItemView, words: str) -> None:
        """Click the entry of a list that begins with these words."""
        model = view.model()
        for row in range(model.rowCount()):
            for column in range(model.columnCount()):
                index = model.index(row, column, view.rootIndex())
                if str(index.data() or "").startswith(words):
                    self.click_index(view, row, column)
                    return
        raise LookupError(f"the list has no “{words}”")

    def click_index(self, view: QAbstractItemView, row: int, column: int) -> None:
        """Click an entry by where it stands, once the wheel has brought it into sight."""
        index = view.model().index(row, column, view.rootIndex())
        if not view.viewport().rect().contains(view.visualRect(index).center()):
            view.scrollTo(index)
        self.actions["click"] += 1
        QTest.mouseClick(view.viewport(), _MOUSE, _NONE, view.visualRect(index).center())
        QApplication.processEvents()

    def drop(self, paths: Sequence[Path], widget: QWidget) -> None:
        """Drop files or folders on a widget, as from the file browser."""
        self.actions["drop"] += 1
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(path) for path in paths])
        middle = widget.rect().center()
        for event in (
            QDragEnterEvent(middle, _COPY, data, _MOUSE, _NONE),
            QDropEvent(QPointF(middle), _COPY, data, _MOUSE, _NONE),
        ):
            QApplication.sendEvent(widget, event)
        QApplication.processEvents()

    def look_up(self, week: OpenWeek) -> None:
        """Look at the window for a moment, until it has taken and shown what was typed."""
        self.wait(lambda: not week.pending)
        QApplication.processEvents()

    def wait(self, until: Callable[[], object]) -> None:
        """Let the window work until something has come about."""
        deadline = time.monotonic() + _PATIENCE
        while not until():
            if time.monotonic() > deadline:
                raise TimeoutError("the window does not get there")
            pause = QEventLoop()  # QTest's own waiting would hold up the other threads
            QTimer.singleShot(2, pause.quit)
            pause.exec()

    def _letter_of(self, field: QWidget) -> str:
        """Return the letter underlined in the label of a field, blank if none is."""
        for label in self.in_front.findChildren(QLabel):
            buddy = label.buddy()
            if buddy is not None and label.isVisible() and field in (buddy, buddy.focusProxy()):
                return label.text().partition("&")[2][:1]
        return ""

    def _key(self, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
        QTest.keyClick(QApplication.activePopupWidget() or self.focus, key, modifier)


def _next(widget: QWidget) -> QWidget | None:
    """Return where Tab leads from a widget."""
    found = widget.nextInFocusChain()
    while found and not (found.isVisible() and found.isEnabled() and found.focusPolicy() & _BY_TAB):
        found = found.nextInFocusChain()
    return found
