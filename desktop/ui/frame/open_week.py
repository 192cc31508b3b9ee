# SPDX-License-Identifier: MIT
"""The Week on the screen: what all pages show, and the only way by which they change it."""

from functools import cached_property

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from desktop.domain.checks.items import Item, items_of
from desktop.domain.errors import AppError
from desktop.domain.form.form import Form
from desktop.domain.progress import Progress
from desktop.domain.report.annex import Annex, annex_of
from desktop.domain.week.changes import Changes
from desktop.domain.week.growth import TooMuch, check_changes, room_in
from desktop.domain.week.notebook import Notebook, Photo
from desktop.domain.week.open_notebook import OpenNotebook
from desktop.domain.week.records import Attendee, Record
from desktop.domain.week.week import Week
from desktop.services.checks.checking import Finding
from desktop.services.checks.judging import Judgement, judge
from desktop.services.workspace import Workspace
from desktop.ui.background.lanes import Order
from desktop.ui.background.window_thread import lane
from desktop.ui.background.writer import Writer
from desktop.ui.frame.computed import Computed
from desktop.ui.frame.pending import Pending

_SETTLE_MS = 300
_MOST_UNDO = 500


class OpenWeek(QObject):
    """One Week open for work.

    A change goes one way: a page calls `do`, the values here are replaced, `changed` tells every
    page what is new, and the writer puts it on the disk. Undo and redo are changes like any other.
    `judged` says that `judgement` was worked out anew, a moment after the clerk paused. `saved`
    and `refused` tell of the disk, `unsaved` that something stands on the screen which is not on
    it. What is being typed becomes a change by way of `pending`. `computed` is what
    the notebook comes to, if that is known already.
    """

    changed = Signal(Changes)
    judged = Signal()
    saved = Signal()
    unsaved = Signal()
    refused = Signal(AppError)

    def __init__(
        self,
        workspace: Workspace,
        notebook: Notebook,
        form: Form,
        parent: QObject | None = None,
        *,
        computed: Computed | None = None,
    ) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.form = form
        self.judgement = Judgement()
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(_MOST_UNDO)
        self.pending = Pending(self)
        self.pending.began.connect(self.unsaved)
        self.pending.ended.connect(self._on_handed_over)
        self._values = OpenNotebook(notebook)
        self._room = 0
        self._facts = computed.facts if computed else {}
        if computed is not None:
            self.annex, self.items = computed.annex, computed.items
        self._writer = Writer(workspace.store, notebook.week.id, self)
        self._writer.saved.connect(self.saved)
        self._writer.refused.connect(self.refused)
        self._judges = lane(self, Order.LATEST_FIRST)
        self._judging = QTimer(self)
        self._judging.setSingleShot(True)
        self._judging.setInterval(_SETTLE_MS)
        self._judging.timeout.connect(self._judge)
        self._judging.start()
        self._weighing = lane(self, Order.WHEN_IDLE)
        self._weighing.begin(lambda _progress: room_in(notebook), self._on_weighed)

    @property
    def week(self) -> Week:
        """The frame of the report as it stands now."""
        return self._values.week

    @property
    def notebook(self) -> Notebook:
        """Everything as it stands now; attendance lists only as far as they were looked at."""
        return self._values.notebook

    @property
    def is_saved(self) -> bool:
        """Whether everything that stands on the screen is on the disk."""
        return self._writer.is_saved and not self.pending

    @property
    def waiting(self) -> tuple[Changes, ...]:
        """The changes that are not on the disk yet, in order."""
        return self._writer.waiting

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What should be looked at, as far as it was judged."""
        return self.judgement.findings

    @property
    def is_judged(self) -> bool:
        """Whether `judgement` is that of the values as they stand now."""
        return self._judges.is_idle and not self._judging.isActive()

    @cached_property
    def annex(self) -> Annex:
        """The annex as it stands now."""
        return annex_of(self.form, self.notebook, self._facts)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The numbered items of the form with their figures and states."""
        problems = [finding.problem for finding in self.findings]
        return items_of(self.form, self.notebook, self.annex, problems)

    def record(self, id_: str) -> Record | None:
        """Return a record, `None` if there is none or it is deleted."""
        return self._values.record(id_)

    def photo(self, id_: str) -> Photo | None:
        """Return a photo, `None` if there is none or it is deleted."""
        return self._values.photo(id_)

    def attendees(self, record_id: str) -> tuple[Attendee, ...]:
        """Return the attendance list of a record, empty if it has none.

        Raises:
            AppError: the database cannot be read.
        """
        known = self._values.attendees(record_id)
        if known is None:
            known = self.workspace.store.attendees(record_id)
            self._values.know_attendees({record_id: known})
        return known

    def do(self, label: str, changes: Changes, *, merge: str = "") -> None:
        """Make changes in a step that can be undone; `label` says what was done ("Xóa lớp …").

        Steps in a row with the same `merge` are one step: the letters of one field.

        Raises:
            TooMuch: a text or list would be longer than a Week's may be; nothing is changed.
        """
        self.remember(label, changes, self.absorb(changes, label), merge=merge)

    def absorb(self, changes: Changes, label: str = "") -> Changes:
        """Make changes that are part of a longer action, and return what takes them back.

        `label` says which action, unless it takes something back that was there before.

        Raises:
            TooMuch: as for `do`.
        """
        for id_ in changes.attendees:
            self.attendees(id_)
        before = self.notebook
        back = self._values.apply(changes)
        try:
            if label:
                self._room = check_changes(label, changes, before, self.notebook, self._room)
        except TooMuch:
            self._values.apply(back)
            raise
        if changes != Changes(photos=changes.photos):  # no figure depends on those
            self._forget_computed()
        self._writer.write(changes)
        self.unsaved.emit()
        self._judging.start()
        self.changed.emit(changes)
        return back

    def remember(self, label: str, changes: Changes, back: Changes, *, merge: str = "") -> None:
        """Make what was absorbed one step that can be undone."""
        self.undo_stack.push(_Step(self, label, changes, back, merge))

    def flush(self) -> None:
        """Wait until everything is on the disk, for what reads from there; from any thread.

        Raises:
            AppError: it cannot be written now.
        """
        self._writer.flush()

    def close(self) -> None:
        """Write what is left and end the threads."""
        self.pending.hand_over()
        self.undo_stack.blockSignals(True)  # noqa: FBT003 - who shows its texts goes away too
        self._judging.stop()
        self._judges.close()
        self._weighing.close()
        self._writer.close()

    def _on_handed_over(self) -> None:
        if self.is_saved:  # what was typed came to what is there already
            self.saved.emit()

    def _forget_computed(self) -> None:
        for name in ("annex", "items"):
            self.__dict__.pop(name, None)

    def _judge(self) -> None:
        notebook, form = self.notebook, self.form

        def work(_progress: Progress) -> Judgement:
            return judge(notebook, form)

        self._judges.begin(work, self._on_judged, self.refused.emit)

    def _on_weighed(self, room: int) -> None:
        if self._room <= 0:  # nobody had to know before
            self._room += room  # less what has come meanwhile

    def _on_judged(self, judgement: Judgement) -> None:
        self.judgement = judgement
        self.__dict__.pop("items", None)  # the annex is as it was
        self.judged.emit()


class _Step(QUndoCommand):
    """What was done already, with what takes it back."""

    def __init__(
        self, week: OpenWeek, label: str, changes: Changes, back: Changes, merge: str
    ) -> None:
        super().__init__(label)
        self._week, self.changes, self.back, self.merge = week, changes, back, merge
        self._is_done = True

    def id(self) -> int:
        return hash(self.merge) & 0x7FFF_FFFF if self.merge else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Step) or other.merge != self.merge:
            return False
        self.changes = self.changes.then(other.changes)
        self.back = other.back.then(self.back)
        return True

    def redo(self) -> None:
        if not self._is_done:  # pushing calls `redo` for what was just done
            self._week.absorb(self.changes)
        self._is_done = True

    def undo(self) -> None:
        self._week.absorb(self.back)
        self._is_done = False
