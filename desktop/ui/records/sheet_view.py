# SPDX-License-Identifier: MIT
"""The fields and hand-made parts of one kind of record, laid out as on paper."""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.checks import Problem
from desktop.domain.entry.editing import value_of
from desktop.domain.entry.fields import EntryForm, Field, HandmadePart, Input, Line
from desktop.domain.form.categories import Options, category_wording
from desktop.domain.vietnamese import grouped, money_in_words
from desktop.domain.week.records import Record
from desktop.services.checks.checking import Finding
from desktop.ui.frame.desk import Desk
from desktop.ui.people.taking import ListDrop
from desktop.ui.records.attendance.section import AttendanceSection
from desktop.ui.records.choices import ChoiceEntry, RowEntry
from desktop.ui.records.dates import DateEntry
from desktop.ui.records.entries import Entry, MoneyEntry, NotesEntry, NumberEntry, text_entry
from desktop.ui.records.evidence.section import EvidenceSection
from desktop.ui.records.field_box import RecordFieldBox
from desktop.ui.records.row_guess import RowGuess
from desktop.ui.records.section import RecordSection
from desktop.ui.widgets.parts import column, label

_AT_ONCE = 3
"""Lines made in one turn: all of a sheet would keep the window from answering."""

_SECTIONS: Mapping[HandmadePart, type[RecordSection]] = {
    HandmadePart.ATTENDANCE: AttendanceSection,
    HandmadePart.EVIDENCE: EvidenceSection,
}


