# SPDX-License-Identifier: MIT
"""Plans what goes by mail: which photos, how large, in how many mails; and estimates it ahead."""

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from desktop.domain.exchange.manifest import REPORT, SIGNED
from desktop.domain.form.form import Form
from desktop.domain.week.notebook import Notebook, Photo
from desktop.domain.week.records import State
from desktop.export.bundle.files import PACKED_ALREADY
from desktop.export.mail.split import Enclosure, MailPart, mail_budget, mail_size, plan_parts
from desktop.paths import DataFolder
from desktop.services.photos.photos import FULL, SIZES, Size
from desktop.services.submission.documents import DOCUMENTS
from desktop.storage.photo_files import PhotoFiles

_TWICE = 2
"""A photo goes out on its own and in the evidence PDF."""

_MAIL_TEXT, _EVERY_PART, _EVERY_PHOTO = 12_000, 120_000, 2_500
"""What a mail, a part and a photo take as a rule beside files: heads, fonts, lists; in bytes."""

_SHARES = {1600: 1.0, 1280: 0.62, 1024: 0.38}
_PLAIN = 50_000
"""How much of a full copy's bytes a smaller one takes as a rule, by its longest side; so many
bytes do not shrink: large plain surfaces take next to nothing in any size."""

_UNKNOWN_PHOTO = 450_000
"""What a full copy takes as a rule, in bytes, for photos that have none yet."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Which photos the clerk wants sent, and how large.

    `sizes` are tried in their order until everything fits into one mail; the last one is taken,
    in several mails, when none does.
    """

    typical_only: bool = False
    sizes: tuple[Size, ...] = SIZES


@dataclass(frozen=True, slots=True)
class Offer:
    """Photos that might go, in one size: what each takes, and its file where that is there."""

    size: Size
    items: Sequence[Enclosure]
    pictures: Mapping[str, Path] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fitted:
    """The offer taken, its parts, and the documents attached to the first mail once more."""

    offer: Offer
    parts: tuple[MailPart, ...]
    singly: tuple[Enclosure, ...]


@dataclass(frozen=True, slots=True)
class Estimate:
    """What sending would come to: the size of each mail in bytes, and the photos in them."""

    mails: tuple[int, ...]
    photos: int
    size: Size


def fitted(
    documents: Sequence[Enclosure], offers: Iterable[Offer], limit_mb: int, less: int = 0
) -> Fitted:
    """Return the first offer that fits into one mail, else the last, in as few as that takes.

    Report and annex are attached to the first mail once more, to be read at once. Of a signed
    report that is the annex alone: its scan weighs as much as many photos, and the same report
    unsigned beside it would be taken for it.

    `less` bytes are kept free for what was found to be larger than the rule.

    Raises:
        AppError: the documents alone, or one photo, do not fit.
    """
    budget = mail_budget(limit_mb, _MAIL_TEXT) - _EVERY_PART - less
    is_signed = any(document.key == SIGNED for document in documents)
    at_once = {d.name for d in DOCUMENTS if d.read_at_once} - ({REPORT} if is_signed else set())
    singly = [document for document in documents if document.key in at_once]
    if _weight([*documents, *singly]) > budget:
        singly = []
    fixed = [*documents, *singly]
    for offer in offers:
        if _weight([*fixed, *offer.items]) <= budget:
            break
    return Fitted(offer, plan_parts(fixed, offer.items, budget), tuple(singly))


def document_item(document: Path) -> Enclosure:
    """Return what a document takes of a package, where only texts are worth packing."""
    if document.suffix in PACKED_ALREADY:
        return Enclosure(document.name, document.stat().st_size)
    return Enclosure(document.name, len(zlib.compress(document.read_bytes())))


def photo_item(photo: Photo, size: int) -> Enclosure:
    """Return what a photo takes of a part whose copy has `size` bytes."""
    return Enclosure(photo.id, _TWICE * size + _EVERY_PHOTO)


def typical_of(photos: Sequence[Photo]) -> Sequence[Photo]:
    """Return the typical ones, all if none is marked."""
    return [photo for photo in photos if photo.typical] or photos


def photos_to_send(notebook: Notebook, form: Form) -> tuple[Photo, ...]:
    """Return the photos that belong to the report, in the order they came in."""
    keys = {category.key for row in form.rows for category in row.categories}
    held = {
        record.id
        for record in notebook.records
        if record.state is State.HELD and record.category in keys
    }
    return tuple(p for p in notebook.photos if p.record in held and not p.fault)


def estimate(
    folder: DataFolder, notebook: Notebook, form: Form, wish: Wish, *, scan: int = 0
) -> Estimate:
    """Return what the mails of a Week would come to, from the copies there are.

    `scan` is what the scan of the signed report takes, in bytes.

    Raises:
        AppError: it does not fit, as `fitted` says.
    """
    files = PhotoFiles(folder)
    photos = photos_to_send(notebook, form)
    chosen = typical_of(photos) if wish.typical_only else photos
    documents = _documents(len(notebook.records), scan)
    offers = (
        Offer(size, [photo_item(p, _copy_size(files, p, size)) for p in chosen])
        for size in wish.sizes
    )
    found = fitted(documents, offers, notebook.week.mailbox_mb)
    return Estimate(tuple(_mail_sizes(found, documents)), len(chosen), found.offer.size)


def _mail_sizes(found: Fitted, documents: Sequence[Enclosure]) -> Iterator[int]:
    sizes = {item.key: item.size for item in found.offer.items}
    for part in found.parts:
        fixed = [*documents, *found.singly] if part.is_first else []
        carried = _EVERY_PART + _weight(fixed) + sum(sizes[key] for key in part.photos)
        yield mail_size(carried, _MAIL_TEXT)


def _documents(records: int, scan: int) -> list[Enclosure]:
    """Return what documents take that are not written yet, for so many records."""
    usual = [Enclosure(d.name, d.usual(records)) for d in DOCUMENTS if d.name != SIGNED]
    return [Enclosure(SIGNED, scan), *usual] if scan else usual


def _copy_size(files: PhotoFiles, photo: Photo, size: Size) -> int:
    for known, turn in ((size, photo.turn), (FULL, photo.turn), (FULL, 0)):
        copy = files.copy_path(photo.sha256, known.side, turn)
        if copy.is_file():
            found = copy.stat().st_size
            return found if known == size else _smaller(found, size)
    return _smaller(_UNKNOWN_PHOTO, size)


def _smaller(full: int, size: Size) -> int:
    shrinks = max(0, full - _PLAIN)
    return full - round(shrinks * (1 - _SHARES[size.side]))


def _weight(items: Sequence[Enclosure]) -> int:
    return sum(item.size for item in items)
