# SPDX-License-Identifier: MIT
"""The photos as a wall of small pictures under their days and hours, many to be chosen at once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QListView

from desktop.domain.checks import Problem
from desktop.domain.vietnamese import grouped, short_date, weekday_name
from desktop.domain.week.notebook import Photo
from desktop.domain.week.photo_days import clock_doubt
from desktop.domain.week.week import Week
from desktop.ui.frame.desk import Desk
from desktop.ui.language.plain_text import tip
from desktop.ui.photos.tile import TileDelegate, TimeHeading, describe

_MANY = 12
"""Photos of a day from which its hours are told apart."""

_SEEN = 100
"""More photos than are in sight at once."""

_PHOTO_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Shown:
    """What a wall shows: photos in any order, and the problems of each by its id."""

    photos: Sequence[Photo]
    problems: Mapping[str, Sequence[Problem]]


class PhotoWall(QAbstractListModel):
    """Photos and headings in one list, by day, hour and minute; photos without a time come last."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.entries: list[Photo | TimeHeading] = []
        self.problems: Mapping[str, Sequence[Problem]] = {}
        self._rows: dict[str, int] = {}

    def row_of(self, id_: str) -> int | None:
        """Return where a photo stands, `None` if it is not shown."""
        return self._rows.get(id_)

    @property
    def photos(self) -> list[Photo]:
        """The photos in the order shown."""
        return [entry for entry in self.entries if isinstance(entry, Photo)]

    def follow(self, shown: Shown) -> bool:
        """Show other values; return whether other photos stand in other places now."""
        entries = list(_entries(shown.photos, self._desk.week.week))
        self.problems = shown.problems
        if [_key(entry) for entry in entries] == [_key(entry) for entry in self.entries]:
            self.entries = entries
            if entries:
                self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))
            return False
        self.beginResetModel()
        self.entries = entries
        self._rows = {e.id: row for row, e in enumerate(entries) if isinstance(e, Photo)}
        self.endResetModel()
        return True

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        if isinstance(entry, TimeHeading):
            is_told = role == Qt.ItemDataRole.DisplayRole
            return f"{entry.text} · {entry.note}" if is_told else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " · ".join(describe(self._desk, entry))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._tip(entry))
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        is_heading = isinstance(self.entries[index.row()], TimeHeading)
        return Qt.ItemFlag.NoItemFlags if is_heading else _PHOTO_FLAGS

    def _tip(self, photo: Photo) -> str:
        lines = [*describe(self._desk, photo), photo.file_name]
        lines += [f"{p.message} {p.advice}".strip() for p in self.problems.get(photo.id, ())]
        return "\n".join(dict.fromkeys(filter(None, lines)))


