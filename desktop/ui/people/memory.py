# SPDX-License-Identifier: MIT
"""Remembers what somebody said the columns of a list are, for the next list with this head."""

from collections.abc import Callable
from zlib import crc32

from desktop.intake.people.columns import ListLayout
from desktop.intake.people.headings import PeopleColumn
from desktop.ui.preferences import Preferences

_GROUP = "list-columns"
_KNOWN = frozenset(PeopleColumn)


def keep_columns(preferences: Preferences, layout: ListLayout) -> None:
    """Remember the columns of a list; one without a head cannot be known again."""
    if layout.shape:
        preferences.keep(f"{_GROUP}/{_key(layout.shape)}", " ".join(layout.columns))


def remembered_columns(preferences: Preferences) -> Callable[[str], tuple[PeopleColumn, ...]]:
    """Return what knows the columns of a head by its shape, from any thread."""
    kept = preferences.all_last(_GROUP)

    def columns(shape: str) -> tuple[PeopleColumn, ...]:
        words = kept.get(_key(shape), "").split()
        is_whole = len(words) == shape.count("|") + 1 and _KNOWN.issuperset(words)
        return tuple(map(PeopleColumn, words)) if shape and is_whole else ()

    return columns


def _key(shape: str) -> str:
    return f"{crc32(shape.encode()):08x}"
