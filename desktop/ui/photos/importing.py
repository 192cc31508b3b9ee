# SPDX-License-Identifier: MIT
"""Brings photos in from files, folders and the clipboard while the clerk goes on working."""

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Qt, Signal
from PySide6.QtGui import QImage, QImageWriter

from desktop.domain.errors import AppError
from desktop.domain.progress import Cancelled, Progress
from desktop.domain.vietnamese import grouped
from desktop.domain.week.changes import Changes
from desktop.domain.week.growth import TooMuch
from desktop.domain.week.notebook import Photo
from desktop.services.photos.incoming import USABLE, arriving, pasted, pictures_in, told_apart
from desktop.services.photos.photos import Picture
from desktop.ui.frame.desk import Desk

KINDS = f"Ảnh ({' '.join(f'*.{suffix}' for suffix in USABLE)})"
"""What a file dialog offers."""

_SECONDS_BETWEEN_BATCHES = 0.25

_Entry = list[str]
"""The id of a record, blank for none, and the paths of what is to belong to it."""


@dataclass(slots=True)
class _Outcome:
    """What the work has to tell; the photos themselves were sent on the way, bar the last ones."""

    last: list[Photo] = field(default_factory=list)
    refused: list[AppError] = field(default_factory=list)
    passed_over: list[Path] = field(default_factory=list)
    was_stopped: bool = False


def bring_in(
    desk: Desk, sources: Sequence[Path | QImage], record: str | None = None
) -> "PhotoImport":
    """Bring photos into the Week from files, folders with all that is in them, and pictures.

    They belong to `record` at once if one is given. Progress and a way to stop are shown; what
    came in until then stays. All of it is one step that can be undone.
    """
    return PhotoImport(desk, sources, record)


def resume(desk: Desk) -> None:
    """Go on with what the program was closed over, or lost its power; say what is not there."""
    for record, paths in _Unfinished(desk).take():
        there = [path for path in paths if path.exists()]
        if there:
            bring_in(desk, there, record or None)
        else:
            desk.tell(
                f"Lần trước chưa thêm xong ảnh ở “{paths[0]}”, nay không thấy nơi ấy. "
                "Hãy cắm lại USB hay thẻ nhớ rồi thả ảnh vào lần nữa."
            )


class PhotoImport(QObject):
    """One bringing in, under way from when it is made; it goes by itself when it is done.

    `finished` says that the last photo is in the Week.
    """

    finished = Signal()
    _came = Signal(tuple)

    def __init__(
        self, desk: Desk, sources: Sequence[Path | QImage], record: str | None = None
    ) -> None:
        super().__init__(desk)
        self._desk, self._record = desk, record
        self._back = Changes()
        self._new: list[str] = []
        self._known = 0
        self._too_many: TooMuch | None = None
        self._unfinished = _Unfinished(desk)
        paths = [source for source in sources if isinstance(source, Path)]
        self._entry = self._unfinished.begin(record or "", paths)
        self._came.connect(self._on_came, Qt.ConnectionType.QueuedConnection)
        job = desk.run("Đang thêm ảnh", lambda p: self._work(sources, p), self._on_success)
        job.finished.connect(self._on_finished)

    def _work(self, sources: Sequence[Path | QImage], progress: Progress) -> _Outcome:
        """Keep the files and send on what came, a few at a time; in the working thread."""
        outcome = _Outcome()
        sent = time.monotonic()
        workspace, week = self._desk.workspace, self._desk.week.week
        try:
            given = map(_as_picture, sources)
            found = list(pictures_in(given, progress, outcome.passed_over.append))
            for photo in arriving(workspace, week, found, progress, outcome.refused.append):
                outcome.last.append(photo)
                if time.monotonic() - sent >= _SECONDS_BETWEEN_BATCHES:
                    self._came.emit(tuple(outcome.last))
                    outcome.last.clear()
                    sent = time.monotonic()
        except Cancelled:
            outcome.was_stopped = True
        return outcome

    def _on_came(self, photos: tuple[Photo, ...]) -> None:
        if self._desk.jobs.is_idle:
            return  # the Week was closed over this
        week = self._desk.week
        told = told_apart(photos, week.photo)
        self._known += len(told.known)
        if told.photos:
            new: dict[str, Photo | None] = {p.id: self._placed(p) for p in told.photos}
            try:
                back = week.absorb(Changes(photos=new), "Thêm ảnh")
            except TooMuch as error:
                self._too_many = error
            else:
                self._new += new
                self._back = back.then(self._back)

    def _placed(self, photo: Photo) -> Photo:
        """Return a new photo with the record it belongs to; one that was missing has its own."""
        week = self._desk.week
        if week.photo(photo.id) is not None:
            return photo
        owner = week.record(self._record or photo.record or "")
        return replace(photo, record=owner.id if owner else None)

    def _on_success(self, outcome: _Outcome) -> None:
        self._on_came(tuple(outcome.last))
        # As they are by now: some may have been captioned while others were still coming.
        stand = {id_: photo for id_ in self._new if (photo := self._desk.week.photo(id_))}
        if stand:
            label = f"Thêm {grouped(len(self._new))} ảnh"
            self._desk.week.remember(label, Changes(photos=stand), self._back)
        self._desk.tell(_report(len(self._new), self._known, outcome))
        if self._too_many is not None:
            self._desk.prompts.show_error(self._too_many)
        elif outcome.refused:
            self._desk.prompts.show_error(outcome.refused[0])

    def _on_finished(self) -> None:
        self._unfinished.end(self._entry)
        self.finished.emit()
        self.deleteLater()


class _Unfinished:
    """What is being brought into a Week, remembered until all of it has come."""

    def __init__(self, desk: Desk) -> None:
        self._preferences = desk.preferences
        self._key = f"unfinished_photos/{desk.week.week.id}"

    def begin(self, record: str, paths: Sequence[Path]) -> _Entry:
        """Remember files and folders that are to come in, blank `record` for none."""
        entry = [record, *(str(path.absolute()) for path in paths)]
        if paths:
            self._keep([*self._entries(), entry])
        return entry

    def end(self, entry: _Entry) -> None:
        """Forget what has come in, or was stopped by the clerk."""
        self._keep([other for other in self._entries() if other != entry])

    def take(self) -> list[tuple[str, list[Path]]]:
        """Return what never came to its end, the record first, and forget it."""
        entries = self._entries()
        self._keep([])
        return [(record, [Path(path) for path in paths]) for record, *paths in entries]

    def _entries(self) -> list[_Entry]:
        kept = self._preferences.last(self._key)
        return json.loads(kept) if kept else []

    def _keep(self, entries: list[_Entry]) -> None:
        if entries != self._entries():
            self._preferences.keep(self._key, json.dumps(entries) if entries else "")


def _as_picture(source: Path | QImage) -> Path | Picture:
    if isinstance(source, Path):
        return source
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(source)
    return pasted(bytes(buffer.data().data()), datetime.now().astimezone())


def _report(new: int, known: int, outcome: _Outcome) -> str:
    """Say what came of it: "Đã thêm 37 ảnh; 2 ảnh đã có; 1 tệp không đọc được."."""
    counts = (
        (known, "ảnh đã có"),
        (len(outcome.refused), "tệp không đọc được"),
        (len(outcome.passed_over), "tệp không phải ảnh"),
    )
    rest = [f"{grouped(count)} {words}" for count, words in counts if count]
    first = f"Đã thêm {grouped(new)} ảnh" if new or not rest else "Không có ảnh mới"
    stopped = ["đã dừng theo yêu cầu"] if outcome.was_stopped else []
    return "; ".join([first, *rest, *stopped])
