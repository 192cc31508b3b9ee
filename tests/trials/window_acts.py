# SPDX-License-Identifier: MIT
"""What the clerk does in the open window: each change goes the window's own way to the disk."""

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import openpyxl
from PySide6.QtCore import QCoreApplication

from desktop.domain.errors import AppError
from desktop.domain.week.changes import Changes
from desktop.domain.week.kinds import KINDS
from desktop.domain.week.notebook import Notebook, Photo, SectionText
from desktop.domain.week.open_notebook import OpenNotebook
from desktop.services.lists.people import read_list
from desktop.services.photos.photos import received
from desktop.services.workspace import open_workspace
from desktop.storage.durable import sha256_of
from desktop.ui.frame.open_week import OpenWeek
from tests.builders import a_record, a_week, attendees, saving
from tests.taking_photos import take_in
from tests.trials.children import Told
from tests.trials.place import WEEK, camera, data, furnish, opened


@contextmanager
def open_week(place: Path) -> Iterator[OpenWeek]:
    """Open the Week as the window does."""
    application = QCoreApplication.instance() or QCoreApplication([])
    with open_workspace(data(place)) as workspace:
        notebook = workspace.store.notebook(WEEK)
        week = OpenWeek(workspace, notebook, workspace.form_of(notebook.week))
        yield week
        week.close()
    del application


def keep(week: OpenWeek, told: Told, promise: str) -> None:
    """Wait until all is on the disk, and promise so; what is refused is tried again."""
    while not week.is_saved:
        try:
            week.flush()
        except AppError as error:
            told.refuse(error)
    told.say(promise)


_PROMISED = 0.6
"""How often the clerk waits until what was done is said to be saved."""


class Typing:
    """Types `steps` changes, now and then undoing one.

    What is promised is what the window says: that all is saved that was typed by then. Now and
    then the clerk waits for it.
    """

    def __init__(self, steps: int) -> None:
        self._steps = steps
        self._typed = 0

        self._before = Notebook(week=a_week())

    def prepare(self, place: Path) -> None:
        """Make the Week that is typed on."""
        self._before = furnish(place)

    def carry_out(self, place: Path, seed: str, told: Told) -> None:
        """Type, promising `n` once the first n changes are kept."""
        chance = random.Random(seed)
        with open_week(place) as week:
            week.saved.connect(lambda: self._on_saved(week, told))
            for number in range(1, self._steps + 1):
                changes = _typed(chance, number, [r.id for r in week.notebook.records])
                if changes is None:
                    week.undo_stack.undo()
                else:
                    week.do("gõ", changes)
                self._typed = number
                QCoreApplication.processEvents()
                if chance.random() < _PROMISED or number == self._steps:
                    keep(week, told, str(number))

    def judge(self, place: Path, seed: str, promises: Sequence[str]) -> None:
        """Find the Week as it was after some step, none of the promised ones missing."""
        found = opened(data(place))
        least = int(promises[-1]) if promises else 0
        states = list(self._states(seed))
        assert found in states, "not as after any step"
        assert found in states[least:], f"as after {states.index(found)} steps of {least} promised"

    def _on_saved(self, week: OpenWeek, told: Told) -> None:
        if week.is_saved:
            told.say(str(self._typed))

    def _states(self, seed: str) -> Iterator[Notebook]:
        """Yield the Week as it is before the first step and after each."""
        chance = random.Random(seed)
        week, undoing = OpenNotebook(self._before), list[Changes]()
        yield week.notebook
        for number in range(1, self._steps + 1):
            changes = _typed(chance, number, [r.id for r in week.notebook.records])
            chance.random()
            if changes is not None:
                week.know_attendees(dict.fromkeys(changes.attendees, ()))
                undoing.append(week.apply(changes))
            elif undoing:
                week.apply(undoing.pop())
            yield week.notebook


