# SPDX-License-Identifier: MIT
"""Which pictures come into a Week: what is one, what it is called, and which are there already."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from desktop.domain.errors import AppError
from desktop.domain.progress import SILENT, Progress
from desktop.domain.week.notebook import Photo
from desktop.domain.week.week import Week
from desktop.services.photos.photos import Picture, received
from desktop.services.workspace import Workspace

USABLE = ("jpg", "jpeg", "jpe", "jfif", "png", "heic", "heif", "hif", "webp", "bmp", "tif", "tiff")
"""The suffixes of pictures that can go out."""

_UNUSABLE = ("gif", "avif")
"""Pictures that are kept with a word on how to make them usable, rather than passed over."""

_SUFFIXES = {f".{suffix}" for suffix in (*USABLE, *_UNUSABLE)}


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came: photos that are new, or mend one that was missing, and names of the others."""

    photos: tuple[Photo, ...]
    known: tuple[str, ...]


def pasted(png: bytes, at: datetime) -> Picture:
    """Return a picture that was pasted, named by when that was."""
    return Picture(f"Ảnh dán {at:%d-%m-%Y %H.%M.%S}.png", png)


def pictures_in(
    sources: Iterable[Path | Picture],
    progress: Progress = SILENT,
    on_passed_over: Callable[[Path], object] = lambda _path: None,
) -> Iterator[Path | Picture]:
    """Yield the pictures there are, those of a folder and of all in it by name.

    A file that is none is handed to `on_passed_over`. Hidden ones count for nothing: they are what
    other systems leave beside each file.

    Raises:
        Cancelled: the user stopped.
    """
    for source in sources:
        progress.check()
        if isinstance(source, Picture):
            yield source
            continue
        for path in _files_in(source, progress):
            if path.name.startswith("."):
                continue
            if path.suffix.lower() in _SUFFIXES:
                yield path
            else:
                on_passed_over(path)


def arriving(
    workspace: Workspace,
    week: Week,
    sources: Sequence[Path | Picture],
    progress: Progress = SILENT,
    on_refused: Callable[[AppError], None] | None = None,
) -> Iterator[Photo]:
    """Keep pictures and yield what each is (`received`); a deleted one comes back as it was.

    Raises:
        AppError: a picture cannot be kept, and `on_refused` does not take the reason.
        Cancelled: the user stopped.
    """
    gone = {photo.id: photo for photo in workspace.store.deleted_photos(week.id)}
    for photo in received(workspace.folder, week, sources, progress, on_refused):
        yield _as_it_was(gone.get(photo.id), photo)


def told_apart(came: Iterable[Photo], mine: Callable[[str], Photo | None]) -> TakenIn:
    """Tell the photos that are new from those that a Week has; `mine` returns one by its id.

    The picture of a photo that could not be shown until now mends it.
    """
    new: dict[str, Photo] = {}
    known: list[str] = []
    for photo in came:
        before = new.get(photo.id) or mine(photo.id)
        if before is None or (before.fault and not photo.fault):
            new[photo.id] = _as_it_was(before, photo)
        else:
            known.append(photo.file_name)
    return TakenIn(tuple(new.values()), tuple(known))


def _files_in(source: Path, progress: Progress) -> Iterator[Path]:
    if not source.is_dir():
        yield source
        return
    for folder, folders, names in os.walk(source):
        progress.check()
        folders.sort()
        yield from (Path(folder, name) for name in sorted(names))


def _as_it_was(mine: Photo | None, came: Photo) -> Photo:
    """Return a photo with what the clerk had said of it before it was deleted, or was missing."""
    if mine is None:
        return came
    return replace(
        came, record=mine.record, caption=mine.caption, typical=mine.typical, turn=mine.turn
    )
