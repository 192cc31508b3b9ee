# SPDX-License-Identifier: MIT
"""The wall of photos with its filters at the left, what can be done with them at the right."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QWidget

from desktop.domain.checks import Problem
from desktop.domain.vietnamese import grouped
from desktop.domain.week.notebook import Notebook, Photo
from desktop.services.photos.matching import PhotoMatching
from desktop.ui.frame.desk import Desk
from desktop.ui.photos import actions
from desktop.ui.photos.empty import EmptyGallery
from desktop.ui.photos.grid import PhotoGrid, Shown
from desktop.ui.photos.inbox import MOST_GROUPS, Inbox
from desktop.ui.photos.selection import Selection
from desktop.ui.photos.side import side_width
from desktop.ui.photos.view import PhotoView
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.parts import column, frame, label, row, scrolled

_BREATH_MS = 5
"""After so long the photos are painted."""


class Filter(StrEnum):
    """Which photos are shown."""

    WAITING = "Chờ xếp"
    ALL = "Tất cả"
    TYPICAL = "Tiêu biểu"
    DOUBTFUL = "Trùng, hỏng"


class Gallery(QWidget):
    """All photos of the Week; `files_wanted` and `folder_wanted` ask for more of them."""

    files_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._notebook: Notebook | None = None
        self._matched: tuple[Notebook, PhotoMatching] | None = None
        self._doubts: dict[str, list[Problem]] = {}
        self._sorting = QTimer(self)
        self._sorting.setSingleShot(True)
        self._sorting.setInterval(_BREATH_MS)
        self._sorting.timeout.connect(self._sort)
        self.grid = PhotoGrid(desk)
        self.selection, self.inbox = Selection(desk), Inbox(desk)
        self._nothing = label(role="muted", wraps=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._side = QStackedWidget()
        for panel in (self.inbox, self.selection):
            self._side.addWidget(scrolled(panel))
        self._filters = QButtonGroup(self)
        self._chips = {which: self._chip(which) for which in Filter}
        chips = QWidget()
        chips.setLayout(FlowLayout(*self._chips.values(), spacing=6))
        left = column(self.grid, self._nothing, spacing=0)
        left.setStretch(0, 1)
        left.setStretch(1, 1)
        side = frame("side", column(self._side))
        side.setFixedWidth(side_width(self))
        below = row(left, side, spacing=0)
        below.setStretch(0, 1)
        whole = column(column(chips, margins=(14, 10, 14, 10)), below, spacing=0)
        whole.setStretch(1, 1)
        work = QWidget()
        work.setLayout(whole)
        self._empty = EmptyGallery(self.files_wanted.emit, self.folder_wanted.emit)
        self._views = QStackedWidget()
        for view in (self._empty, work):
            self._views.addWidget(view)
        self.setLayout(column(self._views))
        self._filters.buttonClicked.connect(lambda _button: self._show())
        self.grid.chosen_changed.connect(self._show_chosen)
        self.grid.opened.connect(self.open_large)
        self.selection.opened.connect(self.open_large)
        self.inbox.wanted.connect(self._choose)
        self._make_shortcuts()

    @property
    def filter(self) -> Filter:
        """Which photos are shown: at first those that wait to be sorted, if there are any."""
        chosen = (which for which, chip in self._chips.items() if chip.isChecked())
        return next(chosen, Filter.WAITING if self._photos(Filter.WAITING) else Filter.ALL)

    def show_filter(self, which: Filter) -> None:
        """Show other photos."""
        self._chips[which].setChecked(True)
        self._show()

    def refresh(self) -> None:
        """Show the Week as it stands."""
        notebook = self._desk.week.notebook
        if notebook is not self._notebook:
            self._notebook = notebook
            self._sorting.start()
        self._doubts = _doubts(self._desk)
        for which, chip in self._chips.items():
            chip.setText(f"{which.value} ({grouped(len(self._photos(which)))})")
        self._views.setCurrentIndex(1 if notebook.photos else 0)
        self._show()

    @property
    def _matching(self) -> PhotoMatching:
        """What can be guessed of the photos as they stand, worked out when first asked."""
        if self._matched is None or not self._is_matched:
            notebook = self._desk.week.notebook
            self._matched = notebook, PhotoMatching(notebook)
        return self._matched[1]

    @property
    def _is_matched(self) -> bool:
        return self._matched is not None and self._matched[0] is self._desk.week.notebook

    def _sort(self) -> None:
        """Put together what waits; the photos themselves shall not wait for that."""
        if not self._is_matched:
            _ = self._matching
            self._sorting.start()  # working that out was enough for one turn
            return
        photos = self._desk.week.notebook.photos
        broken = sum(bool(p.fault) and p.record is None for p in photos)
        self.inbox.follow(self._matching.groups(guessed=MOST_GROUPS), broken)

    def show_photo(self, id_: str) -> None:
        """Choose a photo, whichever filter it takes."""
        self.refresh()
        if self.grid.wall.row_of(id_) is None:
            self.show_filter(Filter.ALL)
        self.grid.show_photo(id_)

    def open_large(self, id_: str) -> None:
        """Show a photo in a large view, in which one can go on to those beside it."""
        self.settle()
        view = PhotoView(self._desk, [photo.id for photo in self.grid.wall.photos], id_, self)
        view.left_at.connect(self.grid.show_photo)
        view.open()

    def settle(self) -> None:
        """Hand over what is being typed."""
        self.selection.settle()

    def _photos(self, which: Filter) -> list[Photo]:
        photos = self._desk.week.notebook.photos
        return [
            photo
            for photo in photos
            if which is Filter.ALL
            or (which is Filter.WAITING and photo.is_waiting)
            or (which is Filter.TYPICAL and photo.typical)
            or (which is Filter.DOUBTFUL and (photo.fault or photo.id in self._doubts))
        ]

    def _show(self) -> None:
        if self._desk.week.notebook.photos:  # the first to come are those that wait
            self._chips[self.filter].setChecked(True)
        photos = self._photos(self.filter)
        self.grid.follow(Shown(photos, self._doubts))
        self.grid.setVisible(bool(photos))
        self._nothing.setVisible(not photos)
        self._nothing.setText(_NOTHING[self.filter])
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = self.grid.chosen
        if chosen:
            problems = self._doubts.get(chosen[0].id, []) if len(chosen) == 1 else []
            self.selection.follow(chosen, self._matching, problems)
        else:
            self.selection.settle()
        self._side.setCurrentIndex(1 if chosen else 0)

    def _choose(self, ids: list[str]) -> None:
        if any(self.grid.wall.row_of(id_) is None for id_ in ids):
            self.show_filter(Filter.WAITING)
        self.grid.choose(ids)
        self.grid.scrollTo(self.grid.currentIndex())
        self.grid.setFocus()

    def _chip(self, which: Filter) -> QPushButton:
        chip = QPushButton(which.value)
        chip.setCheckable(True)
        chip.setAutoDefault(False)
        chip.setProperty("role", "filter")
        self._filters.addButton(chip)
        return chip

    def _make_shortcuts(self) -> None:
        here, on_grid = (
            Qt.ShortcutContext.WidgetWithChildrenShortcut,
            Qt.ShortcutContext.WidgetShortcut,
        )
        self._shortcut("Ctrl+L", here, lambda photos: actions.turn(self._desk, photos, -90))
        self._shortcut("Ctrl+R", here, lambda photos: actions.turn(self._desk, photos, 90))
        self._shortcut("T", on_grid, lambda photos: actions.toggle_typical(self._desk, photos))
        self._shortcut("Del", on_grid, lambda photos: actions.remove(self._desk, photos))

    def _shortcut(
        self, keys: str, context: Qt.ShortcutContext, act: Callable[[list[Photo]], None]
    ) -> None:
        owner = self.grid if context is Qt.ShortcutContext.WidgetShortcut else self
        shortcut = QShortcut(QKeySequence(keys), owner)
        shortcut.setContext(context)
        shortcut.activated.connect(lambda: act(self.grid.chosen))


def _doubts(desk: Desk) -> dict[str, list[Problem]]:
    """Return what is wrong with photos, by photo, as far as it was judged."""
    about, codes = desk.week.judgement.about, ("unreadable_photo", "similar_photo")
    photos = [photo.id for photo in desk.week.notebook.photos if photo.id in about]
    doubts = {id_: [p for p in about[id_] if p.code in codes] for id_ in photos}
    return {id_: problems for id_, problems in doubts.items() if problems}


_NOTHING = {
    Filter.WAITING: "Mọi ảnh đã thuộc một hoạt động.",
    Filter.ALL: "Chưa có ảnh nào.",
    Filter.TYPICAL: "Chưa có ảnh tiêu biểu. Chọn ảnh rồi bấm ngôi sao, hoặc phím T: "
    "ảnh tiêu biểu được gửi trước tiên.",
    Filter.DOUBTFUL: "Không có ảnh trùng hay hỏng.",
}
