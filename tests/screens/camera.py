# SPDX-License-Identifier: MIT
"""Opens the program on the sample Week and takes a picture of each place in it."""

import argparse
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QSize
from PySide6.QtWidgets import QApplication

from desktop.paths import DataFolder
from desktop.ui.frame.place import Place, Screen
from desktop.ui.language.translation import speak_vietnamese
from desktop.ui.preferences import Look, Preferences
from desktop.ui.window.main_window import MainWindow

_PATIENCE = 60.0


class Camera:
    """Takes pictures; places are visited in the order of the sidebar."""

    def __init__(self, folder: Path, scratch: Path, options: argparse.Namespace) -> None:
        self._folder, self._only = folder, options.only
        app = QApplication.instance() or QApplication(["screens"])
        assert isinstance(app, QApplication)
        speak_vietnamese(app)
        data = DataFolder(scratch / "dữ liệu")
        data.root.mkdir()
        preferences = Preferences(data)
        preferences.look, preferences.text_size = Look(options.look), options.text_size
        self.window = MainWindow(data, with_sample=True)
        self.window.resize(QSize(*options.size))
        self.window.show()
        self.wait_until(lambda: self.window.work is not None)

    def take_all(self) -> None:
        """Write a picture of each place."""
        work = self.window.work
        assert work is not None
        self.wait_until(lambda: work.desk.week.is_judged)
        for name, place in self._places():
            if self._only in name:
                work.go(place)
                self.settle()
                self.take(name)
        self.window.close()

    def take(self, name: str) -> None:
        """Write a picture of the window as it is now."""
        self.window.grab().save(str(self._folder / f"{name}.png"))

    def settle(self, seconds: float = 0.4) -> None:
        """Let everything come that is on its way: thumbnails, findings, the printed page."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)

    def wait_until(self, is_so: Callable[[], bool]) -> None:
        """Let the program work until something is so."""
        until = time.monotonic() + _PATIENCE
        while not is_so():
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
            if time.monotonic() > until:
                raise TimeoutError

    def _places(self) -> Iterator[tuple[str, Place]]:
        work = self.window.work
        assert work is not None
        week = work.desk.week
        for screen in Screen:
            if screen is not Screen.RECORDS:
                yield screen.value, Place(screen=screen)
        for item in week.items:
            yield f"records-{item.row.code}", Place(screen=Screen.RECORDS, item=item.row.code)
