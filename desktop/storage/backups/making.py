# SPDX-License-Identifier: MIT
"""Makes backups: the database copied while it may be in use and checked, then all the rest."""

import hashlib
import platform
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from threading import Lock

from desktop.domain.errors import AppError
from desktop.domain.progress import SILENT, Progress
from desktop.domain.vietnamese import nfc
from desktop.paths import DataFolder
from desktop.storage.aside import stamp, unused
from desktop.storage.backups.checking import PREFIX, Backup, list_backups, summary_of
from desktop.storage.backups.manifest import (
    MOST_BACKUPS,
    POOL,
    BackupManifest,
    ListedFile,
    Occasion,
    entry_of,
    read_manifest,
    write_manifest,
)
from desktop.storage.backups.rotation import kept
from desktop.storage.database_file import (
    check,
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
    sha256_of,
)
from desktop.storage.faults import explained
from desktop.storage.hashed_files import find_file
from desktop.storage.journal import note
from desktop.storage.privacy import make_private
from desktop.storage.room import require_room, size_of
from desktop.storage.side_files import files_of

DRAFT = "dang-sao-luu-"
"""Begins the name of what is not yet, or no longer, a backup; whose it is follows."""

_STALE_S = 86_400.0

_PICTURES: Mapping[str, str] = {
    "photos": "SELECT DISTINCT sha256 FROM photos",
    "dispatches": "SELECT DISTINCT scan_sha256 FROM dispatches WHERE scan_sha256 NOT NULL",
    "received_files": "SELECT DISTINCT sha256 FROM received_files",
}
"""What files must come along, by the table that names them; early schemas lack some.

What units sent is kept among the pictures, under its content, and goes with them."""

_BY_ITSELF = (Occasion.WORK, Occasion.CLOSING, Occasion.START)

_one_at_a_time = Lock()
"""Two of this program at once would take each other's unfinished work for leftovers."""


def back_up(
    folder: DataFolder,
    destination: Path,
    progress: Progress = SILENT,
    occasion: Occasion = Occasion.ASKED,
) -> Backup:
    """Copy database, forms and originals to a place; the backup appears there once it is whole.

    A picture that is lost or damaged here does not keep the rest from being saved: the result
    names it, unless an earlier backup in the same place still has it. Before something risky no
    pictures are copied, so that nobody waits: what follows leaves them as they are.

    Unless it was asked for, nothing is made where the last backup holds the very same. One made as
    work goes on thins out the earlier ones that nobody asked for, as `rotation` says; one before
    something risky does not: what follows may be to bring one of them back.

    Raises:
        AppError: there is no database or it is damaged, the disk is full or cannot be written.
        Cancelled: the user stopped; there is no backup.
    """
    schema_version(folder.database)
    size = size_of(files_of(folder.database))
    origin = origin_of(folder)
    with (
        _one_at_a_time,
        explained(destination),
        new_folder(destination, f"{DRAFT}{origin}-") as draft,
    ):
        require_room((destination, size))
        copy_database(folder.database, DataFolder(draft).database, progress)
        manifest = _add_the_rest(folder, draft, destination / POOL, progress, occasion)
        here = list_backups(destination)
        manifest = replace(manifest, number=_next_number(here), origin=origin)
        if occasion is not Occasion.ASKED and (same := _same(here, manifest)):
            return same
        write_manifest(draft, manifest)
        make_private(draft)
        path = unused(destination, f"{PREFIX}{stamp()}")
        put_in_place(draft, path)
        backup = summary_of(path, manifest)
        note(f"sao lưu ({occasion})", hoạt_động=backup.records, ảnh=backup.photos)
        if occasion is not Occasion.ASKED:
            _check_again(backup, manifest)
        if occasion in _BY_ITSELF:
            _thin_out([b for b in here if b.origin == origin], backup)
    return backup


def _next_number(here: Sequence[Backup]) -> int:
    return min(here[-1].number + 1, MOST_BACKUPS) if here else 1


def origin_of(folder: DataFolder) -> str:
    """Return what tells the backups of this data folder from those of others in the same place."""
    where = f"{platform.node()}\n{folder.root.absolute()}"
    # A path need not be UTF-8.
    return hashlib.sha256(where.encode(errors="surrogateescape")).hexdigest()[:12]


def _same(here: Sequence[Backup], manifest: BackupManifest) -> Backup | None:
    """Return the last backup of this data folder if it holds the same as a new one would."""
    mine = [backup for backup in here if backup.origin == manifest.origin]
    if not mine:
        return None
    last = read_manifest(mine[-1].path)
    is_same = set(last.files) == set(manifest.files)
    if manifest.occasion.copies_photos:
        is_same &= set(last.photos) == set(manifest.photos)
        is_same &= last.missing_photos == manifest.missing_photos
    return mine[-1] if is_same else None


