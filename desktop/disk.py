# SPDX-License-Identifier: MIT
"""Has the disk remember names, which it may else have forgotten when the power comes back."""

import os
from pathlib import Path


def make_folder(folder: Path) -> None:
    """Make a folder, and those it lies in, for good; it may be there already."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for made in missing:
        sync_folder(made.parent)


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