class TakingPhotosIn:
    """Takes in all photos of the camera, a few in one change, as the window does.

    They may be the `first` of all, for which folders must be made.
    """

    _COUNT = 6

    def __init__(self, *, first: bool = False) -> None:
        self._first = first
        self._before = Notebook(week=a_week())

    def prepare(self, place: Path) -> None:
        """Make the Week and the photos that wait."""
        self._before = furnish(place, photos=self._COUNT, has_photo=not self._first)

    def carry_out(self, place: Path, seed: str, told: Told) -> None:
        """Take the photos in, promising each by its hash."""
        chance = random.Random(seed)
        chosen = camera(place)
        with open_week(place) as week:
            came: dict[str, Photo | None] = {}
            for photo in received(data(place), week.week, chosen):
                came[photo.id] = replace(photo, record="event")
                if chance.random() < _PROMISED or len(came) == self._COUNT:
                    week.absorb(Changes(photos=came))
                    keep(week, told, photo.sha256)

    def judge(self, place: Path, seed: str, promises: Sequence[str]) -> None:
        """Find the promised photos and nothing half; taking all in once more completes them."""
        del seed
        hashes = [sha256_of(path) for path in camera(place)]
        assert len(hashes) == self._COUNT
        found = [photo.sha256 for photo in opened(data(place)).photos]
        there = [photo.sha256 for photo in self._before.photos]
        assert {*promises, *there} <= set(found) <= {*hashes, *there}
        with open_workspace(data(place)) as workspace:
            take_in(workspace, workspace.store.week(), camera(place))
        assert len(opened(data(place)).photos) == self._COUNT + len(there)


class TakingAListIn:
    """Takes an attendance list of many people in from a workbook, which is one change."""

    _COUNT = 300

    def __init__(self) -> None:
        self._before = Notebook(week=a_week())

    def prepare(self, place: Path) -> None:
        """Make the workbook, and the Week in which the class has no list yet."""
        self._before = furnish(place)
        workbook, chance = openpyxl.Workbook(), random.Random(self._COUNT)
        sheet = workbook.worksheets[0]
        sheet.append(["STT", "Họ và tên", "Năm sinh", "Giới tính"])
        for number in range(self._COUNT):
            name = f"Nguyễn Thị {chance.choice(_NAMES)} {chance.choice(_NAMES)}"
            sheet.append([number + 1, name, 1940 + number % 70, "Nữ"])
        workbook.save(_workbook(place))

    def carry_out(self, place: Path, seed: str, told: Told) -> None:
        """Take the list in and promise it."""
        del seed
        people = read_list(_workbook(place)).people
        assert len(people.people) == self._COUNT
        with open_week(place) as week:
            week.do("lấy danh sách", Changes(attendees={"training_class": people.attendees}))
            keep(week, told, "all")

    def judge(self, place: Path, seed: str, promises: Sequence[str]) -> None:
        """Find all of the list or nothing of it."""
        del seed
        people = read_list(_workbook(place)).people.attendees
        week = OpenNotebook(self._before)
        week.know_attendees({"training_class": ()})
        states = [week.notebook]
        week.apply(Changes(attendees={"training_class": people}))
        states.append(week.notebook)
        assert opened(data(place)) in states[len(promises) :]


_NAMES = ("An", "Bình", "Chi", "Dung", "Giang", "Hà", "Lan", "Mai", "Oanh", "Yến")


def _workbook(place: Path) -> Path:
    return place / "danh sách.xlsx"


def _typed(chance: random.Random, number: int, records: Sequence[str]) -> Changes | None:
    """Return the next change, `None` to undo the last one."""
    words, some = f"Lần {number}, {chance.randrange(1000)} lượt", chance.choice(records)
    kind = chance.choice(list(KINDS))
    options = [
        saving(a_record(kind, id=f"new-{number}", title=words)),
        saving(a_record(kind, id=some, title=words)),
        saving(a_record(kind, id=some, title=words)),
        Changes(attendees={some: attendees(chance.randrange(1, 6))}),
        Changes(sections={"direction": SectionText(text=words, base="Đã chỉ đạo.")}),
        Changes(row_notes={"1.13": words}),
        Changes(records={some: None}) if len(records) > 1 else None,
        None,
    ]
    return chance.choice(options)
