# SPDX-License-Identifier: MIT
"""Writes without a pause in one place of the real window after another, whichever chance picks."""

import os
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from string import ascii_lowercase

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QTabWidget, QWidget

from desktop.ui.frame.desk import Desk
from desktop.ui.frame.open_week import OpenWeek
from desktop.ui.frame.place import Place, Screen
from desktop.ui.photos.view import PhotoView
from desktop.ui.preferences import Preferences
from desktop.ui.records.attendance.dialog import AttendanceDialog
from desktop.ui.records.page import RecordPage
from desktop.ui.window.work_view import WorkView
from tests.trials.children import Told
from tests.trials.place import data, furnish, opened
from tests.trials.window_acts import open_week
from tests.ui.entries import cells, entries, opened_cell, stands_in
from tests.ui.fakes import FakePrompts

_SECONDS = 4.0
_KEPT_S = 2.0
"""What is older than this when the program dies must be on the disk."""

_LONG = 200
_PAUSES = (0.02, 0.09)
_SCREENS = (Screen.PHOTOS, Screen.ANNEX, Screen.REPORT, Screen.WEEK)


class WritingSteadily:
    """Writes letters, promising each by the moment it was typed."""

    def prepare(self, place: Path) -> None:
        """Make the Week that is written in."""
        furnish(place)

    def carry_out(self, place: Path, seed: str, told: Told) -> None:
        """Choose where, and write for some seconds without ever leaving the field."""
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        chance = random.Random(seed)
        app = QApplication.instance() or QApplication(["trials"])
        with open_week(place) as week:
            desk = Desk(week.workspace, week, FakePrompts(), Preferences(week.workspace.folder))
            window, view = QMainWindow(), WorkView(desk)
            window.setCentralWidget(view)
            window.resize(1180, 760)
            window.show()
            entry = _somewhere(view, chance)
            entry.setFocus()
            until, letters = time.monotonic() + _SECONDS, _letters(seed)
            while time.monotonic() < until:
                _type(entry, next(letters))
                told.say(f"{time.monotonic():.3f}")
                _wait(chance.uniform(*_PAUSES))
            desk.jobs.shut_down()
            desk.thumbnails.close()
        del app

    def judge(self, place: Path, seed: str, promises: Sequence[str]) -> None:
        """Find the letters that were typed some time before the program died."""
        assert opened(data(place))
        moments = [float(promise) for promise in promises]
        least = sum(moment <= moments[-1] - _KEPT_S for moment in moments)
        letters = _letters(seed)
        text = "".join(next(letters) for _ in range(least))
        assert stands_in(data(place).database, text), f"{least} letters older than {_KEPT_S} s"


def _letters(seed: str) -> Iterator[str]:
    chance = random.Random(f"{seed}/letters")
    yield from "zqz"
    while True:
        yield chance.choice(ascii_lowercase)


def _somewhere(view: WorkView, chance: random.Random) -> QWidget:
    """Go to some place where one can write, and return what one writes in there."""
    root: QWidget = view
    week = view.desk.week
    match chance.randrange(4):
        case 0:
            view.go(Place(screen=chance.choice(_SCREENS)))
            for tabs in view.page.findChildren(QTabWidget):
                tabs.setCurrentIndex(chance.randrange(tabs.count()))
        case 1:
            root = _dialog(view, chance)
        case way:
            _record(view, chance, is_new=way == 2)
    _wait_for(week)
    found: list[QWidget] = [e for e in entries(root) if _is_long(e)]
    written = [*cells(root)]
    if not found and not written:
        return _somewhere(view, chance)
    at = chance.randrange(len(found) + len(written))
    return found[at] if at < len(found) else opened_cell(*written[at - len(found)])


def _dialog(view: WorkView, chance: random.Random) -> QWidget:
    notebook, desk = view.desk.week.notebook, view.desk
    photos = [photo.id for photo in notebook.photos]
    record = chance.choice(notebook.records).id
    made = chance.choice(
        (
            lambda: AttendanceDialog(view, desk, record, lambda _id: None),
            lambda: PhotoView(desk, photos, photos[0], view),
        )
    )()
    made.show()
    return made


def _record(view: WorkView, chance: random.Random, *, is_new: bool) -> None:
    record = chance.choice(view.desk.week.notebook.records)
    rows = view.desk.week.form.rows
    code = next(r.code for r in rows for c in r.categories if c.key == record.category)
    view.go(Place(screen=Screen.RECORDS, item=code.partition(".")[0], record=record.id))
    if is_new and isinstance(view.page, RecordPage):
        view.page.begin_record()


def _is_long(entry: QWidget) -> bool:
    return not isinstance(entry, QLineEdit) or entry.maxLength() > _LONG


def _type(entry: QWidget, letter: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(letter)
    QApplication.sendEvent(entry, event)


def _wait_for(week: OpenWeek) -> None:
    until = time.monotonic() + 30
    while not week.is_judged and time.monotonic() < until:
        _wait(0.02)
    _wait(0.05)


def _wait(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()
