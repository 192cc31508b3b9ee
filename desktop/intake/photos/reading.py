# SPDX-License-Identifier: MIT
"""Opens photo files of unknown origin: the one gate between hostile bytes and the program."""

import re
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import pi_heif
from PIL import ExifTags, Image, UnidentifiedImageError, _imaging
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile

from desktop.domain.vietnamese import grouped
from desktop.domain.week.notebook import DayDoubt
from desktop.intake.photos import faults
from desktop.intake.photos.faults import UnreadablePhoto
from desktop.intake.photos.jpeg_ends import END, Scans, is_whole, scans

_FORMATS = ("JPEG", "PNG", "HEIF", "BMP", "TIFF", "WEBP")
"""Phones' MPO comes with JPEG. Given to Pillow as its allow-list; file names do not matter."""

_MOST_BYTES = 160_000_000

_MOST_READS = 1_000_000
"""Pieces a file may be read in: photos take hundreds, and each costs Pillow a microsecond."""

_MOST_PIXELS = {"HEIF": 65_000_000, "WEBP": 20_000_000}
_MOST_PIXELS_ELSE = 40_000_000
"""Decoded in full; with all that is needed besides, this takes less than 600 MB."""

_MOST_PIXELS_REDUCED = 250_000_000
"""JPEGs of one pass: so large a one is decoded at an eighth of its size, never in full."""

_MOST_PIXELS_PASSED = 2_500_000_000
"""Pixels times passes, of JPEGs of several passes: a second's work or two."""

_JPEG, _TAIL = b"\xff\xd8", 65_536
_HEIF_ITEM = re.compile(rb"\0\0(..)infe", re.DOTALL)
_ITEM_TEXT = 16

_UNSET = re.compile(r"\d{4}[:/-]01[:/-]01[ T]00:00:0\d")
"""The first seconds of a year: where a camera starts whose clock was never set."""

_DEVELOPING = timedelta(minutes=10)
"""What a phone takes at most to finish a photo; what changes it later is no camera."""

_STAMP = re.compile(r"(20\d\d)[:/-](\d\d)[:/-](\d\d)[ T](\d\d:\d\d:\d\d)")
_EDITORS = re.compile(
    "photoshop|lightroom|snapseed|picsart|gimp|paint|canva|meitu|b612|facetune|vsco|pixlr|inshot"
    "|photoscape|acdsee|faststone|xnview|irfanview|picasa|photoeditor|photo editor|microsoft"
    "|windows photo|affinity|foodie|photodirector|capcut",
    re.IGNORECASE,
)
"""Programs that stamp a photo with the time of their own work."""

_BROKEN_EXIF = (SyntaxError, ValueError, KeyError, TypeError, struct.error)

# What Pillow has to say in passing is for programmers, and would land among what a clerk reads.
warnings.filterwarnings("ignore", module=r"PIL\.")

# Every picture opened here is measured before it is decoded. Pillow's own guard would warn, on
# standard error, of what phones do take today; set once, to the most that a JPEG can claim.
Image.MAX_IMAGE_PIXELS = 65_535 * 65_535

# Pillow gives each picture's memory back at once, and getting it anew costs a sixth of the time
# that a copy takes. It may keep 32 MB, in pieces that fit the pictures of any size.
_imaging.set_block_size(256 * 1024)
_imaging.set_blocks_max(128)

pi_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)


class _Source(BytesIO):
    """A file's content that ends the patience with files made of millions of empty parts."""

    reads = 0

    def read(self, size: int | None = -1, /) -> bytes:
        self.reads += 1
        if self.reads > _MOST_READS:
            raise faults.too_intricate()
        return super().read(size)


@contextmanager
def opened_photo(path: Path) -> Iterator[ImageFile]:
    """Open a photo that is known to be within limits, but not decoded yet.

    Whatever goes wrong with it, here or in the body of the `with`, is the photo's fault.

    Raises:
        UnreadablePhoto: it cannot be shown; says why.
    """
    content = _content(path)
    try:
        _check_items(content)
        with Image.open(_Source(_ended(content)), formats=_FORMATS) as photo:
            _check(photo, content)
            yield photo
    except UnreadablePhoto:
        raise
    except UnidentifiedImageError as error:
        raise faults.unrecognised(content) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise faults.too_large("hơn 4 tỷ") from error
    except MemoryError as error:
        raise faults.no_memory() from error
    except Exception as error:  # Decoders raise whatever the bytes lead them into.
        raise faults.damaged() from error


