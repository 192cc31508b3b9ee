# SPDX-License-Identifier: MIT
"""What all screens of the window share: a title, fresh content when seen, and nothing pending."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.frame.desk import Desk
from desktop.ui.frame.place import Place


class Page(QWidget):
    """One screen.

    A page shows the values of `desk.week` and nothing of its own. `refresh` is called when they
    have changed and the page is seen, once for any number of changes, and when it comes to be
    seen after they changed. A page that would rather follow each change connects to the Week's
    signals itself. `headed` asks the window to read title and subtitle again.
    """

    headed = Signal()
    title = ""
    subtitle = ""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._is_stale = True
        self._refreshing = QTimer(self)
        self._refreshing.setSingleShot(True)
        self._refreshing.setInterval(0)
        self._refreshing.timeout.connect(self._refresh_if_seen)
        desk.week.changed.connect(self._on_changed)
        desk.week.judged.connect(self._on_changed)

    def refresh(self) -> None:
        """Show the Week as it stands now."""

    def show_place(self, place: Place) -> None:
        """Show what a place names on this page; called before the page is seen."""

    def prepare(self) -> bool:
        """Make a part that will be needed on this page; whether there was one still to make.

        Called again and again while nobody waits, with the page not seen yet.
        """
        return False

    def settle(self) -> None:
        """Hand over what is typed and not yet part of the Week: before leaving, undo, sending."""

    def header_actions(self) -> list[QWidget]:
        """Return buttons for the right of the title: new ones each time, the header owns them."""
        return []

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh_if_seen()

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Change what stands over the page."""
        if (title, subtitle) != (self.title, self.subtitle):
            self.title, self.subtitle = title, subtitle
            self.headed.emit()

    def _on_changed(self) -> None:
        self._is_stale = True
        self._refreshing.start()

    def _refresh_if_seen(self) -> None:
        if self._is_stale and self.isVisible():
            self._is_stale = False
            self.refresh()
