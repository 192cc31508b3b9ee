# SPDX-License-Identifier: MIT
"""Settings of the program, backups, the recycle bin, and where the data lie."""

from PySide6.QtWidgets import QTabWidget, QWidget

from desktop.ui.frame.desk import Desk
from desktop.ui.frame.page import Page
from desktop.ui.frame.place import Place
from desktop.ui.settings.backups import BackupsTab
from desktop.ui.settings.bin import BinTab
from desktop.ui.settings.data import DataTab
from desktop.ui.settings.general import GeneralTab
from desktop.ui.widgets.parts import column, scrolled

_BIN = "Thùng &rác"


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

    def _add(self, tab: QWidget, name: str) -> int:
        ground = QWidget()
        ground.setLayout(column(tab, margins=(0, 12, 0, 0)))
        return self.tabs.addTab(scrolled(ground), name)

    def _on_counted(self, count: int) -> None:
        self.tabs.setTabText(self._at["bin"], f"{_BIN} ({count})" if count else _BIN)
