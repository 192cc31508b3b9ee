# SPDX-License-Identifier: MIT
"""Makes backups: the database copied while it may be in use and checked, then all the rest."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from desktop.domain.progress import SILENT, Progress
from desktop.domain.vietnamese import nfc
from desktop.paths import DataFolder
from desktop.storage.aside import stamp, unused
from desktop.storage.backups.checking import PREFIX, Backup, summary_of
from desktop.storage.backups.manifest import (
    POOL,
    Entry,
    Manifest,
    entry_of,
    write_manifest,
)
from desktop.storage.database_file import (
    connected,
    copy_database,
    row_counts,
    schema_version,
)
from desktop.storage.durable import (
    copy_hashed,
    new_file,
    new_folder,
    put_in_place,
    require_room,
)
from desktop.storage.faults import explained
from desktop.storage.hashed_files import find_file

_DRAFT = "dang-sao-luu-"

_PHOTOS = "SELECT DISTINCT sha256 FROM photos"
_SCANS = "SELECT scan_sha256 FROM dispatches WHERE scan_sha256 NOT NULL"
"""What pictures must come along; a database of the first schema knows of no scans."""


def back_up(folder: DataFolder, destination: Path, progress: Progress = SILENT) -> Backup:
    """Copy database, forms and originals to a place; the backup appears there once it is whole.

    A picture that is lost or damaged here does not keep the rest from being saved: the result
    names it, unless an earlier backup in the same place still has it.

    Raises:
        AppError: there is no database or it is damaged, the disk is full or cannot be written.
        Cancelled: the user stopped; there is no backup.
    """
    size = _size([folder.database]) if schema_version(folder.database) else 0
    with explained(destination), new_folder(destination, _DRAFT) as draft:
        require_room(destination, size)
        copy_database(folder.database, DataFolder(draft).database, progress)
        manifest = _add_the_rest(folder, draft, destination / POOL, progress)
        write_manifest(draft, manifest)
        backup = unused(destination, f"{PREFIX}{stamp()}")
        put_in_place(draft, backup)
    return summary_of(backup, manifest)


def copy_before_upgrade(folder: DataFolder, version: int) -> Path:
    """Copy the database, checked, as it is before its schema changes; `version` is that schema's.

    The pictures do not change then, so they are not copied.

    Raises:
        AppError: the database is damaged, the disk is full or cannot be written.
    """
    name = f"truoc-nang-cap-{version}-{stamp()}"
    with explained(folder.backups), new_folder(folder.backups, _DRAFT) as draft:
        require_room(folder.backups, _size([folder.database]))
        copy_database(folder.database, DataFolder(draft).database, SILENT)
        target = unused(folder.backups, name)
        put_in_place(draft, target)
    return target


def _add_the_rest(folder: DataFolder, draft: Path, pool: Path, progress: Progress) -> Manifest:
    with connected(DataFolder(draft).database) as copy:
        rows = row_counts(copy)
        queries = (_PHOTOS, _SCANS) if "dispatches" in rows else (_PHOTOS,)
        named = [sha256 for query in queries for (sha256,) in copy.execute(query)]
    forms = [path for path in folder.forms.glob("*") if path.is_file()]
    new = [found for sha256 in named if (found := find_file(folder.originals, sha256))]
    new = [path for path in new if find_file(pool, path.stem) is None]
    require_room(draft, _size(forms) + _size(new))
    files = [
        DataFolder(draft).database,
        *(_copy_form(form, DataFolder(draft).forms) for form in forms),
    ]
    photos: list[Entry] = []
    for done, sha256 in enumerate(named, 1):
        progress.check()
        if entry := _pool_photo(folder, pool, sha256):
            photos.append(entry)
        progress.step(done, len(named), "Sao lưu ảnh")
    return Manifest(
        made_at=datetime.now().astimezone(),
        rows=rows,
        files=tuple(entry_of(file, draft) for file in files),
        photos=tuple(photos),
        missing_photos=tuple(sorted(set(named) - {entry.sha256 for entry in photos})),
    )


def _copy_form(form: Path, forms: Path) -> Path:
    # The list of contents is read in NFC; a Mac may have named the file otherwise.
    target = forms / nfc(form.name)
    with form.open("rb") as source, new_file(forms) as (file, draft):
        copy_hashed(source, file)
        file.close()
        put_in_place(draft, target)
    return target


def _pool_photo(folder: DataFolder, pool: Path, sha256: str) -> Entry | None:
    """Return the picture as it lies in the pool, copied there if need be; `None` if it is lost."""
    pooled, original = find_file(pool, sha256), find_file(folder.originals, sha256)
    if original is None:
        entry = entry_of(pooled, pool) if pooled else None
        return entry if entry and entry.sha256 == sha256 else None
    target = pooled or pool / original.relative_to(folder.originals)
    size = original.stat().st_size
    if pooled is None or pooled.stat().st_size != size:
        with original.open("rb") as source, new_file(pool) as (file, draft):
            copied, size = copy_hashed(source, file)
            if copied != sha256:
                return None
            file.close()
            put_in_place(draft, target)
    return Entry(path=target.relative_to(pool).as_posix(), size=size, sha256=sha256)


def _size(files: Sequence[Path]) -> int:
    return sum(file.stat().st_size for file in files)
