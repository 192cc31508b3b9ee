# SPDX-License-Identifier: MIT
"""What can be done with records as a whole, with one or with several in one step."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from desktop.domain.entry.editing import duplicated, moved_record, record_name
from desktop.domain.entry.entry_forms import states
from desktop.domain.form.categories import categories_by_item, category_name
from desktop.domain.form.form import Category
from desktop.domain.week.changes import Changes
from desktop.domain.week.kinds import kind_of
from desktop.domain.week.records import Record, State
from desktop.domain.week.wording import several
from desktop.ui.frame.desk import Desk
from desktop.ui.widgets.icons import icon


def all_named(records: Sequence[Record]) -> str:
    """Return what records are called in the name of a step: "lớp “…”", "3 lớp"."""
    return record_name(records[0]) if len(records) == 1 else several(records)


class RecordActions(QObject):
    """Changes records of the Week; `copied` carries the ids of the copies made."""

    copied = Signal(list)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def delete(self, ids: Sequence[str]) -> None:
        """Delete records; the notice offers them back."""
        if records := self._records(ids):
            gone = dict.fromkeys((r.id for r in records), None)
            self._desk.do(f"Xóa {all_named(records)}", Changes(records=gone), tell=True)

    def duplicate(self, ids: Sequence[str]) -> None:
        """Add a copy of each record."""
        if records := self._records(ids):
            copies = {copy.id: copy for copy in map(duplicated, records)}
            self._desk.do(f"Nhân bản {all_named(records)}", Changes(records=copies))
            self.copied.emit(list(copies))

    def set_state(self, ids: Sequence[str], state: State) -> None:
        """Say of records whether they were held."""
        if records := [r for r in self._records(ids) if r.state is not state]:
            name = dict(_states(records))[state].lower()
            changed = {r.id: replace(r, state=state) for r in records}
            self._desk.do(f"Chuyển {all_named(records)} sang “{name}”", Changes(records=changed))

    def move(self, ids: Sequence[str], category: Category) -> None:
        """Put records into another row, as another kind where it takes one."""
        if records := [r for r in self._records(ids) if r.category != category.key]:
            row = self._desk.week.form.row_of(category.key)
            changed = {r.id: moved_record(r, category) for r in records}
            label = f"Chuyển {all_named(records)} sang dòng {row.code if row else ''}"
            self._desk.do(label, Changes(records=changed), tell=True)

    def fill_menu(self, menu: QMenu, ids: Sequence[str]) -> None:
        """List what can be done with these records."""
        menu.clear()
        copy = menu.addAction(icon("copy"), "Nhân bản", lambda: self.duplicate(ids))
        submenu = menu.addMenu("Tình trạng")
        for state, name in _states(self._records(ids)):
            submenu.addAction(name, partial(self.set_state, ids, state))
        rows = menu.addMenu(icon("move-right"), "Chuyển sang mục khác")
        for heading, choices in categories_by_item(self._desk.week.form):
            submenu = rows.addMenu(heading.title.replace("&", "&&")) if len(choices) > 1 else rows
            for row, category in choices:
                name = category_name(row, category) if len(choices) > 1 else heading.title
                submenu.addAction(name.replace("&", "&&"), partial(self.move, ids, category))
        menu.addSeparator()
        delete = menu.addAction(icon("trash-2"), "Xóa", lambda: self.delete(ids))
        for action in (copy, delete):
            action.setEnabled(bool(ids))

    def _records(self, ids: Sequence[str]) -> list[Record]:
        found = (self._desk.week.record(id_) for id_ in ids)
        return [record for record in found if record is not None]


def _states(records: Sequence[Record]) -> tuple[tuple[State, str], ...]:
    """Return the states in the words of the records' kind, of several in those for all."""
    kinds = {kind_of(record).key for record in records}
    return states(kinds.pop() if len(kinds) == 1 else "other_item")
