# SPDX-License-Identifier: MIT
"""What systems and Office put beside files unasked, in folders and archives alike."""

from pathlib import PurePath

_NAMES = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})
_FOLDERS = frozenset({"__macosx"})
_BEGINNINGS = ("~$", "._")
"""Of a document that is open in Office, and of what macOS knows of a file."""


def is_leftover(path: PurePath) -> bool:
    """Whether nobody has put a file or a folder there himself."""
    name = path.name.lower()
    is_within = any(part.lower() in _FOLDERS for part in path.parts)
    return is_within or name in _NAMES or name.startswith(_BEGINNINGS)
