# SPDX-License-Identifier: MIT
"""Settings of the program, backups, the recycle bin, and where the data lie."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QTabWidget, QWidget

from desktop.ui.frame.desk import Desk
from desktop.ui.frame.page import Page
from desktop.ui.frame.place import Place
from desktop.ui.settings.backups import BackupsTab
from desktop.ui.settings.bin import BinTab
from desktop.ui.settings.data import DataTab
from desktop.ui.settings.general import GeneralTab
from desktop.ui.widgets.parts import column, scrolled
from desktop.ui.widgets.tab_order import reach

_BIN = "Thùng &rác"


@dataclass(frozen=True, slots=True)
class Setting:
    """Something to set or to do on a tab; `about` names the tab."""

    tab: str
    name: str
    about: str
    stop: QWidget

    def reach(self) -> None:
        """Take the keyboard there."""
        reach(self.stop)


class SettingsPage(Page):
    """Four tabs; a place names one by its section: "general", "backups", "bin" or "data"."""

    title = "Cài đặt"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.general, self.backups = GeneralTab(desk), BackupsTab(desk)
        self.bin, self.data = BinTab(desk), DataTab(desk)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self._tabs = {
            "general": self.general,
            "backups": self.backups,
            "bin": self.bin,
            "data": self.data,
        }
        self._at: dict[str, int] = {
            "general": self._add(self.general, "&Chung"),
            "backups": self._add(self.backups, "Sao &lưu"),
            "bin": self._add(self.bin, _BIN),
            "data": self._add(self.data, "&Dữ liệu"),
        }
        # A backup of the sample must never lie among the own ones, of which the newest is taken.
        self.tabs.setTabVisible(self._at["backups"], not desk.is_sample)
        self.bin.counted.connect(self._on_counted)
        self.setLayout(column(self.tabs, margins=(18, 6, 18, 18)))

    def refresh(self) -> None:
        """Show the Week's choices, and read anew what lies on the disk."""
        for tab in (self.general, self.backups, self.bin, self.data):
            tab.refresh()

    def show_place(self, place: Place) -> None:
        """Bring a tab to the front, and the keyboard to one choice on it."""
        if place.section in self._at:
            self.tabs.setCurrentIndex(self._at[place.section])
        self.general.focus_on(place.field)

    def settings(self) -> Iterator[Setting]:
        """Yield everything that can be set or done here, tab by tab, those not seen too."""
        for section, at in self._at.items():
            if not self.tabs.isTabVisible(at):
                continue
            about = f"{self.title}, {self.tabs.tabText(at).replace('&', '')}"
            for stop in self._tabs[section].findChildren(QWidget):
                by_tab = stop.focusPolicy() & Qt.FocusPolicy.TabFocus
                if by_tab and (name := _name(stop)):
                    yield Setting(section, name, about, stop)

    def _add(self, tab: QWidget, name: str) -> int:
        ground = QWidget()
        ground.setLayout(column(tab, margins=(0, 12, 0, 0)))
        return self.tabs.addTab(scrolled(ground), name)

    def _on_counted(self, count: int) -> None:
        self.tabs.setTabText(self._at["bin"], f"{_BIN} ({count})" if count else _BIN)


def _name(stop: QWidget) -> str:
    if stop.accessibleName() or not isinstance(stop, QAbstractButton):
        return stop.accessibleName()
    return stop.text().replace("&", "").removesuffix("…")
