# SPDX-License-Identifier: MIT
"""The one window. What is in it is loaded only when it can be seen, so that it is there at once."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QMainWindow

from desktop import NAME
from desktop.paths import DataFolder
from desktop.ui.preferences import Preferences
from desktop.ui.window.window_place import place_window

if TYPE_CHECKING:
    from desktop.domain.errors import AppError
    from desktop.ui.frame.prompts import Prompts
    from desktop.ui.window.scenes import Scenes
    from desktop.ui.window.work_view import WorkView


class MainWindow(QMainWindow):
    """An empty frame until it has been painted, which `painted` tells; then `scenes` fill it.

    `left` says that it has closed for good.
    """

    painted = Signal()
    left = Signal()

    def __init__(
        self, folder: DataFolder, *, with_sample: bool = False, prompts: "Prompts | None" = None
    ) -> None:
        super().__init__()
        self.folder = folder
        self.scenes: Scenes | None = None
        self._preferences = Preferences(folder)
        self._with_sample, self._prompts = with_sample, prompts
        self._is_painted = self._is_given_up = self._is_left = False
        self.is_leaving = False
        """Whether it closes as soon as its last backup is made."""
        self.setWindowTitle(NAME)
        place_window(self, self._preferences.window)

    @property
    def work(self) -> "WorkView | None":
        """The work on a Week, if that is what is shown."""
        work = self.scenes.work if self.scenes else None
        return work if work is self.centralWidget() else None

    @property
    def is_busy(self) -> bool:
        """Whether work is under way away from the window, with much in its hands."""
        work = self.work
        return work is not None and not (work.desk.jobs.is_idle and work.desk.week.is_judged)

    def unsaved(self) -> "AppError | None":
        """Put on the disk what is typed, and return why that cannot be done, if it cannot."""
        return self.scenes.unsaved() if self.scenes is not None else None

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self._begin)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close without a question, unless that would lose something, and when all is backed up."""
        app = QGuiApplication.instance()
        is_ending = isinstance(app, QGuiApplication) and app.isSavingSession()
        if self.scenes is None or self._is_left or (self.is_leaving and is_ending):
            super().closeEvent(event)
        elif self.is_leaving:
            event.ignore()
        elif not self._is_given_up and (why := self.scenes.unsaved()):
            event.ignore()
            self.scenes.ask_before_closing(why, self._give_up)
        else:
            if not self._is_given_up:  # else there may be no folder for it any more
                self._preferences.window = self.saveGeometry()
            # The system, when it ends, waits only some seconds.
            self.scenes.close(self._on_left, in_haste=is_ending)
            self.is_leaving = not self._is_left
            event.setAccepted(self._is_left)

    def _on_left(self) -> None:
        """Close, now that nothing is left to do; it may be so already while the window asks."""
        self._is_left, self.is_leaving = True, False
        self.close()
        self.left.emit()

    def _give_up(self) -> None:
        self._is_given_up = True
        QTimer.singleShot(0, self, self.close)  # it may be asked in the middle of closing

    def _begin(self) -> None:
        self.painted.emit()
        from desktop.ui.window.scenes import Scenes

        self.scenes = Scenes(
            self,
            self.folder,
            self._preferences,
            with_sample=self._with_sample,
            prompts=self._prompts,
        )
