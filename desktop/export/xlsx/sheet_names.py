# SPDX-License-Identifier: MIT
"""Gives the sheets of a workbook names that Excel opens, each its own."""

import re
from collections.abc import Iterable, Sequence
from itertools import count

from desktop.domain.vietnamese import line

_LONGEST = 31
"""UTF-16 units, as Excel counts: a letter beyond the basic plane is two."""

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_RESERVED = ("history",)
"""Excel keeps this name for itself."""

_UNNAMED = "Trang"


def sheet_names(wanted: Sequence[str], taken: Iterable[str] = ()) -> list[str]:
    r"""Return for each name one like it that Excel allows; none is `taken` or comes twice.

    Excel takes names for equal that differ in capitals only. It allows no more than 31 letters,
    none of ``[ ] : * ? / \``, and no apostrophe at either end.
    """
    known = {name.casefold() for name in (*_RESERVED, *taken)}
    names = []
    for name in wanted:
        free = _free(_allowed(name), known)
        known.add(free.casefold())
        names.append(free)
    return names


def _allowed(name: str) -> str:
    return _shortened(_FORBIDDEN.sub("-", line(name)), _LONGEST) or _UNNAMED


def _free(name: str, known: set[str]) -> str:
    if name.casefold() not in known:
        return name
    marks = (f" ({n})" for n in count(2))
    names = (f"{_shortened(name, _LONGEST - len(mark))}{mark}" for mark in marks)
    return next(free for free in names if free.casefold() not in known)


def _shortened(name: str, longest: int) -> str:
    """Return the beginning of a name, without the apostrophes and spaces at its ends."""
    units = name.encode("utf-16-le")[: 2 * longest]
    return units.decode("utf-16-le", errors="ignore").strip(" '")