class PhotoGrid(QListView):
    """The wall on the screen.

    `chosen_changed` says that others are chosen, `opened` carries the id of a photo to see large.
    """

    chosen_changed = Signal()
    opened = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.wall = PhotoWall(desk)
        self._tiles = TileDelegate(desk, self.wall, self)
        self.setModel(self.wall)
        self.setItemDelegate(self._tiles)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setSelectionRectVisible(True)
        self.setMovement(QListView.Movement.Static)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setDragEnabled(False)
        self.setAccessibleName("Các ảnh")
        self.setMinimumSize(QSize(200, 160))
        self.verticalScrollBar().setSingleStep(40)
        self.selectionModel().selectionChanged.connect(self.chosen_changed)
        self.activated.connect(self._on_activated)
        desk.thumbnails.ready.connect(self._on_picture)

    @property
    def chosen(self) -> list[Photo]:
        """The photos that are chosen, in the order shown."""
        ranges = _ranges(self.selectionModel().selection())
        rows = {row for chosen in ranges for row in range(chosen.top(), chosen.bottom() + 1)}
        entries = (self.wall.entries[row] for row in sorted(rows))
        return [entry for entry in entries if isinstance(entry, Photo)]

    def follow(self, shown: Shown) -> None:
        """Show other values; what is chosen stays chosen, and what is in sight in sight."""
        chosen = {photo.id for photo in self.chosen}
        current, at = self.currentIndex().row(), self.verticalScrollBar().value()
        if not self.wall.follow(shown):
            return
        self.choose(chosen)
        if not self.selectionModel().hasSelection() and current >= 0:
            self._stand_at(current)
        self.executeDelayedItemsLayout()  # else there is no place yet to scroll to
        self.verticalScrollBar().setValue(at)
        if chosen:
            self.chosen_changed.emit()

    def choose(self, ids: Iterable[str]) -> None:
        """Choose these photos and no others, as far as they are shown."""
        rows = sorted(row for id_ in ids if (row := self.wall.row_of(id_)) is not None)
        selection = QItemSelection()
        for first, last in _runs(rows):
            selection.select(self.wall.index(first), self.wall.index(last))
        if rows:
            self._stand_at(rows[0])
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def show_photo(self, id_: str) -> None:
        """Choose a photo and bring it into sight."""
        if (row := self.wall.row_of(id_)) is not None:
            self.choose([id_])
            self.scrollTo(self.wall.index(row))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and isinstance(self.wall.entries[index.row()], TimeHeading):
            adds = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._choose_under(index.row(), adds=adds)
            return
        super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._tiles.fit(self.viewport().width(), self.fontMetrics())
        super().resizeEvent(event)

    def selectionChanged(self, chosen: QItemSelection, left: QItemSelection) -> None:
        changed = sum(r.height() for selection in (chosen, left) for r in _ranges(selection))
        if changed <= _SEEN:
            super().selectionChanged(chosen, left)
            return
        # Qt would put the places of thousands together, where there is only all to paint again.
        self.setUpdatesEnabled(False)
        super().selectionChanged(chosen, left)
        self.setUpdatesEnabled(True)

    def _on_activated(self, index: QModelIndex) -> None:
        entry = self.wall.entries[index.row()]
        if isinstance(entry, Photo):
            self.opened.emit(entry.id)

    def _on_picture(self, id_: str) -> None:
        if (row := self.wall.row_of(id_)) is not None and self.isVisible():
            self.update(self.wall.index(row))

    def _stand_at(self, row: int) -> None:
        """Have the keyboard go on from a row, or from the photo that follows it."""
        rows = range(min(row, len(self.wall.entries)), len(self.wall.entries))
        photo = next((r for r in rows if isinstance(self.wall.entries[r], Photo)), None)
        if photo is not None:
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self.wall.index(photo), flag)

    def _choose_under(self, row: int, *, adds: bool) -> None:
        """Choose all photos under a heading: of a day, or of an hour."""
        heading, ids = self.wall.entries[row], [p.id for p in self.chosen] if adds else []
        for entry in self.wall.entries[row + 1 :]:
            if isinstance(entry, Photo):
                ids.append(entry.id)
            elif isinstance(heading, TimeHeading) and entry.level <= heading.level:
                break
        at = self.verticalScrollBar().value()
        self.choose(ids)
        self.verticalScrollBar().setValue(at)


def _ranges(selection: QItemSelection) -> list[QItemSelectionRange]:
    return [selection.at(n) for n in range(selection.count())]


def _entries(photos: Sequence[Photo], week: Week) -> Iterator[Photo | TimeHeading]:
    timed = [(p.taken_at, at, p) for at, p in enumerate(photos) if p.taken_at]
    for day, group in groupby(sorted(timed), key=lambda entry: entry[0].date()):
        of_day = [photo for _, _, photo in group]
        doubt = next(filter(None, (clock_doubt(photo, week) for photo in of_day)), "")
        named = f"{weekday_name(day)}, {short_date(day)}{f' ({doubt})' if doubt else ''}"
        yield TimeHeading(named, _count(of_day), 0)
        yield from _hours(of_day) if len(of_day) > _MANY else of_day
    if untimed := [p for p in photos if not p.taken_at]:
        yield TimeHeading("Không rõ giờ chụp", _count(untimed), 0)
        yield from untimed


def _hours(photos: Sequence[Photo]) -> Iterator[Photo | TimeHeading]:
    for hour, group in groupby(photos, key=lambda p: p.taken_at.hour if p.taken_at else 0):
        of_hour = list(group)
        yield TimeHeading(f"{hour} giờ", _count(of_hour), 1)
        yield from of_hour


def _count(photos: Sequence[Photo]) -> str:
    return f"{grouped(len(photos))} ảnh"


def _key(entry: Photo | TimeHeading) -> str | TimeHeading:
    return entry.id if isinstance(entry, Photo) else entry


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of each unbroken run of numbers."""
    for _, group in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0]):
        run = [row for _, row in group]
        yield run[0], run[-1]
