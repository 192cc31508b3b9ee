# SPDX-License-Identifier: MIT
"""Moves what is damaged or left over out of the way; nothing of the clerk's is ever deleted."""

from datetime import datetime
from pathlib import Path

from desktop.paths import DataFolder
from desktop.storage.durable import put_in_place


def set_aside(folder: DataFolder, path: Path) -> Path:
    """Move a file to where things are put aside, and return its new place."""
    target = unused(folder.aside, path.name)
    put_in_place(path, target)
    return target


def unused(parent: Path, name: str) -> Path:
    """Return a path of that name that does not exist yet, numbered `-2`, `-3` … if need be."""
    path = parent / name
    number = 1
    while path.exists():
        number += 1
        path = parent / f"{name}-{number}"
    return path


def stamp() -> str:
    """Return the local time as it is written in the names of backups: `20261011-083000`."""
    return f"{datetime.now().astimezone():%Y%m%d-%H%M%S}"
