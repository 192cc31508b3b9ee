# SPDX-License-Identifier: MIT
"""Brings the pixels of any photo to the one kind that goes out: upright, reduced, 8-bit sRGB."""

import math
from io import BytesIO

from PIL import Image, ImageCms
from PIL.ImageFile import ImageFile

from desktop.intake.photos import faults
from desktop.intake.photos.reading import camera_notes

_Transpose = Image.Transpose
_UPRIGHT = {
    2: _Transpose.FLIP_LEFT_RIGHT,
    3: _Transpose.ROTATE_180,
    4: _Transpose.FLIP_TOP_BOTTOM,
    5: _Transpose.TRANSPOSE,
    6: _Transpose.ROTATE_270,
    7: _Transpose.TRANSVERSE,
    8: _Transpose.ROTATE_90,
}
"""By EXIF orientation; Pillow turns anticlockwise."""

SIDEWAYS = (5, 6, 7, 8)
"""The EXIF orientations in which width and height change places."""

_LONGEST_USUAL = 2.5
"""How many times as long as wide a picture is that its longest side measures well."""

_MOST_AREA = 1.5
"""Of a long picture, in squares of the side: twice that of an ordinary photo."""

_SPACES = {"RGB ": "RGB", "CMYK": "CMYK"}
"""The colour space an ICC profile is for, and the pictures it can be applied to."""


def upright_pixels(photo: ImageFile, side: int) -> Image.Image:
    """Decode a photo as an upright RGB picture whose longest side is `side`, or more if it is long.

    A smaller photo is not enlarged. What shows through is white. Nothing but pixels is left: no
    EXIF, no profile, no comment.

    Raises:
        UnreadablePhoto: its colours are not those of a photo; besides, whatever decoders raise.
    """
    size = fitted_size(photo.size, side)
    photo.draft("RGB", size)  # Has JPEGs decoded at a half, a quarter, an eighth if that is enough.
    photo.load()
    orientation = camera_notes(photo).orientation  # Now: TIFFs are upright once they are decoded.
    # What is left to reduce, to half at the most, a wider filter shows no better (0.1 dB) and
    # takes half as long again.
    picture = _averageable(photo).resize(size, Image.Resampling.BILINEAR, reducing_gap=2.0)
    picture = _in_srgb(_on_white(picture), photo.info.get("icc_profile"))
    if orientation in _UPRIGHT:
        picture = picture.transpose(_UPRIGHT[orientation])
    picture.info = {}
    return picture


def fitted_size(size: tuple[int, int], side: int) -> tuple[int, int]:
    """Return the size of a picture that goes out, where `side` is meant for one of usual shape.

    A chat that was captured from top to bottom is twelve times as long as it is wide, and by its
    longest side it would come down to a strip that nobody reads. A long picture keeps a width as
    that of one 2.5 times as long as wide, as long as it does not get larger than `_MOST_AREA`.
    """
    long, short = max(size), min(size)
    readable = min(side / _LONGEST_USUAL / short, math.sqrt(_MOST_AREA * side**2 / (long * short)))
    scale = min(1.0, max(side / long, readable))
    width, height = (max(1, round(length * scale)) for length in size)
    return width, height


def _averageable(photo: Image.Image) -> Image.Image:
    """Return the picture with 8 bits a colour and no palette, so that pixels can be averaged."""
    if photo.mode.startswith("I;16"):
        return _in_eight_bits(photo)
    if photo.mode != "RGBA" and photo.has_transparency_data:
        return photo.convert("RGBA")
    if photo.mode in {"RGB", "RGBA", "L", "CMYK"}:
        return photo
    if photo.mode in {"1", "P", "YCbCr", "RGBX"}:
        return photo.convert("L" if photo.mode == "1" else "RGB")
    raise faults.unusual()


def _in_eight_bits(grey: Image.Image) -> Image.Image:
    """Return 16-bit grey as 8-bit; Pillow's own conversion makes white of all above 255."""
    native = grey if grey.mode == "I;16" else grey.convert("I")
    return native.point(lambda level: level / 256).convert("L")


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode != "RGBA":
        return picture
    sheet = Image.new("RGB", picture.size, "white")
    sheet.paste(picture, mask=picture)
    return sheet


def _in_srgb(picture: Image.Image, icc: bytes | None) -> Image.Image:
    """Return the picture in the colours that every screen and printer assumes.

    A profile that is broken, or made for another kind of picture, is passed over: rather colours
    slightly off than no photo.
    """
    if icc:
        try:
            profile = ImageCms.ImageCmsProfile(BytesIO(icc))
            space = _SPACES.get(profile.profile.xcolor_space)
            if space == picture.mode and "sRGB" not in (profile.profile.profile_description or ""):
                srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
                return ImageCms.ImageCmsTransform(profile, srgb, picture.mode, "RGB").apply(picture)
        except (OSError, TypeError, ValueError):
            pass
    return picture if picture.mode == "RGB" else picture.convert("RGB")
