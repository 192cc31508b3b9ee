# SPDX-License-Identifier: MIT
"""Finds the backups in a place and makes sure that one is whole."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.domain.errors import AppError
from desktop.domain.progress import SILENT, Progress
from desktop.domain.vietnamese import grouped
from desktop.paths import DataFolder
from desktop.storage.backups.manifest import POOL, BackupManifest, Occasion, read_manifest
from desktop.storage.database_file import check, connected, has_own_schema, row_counts
from desktop.storage.faults import Damaged, explained

PREFIX = "sao-luu-"
"""Begins the name of every finished backup; the time when it was made follows."""

_MOST = 1000
"""How many folders of one place are looked into, the newest by their names."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A finished backup.

    `records` and `photos` count those of the book, deleted ones too; scans and what units sent
    are kept beside the photos and not counted. `missing_photos` are the SHA-256 of pictures
    that were already lost when it was made.
    """

    path: Path
    made_at: datetime
    records: int
    photos: int
    missing_photos: tuple[str, ...]
    occasion: Occasion
    origin: str
    number: int


def summary_of(path: Path, manifest: BackupManifest) -> Backup:
    """Return what is to be told of a backup."""
    return Backup(
        path,
        manifest.made_at,
        manifest.rows.get("records", 0),
        min(manifest.rows.get("photos", 0), len(manifest.photos)),
        manifest.missing_photos,
        manifest.occasion,
        manifest.origin,
        manifest.number,
    )


@dataclass(frozen=True, slots=True)
class FoundBackups:
    """The backups in a place, the last one made last, and why each other folder is none."""

    backups: tuple[Backup, ...]
    faults: tuple[AppError, ...]


def find_backups(destination: Path) -> FoundBackups:
    """Look for backups in a place, which strangers may have written to.

    Raises:
        AppError: the place cannot be looked into, as when a stick is pulled out; one that is not
            there has none.
    """
    found, faults = list[Backup](), list[AppError]()
    with explained(destination):
        paths = sorted(destination.glob(f"{PREFIX}*"), reverse=True)
    for path in paths[:_MOST]:
        try:
            found.append(summary_of(path, read_manifest(path)))
        except AppError as error:
            faults.append(error)
    if more := len(paths) - _MOST if len(paths) > _MOST else 0:
        faults.append(_too_many(destination, more))
    return FoundBackups(tuple(sorted(found, key=_order)), tuple(faults))


def list_backups(destination: Path) -> tuple[Backup, ...]:
    """Return the backups in a place whose list of contents can be read, the last one made last.

    Raises:
        AppError: as for `find_backups`.
    """
    return find_backups(destination).backups


def _too_many(destination: Path, more: int) -> AppError:
    return AppError(
        f"“{destination}” có quá nhiều bản sao lưu; {grouped(more)} bản cũ không được xem.",
        "Hãy chuyển bớt những bản cũ sang thư mục khác.",
    )


def _order(backup: Backup) -> tuple[int, datetime, str]:
    return backup.number, backup.made_at, backup.path.name


def check_records(path: Path) -> None:
    """Make sure that all of a backup but its pictures is as it was written.

    Raises:
        AppError: it is no backup, or a file is missing or altered.
    """
    for entry in read_manifest(path).files:
        entry.check(path)


def check_backup(path: Path, progress: Progress = SILENT) -> Backup:
    """Read a whole backup again and make sure that it is as it was written.

    Raises:
        AppError: it is no backup, a file is missing or altered, or the database is damaged.
        Cancelled: the user stopped.
    """
    manifest = read_manifest(path)
    entries = [(path, entry) for entry in manifest.files]
    entries += [(path.parent / POOL, entry) for entry in manifest.photos]
    for done, (root, entry) in enumerate(entries):
        progress.check()
        progress.step(done, len(entries), "Kiểm tra bản sao lưu")
        entry.check(root)
    database = DataFolder(path).database
    # Of a database with any other schema only rows are taken, which are checked then.
    if has_own_schema(database, alone=True):
        with connected(database, alone=True) as connection:
            check(connection, database)
            if row_counts(connection) != manifest.rows:
                raise Damaged(database)
    progress.step(len(entries), len(entries), "Kiểm tra bản sao lưu")
    return summary_of(path, manifest)
