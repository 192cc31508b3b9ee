# SPDX-License-Identifier: MIT
"""Finds the ways out when the book is damaged, and takes one; the damaged file is always kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.domain.errors import AppError
from desktop.domain.progress import SILENT, Cancelled, Progress
from desktop.domain.vietnamese import grouped
from desktop.paths import DataFolder
from desktop.services.backups.kept_backups import kept_backups
from desktop.storage.backups import Backup, check_backup
from desktop.storage.backups.manifest import read_manifest
from desktop.storage.backups.restoring import replace_database
from desktop.storage.salvage import salvage

_COUNTED = {"records": "hoạt động", "photos": "ảnh", "attendees": "dòng danh sách"}


@dataclass(frozen=True, slots=True)
class WaysOut:
    """The newest good backup, and what could be saved from the damaged file; `None` if nothing.

    Counts are rows of the database by table, deleted records and photos included. `spoilt` counts
    newer backups that are damaged themselves.
    """

    backup: Backup | None
    in_backup: Mapping[str, int]
    salvaged: Mapping[str, int] | None
    spoilt: int

    @property
    def is_backup_better(self) -> bool:
        """Whether the backup holds at least as much as can be saved."""
        if self.backup is None or self.salvaged is None:
            return self.backup is not None
        return self.in_backup.get("records", 0) >= self.salvaged.get("records", 0)


def ways_out(folder: DataFolder, places: Iterable[Path], progress: Progress = SILENT) -> WaysOut:
    """Look for what can be had in place of a damaged book; nothing is changed.

    `places` are those with backups.

    Raises:
        Cancelled: the user stopped.
    """
    spoilt, good = 0, None
    for kept in kept_backups(places):
        try:
            good = check_backup(kept.backup.path, progress)
            break
        except Cancelled:
            raise
        except AppError:
            spoilt += 1
    rows = read_manifest(good.path).rows if good else {}
    return WaysOut(good, rows, _tried(folder), spoilt)


def save_rows(folder: DataFolder) -> Path | None:
    """Put what can be saved of a damaged book in its place, and return where that is kept.

    Raises:
        AppError: nothing can be saved, or there is no room; the book is as it was.
    """

    def make(target: Path) -> None:
        rows = salvage(folder.database, target).rows
        if not any(rows.values()):
            raise AppError(
                f"Không còn đọc được gì trong tệp “{folder.database}”.",
                "Hãy khôi phục từ một bản sao lưu; tệp hỏng vẫn được giữ.",
            )

    return replace_database(folder, make)


def counted(rows: Mapping[str, int]) -> str:
    """Return counts in words: "58 hoạt động, 25 ảnh, 310 dòng danh sách"."""
    return ", ".join(f"{grouped(rows.get(name, 0))} {word}" for name, word in _COUNTED.items())


def lacking(rows: Mapping[str, int], other: Mapping[str, int]) -> str:
    """Return how much less there is than elsewhere, in words; blank if there is not less."""
    fewer = {name: other.get(name, 0) - rows.get(name, 0) for name in _COUNTED}
    return ", ".join(f"{grouped(n)} {_COUNTED[name]}" for name, n in fewer.items() if n > 0)


def _tried(folder: DataFolder) -> Mapping[str, int] | None:
    """Return what could be saved, by doing it elsewhere; `None` if that is nothing."""
    with TemporaryDirectory() as scratch:
        try:
            rows = salvage(folder.database, Path(scratch) / "thu.db").rows
        except AppError:
            return None
    return rows if any(rows.get(name, 0) for name in _COUNTED) else None
