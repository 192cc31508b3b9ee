# SPDX-License-Identifier: MIT
"""The form under work: each edit is made here, kept at once, and can be taken back."""

from PySide6.QtCore import QObject, Signal

from desktop.domain.errors import AppError
from desktop.domain.form.edits.edited import Edit, Edited
from desktop.domain.form.form import Form
from desktop.domain.progress import Progress
from desktop.domain.report.annex import compute, recomputed
from desktop.domain.report.facts import facts_of
from desktop.services.forms.history import History, file_of
from desktop.services.forms.library import FormFile
from desktop.ui.background.lanes import Order
from desktop.ui.background.window_thread import lane
from desktop.ui.frame.desk import Desk


class FormSession(QObject):
    """Holds one form; nothing is written before the first edit.

    `changed` says that the form is another, with the places in its list that were edited; `kept`
    that what stands there is on the disk, `refused` why it is not.
    """

    changed = Signal(list)
    kept = Signal()
    refused = Signal(AppError)

    def __init__(self, desk: Desk, opened: FormFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._history = desk, History(opened)
        self._facts = tuple(facts_of(desk.week.notebook.records))
        self._kept = self._history.now
        self._lane = lane(self, Order.LATEST_FIRST)
        self.annex = compute(self.form, self._facts)
        self._annex_of = self.form

    @property
    def form(self) -> Form:
        """The form as it stands."""
        return self._history.form

    @property
    def is_edited(self) -> bool:
        """Whether the form is another than the one that was opened."""
        return self.form != self._history.opened.form

    @property
    def is_kept(self) -> bool:
        """Whether what stands there is on the disk, or was opened so."""
        return self._kept is self._history.now

    @property
    def undo_label(self) -> str:
        """What would be taken back, blank for nothing."""
        return self._history.undo_label

    @property
    def redo_label(self) -> str:
        """What would be done again, blank for nothing."""
        return self._history.redo_label

    def do(self, label: str, edit: Edit, merge: str = "") -> Edited:
        """Make an edit and keep what it made.

        Raises:
            BadData: the edit is refused in words; the form stays as it is.
        """
        before = self.form
        made = self._history.do(label, edit, merge)
        if made.form != before:
            self._tell(list(made.chosen))
        return made

    def undo(self) -> str:
        """Take the last step back; return what it was."""
        label = self.undo_label
        if label:
            self._tell(list(self._history.undo()))
        return label

    def redo(self) -> str:
        """Do again what was taken back; return what it is."""
        label = self.redo_label
        if label:
            self._tell(list(self._history.redo()))
        return label

    def file(self) -> FormFile:
        """Return the form as it stands with its text."""
        return file_of(self._history.opened, self._history.now)

    def finish(self) -> None:
        """Keep what is not kept yet, now, before the window goes.

        Raises:
            AppError: the disk refuses; nothing of the form is lost as long as the window stays.
        """
        if not self.is_kept:
            self._lane.stop()
            step = self._history.now
            self._desk.workspace.forms.put(file_of(self._history.opened, step))
            self._kept = step

    def for_use(self) -> FormFile:
        """Return the form with its text, kept by now, a copy that nobody edited too.

        Raises:
            AppError: the disk refuses.
        """
        self.finish()
        file, library = self.file(), self._desk.workspace.forms
        if file.form.id not in library.ids():
            library.put(file)
        return file

    def discard(self) -> None:
        """Take the form away from the disk.

        Raises:
            AppError: the disk refuses.
        """
        self._lane.stop()
        self._desk.workspace.forms.remove(self.form.id)
        self._kept = self._history.now

    def _tell(self, chosen: list[int]) -> None:
        self.annex = recomputed(self.annex, self._annex_of, self.form, self._facts)
        self._annex_of = self.form
        self._keep()
        self.changed.emit(chosen)

    def _keep(self) -> None:
        opened, step, library = self._history.opened, self._history.now, self._desk.workspace.forms

        def work(_progress: Progress) -> None:
            library.put(file_of(opened, step))

        def on_kept(_nothing: None) -> None:
            self._kept = step
            if self.is_kept:
                self.kept.emit()

        self._lane.begin(work, on_kept, self.refused.emit)
