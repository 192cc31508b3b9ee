# SPDX-License-Identifier: MIT
"""Looks into a backup before it is brought back: what it holds, and what has been written since."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.domain.errors import AppError
from desktop.domain.vietnamese import grouped, short_date
from desktop.paths import DataFolder
from desktop.services.backups.kept_backups import find_backup
from desktop.services.weeks.differences import changed_since
from desktop.storage.backups import Backup, Occasion
from desktop.storage.faults import explained
from desktop.storage.room import require_room, scratch_room, size_of
from desktop.storage.store import Store

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class WeekInside:
    """A Week as a backup holds it, with how many records and photos it has."""

    year: int
    centre: str
    records: int
    photos: int


@dataclass(frozen=True, slots=True)
class Inside:
    """What a backup holds, and what it lacks against the book as it is now.

    `since` says what was done since, as in "thêm “Lớp xóa mù chữ”"; `None` if the present book
    cannot be read.
    """

    backup: Backup
    weeks: tuple[WeekInside, ...]
    since: tuple[str, ...] | None


def look_inside(path: Path, present: DataFolder) -> Inside:
    """Look into a backup, or into the newest of those in a place; it is only read.

    Raises:
        AppError: it is no backup, its database is damaged or of a newer program.
    """
    backup = find_backup(path)
    database = DataFolder(backup.path).database
    require_room(scratch_room(2 * size_of([database])))
    with TemporaryDirectory() as scratch:
        copy = DataFolder(Path(scratch))
        with explained(database):
            if not database.is_file():  # a device would be copied without end
                raise FileNotFoundError(database)
            shutil.copyfile(database, copy.database)
        with Store.open(copy) as then:
            weeks = tuple(_weeks(then))
            since = _since(then, present)
    return Inside(backup, weeks, since)


def said_of(inside: Inside) -> Iterator[str]:
    """Yield sentences for whoever is to decide: the time, the Weeks, what was done since."""
    made_at = inside.backup.made_at.astimezone()
    yield f"Sao lưu {OCCASIONS[inside.backup.occasion].lower()}, {moment_in_words(inside.backup)}."
    for week in inside.weeks:
        what = f"{grouped(week.records)} hoạt động, {grouped(week.photos)} ảnh"
        yield f"Tuần lễ năm {week.year} của {week.centre}: {what}."
    if not inside.weeks:
        yield "Chưa có Tuần lễ nào trong đó."
    if lost := len(inside.backup.missing_photos):
        yield f"Thiếu tệp của {grouped(lost)} ảnh đã mất từ trước."
    if inside.since:
        rest = len(inside.since) - _SHOWN
        more = f" và {grouped(rest)} chỗ khác" if rest > 0 else ""
        yield f"Từ đó đến nay sổ đã {', '.join(inside.since[:_SHOWN])}{more}: bản này chưa có."
    elif inside.since is not None:
        yield f"Sổ hiện nay không khác bản {short_date(made_at)} này."


def moment_in_words(backup: Backup) -> str:
    """Return when a backup was made: "ngày 04/10/2026 lúc 10:42"."""
    local = backup.made_at.astimezone()
    return f"ngày {short_date(local)} lúc {local:%H:%M}"


def _weeks(store: Store) -> Iterator[WeekInside]:
    for summary in store.weeks():
        notebook = store.notebook(summary.id)
        yield WeekInside(summary.year, summary.centre, len(notebook.records), len(notebook.photos))


def _since(then: Store, present: DataFolder) -> tuple[str, ...] | None:
    try:
        with Store.open(present) as now:
            return tuple(_changes(then, now))
    except AppError:
        return None


def _changes(then: Store, now: Store) -> Iterator[str]:
    before = {summary.id for summary in then.weeks()}
    after = {summary.id for summary in now.weeks()}
    for summary in now.weeks():
        if summary.id not in before:
            yield f"thêm Tuần lễ năm {summary.year}"
    for summary in then.weeks():
        if summary.id not in after:
            yield f"bỏ Tuần lễ năm {summary.year}"
            continue
        old = then.notebook(summary.id, names=True)
        yield from changed_since(old, now.notebook(summary.id, names=True))
        sent = len(now.revisions(summary.id)) - len(then.revisions(summary.id))
        if sent > 0:
            yield f"lập {grouped(sent)} bản nộp"


OCCASIONS = {
    Occasion.ASKED: "Theo yêu cầu",
    Occasion.WORK: "Tự động",
    Occasion.CLOSING: "Khi đóng",
    Occasion.START: "Khi mở",
    Occasion.UPGRADE: "Trước khi nâng cấp",
    Occasion.IMPORT: "Trước khi nạp",
    Occasion.RESTORE: "Trước khi khôi phục",
    Occasion.SUBMISSION: "Trước khi lập bản nộp",
}
"""What to call that for which a backup was made."""
