# SPDX-License-Identifier: MIT
"""Fits a submission into mails: which photos go, how large, in how many parts; and writes them."""

import shutil
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.domain.manifest import SENDING_FOLDER, WEEK_DATA
from desktop.domain.notebook import Photo
from desktop.domain.progress import Progress
from desktop.export.bundle_files import BundleFile, write_zip
from desktop.export.mail import write_mail
from desktop.export.split import MEGABYTE, Item, Part, mail_budget, plan_parts
from desktop.services.edition import Edition
from desktop.services.photos import FULL, SIZES, Size

_READ_AT_ONCE = 2
"""How many of the documents are attached to the first mail once more, beside the bundle."""

_TWICE = 2
"""A photo goes out on its own and in the evidence PDF."""

_MAIL_TEXT, _EVERY_PART, _EVERY_PHOTO = 12_000, 120_000, 2_500
"""What a mail, a part and a photo take as a rule beside files: heads, fonts, lists; in bytes."""

Copies = Callable[[Sequence[Photo], Size], Mapping[str, Path]]
"""Returns the outgoing copies of photos in a size, by the photos' ids."""


@dataclass(frozen=True, slots=True)
class Whole:
    """The undivided submission as it lies in its folder, all photos in full size."""

    documents: Sequence[Path]
    pictures: Mapping[str, Path]
    files: Sequence[BundleFile]


@dataclass(frozen=True, slots=True)
class Consignment:
    """What goes out by mail: photos by id with their files, their size, and the parts.

    `singly` are the documents attached to the first mail once more, to be read at once.
    """

    pictures: Mapping[str, Path]
    size: Size
    parts: tuple[Part, ...]
    singly: Sequence[Path]


def send(
    edition: Edition,
    whole: Whole,
    folder: Path,
    limit_mb: int,
    copies: Copies,
    progress: Progress,
) -> Consignment:
    """Write packages and mails of at most `limit_mb` megabytes into the submission's folder.

    What files take beyond the rule is known only once they are written; when a mail comes out
    too large, all are made again with so much less in them.

    Raises:
        AppError: the documents alone, or one photo, do not fit; the folder cannot be written to.
        Cancelled: the user stopped.
    """
    sending = folder / SENDING_FOLDER
    less = 0
    while True:
        chosen = _chosen(edition, whole, limit_mb, less, copies)
        sending.mkdir()
        mails = [_post(edition, whole, chosen, part, sending, progress) for part in chosen.parts]
        excess = max(mail.stat().st_size for mail in mails) - limit_mb * MEGABYTE
        if excess <= 0:
            return chosen
        less += excess
        shutil.rmtree(sending)


def _chosen(
    edition: Edition, whole: Whole, limit_mb: int, less: int, copies: Copies
) -> Consignment:
    """Return the best that fits into one mail, or else the least in as few as that takes."""
    budget = mail_budget(limit_mb, _MAIL_TEXT) - _EVERY_PART - less
    fixed = [Item(path.name, _packed(path)) for path in whole.documents]
    if _weight(twice := [*fixed, *fixed[:_READ_AT_ONCE]]) <= budget:
        fixed = twice
    singly = whole.documents[: len(fixed) - len(whole.documents)]
    for choice in _choices(edition, whole, copies):
        photos = _items(edition.photos, choice[0])
        if _weight([*fixed, *photos]) <= budget:
            break
    return Consignment(*choice, plan_parts(fixed, photos, budget), singly)


def _items(photos: Sequence[Photo], pictures: Mapping[str, Path]) -> list[Item]:
    ready = [(photo.id, pictures[photo.id]) for photo in photos if photo.id in pictures]
    return [Item(id_, _TWICE * path.stat().st_size + _EVERY_PHOTO) for id_, path in ready]


def _weight(items: Sequence[Item]) -> int:
    return sum(item.size for item in items)


def _choices(
    edition: Edition, whole: Whole, copies: Copies
) -> Iterator[tuple[Mapping[str, Path], Size]]:
    """Yield what may go out, the best first: everything, then the typical photos ever smaller."""
    yield whole.pictures, FULL
    ready = [photo for photo in edition.photos if photo.id in whole.pictures]
    typical = [photo for photo in ready if photo.typical] or ready
    for size in SIZES:
        yield copies(typical, size), size


def _packed(document: Path) -> int:
    """Return what a document takes in a package, where only the data are worth packing."""
    if document.name == WEEK_DATA:
        return len(zlib.compress(document.read_bytes()))
    return document.stat().st_size


def _post(
    edition: Edition,
    whole: Whole,
    chosen: Consignment,
    part: Part,
    sending: Path,
    progress: Progress,
) -> Path:
    """Pack one part and write the mail that carries it."""
    package = sending / f"{edition.name(part)}.zip"
    with TemporaryDirectory(dir=sending) as scratch:
        if part.count == 1 and chosen.pictures == whole.pictures:
            files = whole.files
        else:
            own = whole.documents
            files = edition.files(part, own, chosen.pictures, Path(scratch), progress)
        write_zip(files, package, progress)
    singly = chosen.singly if part.is_first else ()
    mail = package.with_suffix(".eml")
    write_mail(edition.mail(part, [*singly, package]), mail)
    progress.step(part.number, part.count, package.name)
    return mail
