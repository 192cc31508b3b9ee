# SPDX-License-Identifier: MIT
"""Does in the window what a clerk does, and prints how long each thing kept it from answering."""

import os
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from functools import partial
from itertools import count
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget

from desktop import app as program
from desktop.ui.activities.exchange import bring_in as read_in
from desktop.ui.frame.desk import Desk
from desktop.ui.frame.place import Place, Screen
from desktop.ui.people.taking import PeopleTaking
from desktop.ui.photos.gallery import Filter
from desktop.ui.photos.importing import bring_in
from desktop.ui.photos.page import PhotosPage
from desktop.ui.photos.view import PhotoView
from desktop.ui.records.attendance.dialog import AttendanceDialog
from desktop.ui.records.page import RecordPage
from desktop.ui.search.palette import SearchPalette
from desktop.ui.widgets.parts import open_presently
from desktop.ui.window.about import show_about
from desktop.ui.window.main_window import MainWindow
from desktop.ui.window.work_view import WorkView
from tests.ui.hands import press, type_text

LIST, BOOK = "danh sách.xlsx", "hoạt động.xlsx"
"""The files brought in; here, lest what makes them be counted as memory of the program."""

_BEAT_MS = 2
_LETTERS = "mot lop hoc moi o nha van hoa khu nam"
_LEAST_MS, _MOST_MS = 400, 60_000


class Heart(QObject):
    """Beats in the window's thread and remembers the longest pauses, by processor and by clock."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(_BEAT_MS)
        self.begin()

    def begin(self) -> None:
        """Forget the pauses so far."""
        self.cpu = self.wall = 0.0
        self._last = time.thread_time(), time.perf_counter()

    def _beat(self) -> None:
        now = time.thread_time(), time.perf_counter()
        self.cpu = max(self.cpu, now[0] - self._last[0])
        self.wall = max(self.wall, now[1] - self._last[1])
        self._last = now


class Clerk:
    """Works in a window, one thing after another, each once the one before has come to rest."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._heart = Heart(window)

    @property
    def work(self) -> WorkView:
        """The work on the Week."""
        assert self._window.work is not None
        return self._window.work

    def does(
        self, name: str, action: Callable[[], object], until: Callable[[], object] = lambda: True
    ) -> None:
        """Do something, wait until it is so and all is at rest, and print the longest pauses."""
        self._heart.begin()
        QTimer.singleShot(0, self._window, action)
        self._rest(until)
        print(f"{name}\t{self._heart.cpu * 1000:.1f}\t{self._heart.wall * 1000:.1f}", flush=True)

    def _rest(self, until: Callable[[], object]) -> None:
        loop, waited = QEventLoop(), time.monotonic()

        def look() -> None:
            ms = (time.monotonic() - waited) * 1000
            if ms > _MOST_MS:
                loop.exit(1)
            elif ms >= _LEAST_MS and self._is_at_rest and until():
                loop.exit()

        asking = QTimer()
        asking.timeout.connect(look)
        asking.start(20)
        if loop.exec():
            raise TimeoutError

    @property
    def _is_at_rest(self) -> bool:
        work = self._window.work
        if work is None:
            return False
        desk = work.desk
        return desk.week.is_judged and desk.week.is_saved and desk.jobs.is_idle


def work_through(clerk: Clerk, scratch: Path) -> None:
    """Do all that a clerk does in a week."""
    clerk.does("open the Week", lambda: None)
    places = _places(clerk.work)
    for time_ in ("first", "again"):
        for place in places:
            name = f"{place.screen} {place.item}".strip()
            clerk.does(f"{time_}: {name}", partial(clerk.work.go, place))
    records = next(place for place in places if place.screen is Screen.RECORDS)
    _write(clerk, records)
    clerk.does("undo", clerk.work.undo.trigger)
    clerk.does("redo", clerk.work.redo.trigger)
    _look_through(clerk, records)
    _look_at_photos(clerk)
    _search(clerk)
    memory = Path("/proc/self/status").read_text(encoding="utf-8").split("VmRSS:")[1]
    _bring_photos_in(clerk, scratch / "incoming", records)
    _open_dialogs(clerk, scratch)
    print(int(memory.split()[0]) / 1000)


def _places(work: WorkView) -> list[Place]:
    items = [Place(screen=Screen.RECORDS, item=item.row.code) for item in work.desk.week.items]
    others = [Place(screen=s) for s in Screen if s not in (Screen.RECORDS, Screen.OVERVIEW)]
    return [*items, *others, Place(screen=Screen.OVERVIEW)]


def _write(clerk: Clerk, place: Place) -> None:
    clerk.work.go(place)
    clerk.does("record: begin", lambda: _records(clerk).begin_record())
    for letter in ("L", "ớ", "p", " ", "h"):
        clerk.does("record: type a letter", partial(_type, letter))
    _write_on(clerk, "record: write without a pause")
    clerk.does("record: go to the next field", lambda: press(_focused(), Qt.Key.Key_Tab))


def _write_on(clerk: Clerk, name: str) -> None:
    """Write for some seconds where the cursor is, while what is typed is saved every second."""
    written: list[str] = []

    def write(letter: str) -> None:
        _type(letter)
        written.append(letter)

    def begin() -> None:
        for at, letter in enumerate(_LETTERS):
            QTimer.singleShot(80 * at, clerk.work, partial(write, letter))

    clerk.does(name, begin, lambda: len(written) == len(_LETTERS))


