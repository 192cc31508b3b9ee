# SPDX-License-Identifier: MIT
"""What may come in or go out wrong, row by row, and which tests meet it.

A test says which cases it meets (`@covers`); another one holds that none is left out.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import TypeVar

_Test = TypeVar("_Test", bound=Callable[..., object])

MATRIX: Mapping[str, frozenset[str]] = {
    row: frozenset(cases.split(", "))
    for row, cases in {
        # Images in every state.
        "I1": "truncated, zero bytes, changed bytes, wrong extension, svg, web page, cmyk, "
        "16 bits, animated, huge, heic, batch goes on",
        # Turned by the camera.
        "I2": "jpeg, png, tiff, webp, heic",
        # What a photo tells besides the picture.
        "I3": "place, serial number, thumbnail, comment, text of png, xmp, original untouched",
        # Small files that grow.
        "I4": "png pixels, png text, png profile, gif extents, tiff pixels, webp pixels, "
        "bmp pixels, jpeg pixels, jpeg scans",
        # The same photo again.
        "I5": "same bytes, saved again",
        # Workbooks that mean harm.
        "X1": "bomb by ratio, bomb by size, lying size, billion laughs, external entity, "
        "encrypted, xls renamed, web page renamed, macros, external links, truncated, "
        "zero bytes, changed bytes, path out, batch goes on",
        # Workbooks filled in by people.
        "X2": "head moved, head renamed, head missing, extra columns, merged cells, "
        "formula without result, hidden sheet, hidden row, text numbers, doubtful numbers, "
        "dates as text, dates as serials, dates since 1904, wrong dimension, 100 000 rows, "
        "nothing stored before confirmed, one undo",
        # Text in old and odd encodings.
        "X3": "tcvn3, vni, nfd, byte order mark, windows-1258, zero width, no-break space",
        # Formulas that nobody meant.
        "X4": "formula starts, full width, dde, hyperlink, annex, activities",
        # What goes out is right.
        "X5": "totals recomputed, reopened by libreoffice",
        # Texts in the PDF.
        "T1": "markup, picture from the network, local file, emoji, control characters, "
        "right to left, combining storm, long text, long word, no socket, text comes back",
        "T2": "replaced visibly, listed",
        # Names of files.
        "F1": "parents, separators, devices, trailing dot and space, long, decomposed, emoji, "
        "case collisions, path length",
        # Bundles of other centres.
        "Z1": "path out, absolute names, drive and share names, links, duplicate names, "
        "nested zip, bomb, 65 536 entries, wrong checksum, truncated, wrong hash, missing hash, "
        "extra files, password, changed bytes, database unchanged",
    }.items()
}

_COVERED: defaultdict[str, set[str]] = defaultdict(set)


def covers(row: str, *cases: str) -> Callable[[_Test], _Test]:
    """Say that a test meets these cases of a row.

    Raises:
        ValueError: the row has no such case.
    """
    if unknown := set(cases) - MATRIX[row]:
        raise ValueError(f"{row} has no such case: {sorted(unknown)}")
    _COVERED[row] |= {*cases}
    return lambda test: test


def uncovered() -> dict[str, set[str]]:
    """Return the cases that no test was said to meet so far, by row."""
    left = {row: set(cases - _COVERED[row]) for row, cases in MATRIX.items()}
    return {row: cases for row, cases in left.items() if cases}
