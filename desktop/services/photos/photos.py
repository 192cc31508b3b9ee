# SPDX-License-Identifier: MIT
"""Takes photos in and hands their outgoing copies out; a bad photo never stops the others."""

import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from desktop.domain.errors import AppError, readable
from desktop.domain.progress import SILENT, Progress
from desktop.domain.week.notebook import DayDoubt, Photo
from desktop.domain.week.week import Week
from desktop.intake.photos.photos import PhotoFacts, UnreadablePhoto, inspect, make_copy
from desktop.paths import DataFolder
from desktop.services.two_at_a_time import two_at_a_time
from desktop.services.workspace import Workspace
from desktop.storage.photo_files import PhotoFiles
from desktop.storage.room import require_room, size_of

COPY_SIZE = 600_000
"""Bytes that a copy of the best size takes at most, but for few."""

_PHOTOS = uuid.UUID("6f1f7c0e-53a5-4d1b-9c57-0d0c5b1f6a11")
"""Namespace of photo ids: one picture has one id in one Week, however often it is brought in."""


@dataclass(frozen=True, slots=True)
class Size:
    """An outgoing size: longest side in pixels, JPEG quality."""

    side: int
    quality: int


FULL = Size(1600, 80)
SIZES = (FULL, Size(1280, 75), Size(1024, 70))
"""The sizes a photo may go out in, the best first."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that comes without a file, such as a pasted one; `name` has a suffix."""

    name: str
    content: bytes


def received(
    folder: DataFolder,
    week: Week,
    sources: Sequence[Path | Picture],
    progress: Progress = SILENT,
    on_refused: Callable[[AppError], None] | None = None,
) -> Iterator[Photo]:
    """Keep pictures and yield what each is, for the caller to store, in the order given.

    The original is safe on the disk before anything names it; then its copy is made, so that
    export need not wait. A file that cannot be shown is kept as well, with its fault. One that
    cannot be kept ends the work, unless `on_refused` takes the reason: it is left out then.
    """
    require_room((folder.root, _size_in(sources)))
    files = PhotoFiles(folder)
    names = [source.name for source in sources]

    def arrive(source: Path | Picture) -> Photo | AppError:
        try:
            return _arrive(files, week, source)
        except AppError as error:
            if on_refused is None:
                raise
            return error

    for came in two_at_a_time(arrive, sources, names, progress):
        if isinstance(came, Photo):
            yield came
        elif on_refused is not None:
            on_refused(came)


def _size_in(sources: Sequence[Path | Picture]) -> int:
    """Return how many bytes pictures will take, their copies that go out included."""
    pasted = sum(len(source.content) for source in sources if isinstance(source, Picture))
    files = size_of(source for source in sources if isinstance(source, Path))
    return pasted + files + len(sources) * COPY_SIZE


def keep_copy(folder: DataFolder, photo: Photo, picture: bytes) -> Photo:
    """Keep the copy of a photo that came in a bundle, which is the original here."""
    kept = PhotoFiles(folder).keep(picture, f"{photo.id}.jpg")
    try:
        facts = inspect(kept.path)
    except UnreadablePhoto as error:
        return replace(photo, sha256=kept.sha256, fault=error.message)
    return replace(
        photo, sha256=kept.sha256, turn=0, width=facts.width, height=facts.height, fault=""
    )


def find_original(folder: DataFolder, photo: Photo) -> Path | None:
    """Return the file of a photo as it came, `None` if it is not there."""
    try:
        return PhotoFiles(folder).original(photo.sha256)
    except AppError:
        return None


def photo_id(week: Week, sha256: str) -> str:
    """Return the id of a picture in a Week."""
    return str(uuid.uuid5(_PHOTOS, f"{week.id}/{sha256}"))


def _arrive(files: PhotoFiles, week: Week, source: Path | Picture) -> Photo:
    kept = files.keep(source if isinstance(source, Path) else source.content, source.name)
    id_ = photo_id(week, kept.sha256)
    try:
        facts = inspect(kept.path)
        copy = make_copy(
            kept.path,
            files.copy_path(kept.sha256, FULL.side, 0),
            side=FULL.side,
            quality=FULL.quality,
        )
    except UnreadablePhoto as error:
        return Photo(
            id=id_, sha256=kept.sha256, file_name=readable(source.name), fault=error.message
        )
    return Photo(
        id=id_,
        sha256=kept.sha256,
        file_name=readable(source.name),
        taken_at=facts.taken_at,
        width=facts.width,
        height=facts.height,
        fingerprint=copy.fingerprint,
        day_doubt=_day_doubt(facts, week),
    )


def _day_doubt(facts: PhotoFacts, week: Week) -> DayDoubt | None:
    """Return what speaks against a photo's day as it comes in, above all that it is yet to come.

    A PC whose clock has the Week still to come may be wrong itself, and a camera's may run in
    another zone.
    """
    now = datetime.now()  # noqa: DTZ005 - cameras note no zone
    is_ahead = facts.taken_at is not None and facts.taken_at > now + timedelta(days=1)
    return DayDoubt.AHEAD if is_ahead and now.date() >= week.starts else facts.day_doubt


def copies_of(
    workspace: Workspace,
    photos: Iterable[Photo],
    size: Size = FULL,
    progress: Progress = SILENT,
) -> Mapping[str, Path]:
    """Return the outgoing copies by photo id, making those not made yet.

    A photo whose original is gone or cannot be read is left out; nothing else suffers from it.

    Raises:
        AppError: there is no room for the copies.
        Cancelled: the user stopped.
    """
    wanted = list(photos)
    names = [photo.file_name for photo in wanted]
    paths = two_at_a_time(
        lambda photo: _copy(workspace.folder, photo, size), wanted, names, progress
    )
    return {photo.id: path for photo, path in zip(wanted, paths, strict=True) if path}


def _copy(folder: DataFolder, photo: Photo, size: Size) -> Path | None:
    target = PhotoFiles(folder).copy_path(photo.sha256, size.side, photo.turn)
    if target.is_file():
        return target
    source, turn = find_original(folder, photo), photo.turn
    if size != FULL and (full := _copy(folder, photo, FULL)):
        source, turn = full, 0
    if source is None:
        return None
    try:
        make_copy(source, target, side=size.side, quality=size.quality, turn=turn)
    except UnreadablePhoto:
        return None
    return target
