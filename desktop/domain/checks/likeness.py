# SPDX-License-Identifier: MIT
"""Compares the fingerprints of photos: which show the same picture."""

from collections.abc import Iterator, Sequence

SIMILAR_BITS = 6
"""Fingerprints that differ in at most so many of their first 64 bits may show the same picture.

Measured: copies made smaller, paler, coarser or cut by a hundredth differ in up to 6 bits,
different photos in 18 and more, but two pages of an attendance list in one or two.
"""

_MOST_APART = 0.35
"""Share of the finer bits that may differ, of those that either has.

Measured: copies 0.00 to 0.29, pages of a list 0.4 and more, of letters and chats 0.7.
"""

_COARSE_DIGITS = 16
_SIDE = 32
_LINE = 26
"""Fields of a column from which on it is a line of a table, which other pages have too."""

_COLUMN = sum(1 << _SIDE * row for row in range(_SIDE))


def lookalikes(fingerprints: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield for each picture that looks like one before it the places of both.

    Every pair is compared, which is fast.
    """
    prints = [
        (int(text[:_COARSE_DIGITS], 16), int(text[_COARSE_DIGITS:] or "0", 16))
        for text in fingerprints
    ]
    for at, (coarse, fine) in enumerate(prints):
        for before in range(at):
            other = prints[before]
            if (coarse ^ other[0]).bit_count() <= SIMILAR_BITS and _is_alike(fine, other[1]):
                yield at, before
                break


def _is_alike(one: int, other: int) -> bool:
    """Whether the finer bits do not speak against it; an older program's pictures have none."""
    if not one or not other:
        return True
    lines = _lines(one & other)
    either = (one | other) & ~lines
    apart = (one ^ other) & ~lines
    return apart.bit_count() <= _MOST_APART * either.bit_count()


def _lines(both: int) -> int:
    """Return the bits of the columns that both pictures have nearly from top to bottom."""
    columns = (_COLUMN << at for at in range(_SIDE))
    return sum(column for column in columns if (both & column).bit_count() >= _LINE)
