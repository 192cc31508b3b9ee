# SPDX-License-Identifier: MIT
"""Draws the pictures that the photo tests send in, and compares what comes back."""

import random
from pathlib import Path

from PIL import ExifTags, Image, ImageChops, ImageDraw, ImageStat

DATA = Path(__file__).parent / "data"

_Transpose = Image.Transpose
AS_HELD = {
    1: None,
    2: _Transpose.FLIP_LEFT_RIGHT,
    3: _Transpose.ROTATE_180,
    4: _Transpose.FLIP_TOP_BOTTOM,
    5: _Transpose.TRANSPOSE,
    6: _Transpose.ROTATE_90,
    7: _Transpose.TRANSVERSE,
    8: _Transpose.ROTATE_270,
}
"""What a camera does to the upright picture when it notes an orientation, in Pillow's terms."""


def quarters(size: tuple[int, int] = (160, 120)) -> Image.Image:
    """Return four quarters, red, green, blue and yellow, so that any turning of them shows."""
    (width, height), picture = size, Image.new("RGB", size, (200, 40, 40))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((width // 2, 0, width, height // 2 - 1), fill=(40, 160, 40))
    draw.rectangle((0, height // 2, width // 2 - 1, height), fill=(40, 40, 200))
    draw.rectangle((width // 2, height // 2, width, height), fill=(220, 210, 40))
    return picture


def crowd(seed: int, size: tuple[int, int] = (480, 360)) -> Image.Image:
    """Return a hall with people in it: the same hall for all seeds, other people."""
    chance = random.Random(seed)  # noqa: S311 - the same people every time
    width, height = size
    picture = Image.new("RGB", size, (150, 150, 160))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((width // 10, height // 12, width * 9 // 10, height // 5), fill=(180, 20, 20))
    for _ in range(40):
        left, top = chance.randrange(width), chance.randrange(height // 3, height)
        colour = (chance.randrange(256), chance.randrange(256), chance.randrange(256))
        draw.rectangle((left, top, left + width // 12, top + height // 6), fill=colour)
    return picture


def held(picture: Image.Image, orientation: int) -> tuple[Image.Image, Image.Exif]:
    """Return the picture as a camera held that way stores it, with what it notes."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    transpose = AS_HELD[orientation]
    return (picture.transpose(transpose) if transpose is not None else picture), exif


def distance(path: Path, expected: Image.Image) -> float:
    """Return by how many levels of 256 a picture file is off on average; 255 if in size."""
    with Image.open(path) as picture:
        if picture.size != expected.size:
            return 255.0
        difference = ImageChops.difference(picture.convert("RGB"), expected.convert("RGB"))
    return max(ImageStat.Stat(difference).mean)


def colour(path: Path, across: float, down: float) -> tuple[int, int, int]:
    """Return the colour at a point given as shares of the picture's width and height."""
    with Image.open(path) as picture:
        at = int(picture.width * across), int(picture.height * down)
        red, green, blue = picture.convert("RGB").crop((*at, at[0] + 1, at[1] + 1)).tobytes()
    return red, green, blue
