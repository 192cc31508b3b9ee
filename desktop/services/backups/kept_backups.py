# SPDX-License-Identifier: MIT
"""Tells which backups there are and how much room everything in a data folder takes."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.domain.errors import AppError
from desktop.paths import DataFolder
from desktop.storage.backups import Backup, find_backups, list_backups
from desktop.storage.backups.checking import summary_of
from desktop.storage.backups.manifest import read_manifest


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """A backup with the place it was found in."""

    backup: Backup
    place: Path


@dataclass(frozen=True, slots=True)
class Room:
    """How many files there are, and how many bytes they take together."""

    files: int
    size: int


@dataclass(frozen=True, slots=True)
class Usage:
    """What takes room in a data folder."""

    records: Room
    originals: Room
    copies: Room
    backups: Room


def kept_backups(places: Iterable[Path]) -> tuple[KeptBackup, ...]:
    """Return the backups in these places, the newest first; a place that is gone has none.

    In one place the order is that of their making, whatever the clock said.
    """
    found: list[tuple[datetime, int, KeptBackup]] = []
    for place in dict.fromkeys(places):
        with suppress(AppError):  # what cannot be looked into just now is as good as gone
            latest = datetime.now().astimezone()
            for backup in reversed(list_backups(place)):
                latest = min(latest, backup.made_at)  # it was made before the one that follows it
                found.append((latest, backup.number, KeptBackup(backup, place)))
    found.sort(key=lambda entry: entry[:2], reverse=True)
    return tuple(kept for _moment, _number, kept in found)


def faulty_backups(places: Iterable[Path]) -> tuple[str, ...]:
    """Return a sentence for each folder in these places that looks like a backup and is none."""
    faults: list[str] = []
    for place in dict.fromkeys(places):
        with suppress(AppError):  # as for those that are good
            faults += [str(fault) for fault in find_backups(place).faults]
    return tuple(faults)


def find_backup(path: Path) -> Backup:
    """Return the backup at a path, or the newest of those that lie in it.

    Raises:
        AppError: there is none.
    """
    several = list_backups(path)
    return several[-1] if several else summary_of(path, read_manifest(path))


def usage(folder: DataFolder) -> Usage:
    """Measure a data folder."""
    return Usage(
        records=_room(folder.root.glob(f"{folder.database.name}*")),
        originals=_room(folder.originals.rglob("*")),
        copies=_room(folder.copies.rglob("*")),
        backups=_room(folder.backups.rglob("*")),
    )


def _room(paths: Iterable[Path]) -> Room:
    sizes = [path.stat().st_size for path in paths if path.is_file()]
    return Room(len(sizes), sum(sizes))
