# SPDX-License-Identifier: MIT
"""Reads photos as they come from phones, Zalo and USB sticks, and makes the copies that go out."""

import hashlib
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PIL import Image

from desktop.disk import make_folder, privately
from desktop.domain.errors import AppError
from desktop.domain.week.notebook import DayDoubt
from desktop.intake.photos.faults import UnreadablePhoto
from desktop.intake.photos.likeness import fingerprint
from desktop.intake.photos.pixels import SIDEWAYS, upright_pixels
from desktop.intake.photos.reading import camera_notes, opened_photo
from desktop.renaming import rename

__all__ = ["CopyFacts", "PhotoFacts", "UnreadablePhoto", "inspect", "make_copy"]

_CLOCKWISE = {
    90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}
"""Pillow turns the other way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoFacts:
    """What an original says of itself: its upright size in pixels, when it was taken, its format.

    `taken_at` is the camera's local time, without a zone; None when the photo does not say, or
    says what cannot be. `day_doubt` is what the photo itself says against it.
    """

    width: int
    height: int
    taken_at: datetime | None
    day_doubt: DayDoubt | None
    format: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyFacts:
    """What a copy turned out to be: its size in pixels and in bytes, its hash, its likeness.

    `fingerprint` is hex digits, few of whose bits differ between copies of one picture; blank when
    the picture has too little in it to be told by.
    """

    width: int
    height: int
    size: int
    sha256: str
    fingerprint: str


def inspect(path: Path) -> PhotoFacts:
    """Return what the photo says of itself, without decoding it where its format allows.

    Raises:
        UnreadablePhoto: the file cannot be shown as a photo. That it is not cut off is known
            only once its copy is made.
    """
    with opened_photo(path) as photo:
        notes = camera_notes(photo)
        width, height = photo.size
        # Pillow gives the size of a TIFF upright at once.
        if notes.orientation in SIDEWAYS and photo.format != "TIFF":
            width, height = height, width
        return PhotoFacts(
            width=width,
            height=height,
            taken_at=notes.taken_at,
            day_doubt=notes.day_doubt,
            format=photo.format or "",
        )


def make_copy(
    source: Path, target: Path, *, side: int = 1600, quality: int = 80, turn: int = 0
) -> CopyFacts:
    """Write the copy of a photo that goes out: upright sRGB, `side` pixels long, no metadata.

    `turn` is the clerk's own turning, clockwise degrees (0, 90, 180, 270) on top of what the
    camera says. The same photo always gives the same bytes. `target` is never half-written.

    Raises:
        UnreadablePhoto: the source cannot be shown as a photo.
        AppError: the copy cannot be written.
    """
    with opened_photo(source) as photo:
        picture = upright_pixels(photo, side)
    if turn:
        picture = picture.transpose(_CLOCKWISE[turn])
    sha256, size = _write_jpeg(picture, target, quality)
    return CopyFacts(
        width=picture.width,
        height=picture.height,
        size=size,
        sha256=sha256,
        fingerprint=fingerprint(picture),
    )


def _write_jpeg(picture: Image.Image, target: Path, quality: int) -> tuple[str, int]:
    """Write the picture whole or not at all; return the file's SHA-256 and its size in bytes."""
    # A name of its own, as two threads may be at the copy of the same photo.
    beside = target.with_name(f"{target.name}.{os.urandom(8).hex()}.tam")
    try:
        make_folder(target.parent, private=True)
        try:
            with open(beside, "x+b", opener=privately) as file:
                # Into a real file Pillow encodes without holding up other threads.
                picture.save(file, "JPEG", quality=quality, subsampling="4:2:0")
                file.flush()
                os.fsync(file.fileno())
                size = file.seek(0, os.SEEK_END)
                file.seek(0)
                sha256 = hashlib.file_digest(file, "sha256").hexdigest()
            rename(beside, target)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise AppError(
            f"Không ghi được bản ảnh gửi đi vào thư mục “{target.parent}”.",
            "Hãy xem ổ đĩa còn chỗ và thư mục còn cho ghi không, rồi thử lại.",
        ) from error
    return sha256, size
