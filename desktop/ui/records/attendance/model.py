# SPDX-License-Identifier: MIT
"""An attendance list as a table that can be written in, with a blank line at its end."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from desktop.domain.entry.editing import record_name
from desktop.domain.vietnamese import grouped, line, name_key
from desktop.domain.week.changes import Changes
from desktop.domain.week.records import Attendee
from desktop.intake.people.cells import born, gender
from desktop.ui.frame.desk import Desk
from desktop.ui.language.plain_text import tip
from desktop.ui.records.attendance.words import repeated
from desktop.ui.widgets.icons import icon
from desktop.ui.widgets.theme import colours

NUMBER, NAME, BORN, GENDER, UNIT, NOTES = range(6)
HEADINGS = ("STT", "Họ và tên", "Năm sinh", "Giới tính", "Đơn vị, địa chỉ", "Ghi chú")
_FIELDS = ("", "full_name", "born", "gender", "unit", "notes")
_KEPT_AS: Mapping[str, Callable[[str], str]] = {"born": born, "gender": gender}
_Index = QModelIndex | QPersistentModelIndex
_NOBODY = Attendee(full_name="")


class AttendanceModel(QAbstractTableModel):
    """The list of one record; every change of it goes through the desk."""

    def __init__(self, desk: Desk, record_id: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._record_id = desk, record_id
        self.pending = desk.week.pending
        self.attendees = desk.week.attendees(record_id)
        self.again = repeated(self.attendees)
        desk.week.changed.connect(self._on_changed)

    def write(self, cells: Mapping[tuple[int, int], str], *, merge: str = "") -> None:
        """Write into cells by row and column; a line left without a word goes away.

        What follows with the same `merge` is one step: the letters of one cell.
        """
        rows = [*self.attendees]
        for (row, column), text in sorted(cells.items()):
            rows += [_NOBODY] * (row + 1 - len(rows))
            field = _FIELDS[column]
            rows[row] = replace(rows[row], **{field: _KEPT_AS.get(field, line)(text)})
        self._do("Sửa danh sách", (a for a in rows if a != _NOBODY), merge=merge)

    def delete(self, rows: Iterable[int]) -> None:
        """Delete lines, in one step."""
        gone = {row for row in rows if row < len(self.attendees)}
        if gone:
            kept = (a for at, a in enumerate(self.attendees) if at not in gone)
            self._do(f"Xóa {grouped(len(gone))} dòng trong danh sách", kept)

    def sort_by_name(self) -> None:
        """Put the lines in the order of names, in one step."""
        self._do("Xếp theo tên danh sách", sorted(self.attendees, key=_key))

    def _do(self, label: str, attendees: Iterable[Attendee], *, merge: str = "") -> None:
        new, record = tuple(attendees), self._desk.week.record(self._record_id)
        if record and new != self.attendees:
            changes = Changes(attendees={record.id: new})
            self._desk.do(f"{label} của {record_name(record)}", changes, merge=merge)

    def _on_changed(self, changes: Changes) -> None:
        if self._record_id in changes.attendees:
            self._take(self._desk.week.attendees(self._record_id))

    def _take(self, new: tuple[Attendee, ...]) -> None:
        """Show another list; the view keeps its place, since lines only come and go at the end.

        They do so below the blank line: what was written in it is then where it was written.
        """
        old, self.again = len(self.attendees), repeated(new)
        root = QModelIndex()
        if len(new) > old:
            self.beginInsertRows(root, old + 1, len(new))
            self.attendees = new
            self.endInsertRows()
        elif len(new) < old:
            self.beginRemoveRows(root, len(new) + 1, old)
            self.attendees = new
            self.endRemoveRows()
        else:
            self.attendees = new
        last = self.index(len(new), len(HEADINGS) - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.attendees) + 1

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's own
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section == NUMBER:
            return int(Qt.AlignmentFlag.AlignCenter)
        return HEADINGS[section] if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags if index.column() == NUMBER else flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        row, column = index.row(), index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._text(row, column, for_editing=role == Qt.ItemDataRole.EditRole)
        if role == Qt.ItemDataRole.TextAlignmentRole and column == NUMBER:
            return int(Qt.AlignmentFlag.AlignCenter)
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._told(row, column))
        if role == Qt.ItemDataRole.DecorationRole and row in self.again and column == NAME:
            return icon("users", colours().warn)
        return None

    def setData(
        self,
        index: _Index,
        value: Any,  # noqa: ANN401 - Qt's own
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        if role != Qt.ItemDataRole.EditRole:
            return False
        at = index.row(), index.column()
        self.write({at: str(value)}, merge=f"{self._record_id}/attendees/{at}")
        return True

    def _text(self, row: int, column: int, *, for_editing: bool) -> str:
        if row >= len(self.attendees):
            return "*" if column == NUMBER else ""
        if column == NUMBER:
            return str(row + 1)
        text = str(getattr(self.attendees[row], _FIELDS[column]))
        if for_editing:
            return text
        if column == NAME and not text:
            return "(chưa có tên)"
        if column == NOTES and row in self.again:
            return " · ".join(filter(None, (text, f"trùng dòng {self.again[row] + 1}")))
        return text

    def _told(self, row: int, column: int) -> str:
        """Return a cell in full, and of a line whether it names somebody again."""
        text, again = self._text(row, column, for_editing=False), self.again.get(row)
        if again is None:
            return text
        return f"{text}\nNgười này đã ghi ở dòng {again + 1}, chỉ tính một lần.".strip()

    def _colour(self, row: int, column: int) -> QColor | None:
        if column == NUMBER:
            return QColor(colours().muted)
        is_nameless = row < len(self.attendees) and not self.attendees[row].full_name
        if row in self.again or (column == NAME and is_nameless):
            return QColor(colours().warn)
        return None


def _key(attendee: Attendee) -> tuple[Any, ...]:
    return name_key(attendee.full_name)
