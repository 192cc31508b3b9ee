# SPDX-License-Identifier: MIT
"""The sheets of fields, one for each kind of record, made piece by piece when they are needed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QStackedWidget

from desktop.ui.records.sheet_view import SheetView
from desktop.ui.widgets.parts import column, frame, label, scrolled


class SheetStack(QStackedWidget):
    """Shows the sheet of one kind at a time, or a word on what to do; `begin` begins a sheet."""

    def __init__(self, begin: Callable[[str], SheetView]) -> None:
        super().__init__()
        self._begin = begin
        self._views: dict[str, SheetView] = {}
        self._areas: dict[str, QScrollArea] = {}
        self._hint = _nothing()
        self.addWidget(frame("sheet", column(1, self._hint, 1, margins=28)))

    def show_none(self, *, can_choose: bool) -> None:
        """Show no sheet; `can_choose` says whether there is any record to choose."""
        self._hint.setVisible(can_choose)
        self.setCurrentIndex(0)

    def shows(self, kind: str) -> bool:
        """Whether the sheet of a kind is the one in sight."""
        return self.currentWidget() is self.area(kind)

    def show_kind(self, kind: str) -> None:
        """Bring the sheet of a kind in sight."""
        self.setCurrentWidget(self.area(kind))

    def prepare(self, kind: str) -> bool:
        """Make some more of the sheet of a kind; whether there was any to make."""
        if kind in self._areas:
            return False
        if kind not in self._views:
            self._views[kind] = self._begin(kind)
        view = self._views[kind]
        if not view.make_more():
            self._areas[kind] = scrolled(view)
            self.addWidget(self._areas[kind])
        return True

    def view(self, kind: str) -> SheetView:
        """Return the sheet of a kind, made whole."""
        while self.prepare(kind):
            pass
        return self._views[kind]

    def area(self, kind: str) -> QScrollArea:
        """Return what the sheet of a kind scrolls in."""
        self.view(kind)
        return self._areas[kind]


def _nothing() -> QLabel:
    words = label(
        "Chọn một dòng ở bên trái để xem, hoặc nhấn Ctrl+N để ghi mới.", "muted", wraps=True
    )
    words.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return words