def _look_through(clerk: Clerk, place: Place) -> None:
    clerk.work.go(place)
    page = _records(clerk)
    clerk.does("records: search", lambda: page.pane.search.setText("lớp"))
    clerk.does("records: end searching", page.pane.search.clear)
    for column in range(page.pane.table.horizontalHeader().count()):
        up = Qt.SortOrder.AscendingOrder
        clerk.does("records: sort", partial(page.pane.table.sortByColumn, column, up))
    bar = page.pane.table.verticalScrollBar()
    clerk.does("records: scroll", lambda: _scroll(bar))


def _search(clerk: Clerk) -> None:
    """Open the search, which reads all lists, and type while it does and once it has."""
    work = clerk.work

    def palette() -> SearchPalette:
        found = work.window().findChild(SearchPalette)
        assert isinstance(found, SearchPalette)
        return found

    clerk.does("search: open", work.search.trigger)
    clerk.does("search: type while lists are read", lambda: palette().line.setText("lop"))
    clerk.does("search: until all is read", lambda: None, lambda: palette().is_ready)
    for text in ("n", "ng", "nguyen van", "thi van"):
        typed = partial(palette().line.setText, text)
        clerk.does(f"search: {text}", typed, lambda: palette().is_answered)
    clerk.does("search: close", lambda: palette().reject())


def _open_dialogs(clerk: Clerk, scratch: Path) -> None:
    desk, window = clerk.work.desk, clerk.work.window()
    longest = max(desk.week.notebook.records, key=lambda record: record.listed or 0).id
    photos = [photo.id for photo in desk.week.notebook.photos]
    taking = PeopleTaking(desk, window, longest, lambda _notice: None)
    for name, open_it in (
        ("help", clerk.work.help.trigger),
        ("about", lambda: show_about(window, desk)),
        ("an attendance list", lambda: open_presently(_attendance(window, desk, longest))),
        ("a list of 5,000 people", lambda: taking.bring_in(scratch / LIST)),
        ("a workbook of 1,000 faults", lambda: read_in(desk, window, [scratch / BOOK])),
        ("a large photo", lambda: PhotoView(desk, photos, photos[0], window).open()),
    ):
        clerk.does(f"open {name}", open_it, lambda: _others(window))
        if name == "an attendance list":
            _write_in_cell(clerk, _others(window)[0])
        clerk.does(f"close {name}", lambda: [other.close() for other in _others(window)])


def _write_in_cell(clerk: Clerk, dialog: QWidget) -> None:
    assert isinstance(dialog, AttendanceDialog)
    dialog.view.edit(dialog.view.currentIndex())
    _write_on(clerk, "write in an attendance list")
    dialog.view.settle()


def _attendance(window: QWidget, desk: Desk, record: str) -> AttendanceDialog:
    return AttendanceDialog(window, desk, record, lambda _id: None)


def _others(window: QWidget) -> list[QWidget]:
    """Return the windows that are open besides the first one."""
    shown = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
    return [top for top in shown if top is not window]


def _look_at_photos(clerk: Clerk) -> None:
    clerk.work.go(Place(screen=Screen.PHOTOS))
    page = clerk.work.page
    assert isinstance(page, PhotosPage)
    for which in Filter:
        clerk.does(f"photos: {which.name.lower()}", partial(page.gallery.show_filter, which))
    page.gallery.show_filter(Filter.ALL)
    bar = page.gallery.grid.verticalScrollBar()
    clerk.does("photos: scroll through all", lambda: _scroll(bar))
    clerk.does("photos: choose one", lambda: page.gallery.grid.show_photo("photo-700"))
    clerk.does("photos: choose all", page.gallery.grid.selectAll)


def _bring_photos_in(clerk: Clerk, incoming: Path, records: Place) -> None:
    clerk.work.go(records)
    _records(clerk).begin_record()

    def write_on() -> None:
        bring_in(clerk.work.desk, [incoming])
        for delay, letter in zip(count(200, 150), "mot lop hoc moi", strict=False):
            QTimer.singleShot(
                delay, clerk.work, lambda letter=letter: type_text(_focused(), letter)
            )

    clerk.does("write while 50 photos come in", write_on)


def _scroll(bar: QScrollBar) -> None:
    """Scroll from the top to the end, as one who pulls the bar does within two seconds."""
    for step in range(101):
        QTimer.singleShot(20 * step, bar, lambda at=step: bar.setValue(bar.maximum() * at // 100))


def _records(clerk: Clerk) -> RecordPage:
    page = clerk.work.page
    assert isinstance(page, RecordPage)
    return page


def _type(letter: str) -> None:
    type_text(_focused(), letter)


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert isinstance(widget, QWidget)
    return widget


if __name__ == "__main__":
    made = program.make

    def make(arguments: Sequence[str]) -> tuple[QApplication, MainWindow]:
        """Make the window as always, and have the clerk work in it."""
        app, window = made(arguments)

        def begin() -> None:
            clerk = Clerk(window)
            try:
                work_through(clerk, Path(sys.argv[1]))
            except Exception:  # noqa: BLE001 - whatever it is, nobody is there to read of it
                traceback.print_exc()
                os._exit(1)
            window.close()

        window.painted.connect(lambda: QTimer.singleShot(0, window, begin))
        return app, window

    program.make = make
    sys.exit(program.run([]))
