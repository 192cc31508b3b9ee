# SPDX-License-Identifier: MIT
"""Saves the open book to another place when the one it lay in is gone from under the window."""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import AppError
from desktop.domain.progress import SILENT, Progress
from desktop.domain.week.changes import Changes
from desktop.domain.week.notebook import Notebook
from desktop.paths import DataFolder
from desktop.services.workspace import Workspace
from desktop.storage.aside import stamp, unused
from desktop.storage.backups.restoring import bring_photo
from desktop.storage.durable import new_folder, put_in_place, sha256_of
from desktop.storage.faults import explained
from desktop.storage.hashed_files import find_file
from desktop.storage.journal import note
from desktop.storage.live_place import require_fit
from desktop.storage.photo_files import PhotoFiles
from desktop.storage.privacy import make_private
from desktop.storage.room import require_room, size_of
from desktop.storage.store import Store

_DRAFT = "dang-luu-so-"
_NAME = "so-tuan-le-"


@dataclass(frozen=True, slots=True)
class SavedElsewhere:
    """The new data folder, to be opened from now on, and what could not come along.

    `lost_photos` are the file names of photos whose picture is nowhere any more. Where the book
    `is_whole`, every Week is in it with all its lists; else the open Week alone, as it stood on
    the screen, with the attendance lists that were looked at.
    """

    folder: DataFolder
    lost_photos: tuple[str, ...]
    is_whole: bool


def save_elsewhere(
    workspace: Workspace,
    notebook: Notebook,
    waiting: Sequence[Changes],
    place: Path,
    *,
    backups: Iterable[Path] = (),
    progress: Progress = SILENT,
) -> SavedElsewhere:
    """Save the open book as a new data folder in a place, all or nothing.

    To be used when writing was refused with `Displaced`, or the disk does not serve any more: an
    open file can be read although it has no name. `notebook` is the open Week as it stands on the
    screen, `waiting` are its changes that are not on the disk yet, in order. Pictures come from
    the folder, wherever it is by now, or from `backups`, the places that have some.

    Raises:
        AppError: live data must not lie there, it cannot be written, or there is no room.
        Cancelled: the user stopped.
    """
    require_fit(DataFolder(place))
    roots = [root for root in (_moved(workspace), workspace.folder.root) if root is not None]
    backups = (*(DataFolder(root).backups for root in roots), *backups)
    with explained(place), new_folder(place, _DRAFT) as made:
        draft = DataFolder(made)
        is_whole = _save_records(workspace, notebook, waiting, draft)
        _save_forms(roots, draft)
        with Store.open(draft) as store:
            names = dict(_named(store))
        originals = [DataFolder(root).originals for root in roots]
        found = (find_file(root, sha256) for root in originals for sha256 in names)
        require_room((place, size_of(path for path in found if path)))
        lost: list[str] = []
        for done, (sha256, name) in enumerate(names.items(), 1):
            progress.check()
            if not _save_photo(sha256, originals, backups, draft):
                lost.append(name)
            progress.step(done, len(names), "Lưu ảnh")
        make_private(made)
        folder = DataFolder(unused(place, f"{_NAME}{stamp()}"))
        put_in_place(made, folder.root)
    note("lưu sổ sang nơi khác", ảnh=len(names) - len(lost), ảnh_mất=len(lost))
    return SavedElsewhere(folder, tuple(lost), is_whole)


def _moved(workspace: Workspace) -> Path | None:
    now = workspace.store.where_now()
    return now.parent if now else None


def _save_records(
    workspace: Workspace, notebook: Notebook, waiting: Sequence[Changes], draft: DataFolder
) -> bool:
    """Write the database; return whether it holds everything."""
    try:
        workspace.store.copy_to(draft.database)
    except AppError:
        draft.database.unlink(missing_ok=True)
        with Store.open(draft, create=True) as store:
            store.save_notebook(notebook)
        return False
    with Store.open(draft) as store:
        for changes in waiting:
            store.write(notebook.week.id, changes)
    return True


def _save_forms(roots: Sequence[Path], draft: DataFolder) -> None:
    for own in (draft.forms, draft.documents):
        own.mkdir(0o700)
    for folder in map(DataFolder, roots):
        for source, target in ((folder.forms, draft.forms), (folder.documents, draft.documents)):
            for form in source.glob("*.toml"):
                with suppress(OSError):  # a Week is reported on another form until it is back
                    shutil.copyfile(form, target / form.name)


def _named(store: Store) -> Iterator[tuple[str, str]]:
    """Yield the SHA-256 of every picture with what to call it."""
    for sha256 in store.photo_hashes():
        yield sha256, sha256[:12]
    for week in store.weeks():
        for photo in store.notebook(week.id).photos:
            yield photo.sha256, photo.file_name


def _save_photo(
    sha256: str, originals: Sequence[Path], backups: Iterable[Path], draft: DataFolder
) -> bool:
    for root in originals:
        with suppress(OSError):  # the next place may do better
            found = find_file(root, sha256)
            if found is not None and sha256_of(found) == sha256:
                PhotoFiles(draft).keep(found, found.name)
                return True
    return bring_photo(draft, sha256, backups)
