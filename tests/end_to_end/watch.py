# SPDX-License-Identifier: MIT
"""Watches what comes up on the screen beside the window."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

_PASSING = (Qt.WindowType.Popup, Qt.WindowType.ToolTip)


class Watch(QObject):
    """Sees whatever comes up as a window of its own.

    A part of a page that is shown before it has its place flashes up and takes the cursor along.
    """

    def __init__(self) -> None:
        super().__init__()
        self.strangers: list[str] = []
        self._app = QApplication.instance()
        assert self._app is not None
        self._app.installEventFilter(self)

    def end(self) -> None:
        """Look no more."""
        if self._app is not None:
            self._app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            is_known = (
                isinstance(watched, QMainWindow | QDialog) or watched.windowType() in _PASSING
            )
            if watched.isWindow() and not is_known:
                self.strangers.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False
