# SPDX-License-Identifier: MIT
"""Looks after a data folder once it is open: is everything whole, is anything left over."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.domain.errors import AppError
from desktop.domain.progress import SILENT, Progress
from desktop.domain.vietnamese import grouped, quoted
from desktop.domain.week.notebook import Photo
from desktop.paths import DataFolder
from desktop.services.backups.bin_age import ripe_since
from desktop.services.workspace import Workspace
from desktop.storage.backups import check_records, list_backups
from desktop.storage.backups.restoring import bring_photo
from desktop.storage.database_file import examine
from desktop.storage.durable import sha256_of
from desktop.storage.emptying import Emptied, read_binned_in
from desktop.storage.faults import explained
from desktop.storage.hashed_files import find_file
from desktop.storage.photo_files import PhotoFiles

_BREATH_S = 0.05
"""After each picture that was read, so that an old disk has time for the clerk."""

_READING_S, _STRIDE = 30.0, 37
"""How long originals are read again at one start, and how much further on each day begins."""

_SHOWN = 5
_NOTHING = Emptied()


@dataclass(frozen=True, slots=True)
class LostPhoto:
    """A photo whose original is gone or is no longer what came in, and what it is evidence of."""

    name: str
    record: str
    is_damaged: bool


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What looking after a data folder found: leftovers moved aside, photos mended and lost.

    `emptied` is what went from the recycle bin for good.
    """

    emptied: Emptied = _NOTHING
    swept: tuple[Path, ...] = ()
    mended: int = 0
    lost: tuple[LostPhoto, ...] = ()


def look_after(
    workspace: Workspace,
    places: Iterable[Path],
    progress: Progress = SILENT,
    now: datetime | None = None,
) -> Upkeep:
    """Check database and originals, mend these from backups, sweep leftovers, empty the bin.

    `places` are those with backups, whose pictures are used where the own are lost or damaged.

    Raises:
        AppError: the database is damaged.
        Cancelled: the user stopped.
    """
    with explained(workspace.folder.root):
        examine(workspace.folder.database)
        progress.check()
        emptied = _empty_bin(workspace, now or datetime.now().astimezone())
        swept = PhotoFiles(workspace.folder).sweep(workspace.store.photo_hashes())
        faulty = list(_faulty(workspace, progress))
        places = tuple(places)
        lost = tuple(
            photo for sha256, photo in faulty if not bring_photo(workspace.folder, sha256, places)
        )
    return Upkeep(emptied, swept, len(faulty) - len(lost), lost)


def _faulty(workspace: Workspace, progress: Progress) -> Iterator[tuple[str, LostPhoto]]:
    """Yield photos whose original is not as it came in, with the hash of that.

    All are looked for; reading them again begins elsewhere each day, and stops after a while.
    """
    named = list(_photos(workspace))
    first = datetime.now().astimezone().toordinal() * _STRIDE % max(len(named), 1)
    until = time.monotonic() + _READING_S
    for photo, record in named[first:] + named[:first]:
        progress.check()
        file = find_file(workspace.folder.originals, photo.sha256)
        is_damaged = (
            file is not None and time.monotonic() < until and not _is_sound(file, photo.sha256)
        )
        if file is None or is_damaged:
            yield photo.sha256, LostPhoto(photo.file_name, record, is_damaged)


def _photos(workspace: Workspace) -> Iterator[tuple[Photo, str]]:
    """Yield every photo with the title of its record, blank without one."""
    for week in workspace.store.weeks():
        notebook = workspace.store.notebook(week.id)
        titles = {record.id: record.title for record in notebook.records}
        yield from ((photo, titles.get(photo.record or "", "")) for photo in notebook.photos)


def _is_sound(file: Path, sha256: str) -> bool:
    time.sleep(_BREATH_S)
    try:
        return sha256_of(file) == sha256
    except OSError:  # the disk does not give it back
        return False


def _empty_bin(workspace: Workspace, now: datetime) -> Emptied:
    """Empty the bin of what has lain there long, as a backup proves that has it."""
    backup = ripe_since(list_backups(workspace.folder.backups), now)
    if backup is None:
        return Emptied()
    try:
        check_records(backup.path)
        ripe = read_binned_in(DataFolder(backup.path).database)
    except AppError:  # what is damaged proves nothing
        return Emptied()
    return workspace.store.empty_bin(ripe)


def loss_of(found: Upkeep) -> AppError | None:
    """Return what to tell of lost photos, `None` if none is."""
    if not found.lost:
        return None
    names = [_name(photo) for photo in found.lost[:_SHOWN]]
    rest = len(found.lost) - _SHOWN
    more = f" và {grouped(rest)} ảnh khác" if rest > 0 else ""
    return AppError(
        f"{grouped(len(found.lost))} ảnh gốc bị mất hoặc hư hỏng: {', '.join(names)}{more}.",
        "Hãy thêm lại những ảnh đó, hoặc cắm ổ USB có bản sao lưu rồi mở lại chương trình để lấy "
        "lại. Hoạt động và số liệu không bị ảnh hưởng.",
    )


def _name(photo: LostPhoto) -> str:
    of = f" của {quoted(photo.record)}" if photo.record else ""
    return f"{quoted(photo.name)}{of} ({'hư hỏng' if photo.is_damaged else 'mất tệp'})"
