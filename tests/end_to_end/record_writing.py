# SPDX-License-Identifier: MIT
"""How a clerk writes records: what stands there already, or comes with a copy, is left alone."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt

from desktop.domain.entry.editing import begun, value_of
from desktop.domain.entry.entry_forms import ENTRY_FORMS
from desktop.domain.entry.fields import Field, Input
from desktop.domain.vietnamese import grouped, short_date
from desktop.domain.week.kinds import kind_of
from desktop.domain.week.records import Attendee, Link, Record
from desktop.ui.frame.open_week import OpenWeek
from desktop.ui.people.preview import PeoplePreview
from desktop.ui.records.attendance.dialog import AttendanceDialog
from tests.end_to_end.clerk import Clerk

_LAST_DAY = "Đến ngày"
_KEY, _CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


class RecordWriting:
    """Writes the records of one page after one another, by the keyboard alone."""

    def __init__(self, clerk: Clerk, week: OpenWeek) -> None:
        self._clerk, self._week = clerk, week
        self._has_list = self._has_span = False

    def begin(self, record: Record, last: Record | None) -> None:
        """Ask for a new record, or for a copy of the last one where that leaves less to write."""
        if last is not None and self._is_worth_copying(last, record):
            self._clerk.press(_KEY.Key_D, _CTRL)
        elif last is None or last.links or self._has_list:
            self._clerk.press(_KEY.Key_N, _CTRL)
        else:
            self._clerk.press(_KEY.Key_Return)
        self._has_list = self._has_span = False

    def _is_worth_copying(self, last: Record, record: Record) -> bool:
        """Whether a copy has less to be changed than a new record has to be written."""
        category = self._week.form.category(last.category)
        if kind_of(last) is not kind_of(record) or category is None:
            return False
        blank = begun(category, last, last.starts, last.starts or record.starts or date.max)
        fields = [f for f in ENTRY_FORMS[kind_of(record).key].fields if f.name != "ends"]
        pairs = [(value_of(last, f.name), value_of(record, f.name)) for f in fields]
        if any(other and not own for other, own in pairs) or last.ends != record.ends is None:
            return False
        copied = sum(bool(other != own) for other, own in pairs)
        new = [value_of(blank, f.name) != value_of(record, f.name) for f in fields]
        return bool(copied < sum(new))

    def write(self, record: Record) -> None:
        """Write what is not there yet, from the first field to the last."""
        fields = [f for f in ENTRY_FORMS[kind_of(record).key].fields if f.is_shown(record)]
        for field in sorted(fields, key=lambda f: not (f.choices and f.name != "state")):
            self._fill(field, value_of(record, field.name), record)
        for link in record.links:
            self._add_link(link)

    def _fill(self, field: Field, value: Any, record: Record) -> None:  # noqa: ANN401 - the field's
        clerk = self._clerk
        match field.input:
            case Input.ROW:
                row = self._week.form.row_of(str(value))
                assert row is not None
                clerk.look_up(self._week)
                try:
                    shown = clerk.sees(field.label)
                except LookupError:
                    return
                if not shown.startswith(f"{row.code} ·"):
                    clerk.fill(field.label, row.code)
            case Input.CHOICE:
                clerk.choose(field.label, dict(field.choices)[value])
            case Input.DATE:
                if value is not None:
                    self._fill_day(field, value, record)
            case Input.NUMBER | Input.MONEY:
                if value is not None:
                    clerk.fill(field.label, grouped(value))
            case _:
                if value:
                    clerk.fill(field.label, str(value))

    def _fill_day(self, field: Field, day: date, record: Record) -> None:
        """Write a day, or both days of a span in the field of the first."""
        clerk, last = self._clerk, record.ends if field.until else None
        is_span = last not in (None, day)
        if is_span and last is not None and clerk.sees(_LAST_DAY) != short_date(last):
            clerk.fill(field.label, f"{day.day}-{last.day}/{last.month}")
            self._has_span = True
        elif field.name != "ends" or not self._has_span:
            clerk.fill(field.label, f"{day:%d/%m}", seen=short_date(day))

    def _add_link(self, link: Link) -> None:
        """Write an address, with its title where the Week does not know it yet."""
        clerk = self._clerk
        if clerk.focus.accessibleName() == "Đường link mới":
            clerk.press(_KEY.Key_Return)
        else:
            clerk.press(_KEY.Key_K, _CTRL)
        known = {other.url for r in self._week.notebook.records for other in r.links}
        clerk.type(link.url if link.url in known else f"{link.url} {link.title}")

    def paste_list(self, people: Sequence[Attendee]) -> None:
        """Paste an attendance list that was copied from a sheet of Excel."""
        clerk = self._clerk
        clerk.click("Mở danh sách")
        clerk.wait(lambda: isinstance(clerk.in_front, AttendanceDialog))
        clerk.paste(_as_excel_copies(people))
        if isinstance(clerk.in_front, PeoplePreview):  # somebody is in it twice
            clerk.press(_KEY.Key_Return)
            clerk.wait(lambda: isinstance(clerk.in_front, AttendanceDialog))
        clerk.press(_KEY.Key_Escape)
        clerk.wait(lambda: clerk.in_front is clerk.window)
        self._has_list = True


def _as_excel_copies(people: Sequence[Attendee]) -> str:
    """Return what Excel puts on the clipboard: cells between tabs, lines that end as on Windows."""
    rows = [("Họ và tên", "Năm sinh", "Giới tính", "Đơn vị", "Ghi chú")]
    rows += [(p.full_name, p.born, p.gender, p.unit, p.notes) for p in people]
    return "".join("\t".join(row) + "\r\n" for row in rows)
