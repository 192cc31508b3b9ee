# SPDX-License-Identifier: MIT
"""Puts files where they belong so that a power cut leaves the whole file or none."""

import contextlib
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from desktop.disk import make_folder, sync_folder, sync_folders
from desktop.renaming import rename

_CHUNK = 1 << 20


@contextlib.contextmanager
def new_file(folder: Path) -> Iterator[tuple[BinaryIO, Path]]:
    """Open a new file in `folder`, made if need be; it is gone again unless it was renamed."""
    make_folder(folder, private=True)
    handle, name = tempfile.mkstemp(suffix=".tam", dir=folder)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file, draft
    finally:
        draft.unlink(missing_ok=True)


@contextlib.contextmanager
def new_folder(parent: Path, prefix: str) -> Iterator[Path]:
    """Make a new folder in `parent`; it is gone again unless it was renamed.

    What an earlier run, killed in the middle, has left there under the same `prefix` goes too.
    """
    make_folder(parent, private=True)
    for leftover in parent.glob(f"{prefix}*"):
        shutil.rmtree(leftover)
    draft = Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
    try:
        yield draft
    finally:
        if draft.exists():
            shutil.rmtree(draft)


def copy_hashed(source: BinaryIO, target: BinaryIO) -> tuple[str, int]:
    """Copy to the disk for good, and return SHA-256 and size in bytes of what was copied."""
    copied = copy_with_hash(source, target)
    os.fsync(target.fileno())
    return copied


def copy_with_hash(source: BinaryIO, target: BinaryIO) -> tuple[str, int]:
    """Copy, and return SHA-256 and size in bytes; the disk need not have it yet."""
    digest = hashlib.sha256()
    size = 0
    while chunk := source.read(_CHUNK):
        digest.update(chunk)
        size += len(chunk)
        target.write(chunk)
    target.flush()
    return digest.hexdigest(), size


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file in lower-case hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def put_in_place(source: Path, target: Path) -> None:
    """Give a file or folder its final name on the same disk, and have the disk remember it."""
    make_folder(target.parent, private=True)
    if source.is_dir():
        sync_folders(source)
    rename(source, target)
    sync_folder(target.parent)
