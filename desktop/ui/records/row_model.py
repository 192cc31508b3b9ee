# SPDX-License-Identifier: MIT
"""The records of one item as a table: filtered as one types, sorted the Vietnamese way."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer

from desktop.domain.vietnamese import alphabetical_key, fold, grouped, short_span
from desktop.domain.week.kinds import kind_of
from desktop.domain.week.records import Record, State
from desktop.ui.language.plain_text import tip
from desktop.ui.widgets.icons import icon
from desktop.ui.widgets.theme import colours

_AT_ONCE = 25
_Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
"""The role under which a cell gives its whole `RecordRow`."""

DAY, TITLE = 0, 1
STATE_WORDS = {State.HELD: "", State.PLANNED: "dự kiến", State.CANCELLED: "đã hủy"}


@dataclass(frozen=True)
class RecordRow:
    """One record as the table shows it.

    `detail` says more of it under the title: its row. `amounts` are those of the columns, in
    order. `questions` is how many problems it has.
    """

    record: Record
    detail: str
    amounts: tuple[int | None, ...]
    photos: int
    questions: int

    @cached_property
    def day(self) -> str:
        """When it was, without the year."""
        starts = self.record.starts
        return short_span(starts, self.record.ends or starts) if starts else ""

    @cached_property
    def under(self) -> str:
        """What stands under the title: its state unless held, and more of it."""
        return " · ".join(filter(None, (STATE_WORDS[self.record.state], self.detail)))

    @cached_property
    def key(self) -> str:
        """What a search looks in."""
        record = self.record
        texts = (getattr(record, name) for name in kind_of(record).texts)
        return fold(" ".join((self.day, self.under, *texts)))

    @cached_property
    def title_key(self) -> object:
        """By which it is sorted by title."""
        return alphabetical_key(self.record.title)

    @property
    def is_read(self) -> bool:
        """Whether the keys are known already."""
        return "title_key" in self.__dict__

    def read(self) -> None:
        """Work out the keys, which takes a while."""
        _ = self.key, self.title_key

    @property
    def day_key(self) -> tuple[bool, date]:
        """By which it is sorted by day; what has none comes last."""
        return self.record.starts is None, self.record.starts or date.min

    @property
    def evidence(self) -> int:
        """How many photos and links show it."""
        return self.photos + len(self.record.links)


class RecordModel(QAbstractTableModel):
    """Rows found by a search, in the order of a column; `quantities` are named as columns."""

    def __init__(self, quantities: Mapping[str, str]) -> None:
        super().__init__()
        self.quantities = tuple(quantities)
        self._heads = ["Ngày", "Tên", *quantities.values(), ""]
        self._all: list[RecordRow] = []
        self._shown: list[RecordRow] = []
        self._at: dict[str, int] = {}
        self._words: list[str] = []
        self._column, self._is_descending = DAY, False
        self._unread: list[RecordRow] = []
        self._reading = QTimer(self)
        self._reading.setInterval(0)
        self._reading.timeout.connect(self._read_some)

    @property
    def rows(self) -> Sequence[RecordRow]:
        """The rows shown, in order."""
        return self._shown

    @property
    def evidence_column(self) -> int:
        """The last column."""
        return 2 + len(self.quantities)

    def position(self, record_id: str) -> int:
        """Return where a record stands, -1 if it is not shown."""
        return self._at.get(record_id, -1)

    def longest(self, column: int) -> str:
        """Return the longest text of a column of days or numbers."""
        if column == DAY:
            return max((row.day for row in self._all), key=len, default="")
        if column == self.evidence_column:
            return str(max((row.evidence for row in self._all), default=0))
        return grouped(max((row.amounts[column - 2] or 0 for row in self._all), default=0))

    def show_rows(self, rows: Iterable[RecordRow]) -> None:
        """Take in the rows as they are now, in the order of entry."""
        self._all = list(rows)
        self._unread = [row for row in self._all if not row.is_read]
        self._reading.start()
        self._arrange()

    def search(self, text: str) -> None:
        """Show only rows in which every word of the text is found."""
        self._words = fold(text).split()
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._column, self._is_descending = column, order == Qt.SortOrder.DescendingOrder
        self._arrange()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 3 + len(self.quantities)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt asks for all there is
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if section != self.evidence_column:
            return None
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return "Minh chứng: ảnh và đường link"
        return icon("images", colours().muted) if role == Qt.ItemDataRole.DecorationRole else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        row, column = self._shown[index.row()], index.column()
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if column == self.evidence_column:
            return _evidence(row, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        return _spoken_title(row, role) if column == TITLE else None

    def _read_some(self) -> None:
        """Work out ahead what the first search and the first sorting by title will ask for."""
        for row in self._unread[:_AT_ONCE]:
            row.read()
        del self._unread[:_AT_ONCE]
        if not self._unread:
            self._reading.stop()

    def _text(self, row: RecordRow, column: int) -> str:
        if column == DAY:
            return row.day
        if column == TITLE:
            return row.record.title
        amount = row.amounts[column - 2]
        return "" if amount is None else grouped(amount)

    def _arrange(self) -> None:
        found = [r for r in self._all if all(word in r.key for word in self._words)]
        found.sort(key=self._key(), reverse=self._is_descending)
        ids = [r.record.id for r in found]
        if ids == list(self._at):
            self._replace(found)
            return
        self.beginResetModel()
        self._shown = found
        self._at = {id_: at for at, id_ in enumerate(ids)}
        self.endResetModel()

    def _replace(self, rows: list[RecordRow]) -> None:
        changed = [n for n, (a, b) in enumerate(zip(rows, self._shown, strict=True)) if a != b]
        self._shown = rows
        if changed:
            last = self.columnCount() - 1
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], last))

    def _key(self) -> Callable[[RecordRow], Any]:
        column = self._column
        if column == DAY:
            return lambda row: row.day_key
        if column == TITLE:
            return lambda row: row.title_key
        if column == self.evidence_column:
            return lambda row: row.evidence
        return lambda row: (row.amounts[column - 2] is not None, row.amounts[column - 2] or 0)


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column in (DAY, TITLE) else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter


def _spoken_title(row: RecordRow, role: int) -> str | None:
    if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        return tip(f"{row.record.title}\n{row.under}".strip())
    return None


def _evidence(row: RecordRow, role: int) -> Any:  # noqa: ANN401
    links = len(row.record.links)
    if role == Qt.ItemDataRole.DisplayRole:
        return str(row.evidence) if row.evidence else "–"
    if role == Qt.ItemDataRole.DecorationRole and row.evidence:
        return icon("image" if row.photos else "link", colours().accent_text)
    if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        parts = [f"{row.photos} ảnh"] if row.photos else []
        parts += [f"{links} đường link"] if links else []
        return ", ".join(parts) or "Chưa có minh chứng"
    return None
