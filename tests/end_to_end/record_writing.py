# SPDX-License-Identifier: MIT
"""How a clerk writes records: what stands there already, or comes with a copy, is left alone."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt

from desktop.domain.entry.editing import value_of
from desktop.domain.entry.entry_forms import ENTRY_FORMS
from desktop.domain.entry.fields import Field, Input
from desktop.domain.vietnamese import grouped, short_date
from desktop.domain.week.kinds import kind_of
from desktop.domain.week.records import Attendee, Link, Record
from desktop.ui.frame.open_week import OpenWeek
from desktop.ui.people.preview import PeoplePreview
from desktop.ui.records.attendance.dialog import AttendanceDialog
from tests.end_to_end.clerk import Clerk

_KEY, _CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


class RecordWriting:
    """Writes the records of one page after one another, by the keyboard alone."""

    def __init__(self, clerk: Clerk, week: OpenWeek) -> None:
        self._clerk, self._week = clerk, week
        self._has_list = False

    def begin(self, record: Record, last: Record | None) -> None:
        """Ask for a new record, or for a copy of the last one where that leaves less to write."""
        if last is not None and _is_worth_copying(last, record):
            self._clerk.press(_KEY.Key_D, _CTRL)
        elif last is None or last.links or self._has_list:
            self._clerk.press(_KEY.Key_N, _CTRL)
        else:
            self._clerk.press(_KEY.Key_Return)
        self._has_list = False

    def write(self, record: Record) -> None:
        """Write what is not there yet, from the first field to the last."""
        for field in ENTRY_FORMS[kind_of(record).key].fields:
            if field.is_shown(record):
                self._fill(field, value_of(record, field.name))
        for link in record.links:
            self._add_link(link)

    def _fill(self, field: Field, value: Any) -> None:  # noqa: ANN401 - as the field has it
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
                    clerk.fill(field.label, f"{value:%d/%m}", seen=short_date(value))
            case Input.NUMBER | Input.MONEY:
                if value is not None:
                    clerk.fill(field.label, grouped(value))
            case _:
                if value:
                    clerk.fill(field.label, str(value))

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


def _is_worth_copying(last: Record, record: Record) -> bool:
    """Whether a copy has less to be changed at its end, and nothing to be taken out."""
    fields = list(ENTRY_FORMS[kind_of(record).key].fields)
    if any(value_of(last, f.name) != value_of(record, f.name) for f in fields if f.choices):
        return False
    names = [field.name for field in fields]
    mine = [value_of(record, name) for name in names]
    others = [value_of(last, name) for name in names]
    pairs = list(zip(mine, others, strict=True))
    if any(other and not own for own, other in pairs):
        return False
    written = [own and name != "state" for name, own in zip(names, mine, strict=True)]
    changed = [own != other for own, other in pairs]
    return changed[::-1].index(True) > written[::-1].index(True)
