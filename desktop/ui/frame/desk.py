# SPDX-License-Identifier: MIT
"""What every page works with: the open Week, long work, questions, notices, and other pages."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.domain.checks import Problem
from desktop.domain.errors import AppError
from desktop.domain.progress import Progress
from desktop.domain.week.changes import Changes
from desktop.services.workspace import Workspace
from desktop.ui.background.jobs import Job, Jobs
from desktop.ui.background.thumbnails import Thumbnails
from desktop.ui.frame.open_week import OpenWeek
from desktop.ui.frame.place import Place, Screen
from desktop.ui.frame.prompts import Prompts
from desktop.ui.preferences import Preferences

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence shown for some seconds; `undo` offers to take the last step back."""

    text: str
    undo: bool = False


class Desk(QObject):
    """The parts of the program that a page may use, for as long as one Week is open.

    `wanted` asks the window to show a place, `noticed` to show a notice, `week_wanted` to open
    another Week by its id, `new_week_wanted` to show the guide to a new one, `restore_wanted` to
    put a backup in the place of the data, `bundle_wanted` to let a bundle be chosen and taken
    over. `sample_wanted` and `own_wanted` change between the sample and the clerk's own data,
    `due_wanted` asks of planned activities whether they took place.
    `submitted` says that a submission was made, `look_changed` that colours or text size are
    others.
    """

    wanted = Signal(Place)
    noticed = Signal(Notice)
    week_wanted = Signal(str)
    new_week_wanted = Signal()
    restore_wanted = Signal(Path)
    bundle_wanted = Signal()
    sample_wanted = Signal()
    own_wanted = Signal()
    due_wanted = Signal()
    submitted = Signal()
    look_changed = Signal()

    def __init__(
        self,
        workspace: Workspace,
        week: OpenWeek,
        prompts: Prompts,
        preferences: Preferences,
        parent: QObject | None = None,
        *,
        is_sample: bool = False,
    ) -> None:
        super().__init__(parent)
        self.is_sample = is_sample
        self.workspace = workspace
        self.week = week
        week.setParent(self)
        self.prompts = prompts
        self.preferences = preferences
        self.thumbnails = Thumbnails(workspace, self)
        self.jobs = Jobs(self)
        self.jobs.failed.connect(prompts.show_error)

    def go(self, place: Place) -> None:
        """Show another page, or another thing on this one."""
        self.wanted.emit(place)

    def go_to_problem(self, problem: Problem) -> None:
        """Show where a problem lies."""
        self.go(place_of(problem, self.week))

    def do(self, label: str, changes: Changes, *, merge: str = "", tell: bool = False) -> None:
        """Change the Week in one step that can be undone; `tell` says so in a notice."""
        self.week.do(label, changes, merge=merge)
        if tell:
            self.noticed.emit(Notice(label, undo=True))

    def tell(self, text: str) -> None:
        """Show a sentence for some seconds."""
        self.noticed.emit(Notice(text))

    def run(
        self,
        label: str,
        work: Callable[[Progress], _T],
        on_success: Callable[[_T], None],
        on_failure: Callable[[AppError], None] | None = None,
    ) -> Job:
        """Do long work that reads the Week from the disk, where by then everything is.

        Progress and a way to stop are shown, failures told unless `on_failure` takes them.
        """
        self.week.pending.hand_over()

        def flushed(progress: Progress) -> _T:
            self.week.flush()
            return work(progress)

        return self.jobs.submit(label, flushed, on_success, on_failure)

    def back_up_before_import(self) -> None:
        """Back up before much comes in at once; from work on another thread, not for the sample.

        Raises:
            AppError: it cannot be done; better nothing comes in then.
        """
        from desktop.services.backups.safekeeping import back_up_before
        from desktop.storage.backups import Occasion

        if not self.is_sample:
            self.week.flush()
            back_up_before(self.workspace.folder, Occasion.IMPORT)

    def close(self) -> None:
        """Stop long work, and put everything on the disk."""
        self.jobs.shut_down()
        self.thumbnails.close()
        self.week.close()


def place_of(problem: Problem, week: OpenWeek) -> Place:
    """Return where a problem can be mended."""
    from desktop.domain.checks.items import item_of

    if problem.record and (record := week.record(problem.record)):
        return Place(
            screen=Screen.RECORDS,
            item=item_of(week.form, record.category),
            record=record.id,
            field=problem.field,
        )
    if problem.photo:
        return Place(screen=Screen.PHOTOS, photo=problem.photo)
    if problem.section:
        return Place(screen=Screen.REPORT, section=problem.section)
    if problem.unit:
        return Place(screen=Screen.COLLECTING)
    return Place(screen=Screen.WEEK, field=problem.field)