@dataclass(frozen=True, slots=True, kw_only=True)
class CameraNotes:
    """How the camera was held, 1 to 8 as EXIF says it, when it took the photo, what doubts that.

    The time is the PC's local time, as cameras note no zone.
    """

    orientation: int = 1
    taken_at: datetime | None = None
    day_doubt: DayDoubt | None = None


def camera_notes(photo: ImageFile) -> CameraNotes:
    """Return what the camera noted, and whether a program changed the picture afterwards.

    The time of an edited photo, if it is all that is left, is when it was edited, and counts for
    nothing. EXIF that is broken or missing, or that says what cannot be, counts as upright and
    taken at no known time.
    """
    try:
        exif = photo.getexif()
        camera = exif.get_ifd(ExifTags.IFD.Exif)
    except _BROKEN_EXIF:
        return CameraNotes()
    changed = exif.get(ExifTags.Base.DateTime)
    is_of_editor = _EDITORS.search(str(exif.get(ExifTags.Base.Software, ""))) is not None
    taken = [
        camera.get(ExifTags.Base.DateTimeOriginal),
        camera.get(ExifTags.Base.DateTimeDigitized),
    ]
    stamps = [*taken, None if is_of_editor else changed]
    moment = next(filter(None, map(_moment, stamps)), None)
    doubt = None
    if is_of_editor or _is_later(_moment(changed), next(filter(None, map(_moment, taken)), None)):
        doubt = DayDoubt.EDITED
    elif moment is None and any(_UNSET.match(str(stamp)) for stamp in stamps):
        doubt = DayDoubt.UNSET
    orientation = exif.get(ExifTags.Base.Orientation, 1)
    return CameraNotes(orientation=orientation, taken_at=moment, day_doubt=doubt)


def _is_later(changed: datetime | None, taken: datetime | None) -> bool:
    return bool(changed and taken and changed - taken > _DEVELOPING)


def _moment(stamp: object) -> datetime | None:
    match = _STAMP.match(stamp) if isinstance(stamp, str) else None
    if match is None:
        return None
    try:
        moment = datetime.fromisoformat("{}-{}-{} {}".format(*match.groups()))
    except ValueError:
        return None
    return None if _UNSET.match(match[0]) else moment


def _content(path: Path) -> bytes:
    """Read the file whole, so that a USB stick pulled out is told from a damaged picture."""
    try:
        size = path.stat().st_size
        if size > _MOST_BYTES:
            raise faults.too_many_bytes(size)
        return path.read_bytes()
    except OSError as error:
        raise faults.unavailable(error) from error


def _ended(content: bytes) -> bytes:
    """Return a file with an end if it is a JPEG without; with one it is read like any other."""
    has_end = not content.startswith(_JPEG) or END in content[-_TAIL:]
    return content if has_end else content + END


def _check_items(content: bytes) -> None:
    """Raise UnicodeDecodeError if a part of a HEIF file has a kind or a name that is no text.

    WORKAROUND: pi_heif 1.4.0 does not survive this, and takes the program with it.
    """
    if content[4:8] == b"ftyp":
        for item in _HEIF_ITEM.finditer(content):
            content[item.start() + _ITEM_TEXT : item.start() + int.from_bytes(item[1])].decode()


def _check(photo: ImageFile, content: bytes) -> None:
    pixels = photo.width * photo.height
    most = _MOST_PIXELS.get(photo.format or "", _MOST_PIXELS_ELSE)
    found = _scans(photo, content) if isinstance(photo, JpegImageFile) else None
    passes = len(found.parameters) if found else 0
    is_progressive = "progressive" in photo.info
    if pixels > (_MOST_PIXELS_REDUCED if passes == 1 and not is_progressive else most):
        raise faults.too_large(f"{grouped(photo.width)} × {grouped(photo.height)}")
    if passes > 1 and pixels * passes > _MOST_PIXELS_PASSED:
        raise faults.too_intricate()
    if found and not found.has_end and not is_whole(content, found, is_progressive=is_progressive):
        raise faults.damaged()
    if photo.format == "TIFF" and photo.getexif().get(ExifTags.Base.NewSubfileType, 0) & 1:
        raise faults.raw()


def _scans(photo: JpegImageFile, content: bytes) -> Scans:
    """Return the scans of a JPEG: how often the decoder goes over the picture before it is there.

    A JPEG can say 'once more' for a few bytes as often as it likes.
    """
    most = _MOST_PIXELS_PASSED // max(1, photo.width * photo.height)
    return scans(content, photo.layers, is_progressive="progressive" in photo.info, most=most)
