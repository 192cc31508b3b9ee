# SPDX-License-Identifier: MIT
"""The people of a list as they were understood, each to be taken or left out."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor

from desktop.domain.week.records import Attendee
from desktop.intake.people.listed import ListedPerson
from desktop.intake.people.people_list import PeopleList
from desktop.intake.sheets.fates import Fate, RowFate
from desktop.ui.language.plain_text import tip
from desktop.ui.widgets.icons import icon
from desktop.ui.widgets.theme import colours

ROW, NAME, BORN, GENDER, UNIT, NOTES, DOUBT = range(7)
HEADINGS = (
    "Dòng",
    "Họ và tên",
    "Năm sinh",
    "Giới tính",
    "Đơn vị, địa chỉ",
    "Ghi chú",
    "Điều cần xem",
)
_FIELDS = ("", "full_name", "born", "gender", "unit", "notes")
_Index = QModelIndex | QPersistentModelIndex
_Line = ListedPerson | RowFate
_Key = tuple[int, int]


class PeopleModel(QAbstractTableModel):
    """The rows of a list; `chosen` says that other people are to be taken than before.

    `doubtful` counts the rows that have something to be looked at. Who is named again, did not come
    or stands in the record's list already is left out unless it is ticked.
    """

    chosen = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[_Line] = []
        self._people: Sequence[ListedPerson] = ()
        self._others: Sequence[RowFate] = ()
        self._fates: dict[_Key, Fate] = {}
        self._present: frozenset[_Key] = frozenset()
        self.doubtful = 0
        self._said: dict[_Key, bool] = {}
        self._only_doubtful = False
        self._only_fate: Fate | None = None

    @property
    def taken(self) -> tuple[Attendee, ...]:
        """Who is to be taken, in the order of the list."""
        return tuple(p.attendee for p in self._people if self._is_taken(p))

    def show_list(self, found: PeopleList, present: Collection[Attendee], *, anew: bool) -> None:
        """Show all of a list; `present` are in the record's, `anew` forgets what was ticked."""
        if anew:
            self._said = {}
        self._people = found.people
        people = {(one.row, one.block) for one in found.people}
        self._others = [one for one in found.fates if (one.row, one.part) not in people]
        self._fates = {(one.row, one.part): one.fate for one in found.fates}
        known = frozenset(map(_identity, present))
        among = self._people if known else ()
        self._present = frozenset(_key(p) for p in among if _identity(p.attendee) in known)
        self.doubtful = sum(bool(self._doubts(line)) for line in self._all)
        self.show_fate(None)

    def show_doubtful(self, *, only: bool) -> None:
        """Show only the rows that are to be looked at, or all people."""
        self._only_doubtful, self._only_fate = only, None
        self._fill()

    def show_fate(self, fate: Fate | None) -> None:
        """Show only the rows of one fate, or all people."""
        self._only_doubtful, self._only_fate = False, fate
        self._fill()

    def toggle(self, rows: Iterable[int]) -> None:
        """Take all people of these rows, or none where all of them were to be taken."""
        people = [line for row in rows if isinstance(line := self._lines[row], ListedPerson)]
        take = not all(map(self._is_taken, people))
        self._said.update({_key(person): take for person in people})
        self._tell()

    def doubts_at(self, row: int) -> tuple[str, ...]:
        """Return what is to be seen of a row, in full."""
        return self._doubts(self._lines[row]) if 0 <= row < len(self._lines) else ()

    def first_texts(self, column: int, most: int) -> Iterator[str]:
        """Yield what stands in the first cells of a column."""
        return (self._text(line, column) for line in self._lines[:most])

    def is_used(self, column: int) -> bool:
        """Whether a column has anything to show."""
        if column == DOUBT:
            return self.doubtful > 0
        return any(getattr(person.attendee, _FIELDS[column]) for person in self._people)

    @property
    def _all(self) -> list[_Line]:
        return [*self._people, *self._others]

    def _fill(self) -> None:
        self.beginResetModel()
        if self._only_doubtful:
            self._lines = sorted(filter(self._doubts, self._all), key=lambda line: line.row)
        elif self._only_fate is not None:
            self._lines = [line for line in self._all if self._fate(line) is self._only_fate]
        else:
            self._lines = [*self._people]
        self.endResetModel()
        self.chosen.emit()

    def _tell(self) -> None:
        last = self.index(len(self._lines) - 1, DOUBT)
        self.dataChanged.emit(self.index(0, 0), last)
        self.chosen.emit()

    def _is_taken(self, person: ListedPerson) -> bool:
        # Asked of thousands at a time, of whom most lists have nobody known and nobody ticked.
        usual = (
            person.again is None
            and not person.is_absent
            and (not self._present or _key(person) not in self._present)
        )
        return usual if not self._said else self._said.get(_key(person), usual)

    def _fate(self, line: _Line) -> Fate:
        return line.fate if isinstance(line, RowFate) else self._fates[_key(line)]

    def _doubts(self, line: _Line) -> tuple[str, ...]:
        if isinstance(line, RowFate):
            return (line.doubt,) if line.doubt else ()
        if line.again is None and _key(line) in self._present:
            return (*line.doubts, "Đã có trong danh sách của hoạt động.")
        return line.doubts

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's own
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        is_person = isinstance(self._lines[index.row()], ListedPerson)
        can_tick = is_person and index.column() == ROW
        return flags | Qt.ItemFlag.ItemIsUserCheckable if can_tick else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        line, column = self._lines[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(line, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._told(line, column))
        if role == Qt.ItemDataRole.CheckStateRole:
            return self._tick(line) if column == ROW else None
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(line, column)
        if role == Qt.ItemDataRole.DecorationRole and column == DOUBT and self._doubts(line):
            return icon("triangle-alert", colours().warn)
        return None

    def setData(
        self,
        index: _Index,
        _value: Any,  # noqa: ANN401 - Qt's own
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.toggle([index.row()])
        return True

    def _tick(self, line: _Line) -> Qt.CheckState | None:
        if isinstance(line, RowFate):
            return None
        return Qt.CheckState.Checked if self._is_taken(line) else Qt.CheckState.Unchecked

    def _text(self, line: _Line, column: int) -> str:
        if column == ROW:
            return str(line.row + 1)
        if column == DOUBT:
            return " ".join(self._doubts(line))
        if isinstance(line, RowFate):
            return line.words if column == NAME else ""
        return str(getattr(line.attendee, _FIELDS[column]))

    def _told(self, line: _Line, column: int) -> str:
        """Return a cell in full, with what is to be seen of its row."""
        mended = ""
        if isinstance(line, ListedPerson) and line.written and column == NAME:
            mended = f"Sửa chữ hoa, trong tệp ghi “{line.written}”."
        text = "" if column == DOUBT else self._text(line, column)
        return "\n".join(filter(None, (text, mended, *self._doubts(line))))

    def _colour(self, line: _Line, column: int) -> QColor | None:
        is_left_out = isinstance(line, RowFate) or not self._is_taken(line)
        if column == ROW or (is_left_out and column != DOUBT):
            return QColor(colours().muted)
        if self._doubts(line):
            return QColor(colours().warn)
        if isinstance(line, ListedPerson) and line.written and column == NAME:
            return QColor(colours().accent_text)
        return None


def _key(person: ListedPerson) -> _Key:
    return person.row, person.block


def _identity(attendee: Attendee) -> str:
    """Return who somebody is; without a year of birth only the very same line is the same."""
    return attendee.identity or repr(attendee)
