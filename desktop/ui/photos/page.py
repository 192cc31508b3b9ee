# SPDX-License-Identifier: MIT
"""Photos and links: the inbox of evidence, and what of it belongs to which record."""

from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QTabBar, QWidget

from desktop.domain.vietnamese import grouped
from desktop.ui.frame.desk import Desk
from desktop.ui.frame.page import Page
from desktop.ui.frame.place import Place
from desktop.ui.photos.drop import PhotoDrop
from desktop.ui.photos.gallery import Gallery
from desktop.ui.photos.importing import KINDS, bring_in
from desktop.ui.photos.links import Links
from desktop.ui.widgets.parts import button, column, row

_PHOTOS, _LINKS = range(2)


class PhotosPage(Page):
    """Two tabs: all photos of the Week, and all web addresses of its records."""

    title = "Ảnh, đường link"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.gallery = Gallery(desk)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setAccessibleName("Ảnh hoặc đường link")
        for name in ("Ảnh", "Đường link"):
            self.tabs.addTab(name)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.gallery)
        self.tabs.currentChanged.connect(self._on_tab)
        self.gallery.files_wanted.connect(self.choose_files)
        self.gallery.folder_wanted.connect(self.choose_folder)
        self.drop = PhotoDrop(desk, self, on_addresses=self._on_addresses)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self.paste)
        self.setLayout(column(row(self.tabs, margins=(14, 4, 14, 0)), self._stack, spacing=0))

    @cached_property
    def links(self) -> Links:
        """The second tab, made when it is first needed."""
        made = Links(self.desk)
        self._stack.addWidget(made)
        return made

    def prepare(self) -> bool:
        return not self._has_links and self.links is not None

    def refresh(self) -> None:
        notebook = self.desk.week.notebook
        links = sum(len(record.links) for record in notebook.records)
        self.tabs.setTabText(_PHOTOS, f"Ảnh ({grouped(len(notebook.photos))})")
        self.tabs.setTabText(_LINKS, f"Đường link ({grouped(links)})")
        (self.links if self.tabs.currentIndex() == _LINKS else self.gallery).refresh()

    def show_place(self, place: Place) -> None:
        if place.photo:
            self.tabs.setCurrentIndex(_PHOTOS)
            self.gallery.show_photo(place.photo)

    def settle(self) -> None:
        self.gallery.settle()
        if self._has_links:
            self.links.settle()

    def header_actions(self) -> list[QWidget]:
        add = button("Thêm ảnh…", lambda: None, role="primary", sign="image-plus")
        menu = QMenu(add)
        menu.addAction("Chọn ảnh…", self.choose_files)
        menu.addAction("Chọn cả thư mục…", self.choose_folder)
        menu.addAction("Dán ảnh hoặc đường link", self.paste)
        add.setMenu(menu)
        return [add]

    def choose_files(self) -> None:
        """Let photos be chosen, and bring them in."""
        if paths := self.desk.prompts.choose_files("Chọn ảnh", f"{KINDS};;Mọi tệp (*)"):
            bring_in(self.desk, paths)

    def choose_folder(self) -> None:
        """Let a folder be chosen, and bring in the photos in it."""
        if folder := self.desk.prompts.choose_folder("Chọn thư mục có ảnh"):
            bring_in(self.desk, [folder])

    def paste(self) -> None:
        """Take photos or addresses from the clipboard."""
        if not self.drop.take(QGuiApplication.clipboard().mimeData()):
            self.desk.tell("Chưa có ảnh hay đường link nào được sao chép")

    @property
    def _has_links(self) -> bool:
        return "links" in self.__dict__

    def _on_tab(self, at: int) -> None:
        self.settle()
        self._stack.setCurrentWidget(self.links if at == _LINKS else self.gallery)
        self.refresh()

    def _on_addresses(self, addresses: list[str]) -> None:
        self.tabs.setCurrentIndex(_LINKS)
        self.links.begin(addresses)
