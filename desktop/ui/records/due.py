# SPDX-License-Identifier: MIT
"""Asks of all planned activities whose day has come whether they took place, in one panel."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout, QWidget

from desktop.domain.entry.editing import record_name, value_of, with_unread, with_value
from desktop.domain.entry.entry_forms import ENTRY_FORMS
from desktop.domain.vietnamese import grouped, short_span
from desktop.domain.week.changes import Changes
from desktop.domain.week.kinds import kind_of
from desktop.domain.week.records import Record, State
from desktop.services.checks.next_step import due
from desktop.ui.frame.desk import Desk
from desktop.ui.photos.importing import KINDS, bring_in
from desktop.ui.records.entries import NumberEntry
from desktop.ui.records.field_box import RecordFieldBox
from desktop.ui.widgets.parts import button, column, label, row, scrolled, size_in_lines

_PEOPLE, _MOST = "people", 40
_HOW = (
    "Ghi số người rồi nhấn Enter: việc được tính là đã xong. Việc không làm thì bấm Không tổ chức."
)


class DuePanel(QDialog):
    """Lists them by their days; each that is answered leaves, the last one closes the panel."""

    def __init__(self, over: QWidget, desk: Desk, today: date) -> None:
        super().__init__(over.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Những việc này đã diễn ra?")
        self._desk = desk
        waiting = due(desk.week.notebook, today)
        self.cards = [_Card(desk, record) for record in waiting[:_MOST]]
        beyond = len(waiting) - len(self.cards)
        rest = label(f"Còn {grouped(beyond)} việc nữa, hỏi sau những việc này.", "small")
        rest.setVisible(beyond > 0)
        for card in self.cards:
            card.answered.connect(self._on_answered)
            card.escaped.connect(self.reject)
        ground = QWidget()
        ground.setLayout(column(*self.cards, rest, 1, spacing=10, margins=(16, 4, 16, 4)))
        head = column(label(_HOW, wraps=True), margins=(16, 16, 16, 0))
        foot = row(1, button("Để &sau", self.reject), margins=(16, 4, 16, 16))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(head)
        self._area = scrolled(ground)
        layout.addWidget(self._area, 1)
        layout.addLayout(foot)
        size_in_lines(self, over, 54, 34)
        desk.week.changed.connect(self._follow)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._go_on()

    def _follow(self) -> None:
        for card in self.cards:
            card.follow()

    def _on_answered(self) -> None:
        self._follow()
        self._go_on()

    def _go_on(self) -> None:
        waiting = [card for card in self.cards if not card.is_answered]
        if not waiting:
            self.accept()
            return
        waiting[0].begin()
        self._area.ensureWidgetVisible(waiting[0])

    def done(self, result: int) -> None:
        """Hand over what is typed before the panel goes."""
        for card in self.cards:
            card.settle()
        super().done(result)


class _Card(QFrame):
    """One activity: how many people came, its photos, and whether it took place."""

    answered = Signal()
    escaped = Signal()

    def __init__(self, desk: Desk, record: Record) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._desk, self._id = desk, record.id
        self._box = self._people(record)
        self._photos = label(role="small")
        self._held = button(kind_of(record).done, self._on_held, role="primary")
        off = button("Không tổ chức", self._on_cancelled)
        photos = button("Thêm ảnh…", self._on_photos, sign="image-plus")
        for part in (self._held, off, photos):
            part.setAccessibleName(f"{part.text()}: {record.title}")
        said = " · ".join(filter(None, (_days(record), record.place)))
        words = column(label(record.title, "heading", wraps=True), label(said, "small", wraps=True))
        answers = row(self._held, off, photos, self._photos, 1)
        inside: Sequence[QWidget] = (self._box, self._box.said) if self._box else ()
        self.setLayout(column(words, *inside, answers, spacing=8, margins=(14, 10, 14, 12)))
        self.follow()

    @property
    def is_answered(self) -> bool:
        """Whether it is known by now whether the activity took place."""
        record = self._desk.week.record(self._id)
        return record is None or record.state is not State.PLANNED

    def begin(self) -> None:
        """Put the cursor where an answer begins."""
        (self._box or self._held).setFocus(Qt.FocusReason.TabFocusReason)

    def follow(self) -> None:
        """Show the record as it stands now; one that is answered leaves."""
        self.setVisible(not self.is_answered)
        record = self._desk.week.record(self._id)
        if record is not None and self._box is not None:
            self._box.follow(value_of(record, _PEOPLE), record.as_typed.get(_PEOPLE, ""))
        number = sum(photo.record == self._id for photo in self._desk.week.notebook.photos)
        self._photos.setText(f"{number} ảnh" if number else "")

    def settle(self) -> None:
        """Hand over what is typed."""
        if self._box is not None:
            self._box.settle()

    def _people(self, record: Record) -> RecordFieldBox | None:
        fields = {field.name: field for field in ENTRY_FORMS[kind_of(record).key].fields}
        if (field := fields.get(_PEOPLE)) is None:
            return None
        entry, pending = NumberEntry(field.counted), self._desk.week.pending
        box = RecordFieldBox(field, entry, pending, is_only_one=False)
        box.begin(value_of(record, _PEOPLE), record.as_typed.get(_PEOPLE, ""))
        box.taken.connect(lambda name, value: self._put(with_value, name, value))
        box.unread.connect(lambda name, text: self._put(with_unread, name, text))
        box.entered.connect(lambda _with_shift: self._on_held())
        box.escaped.connect(self.escaped)
        return box

    def _put(self, change: Callable[[Record, str, Any], Record], name: str, value: object) -> None:
        if record := self._desk.week.record(self._id):
            changed = change(record, name, value)
            label_ = f"Sửa số người của {record_name(record)}"
            merge = f"{record.id}/{name}"
            self._desk.do(label_, Changes(records={record.id: changed}), merge=merge)

    def _on_held(self) -> None:
        self.settle()
        if self._box is None or not self._box.is_bad:
            self._answer(State.HELD)

    def _on_cancelled(self) -> None:
        self._answer(State.CANCELLED)

    def _answer(self, state: State) -> None:
        if record := self._desk.week.record(self._id):
            name = kind_of(record).done.lower() if state is State.HELD else "không tổ chức"
            changed = {record.id: replace(record, state=state)}
            self._desk.do(f"Ghi {record_name(record)} {name}", Changes(records=changed))
        self.answered.emit()

    def _on_photos(self) -> None:
        if files := self._desk.prompts.choose_files("Chọn ảnh của hoạt động", KINDS):
            bring_in(self._desk, files, self._id)


def _days(record: Record) -> str:
    return short_span(record.starts, record.ends or record.starts) if record.starts else ""
