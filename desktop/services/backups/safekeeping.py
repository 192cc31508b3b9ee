# SPDX-License-Identifier: MIT
"""Makes verified backups of a whole data folder, asked for or by itself, and brings one back."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TypeVar

from desktop.domain.errors import AppError
from desktop.domain.progress import SILENT, Cancelled, Progress
from desktop.paths import DataFolder
from desktop.storage.backups import (
    Backup,
    Occasion,
    Restored,
    back_up,
    list_backups,
    restore,
)
from desktop.storage.backups.making import origin_of

_Path = TypeVar("_Path", bound=PurePath)


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of backing up by itself: the backups there are now, and what went wrong.

    `outside` is `None` where the second place is not there just now, or none was chosen.
    """

    here: Backup | None
    outside: Backup | None
    faults: tuple[AppError, ...]


def back_up_all(
    folder: DataFolder, destination: Path | None = None, progress: Progress = SILENT
) -> Backup:
    """Copy everything in the data folder to `destination`, by default its own backup folder.

    Raises:
        AppError: there is nothing to back up, the data are damaged, or there is no room.
    """
    if not folder.database.is_file():
        advice = "Hãy xem lại thư mục dữ liệu."
        raise AppError(f"Không có dữ liệu ở {folder.root} để sao lưu.", advice)
    return back_up(folder, (destination or folder.backups).absolute(), progress)


def keep_safe(
    folder: DataFolder, occasion: Occasion, outside: Path | None = None, progress: Progress = SILENT
) -> Kept:
    """Back up what changed since the last time, here and in the second place if that is there.

    That one place fails keeps the other from nothing.

    Raises:
        Cancelled: the user stopped; a backup that was finished by then stays.
    """
    made: dict[Path, Backup] = {}
    faults: list[AppError] = []
    second = find_place(folder, outside) if outside else None
    for place in (folder.backups, second):
        if place is None:
            continue
        try:
            made[place] = back_up(folder, place, progress, occasion)
        except Cancelled:
            raise
        except AppError as error:
            faults.append(error)
    there = made.get(second) if second else None
    return Kept(made.get(folder.backups), there, tuple(faults))


def find_place(folder: DataFolder, place: Path) -> Path | None:
    """Return where a second place is just now, `None` if it is not there.

    Windows gives a stick another letter now and then; where it bears backups of this very data
    folder, it is found under that.
    """
    if _is_there(place):
        return place
    origin = origin_of(folder)
    for other in under_other_letters(place):
        with suppress(AppError):
            if _is_there(other) and any(b.origin == origin for b in list_backups(other)):
                return other
    return None


def _is_there(place: Path) -> bool:
    """Whether a place can be reached: a stick may be pulled out, a drive be asleep."""
    try:
        return place.is_dir()
    except OSError:
        return False


def under_other_letters(place: _Path) -> Iterator[_Path]:
    """Yield a place of Windows under every other letter that a drive can have."""
    if re.fullmatch("[A-Z]:", place.drive, re.IGNORECASE):
        for letter in "DEFGHIJKLMNOPQRSTUVWXYZ":
            if place.drive.upper() != f"{letter}:":
                yield type(place)(f"{letter}:{place.anchor[len(place.drive) :]}", *place.parts[1:])


def back_up_before(folder: DataFolder, occasion: Occasion, progress: Progress = SILENT) -> None:
    """Back up before something that changes much at once.

    Raises:
        AppError: it cannot be done; better not go on then.
        Cancelled: the user stopped.
    """
    back_up(folder, folder.backups, progress, occasion)


def restore_all(backup: Path, folder: DataFolder, progress: Progress = SILENT) -> Restored:
    """Put a backup in the place of the data folder's present state.

    `backup` may be one backup, or a folder of several, of which the newest is taken. The present
    state is backed up first, if it is whole, so that it is in the list of backups as well.

    Raises:
        AppError: it is no backup, it was altered or lacks a photo, or there is no room; the
            data folder is then as it was.
    """
    several = list_backups(backup)
    chosen = several[-1].path if several else backup
    if folder.database.exists():
        with suppress(AppError):  # It may be damaged, or the disk full: that is why one restores.
            back_up_before(folder, Occasion.RESTORE)
    return restore(chosen, folder, progress)
