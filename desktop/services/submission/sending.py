# SPDX-License-Identifier: MIT
"""Writes a submission as mails: packs its parts, and drafts the mail that carries each."""

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.domain.exchange.manifest import SENDING_FOLDER
from desktop.domain.progress import Progress
from desktop.domain.week.notebook import Photo
from desktop.export.bundle.files import BundleFile, write_zip
from desktop.export.mail.mail import write_mail
from desktop.export.mail.split import MEGABYTE, MailPart
from desktop.services.photos.photos import FULL, Size
from desktop.services.submission.edition import Edition
from desktop.services.submission.mail_planning import (
    Offer,
    Wish,
    document_item,
    fitted,
    photo_item,
    typical_of,
)
from desktop.services.two_at_a_time import two_at_a_time

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
    parts: tuple[MailPart, ...]
    singly: Sequence[Path]


def send(
    edition: Edition,
    whole: Whole,
    folder: Path,
    *,
    limit_mb: int,
    wish: Wish | None,
    copies: Copies,
    progress: Progress,
) -> Consignment:
    """Write packages and mails of at most `limit_mb` megabytes into the submission's folder.

    What files take beyond the rule is known only once they are written; when a mail comes out
    too large, all are made again with so much less in them. Without a `wish`, photos are chosen
    so that it is one mail.

    Raises:
        AppError: the documents alone, or one photo, do not fit; the folder cannot be written to.
        Cancelled: the user stopped.
    """
    sending = folder / SENDING_FOLDER
    less = 0
    while True:
        chosen = _chosen(edition, whole, limit_mb, wish, less, copies)
        sending.mkdir()
        mails = _posted(edition, whole, chosen, sending, progress)
        excess = max(mail.stat().st_size for mail in mails) - limit_mb * MEGABYTE
        if excess <= 0:
            return chosen
        less += excess
        shutil.rmtree(sending)


def _chosen(
    edition: Edition, whole: Whole, limit_mb: int, wish: Wish | None, less: int, copies: Copies
) -> Consignment:
    """Return the best that fits into one mail, or else the least in as few as that takes."""
    found = fitted(
        list(map(document_item, whole.documents)),
        _offers(edition, whole, wish, copies),
        limit_mb,
        less,
    )
    offer = found.offer
    keys = {item.key for item in found.singly}
    singly = [path for path in whole.documents if path.name in keys]
    return Consignment(offer.pictures, offer.size, found.parts, singly)


def _offers(edition: Edition, whole: Whole, wish: Wish | None, copies: Copies) -> Iterator[Offer]:
    """Yield what may go out, the best first.

    Unless the clerk wishes otherwise that is everything, then the typical photos ever smaller.
    """
    ready = [photo for photo in edition.photos if photo.id in whole.pictures]
    if wish is None:
        yield _offer(ready, FULL, whole.pictures)
        wish = Wish(typical_only=True)
    chosen = typical_of(ready) if wish.typical_only else ready
    for size in wish.sizes:
        yield _offer(chosen, size, copies(chosen, size))


def _offer(photos: Sequence[Photo], size: Size, pictures: Mapping[str, Path]) -> Offer:
    ready = [photo for photo in photos if photo.id in pictures]
    return Offer(size, [photo_item(p, pictures[p.id].stat().st_size) for p in ready], pictures)


def _posted(
    edition: Edition, whole: Whole, chosen: Consignment, sending: Path, progress: Progress
) -> list[Path]:
    """Pack all parts and write their mails: while one is composed, another is packed."""
    names = [edition.name(part) for part in chosen.parts]

    def post(part: MailPart) -> Path:
        return _post(edition, whole, chosen, part, sending, progress)

    return list(two_at_a_time(post, chosen.parts, names, progress))


def _post(
    edition: Edition,
    whole: Whole,
    chosen: Consignment,
    part: MailPart,
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
    singly = []
    for document in chosen.singly if part.is_first else ():
        singly.append(sending / edition.attached_name(document.name))
        shutil.copyfile(document, singly[-1])
    mail = package.with_suffix(".eml")
    write_mail(edition.mail(part, [*singly, package]), mail)
    return mail