def _check_again(backup: Backup, manifest: BackupManifest) -> None:
    """Read the new backup where it lies now: before any other goes, this one must be good."""
    try:
        for entry in manifest.files:
            entry.check(backup.path)
    except AppError:
        _take_down(backup)
        raise


def _thin_out(earlier: Sequence[Backup], new: Backup) -> None:
    """Remove the earlier backups that need not be kept any longer; pictures all stay.

    `earlier` are those of one data folder in the order they were made. What somebody asked for
    stays.
    """
    own = [*(b for b in earlier if b.occasion is not Occasion.ASKED), new]
    keep = kept([backup.made_at for backup in own])
    for at, backup in enumerate(own):
        if at not in keep:
            shutil.rmtree(_take_down(backup))


def _take_down(backup: Backup) -> Path:
    """Let a folder be no backup any more, in one step; the next backup sweeps what is left."""
    gone = unused(backup.path.parent, f"{DRAFT}{backup.origin}-{backup.path.name}")
    put_in_place(backup.path, gone)
    return gone


def _add_the_rest(
    folder: DataFolder, draft: Path, pool: Path, progress: Progress, occasion: Occasion
) -> BackupManifest:
    database = DataFolder(draft).database
    with connected(database) as copy:
        check(copy, database, thoroughly=True)
        rows = row_counts(copy)
        named = [
            sha256
            for table, query in _PICTURES.items()
            if table in rows
            for (sha256,) in copy.execute(query)
        ]
    files = [database, *_copy_forms(folder, DataFolder(draft))]
    if occasion.copies_photos:
        photos = list(_pool_photos(folder, pool, named, progress))
        missing = set(named) - {entry.sha256 for entry in photos if entry}
    else:
        photos, missing = [_pooled(pool, sha256) for sha256 in named], set[str]()
    return BackupManifest(
        made_at=datetime.now().astimezone(),
        occasion=occasion,
        rows=rows,
        files=tuple(entry_of(file, draft) for file in files),
        photos=tuple(entry for entry in photos if entry),
        missing_photos=tuple(sorted(missing)),
    )


def _copy_forms(folder: DataFolder, into: DataFolder) -> Iterator[Path]:
    """Copy the clerk's own forms and templates of documents, and yield what they are called."""
    for source, target in ((folder.forms, into.forms), (folder.documents, into.documents)):
        own = [path for path in source.glob("*") if path.is_file()]
        if own:  # templates may be there without a form, in whose folder theirs lies
            into.forms.mkdir(mode=0o700, exist_ok=True)
            target.mkdir(mode=0o700, exist_ok=True)
        yield from (_copy_form(path, target) for path in own)


def _copy_form(form: Path, forms: Path) -> Path:
    # The list of contents is read in NFC; a Mac may have named the file otherwise.
    target = forms / nfc(form.name)
    with form.open("rb") as source, new_file(forms) as (file, draft):
        copy_hashed(source, file)
        file.close()
        put_in_place(draft, target)
    return target


def _pool_photos(
    folder: DataFolder, pool: Path, named: Sequence[str], progress: Progress
) -> Iterator[ListedFile | None]:
    """Yield each picture as it lies in the pool, copied there if need be; `None` if it is lost."""
    new = [found for sha256 in named if (found := find_file(folder.originals, sha256))]
    new = [path for path in new if find_file(pool, path.stem) is None]
    require_room((pool.parent, size_of(new)))
    for leftover in pool.glob("*.tam"):  # what a crash cut short, if not another one's at work
        if time.time() - leftover.stat().st_mtime > _STALE_S:
            leftover.unlink(missing_ok=True)
    for done, sha256 in enumerate(named, 1):
        progress.check()
        yield _pool_photo(folder, pool, sha256)
        progress.step(done, len(named), "Sao lưu ảnh")


def _pool_photo(folder: DataFolder, pool: Path, sha256: str) -> ListedFile | None:
    pooled, original = find_file(pool, sha256), find_file(folder.originals, sha256)
    if original is None:
        entry = _pooled(pool, sha256)
        return entry if entry and entry.sha256 == sha256_of(pool / entry.path) else None
    target = pooled or pool / original.relative_to(folder.originals)
    size = original.stat().st_size
    if pooled is None or pooled.stat().st_size != size:
        with original.open("rb") as source, new_file(pool) as (file, draft):
            copied, size = copy_hashed(source, file)
            if copied != sha256:
                return None
            file.close()
            put_in_place(draft, target)
    return ListedFile(path=target.relative_to(pool).as_posix(), size=size, sha256=sha256)


def _pooled(pool: Path, sha256: str) -> ListedFile | None:
    """Return a picture that an earlier backup brought there."""
    found = find_file(pool, sha256)
    if found is None:
        return None
    path = found.relative_to(pool).as_posix()
    return ListedFile(path=path, size=found.stat().st_size, sha256=sha256)
