# SPDX-License-Identifier: MIT
"""What the user likes and did last, kept beside the data; losing it loses nothing of the Week."""

import os
from contextlib import suppress
from enum import StrEnum

from PySide6.QtCore import QByteArray, QSettings

from desktop.disk import privately
from desktop.paths import DataFolder

SMALLEST, LARGEST = 11, 18
"""The text sizes there are, in points."""


class Look(StrEnum):
    """Which colours: those of the system, light, or dark."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Preferences:
    """The preferences of one data folder, written as soon as they change."""

    def __init__(self, folder: DataFolder) -> None:
        self._settings = QSettings(str(folder.preferences), QSettings.Format.IniFormat)
        self._root, self._was_there = folder.root, folder.root.is_dir()

    def _put(self, name: str, value: object) -> None:
        if self._was_there and not self._root.is_dir():
            return  # a folder that was renamed or pulled out is not made once more in its place
        with suppress(OSError):  # Qt keeps the permissions of a file that is there
            os.close(privately(self._settings.fileName(), os.O_CREAT | os.O_WRONLY))
        self._settings.setValue(name, value)

    @property
    def text_size(self) -> int:
        """The size of ordinary text in points."""
        size = self._settings.value("text_size", SMALLEST, int)
        return min(max(int(str(size)), SMALLEST), LARGEST)

    @text_size.setter
    def text_size(self, points: int) -> None:
        self._put("text_size", points)

    @property
    def look(self) -> Look:
        """Which colours are wanted."""
        value = self.last("look")
        return Look(value) if value in set(Look) else Look.SYSTEM

    @look.setter
    def look(self, look: Look) -> None:
        self.keep("look", look.value)

    @property
    def window(self) -> QByteArray:
        """Where the window was and how large."""
        value = self._settings.value("window")
        return value if isinstance(value, QByteArray) else QByteArray()

    @window.setter
    def window(self, geometry: QByteArray) -> None:
        self._put("window", geometry)

    def last(self, key: str) -> str:
        """Return the last choice made somewhere, blank before the first."""
        return str(self._settings.value(f"last/{key}", ""))

    def all_last(self, group: str) -> dict[str, str]:
        """Return the last choices made in a group of places, by the place within it."""
        self._settings.beginGroup(f"last/{group}")
        try:
            return {key: str(self._settings.value(key, "")) for key in self._settings.childKeys()}
        finally:
            self._settings.endGroup()

    def keep(self, key: str, choice: str) -> None:
        """Remember a choice for the next time."""
        self._put(f"last/{key}", choice)
