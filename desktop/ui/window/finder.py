# SPDX-License-Identifier: MIT
"""Search over the whole window: gathers what can be found, and goes where a hit leads."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.checks.items import item_of
from desktop.domain.progress import Progress
from desktop.domain.week.changes import Changes
from desktop.services.documents.library import document_library
from desktop.services.help_pages import page_named
from desktop.services.search.findable import Spot
from desktop.services.search.gathering import gather
from desktop.services.search.people import People
from desktop.services.search.search import SearchIndex
from desktop.ui.background.lanes import Order
from desktop.ui.background.window_thread import lane
from desktop.ui.frame.desk import Desk
from desktop.ui.frame.place import Place, Screen
from desktop.ui.help.window import show_help_page
from desktop.ui.search.palette import SearchPalette
from desktop.ui.window.own_entries import OwnEntries


class Finder(QObject):
    """Shows the palette over the window; `add_own` brings what the window itself has.

    What was gathered of the lists of people is kept until one of them changes: reading a hundred
    thousand takes seconds, though none of the window's. `arrived` says that the place of a hit is
    shown.
    """

    arrived = Signal()

    def __init__(self, desk: Desk, add_own: Callable[[OwnEntries], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._add_own, self._over = desk, add_own, parent
        self._own = OwnEntries()
        self._people: People | None = None
        self._gathering = lane(self, Order.LATEST_FIRST)
        self._reading = lane(self, Order.LATEST_FIRST)
        self.palette: SearchPalette | None = None
        desk.week.changed.connect(self._on_changed)

    def open(self) -> None:
        """Show the palette, and have it search in the Week as it stands now."""
        if self.palette is not None:
            self.palette.activateWindow()
            return
        self.palette = SearchPalette(self._over)
        self.palette.chosen.connect(self._go)
        self.palette.finished.connect(self._on_closed)
        self.palette.show()
        self.palette.activateWindow()
        QTimer.singleShot(0, self, self._begin)  # the palette is seen first

    def _begin(self) -> None:
        self._desk.week.pending.hand_over()
        self._own = OwnEntries()
        self._add_own(self._own)
        if self._people is None:
            self._read_people()
        self._gather()

    def _gather(self) -> None:
        week, workspace = self._desk.week, self._desk.workspace
        notebook, form, annex, own = week.notebook, week.form, week.annex, self._own.entries
        people = self._people

        def work(_progress: Progress) -> SearchIndex:
            library = document_library(workspace.folder)
            return gather(notebook, form, annex, library, people, own)

        self._gathering.begin(
            work, self._on_gathered, self._desk.prompts.show_error, key="gathering"
        )

    def _read_people(self) -> None:
        week, store = self._desk.week, self._desk.workspace.store
        id_, flush = week.week.id, week.flush

        def work(_progress: Progress) -> People:
            flush()
            return People(store.listed_people(id_))

        self._reading.begin(work, self._on_read, self._desk.prompts.show_error, key="people")

    def _on_gathered(self, index: SearchIndex) -> None:
        if self.palette is not None:
            self.palette.follow(index, is_complete=index.people is not None)

    def _on_read(self, people: People) -> None:
        self._people = people
        if self.palette is not None:
            self._gather()

    def _on_changed(self, changes: Changes) -> None:
        if changes.attendees:
            self._people = None

    def _on_closed(self) -> None:
        self.palette = None

    def _go(self, spot: Spot) -> None:
        """Go where a hit leads, and have the keyboard there."""
        if spot.own:
            self._own.do(spot)
        elif spot.help_page:
            show_help_page(self._over, page_named(spot.help_page))
        else:
            self._desk.go(self._place(spot))
        if not spot.help_page:
            QTimer.singleShot(0, self, self.arrived.emit)  # after what a page puts off itself

    def _place(self, spot: Spot) -> Place:
        week = self._desk.week
        if spot.record:
            record = week.record(spot.record)
            item = item_of(week.form, record.category) if record else ""
            return Place(
                screen=Screen.RECORDS,
                item=item,
                record=spot.record,
                field=spot.field,
                person=spot.person,
            )
        if spot.photo:
            return Place(screen=Screen.PHOTOS, photo=spot.photo)
        if spot.section:
            return Place(screen=Screen.REPORT, section=spot.section)
        if spot.row:
            return Place(screen=Screen.ANNEX, row=spot.row)
        if spot.unit:
            return Place(screen=Screen.COLLECTING, unit=spot.unit)
        return Place(screen=Screen.DOCUMENTS, section=spot.document, field=spot.place)