class SheetView(QWidget):
    """Shows a record of one kind.

    `texts` returns what was written earlier in a text field, `options` the rows there are, `guess`
    knows whether the row was found by the title. `taken` carries a field's name and its new value,
    `unread` what was typed instead of one, `chosen` the name and an earlier text that was taken.
    """

    taken = Signal(str, object)
    unread = Signal(str, str)
    entered = Signal(bool)
    escaped = Signal()
    chosen = Signal(str, str)

    def __init__(
        self,
        desk: Desk,
        sheet: EntryForm,
        texts: Callable[[str], Sequence[str]],
        options: Callable[[], Options],
        guess: RowGuess,
        store_record: Callable[[], str],
    ) -> None:
        super().__init__()
        self._desk, self._texts, self._options = desk, texts, options
        self.boxes: dict[str, RecordFieldBox] = {}
        self.sections: list[RecordSection] = []
        self._beyond = label(role="warn", wraps=True)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 14, 16, 16)
        self._layout.setSpacing(12)
        self._layout.addWidget(self._beyond)
        self._settled = label(role="small", wraps=True)
        self._guess, self._store_record = guess, store_record
        self._unmade = deque(sorted(sheet.lines, key=lambda line: not _is_standing(line)))

    def make_more(self) -> bool:
        """Make some more of the lines; whether there were any to make. A view begins without."""
        if not self._unmade:
            return False
        for _ in range(min(_AT_ONCE, len(self._unmade))):
            self._make(self._unmade.popleft())
        if not self._unmade:
            self._layout.addWidget(self._settled)
            self._layout.addStretch(1)
        return True

    def begin(self, record: Record) -> None:
        """Show another record."""
        for name, box in self.boxes.items():
            box.begin(value_of(record, name), record.as_typed.get(name, ""))
        self._arrange(record)

    def follow(self, record: Record) -> None:
        """Show the same record as it is now."""
        for name, box in self.boxes.items():
            box.follow(value_of(record, name), record.as_typed.get(name, ""))
        self._arrange(record)

    def show_sections(self, record_id: str) -> None:
        """Have the hand-made parts show a record of the Week, none if blank."""
        for section in self.sections:
            section.show_record(record_id)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show each problem beside its field, those of no field on top."""
        told: set[Problem] = set()
        for name, box in self.boxes.items():
            of_box = [p for p in problems if p.field == name and not box.isHidden()]
            told.update(of_box)
            box.show_problems(of_box)
        for section in self.sections:
            of_section = [p for p in problems if p.field in section.fields]
            told.update(of_section)
            section.show_problems(of_section)
        rest = [f"{p.message} {p.advice}".strip() for p in problems if p not in told]
        self._beyond.setText("\n".join(rest))
        self._beyond.setVisible(bool(rest))

    def show_settled(self, findings: Sequence[Finding]) -> None:
        """Show what was acknowledged of the record, each with its reason."""
        told = [f"Đã xem: {f.problem.message} Lý do: {f.reason}" for f in findings]
        self._settled.setText("\n".join(told))
        self._settled.setVisible(bool(told))

    def settle(self) -> None:
        """Take everything that is typed."""
        for box in self.boxes.values():
            box.settle()
        for section in self.sections:
            section.settle()

    def focus(self, name: str) -> None:
        """Put the cursor into a field, that of the title if there is none of that name."""
        box = self.boxes.get(name) or self.boxes["title"]
        for section in self.sections:
            if name and name in section.fields:
                section.setFocus(Qt.FocusReason.TabFocusReason)
                return
        box.setFocus(Qt.FocusReason.TabFocusReason)

    def open_list(self, line: int) -> None:
        """Show the attendance list at one of its lines, if this kind has one."""
        for section in self.sections:
            if isinstance(section, AttendanceSection):
                section.open_list(line)

    def _make(self, line: Line | HandmadePart) -> None:
        if isinstance(line, HandmadePart):
            section = _SECTIONS[line](self._desk, self._store_record)
            section.entered.connect(self.entered)
            self.sections.append(section)
            self._layout.addWidget(section)
            if isinstance(section, AttendanceSection):
                ListDrop(self, section.bring_in)
        else:
            self._layout.addLayout(self._line(line))

    def _line(self, line: Line) -> QVBoxLayout:
        """Return fields side by side, and under them all what is wrong with any of them."""
        layout, sentences = QHBoxLayout(), []
        layout.setSpacing(12)
        for field in line:
            box = RecordFieldBox(field, self._entry(field), self._desk.week.pending)
            box.taken.connect(self.taken)
            box.unread.connect(self.unread)
            box.entered.connect(self.entered)
            box.escaped.connect(self.escaped)
            box.chosen.connect(lambda text, name=field.name: self.chosen.emit(name, text))
            self.boxes[field.name] = box
            layout.addWidget(box, 1, Qt.AlignmentFlag.AlignTop)
            sentences.append(box.said)
        return column(layout, *sentences, spacing=3)

    def _entry(self, field: Field) -> Entry:
        match field.input:
            case Input.NUMBER:
                entry: Entry = NumberEntry(field.counted)
            case Input.MONEY:
                entry = MoneyEntry(self._in_words)
            case Input.DATE:
                entry = DateEntry(self._desk.week, field.until)
            case Input.NOTES:
                entry = NotesEntry()
            case Input.CHOICE:
                entry = ChoiceEntry(field.choices)
            case Input.ROW:
                wording = partial(category_wording, self._desk.week.form)
                entry = RowEntry(self._options, wording, is_guessed=lambda: self._guess.is_guessed)
            case Input.TEXT:
                entry = text_entry(lambda: self._texts(field.name))
        return entry

    def _in_words(self, amount: int) -> str:
        return money_in_words(amount, self._desk.week.week.number_words)

    def _arrange(self, record: Record) -> None:
        """Show the fields that say something of this record, and what its list says."""
        for box in self.boxes.values():
            box.setVisible(box.field.is_shown(record))
            box.said.setVisible(bool(box.said.text()) and box.field.is_shown(record))
        people = self.boxes.get("people")
        if people is not None:
            listed = record.listed
            follows = listed is not None and record.people is None
            people.advice = f"Theo danh sách: {grouped(listed or 0)} người" if follows else ""
            people.follow(record.people, record.as_typed.get("people", ""))


def _is_standing(line: Line | HandmadePart) -> bool:
    """Whether a line only has what mostly stays from record to record: the row, collective or not.

    Such lines stand above the title, where the cursor begins, so that the way from the title to
    the days and figures is one key.
    """
    return not isinstance(line, HandmadePart) and all(
        field.input is Input.ROW or (field.input is Input.CHOICE and field.name != "state")
        for field in line
    )
