# SPDX-License-Identifier: MIT
"""Shows one record with all its fields, and hands over what is written in them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QMenu

from desktop.domain.entry.editing import (
    filled_from,
    is_untouched,
    moved_record,
    record_name,
    usual_state,
    with_unread,
    with_value,
)
from desktop.domain.entry.entry_forms import entry_form_of
from desktop.domain.form.categories import Options
from desktop.domain.week.changes import Changes
from desktop.domain.week.kinds import kind_of
from desktop.domain.week.records import Record
from desktop.domain.week.wording import within_sentence
from desktop.ui.frame.desk import Desk
from desktop.ui.records.editor_foot import EditorFoot
from desktop.ui.records.problems_known import ProblemsKnown
from desktop.ui.records.recollection import Recollection
from desktop.ui.records.row_guess import RowGuess
from desktop.ui.records.sheet_stack import SheetStack
from desktop.ui.records.sheet_view import SheetView
from desktop.ui.widgets.parts import column

_NARROWEST = 330


class RecordEditor(QFrame):
    """The fields of one record.

    A new record becomes part of the Week with the first thing written in it. `stored` carries the
    id of a record that just did. `next_wanted` asks for another new record, `copy_wanted` for a
    copy of this one, `left` says that the editor is done with for now.
    """

    stored = Signal(str)
    next_wanted = Signal()
    copy_wanted = Signal()
    deletion_wanted = Signal()
    left = Signal()

    def __init__(self, desk: Desk, options: Callable[[], Options], menu: QMenu) -> None:
        super().__init__()
        self._desk, self._options = desk, options
        self._recollection = Recollection.of(desk)
        self._guess = RowGuess(desk.week.form, options, self._recollection)
        self.today: Callable[[], date] = lambda: datetime.now().astimezone().date()
        self._id = ""
        self._draft: Record | None = None
        self._begun: Record | None = None
        self._problems = ProblemsKnown(desk.week)
        self._sheets = SheetStack(self._begun_view)
        self.setProperty("role", "sheet")
        self._foot = EditorFoot(menu)
        self._foot.next_wanted.connect(lambda: self._on_entered(with_shift=False))
        self._foot.copy_wanted.connect(self.copy_wanted)
        self._foot.deletion_wanted.connect(self.deletion_wanted)
        layout = column(self._sheets, self._foot, spacing=0)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.clear()

    def minimumSizeHint(self) -> QSize:
        """Leave the buttons room, whether or not they are shown just now."""
        least = QSize(max(_NARROWEST, self._foot.sizeHint().width()), 0)
        return super().minimumSizeHint().expandedTo(least)

    @property
    def record_id(self) -> str:
        """The id of the record shown, blank for none and for one not yet part of the Week."""
        return "" if self._draft is not None else self._id

    @property
    def record(self) -> Record | None:
        """The record shown, `None` if there is none, or no longer."""
        return self._draft or self._desk.week.record(self._id)

    @property
    def begun_id(self) -> str:
        """The id of the record shown if it was begun here: nobody is told of its blanks yet."""
        return self._begun.id if self._begun is not None else ""

    @property
    def is_blank(self) -> bool:
        """Whether a new record is shown in which nothing is written yet."""
        return self._draft is not None

    def clear(self, *, can_choose: bool = True) -> None:
        """Show no record; `can_choose` says whether there is any beside it."""
        self._sheets.show_none(can_choose=can_choose)
        self._id, self._draft, self._begun = "", None, None
        self._foot.hide()

    def begin(self, record: Record) -> None:
        """Show a new record to be filled in."""
        self._draft = self._begun = record
        self._guess.begin(is_new=True)
        self._open(record)
        self._view.show_problems(())
        self.focus()

    def show_record(self, record: Record) -> None:
        """Show a record of the Week; the one shown so far is settled before."""
        if record.id != self._id or self._draft is not None:
            self._draft = self._begun = None
            self._guess.begin(is_new=False)
            self._open(record)
        else:
            self.follow()

    def follow(self) -> None:
        """Show the record as it stands now."""
        record = self.record
        if record is None:
            self.clear()
            return
        view = self._view
        if not self._sheets.shows(kind_of(record).key):
            name = self.focused_field()
            self._open(record)
            self.focus(name)
            return
        view.follow(record)
        view.show_sections(self.record_id)
        self._show_problems()

    def prepare(self, kind: str) -> bool:
        """Make some more of the fields of a kind of record; whether there were any to make."""
        return self._sheets.prepare(kind)

    def settle(self) -> bool:
        """Take everything typed; whether all of it could be read."""
        if self.record is None:
            return True
        self._view.settle()
        return not self._bad_fields()

    def leave(self) -> None:
        """Settle, and say what could not be read: it is kept as typed, to be mended."""
        if not self.settle():
            self.tell_unread()

    def tell_unread(self) -> None:
        """Say which fields could not be read."""
        labels = [self._view.boxes[name].field.label for name in self._bad_fields()]
        names = ", ".join(f"“{label}”" for label in labels)
        self._desk.tell(f"Ô {names} chưa đọc được nên chưa tính; chữ đã gõ vẫn được giữ ở đó.")

    def focus(self, name: str = "") -> None:
        """Put the cursor into a field, that of the title if none is named."""
        if self.record is not None:
            self._view.focus(name)
            area = self._sheets.area(kind_of(self.record).key)
            if (box := self._view.boxes.get(name)) is not None:
                area.ensureWidgetVisible(box)
            elif not name:
                area.verticalScrollBar().setValue(0)

    def open_list(self, line: int) -> None:
        """Show the attendance list of the record at one of its lines."""
        self._view.open_list(line)

    def focused_field(self) -> str:
        """Return the name of the field with the cursor, blank if it is elsewhere."""
        widget = self.window().focusWidget()
        if self.record is None or widget is None:
            return ""
        boxes = self._view.boxes.items()
        return next((name for name, box in boxes if box.isAncestorOf(widget)), "")

    def store_record(self) -> str:
        """Put a new record into the Week, if it is not there yet, and return its id."""
        record = self.record
        assert record is not None  # noqa: S101 - nothing asks when nothing is shown
        if self._draft is not None:
            self._store(record, f"Thêm {kind_of(record).noun}")
        return record.id

    @property
    def _view(self) -> SheetView:
        record = self.record
        assert record is not None  # noqa: S101 - asked only while one is shown
        return self._sheets.view(kind_of(record).key)

    def _on_entered(self, with_shift: bool) -> None:  # noqa: FBT001 - what signals carry
        if not self.settle():
            self.focus(self._bad_fields()[0])
        elif with_shift:
            self.copy_wanted.emit()
        else:
            self.next_wanted.emit()

    def _on_taken(self, name: str, value: Any) -> None:  # noqa: ANN401
        if (record := self.record) is not None:
            self._take(name, record, self._changed(record, name, value))

    def _on_unread(self, name: str, text: str) -> None:
        if (record := self.record) is not None:
            self._take(name, record, with_unread(record, name, text))

    def _take(self, name: str, before: Record, changed: Record) -> None:
        """Make a field's change a step, the letters of one field together; blank is no record."""
        merge = f"{changed.id}/{name}"
        if self._draft is not None and self._begun is not None:
            if is_untouched(changed, self._begun):
                self._draft = changed
                self.follow()
                return
            self._store(changed, f"Thêm {kind_of(changed).noun}", merge=merge)
            return
        field = within_sentence(self._view.boxes[name].field.label)
        self._store(changed, f"Sửa {field} của {record_name(before)}", merge=merge)

    def _on_chosen(self, name: str, text: str) -> None:
        """Fill in what went with a title before: where it was, who spoke."""
        record = self.record
        if record is None or name != "title":
            return
        self._view.boxes[name].settle()
        record = self.record
        earlier = (
            self._recollection.latest(kind_of(record).key, text, record.id) if record else None
        )
        if record is None or earlier is None:
            return
        filled = filled_from(record, earlier)
        if filled != record:
            self._store(filled, f"Thêm {kind_of(record).noun}", merge=f"{record.id}/title")

    def _changed(self, record: Record, name: str, value: Any) -> Record:  # noqa: ANN401
        if name == "category":
            self._guess.choose()
            category = self._desk.week.form.category(value)
            return moved_record(record, category) if category else record
        changed = with_value(record, name, value)
        begun = self._begun
        if name == "title":
            return self._guess.placed(changed)
        if name == "starts" and begun is not None:
            today = self.today()
            if record.state is usual_state(record.starts, today):
                return replace(changed, state=usual_state(changed.starts, today))
        return changed

    def _store(self, record: Record, label: str, *, merge: str = "") -> None:
        is_new = self._draft is not None
        self._draft, self._id = None, record.id
        self._desk.do(label, Changes(records={record.id: record}), merge=merge)
        if is_new:
            self.stored.emit(record.id)

    def _open(self, record: Record) -> None:
        self._id = record.id
        self._problems.forget()
        view = self._sheets.view(kind_of(record).key)
        view.begin(record)
        view.show_sections(self.record_id)
        self._sheets.show_kind(kind_of(record).key)
        self._foot.show()
        self._recollection.read()
        if self._draft is None:
            self._show_problems()

    def _bad_fields(self) -> list[str]:
        return [name for name, box in self._view.boxes.items() if box.is_bad and box.isVisible()]

    def _show_problems(self) -> None:
        """Show what was found when the record was last left, as far as it still holds."""
        settled = self._desk.week.judgement.settled
        self._view.show_settled([one for one in settled if one.problem.record == self._id])
        self._view.show_problems(self._problems.of(self._id, is_new=self._begun is not None))

    def _begun_view(self, kind: str) -> SheetView:
        sheet = entry_form_of(kind, self._desk.week.form, rows=len(self._options()))
        view = SheetView(
            self._desk,
            sheet,
            lambda name: self._recollection.texts(kind, name),
            self._options,
            self._guess,
            self.store_record,
        )
        view.taken.connect(self._on_taken)
        view.unread.connect(self._on_unread)
        view.entered.connect(self._on_entered)
        view.escaped.connect(self.left)
        view.chosen.connect(self._on_chosen)
        return view
