# SPDX-License-Identifier: MIT
"""Lets one record of the whole Week be picked: type a few letters, press Enter."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from desktop.domain.vietnamese import short_date, short_span
from desktop.domain.week.kinds import kind_of
from desktop.domain.week.records import Record
from desktop.ui.language.plain_text import tip
from desktop.ui.photos.actions import title_of
from desktop.ui.photos.tile import Index
from desktop.ui.widgets.line_edit import SearchLine, folded
from desktop.ui.widgets.parts import column, label
from desktop.ui.widgets.wrapping import WrappedCells

_BATCH = 40
_MOVING = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class _Choices(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.records: Sequence[Record] = ()

    def show(self, records: Sequence[Record]) -> None:
        self.beginResetModel()
        self.records = records
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.records)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        record = self.records[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return record_line(record)
        if role == Qt.ItemDataRole.ToolTipRole:
            when = short_date(record.starts) if record.starts else ""
            return tip("\n".join(filter(None, (title_of(record), when, record.place))))
        return None


class RecordPicker(QWidget):
    """A line to type in over the records it leaves; `picked` carries the id of the one taken."""

    picked = Signal(str)

    def __init__(self, words: str) -> None:
        super().__init__()
        self._all: Sequence[Record] = ()
        self._ordered: list[Record] = []
        self.line = SearchLine()
        self.line.setPlaceholderText("Tìm tên, ngày, nơi")
        self.line.setClearButtonEnabled(True)
        self.line.setAcceptDrops(False)
        self.line.installEventFilter(self)
        title = label(words, wraps=True)
        title.setBuddy(self.line)
        self._choices = _Choices(self)
        self.list = QListView()
        self.list.setProperty("role", "choices")
        self.list.setModel(self._choices)
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setItemDelegate(WrappedCells(self.list, around=8))
        # Words of a thousand records are not broken all at once; the first are there at once.
        self.list.setLayoutMode(QListView.LayoutMode.Batched)
        self.list.setBatchSize(_BATCH)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("Các hoạt động")
        self.list.setMinimumHeight(110)
        self.line.textChanged.connect(self._narrow)
        self.line.entered.connect(lambda _shift: self._take(self.list.currentIndex()))
        self.list.clicked.connect(self._take)
        self.list.activated.connect(self._take)
        self._none = label("Không có hoạt động nào khớp.", "small", wraps=True)
        self._none.hide()
        layout = column(title, self.line, self.list, self._none, spacing=4)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    @property
    def current(self) -> str:
        """The id of the record that Enter would take, blank if there is none."""
        index = self.list.currentIndex()
        return self._choices.records[index.row()].id if index.isValid() else ""

    def follow(self, records: Sequence[Record]) -> None:
        """Offer the records of the Week as they stand."""
        if records is self._all:
            return
        self._all = records
        self._ordered = sorted(records, key=lambda r: (r.starts or date.max, title_of(r)))
        self._narrow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in _MOVING
        ):
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _narrow(self) -> None:
        words, at = folded(self.line.text()).split(), self.current
        found = [r for r in self._ordered if not words or _holds(r, words)]
        self._choices.show(found)
        self._none.setVisible(not found)
        row = next((n for n, record in enumerate(found) if record.id == at), 0)
        if found and (words or at):
            self.list.setCurrentIndex(self._choices.index(row))

    def _take(self, index: QModelIndex) -> None:
        if index.isValid():
            id_ = self._choices.records[index.row()].id
            self.line.clear()
            self.picked.emit(id_)


def record_line(record: Record) -> str:
    """Return a record in one line: "02/10 · Lớp tin học"."""
    when = short_span(record.starts, record.ends or record.starts) if record.starts else ""
    return " · ".join(filter(None, (when, title_of(record))))


def _holds(record: Record, words: Sequence[str]) -> bool:
    text = folded(f"{record_line(record)} {kind_of(record).name} {record.place}")
    return all(word in text for word in words)
