# SPDX-License-Identifier: MIT
"""Has the disk remember names, which it may else have forgotten when the power comes back."""

import os
from pathlib import Path

_FOLDER, _PRIVATE_FOLDER, _PRIVATE_FILE = 0o777, 0o700, 0o600


def make_folder(folder: Path, *, private: bool = False) -> None:
    """Make a folder, and those it lies in, for good; it may be there already.

    Into a `private` one nobody but the user may look, on systems that know of others.
    """
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    for path in (*reversed(missing[1:]), folder):
        path.mkdir(_PRIVATE_FOLDER if private else _FOLDER, exist_ok=True)
    for made in missing:
        sync_folder(made.parent)


def privately(path: str, flags: int) -> int:
    """Open a file that nobody but the user may read: an opener for the built-in `open`."""
    return os.open(path, flags, _PRIVATE_FILE)


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk."""
    if os.name == "nt":  # Windows opens no folders; NTFS keeps renames in its own journal
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folders(root: Path) -> None:
    """Have all names in a folder and in the folders within on the disk."""
    for inner in (root, *root.rglob("*")):
        if inner.is_dir():
            sync_folder(inner)
