# SPDX-License-Identifier: MIT
"""The help: one page for each task, read beside the work, found by its contents or by words."""

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QWidget,
)

from desktop.services.help_pages import HelpPage, help_pages, page_for, pages_about
from desktop.ui.frame.place import Place
from desktop.ui.help.text import HelpText
from desktop.ui.widgets.icons import icon
from desktop.ui.widgets.line_edit import SearchLine
from desktop.ui.widgets.parts import column, frame, label, row, set_property
from desktop.ui.widgets.wrapping import WrappedCells

_SIZE = QSize(960, 660)
_CONTENTS = 264
_PATH = Qt.ItemDataRole.UserRole


class HelpWindow(QDialog):
    """Stays beside the window it helps with; there is one at a time."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Trợ giúp – Sổ Tuần Lễ")
        self.resize(_SIZE.boundedTo(parent.window().size()))
        self.text = HelpText()
        self.search, self.contents = SearchLine(), QListWidget()
        self._found = label(role="small", wraps=True)
        self.back = self._action("Trang trước", "arrow-left", QKeySequence.StandardKey.Back)
        self.forward = self._action("Trang sau", "arrow-right", QKeySequence.StandardKey.Forward)
        self.back.triggered.connect(self.text.backward)
        self.forward.triggered.connect(self.text.forward)
        self.text.backwardAvailable.connect(self.back.setEnabled)
        self.text.forwardAvailable.connect(self.forward.setEnabled)
        self.text.shown.connect(self._on_shown)
        self._lay_out()
        self._fill(help_pages())
        self.contents.currentItemChanged.connect(self._on_chosen)
        self.search.textChanged.connect(self._on_search)
        self.search.entered.connect(lambda _shift: self._on_entered())
        self.search.escaped.connect(self.reject)

    def show_page(self, page: HelpPage) -> None:
        """Bring a page to the front."""
        self.text.open(page.path)

    def _lay_out(self) -> None:
        name = label("&Tìm trong trợ giúp", "small")
        name.setBuddy(self.search)
        self.search.setClearButtonEnabled(True)
        self.contents.setAccessibleName("Mục lục")
        self.contents.setWordWrap(True)
        self.contents.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.contents.setItemDelegate(WrappedCells(self.contents, around=16))
        set_property(self.contents, "role", "contents")
        finding = column(name, self.search, self._found, spacing=4, margins=(12, 12, 12, 4))
        left = column(finding, self.contents, spacing=4)
        side = frame("sidebar", left)
        side.setFixedWidth(_CONTENTS)
        buttons = row(_tool(self.back), _tool(self.forward), 1, spacing=2, margins=(12, 6, 12, 6))
        right = column(frame("header", buttons), self.text, spacing=0)
        layout = row(side, right, spacing=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _action(self, words: str, sign: str, keys: QKeySequence.StandardKey) -> QAction:
        action = QAction(icon(sign), words, self)
        action.setShortcut(QKeySequence(keys))
        action.setEnabled(False)
        self.addAction(action)
        return action

    def _fill(self, pages: tuple[HelpPage, ...]) -> None:
        with QSignalBlocker(self.contents):
            self.contents.clear()
            for page in pages:
                entry = QListWidgetItem(page.title)
                entry.setData(_PATH, str(page.path))
                self.contents.addItem(entry)
        self._mark_open()

    def _mark_open(self) -> None:
        """Show in the contents which page is open."""
        with QSignalBlocker(self.contents):
            self.contents.setCurrentRow(-1)
            for at in range(self.contents.count()):
                if self.contents.item(at).data(_PATH) == str(self.text.path):
                    self.contents.setCurrentRow(at)

    def _on_shown(self) -> None:
        self._mark_open()
        self.text.mark(self.search.text())

    def _on_chosen(self, entry: QListWidgetItem | None) -> None:
        if entry is not None:
            self.text.open(Path(entry.data(_PATH)))

    def _on_search(self, words: str) -> None:
        pages = pages_about(words)
        self._fill(pages)
        found = f"Có trong {len(pages)} trang" if pages else "Không có trang nào nói đến"
        self._found.setText(found if words.strip() else "")
        self.text.mark(words)

    def _on_entered(self) -> None:
        if self.contents.count() and self.contents.currentItem() is None:
            self.contents.setCurrentRow(0)


def show_help(parent: QWidget, place: Place | None = None) -> None:
    """Show the help on a place."""
    show_help_page(parent, page_for(place.screen if place else ""))


def show_help_page(parent: QWidget, page: HelpPage) -> None:
    """Show a page of the help; the window that is open already comes to the front."""
    window = parent.window()
    children = Qt.FindChildOption.FindDirectChildrenOnly  # of all there are, it takes a while
    there = window.findChild(HelpWindow, options=children)
    shown = there if isinstance(there, HelpWindow) else HelpWindow(window)
    shown.show_page(page)
    shown.show()
    shown.raise_()
    shown.activateWindow()


def _tool(action: QAction) -> QToolButton:
    made = QToolButton()
    made.setDefaultAction(action)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setAccessibleName(action.text())
    return made
