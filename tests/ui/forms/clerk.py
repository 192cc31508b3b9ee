# SPDX-License-Identifier: MIT
"""A clerk at the form workshop, whose clicks and keys are counted; letters are not."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from desktop.ui.forms.workshop.part_tab import PartTab
from desktop.ui.forms.workshop.window import FormWorkshop
from tests.ui.hands import press, type_text

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


class Clerk:
    """Works with real clicks and keys; `actions` counts them."""

    def __init__(self, workshop: FormWorkshop) -> None:
        self.workshop = workshop
        self.actions = 0

    @property
    def tab(self) -> PartTab:
        """The list in front."""
        tab = self.workshop.tabs.currentWidget()
        assert isinstance(tab, PartTab)
        return tab

    def go(self, name: str) -> None:
        """Click a tab."""
        bar = self.workshop.tabs.tabBar()
        at = next(n for n in range(bar.count()) if bar.tabText(n) == name)
        self._click(bar, bar.tabRect(at).center())

    def click(self, widget: QWidget) -> None:
        """Click a button or a field."""
        assert widget.isVisible()
        self._click(widget, widget.rect().center())

    def choose(self, first: int, last: int | None = None) -> None:
        """Click an entry of the list in front, or the first and the last of many."""
        self._click_entry(first)
        if last is not None:
            self._click_entry(last, SHIFT)

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """Press a key where the keyboard is."""
        self.actions += 1
        press(self._focus(), key, *modifiers)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type letters where the keyboard is."""
        type_text(self._focus(), text)
        QApplication.processEvents()

    def write_lines(self, lines: Sequence[str]) -> None:
        """Type lines into the line for new entries, Enter behind each."""
        self.click(self.tab.line)
        for line in lines:
            self.type(line)
            self.press(Qt.Key.Key_Return)

    def rewrite(self, key: str, text: str) -> None:
        """Click a field, and type something else in it."""
        self.click(self.tab.fields.boxes[key].input)
        self.press(Qt.Key.Key_A, CTRL)
        self.type(text)

    def _focus(self) -> QWidget:
        focus = QApplication.focusWidget()
        assert focus is not None
        return focus

    def _click(
        self, widget: QWidget, at: QPoint, modifier: Qt.KeyboardModifier | None = None
    ) -> None:
        self.actions += 1
        QTest.mouseClick(widget, LEFT, modifier or Qt.KeyboardModifier.NoModifier, at)
        QApplication.processEvents()

    def _click_entry(self, at: int, modifier: Qt.KeyboardModifier | None = None) -> None:
        table: QTableView = self.tab.list
        index = table.model().index(at, 1)
        if not table.viewport().rect().contains(table.visualRect(index).center()):
            self.actions += 1  # the wheel
            table.scrollTo(index)
            QApplication.processEvents()
        self._click(table.viewport(), table.visualRect(index).center(), modifier)
