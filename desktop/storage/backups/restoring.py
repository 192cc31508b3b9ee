# SPDX-License-Identifier: MIT
"""Puts a backup in the place of what is there, which is moved aside and never deleted.

The new state is first put together beside the old. One rename then makes it due; what follows is
only renames, which the next start finishes should the power fail. So it is always the old state
or the new one. Pictures only come in: each lies under the hash of its content, so the old and the
new state can share them.
"""

import contextlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import AppError
from desktop.domain.progress import SILENT, Progress
from desktop.paths import DataFolder
from desktop.renaming import rename
from desktop.storage.aside import set_aside, stamp, unused
from desktop.storage.backups.checking import check_backup
from desktop.storage.backups.manifest import POOL, ListedFile, read_manifest
from desktop.storage.database_file import (
    connected,
    examine,
    has_own_schema,
    schema_version,
)
from desktop.storage.durable import (
    copy_hashed,
    new_file,
    new_folder,
    put_in_place,
    sha256_of,
)
from desktop.storage.faults import Damaged, explained
from desktop.storage.hashed_files import find_file, place_for
from desktop.storage.journal import note
from desktop.storage.room import require_room, size_of
from desktop.storage.side_files import Strays, files_of

_DRAFT = "dang-khoi-phuc-"
_BEFORE = "truoc-khoi-phuc-"
_DUE = "khoi-phuc-cho-xong-"


@dataclass(frozen=True, slots=True)
class Restored:
    """Where the former state is kept, `None` if there was none, and what to tell in sentences."""

    aside: Path | None
    remarks: tuple[str, ...]


def restore(backup: Path, folder: DataFolder, progress: Progress = SILENT) -> Restored:
    """Put a backup in the place of the data folder's database and forms, with its pictures.

    Of a database with a schema that is not this program's only the rows are taken.

    Raises:
        AppError: it is no backup, it was altered or lacks a picture, it is of a newer program,
            there is no room, or the data folder is in use; then that is as it was.
        Cancelled: the user stopped; the data folder is as it was.
    """
    check_backup(backup, progress)
    schema_version(DataFolder(backup).database, alone=True)
    manifest = read_manifest(backup)
    pool = backup.parent / POOL
    with explained(folder.root), new_folder(folder.root, _DRAFT) as draft:
        finish_restore(folder)
        _let_go(folder.database)
        wanted = [e for e in manifest.photos if find_file(folder.originals, e.sha256) is None]
        require_room((folder.root, sum(entry.size for entry in (*manifest.files, *wanted))))
        for own in (DataFolder(draft).forms, DataFolder(draft).documents):
            own.mkdir(0o700)
        for entry in manifest.files:
            _bring(entry, backup, draft / entry.path)
        remarks = _without_foreign_parts(DataFolder(draft).database)
        for done, entry in enumerate(manifest.photos, 1):
            progress.check()
            _bring_photo(entry, pool, folder)
            progress.step(done, len(manifest.photos), "Khôi phục ảnh")
        put_in_place(draft, unused(folder.root, f"{_DUE}{stamp()}"))
        note("khôi phục bản sao lưu", hoạt_động=manifest.rows.get("records", 0))
        return Restored(finish_restore(folder), remarks)


def _without_foreign_parts(database: Path) -> tuple[str, ...]:
    """Let a database have the program's own schema, and return what to tell of what it had."""
    if has_own_schema(database):
        return ()
    from desktop.storage.salvage import take_rows

    new = database.with_name(f"{database.name}.tam")
    taken = take_rows(database, new)
    for file in files_of(database):
        file.unlink()
    rename(new, database)
    return (taken.remark,)


def replace_database(folder: DataFolder, make: Callable[[Path], None]) -> Path | None:
    """Put a database that `make` writes in the place of the present one, all or nothing.

    Returns where the present one is kept, `None` if there was none.

    Raises:
        AppError: it cannot be made, or the data folder is in use; then that is as it was.
    """
    with explained(folder.root), new_folder(folder.root, _DRAFT) as draft:
        finish_restore(folder)
        _let_go(folder.database)
        require_room((folder.root, size_of(files_of(folder.database))))
        make(DataFolder(draft).database)
        put_in_place(draft, unused(folder.root, f"{_DUE}{stamp()}"))
        note("cứu sổ từ tệp hỏng")
        return finish_restore(folder)


def finish_restore(folder: DataFolder) -> Path | None:
    """Carry out a restore that is due, also one that a power cut has interrupted.

    Returns where the state before it is kept, `None` if there was none.
    """
    aside: Path | None = None
    for due in sorted(folder.root.glob(f"{_DUE}*")):
        aside = folder.aside / due.name.replace(_DUE, _BEFORE)
        new = DataFolder(due)
        _swap(new.database, folder.database, files_of(folder.database), aside)
        _swap(new.forms, folder.forms, [folder.forms] if folder.forms.exists() else [], aside)
        with contextlib.suppress(OSError):  # what else lies in it is nobody's business here
            due.rmdir()
    return aside if aside and aside.exists() else None


def _swap(new: Path, there: Path, old: Sequence[Path], aside: Path) -> None:
    if new.exists():
        for path in old:
            put_in_place(path, unused(aside, path.name))
        put_in_place(new, there)


def _let_go(database: Path) -> None:
    """Have SQLite bring the present database into its one file, which shows that nobody uses it."""
    if not database.exists():
        return
    # One that is damaged may be why one restores; it is kept to the last bit, as are strays.
    with contextlib.suppress(Damaged, Strays):
        examine(database)
        with connected(database) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")


def _bring(entry: ListedFile, root: Path, target: Path) -> None:
    with (root / entry.path).open("rb") as source, new_file(target.parent) as (file, draft):
        sha256, _size = copy_hashed(source, file)
        file.close()
        if sha256 != entry.sha256:
            raise AppError(f"Không đọc lại được nguyên vẹn tệp “{root / entry.path}”.", _RETRY)
        put_in_place(draft, target)


def _bring_photo(entry: ListedFile, pool: Path, folder: DataFolder) -> None:
    there = find_file(folder.originals, entry.sha256)
    if there is not None and sha256_of(there) == entry.sha256:
        return
    if there is not None:
        set_aside(folder, there)
    _bring(entry, pool, place_for(folder.originals, entry.sha256, entry.path))


def bring_photo(folder: DataFolder, sha256: str, places: Iterable[Path]) -> bool:
    """Bring one original back from the pictures of the first place that has it whole.

    What lies in its place is moved aside. Returns whether one had it.
    """
    for place in places:
        pool = place / POOL
        with contextlib.suppress(AppError, OSError):  # the next place may do better
            found = find_file(pool, sha256)
            if found is not None and sha256_of(found) == sha256:
                path = found.relative_to(pool).as_posix()
                entry = ListedFile(path=path, size=found.stat().st_size, sha256=sha256)
                _bring_photo(entry, pool, folder)
                return True
    return False


_RETRY = "Hãy cắm lại ổ USB rồi thử lại, hoặc dùng một bản sao lưu khác."
