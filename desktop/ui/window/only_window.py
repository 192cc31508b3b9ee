# SPDX-License-Identifier: MIT
"""Keeps one window to a data folder: a second start brings the first to the front."""

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt
from PySide6.QtWidgets import QMainWindow

from desktop.paths import DataFolder
from desktop.storage.holding import answer, is_called


class Calls(QObject):
    """Shows the window whenever a second start asks for it."""

    def __init__(self, window: QMainWindow, folder: DataFolder) -> None:
        super().__init__(window)
        self._window, self._folder = window, folder
        self._watcher = QFileSystemWatcher([str(folder.lock)], self)
        self._watcher.fileChanged.connect(self._on_changed)

    def _on_changed(self) -> None:
        if not is_called(self._folder):
            return
        state = self._window.windowState() & ~Qt.WindowState.WindowMinimized
        self._window.setWindowState(state | Qt.WindowState.WindowActive)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        answer(self._folder)
