# SPDX-License-Identifier: MIT
"""Keeps many files at once among the originals: read once each, and on the disk together.

To have a file on the disk takes longer than to copy it, and a name in a folder as long again; many
at a time take little longer than one. What is copied has no name of its own until then.
"""

import os
import tempfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from desktop.disk import make_folder, sync_folder
from desktop.paths import DataFolder
from desktop.renaming import rename
from desktop.storage.aside import set_aside
from desktop.storage.durable import copy_with_hash
from desktop.storage.faults import explained
from desktop.storage.hashed_files import find_file, place_for

_AT_ONCE = 4
"""Files that the disk is asked to have at the same time: it then writes its journal once."""


@dataclass(frozen=True, slots=True)
class Copied:
    """A file that was copied in; `size` in bytes. One `is_new` that was not there before."""

    sha256: str
    size: int
    is_new: bool


class IncomingFiles:
    """Files on their way to the originals; those not settled by the end are gone again."""

    def __init__(self, folder: DataFolder) -> None:
        self._folder = folder
        self._waiting: dict[str, tuple[Path, Path]] = {}
        make_folder(folder.originals, private=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _where: TracebackType | None,
    ) -> None:
        for sha256 in list(self._waiting):
            self.drop(sha256)

    def copy(self, source: Path, file_name: str) -> Copied:
        """Copy a file in, reading it once; `file_name` gives the suffix.

        Raises:
            AppError: the source cannot be read, or there is no room.
        """
        originals = self._folder.originals
        with explained(source), source.open("rb") as file, explained(originals):
            handle, name = tempfile.mkstemp(suffix=".tam", dir=originals)
            draft, is_kept = Path(name), False
            try:
                with os.fdopen(handle, "wb") as target:
                    sha256, size = copy_with_hash(file, target)
                is_new = is_kept = not self._is_there(sha256, size)
            finally:
                if not is_kept:
                    draft.unlink()
        if is_new:
            self._waiting[sha256] = draft, place_for(originals, sha256, file_name)
        return Copied(sha256, size, is_new)

    def _is_there(self, sha256: str, size: int) -> bool:
        if sha256 in self._waiting:
            return True
        known = find_file(self._folder.originals, sha256)
        if known is not None and known.stat().st_size != size:
            set_aside(self._folder, known)
            return False
        if known is not None:
            os.utime(known)  # so that nobody sweeps it away before its row is there
        return known is not None

    def drop(self, sha256: str) -> None:
        """Do without a file that was copied in and is not wanted."""
        if sha256 in self._waiting:
            draft, _place = self._waiting.pop(sha256)
            draft.unlink(missing_ok=True)

    def settle(self) -> None:
        """Have all files on the disk under their names; only then may a row name them.

        Raises:
            AppError: the disk refuses.
        """
        originals = self._folder.originals
        with explained(originals), ThreadPoolExecutor(_AT_ONCE) as pool:
            _all(pool.map(_sync_file, [draft for draft, _place in self._waiting.values()]))
            folders = {place.parent for _draft, place in self._waiting.values()}
            missing = [folder for folder in folders if not folder.exists()]
            for folder in missing:
                folder.mkdir(0o700)
            for draft, place in self._waiting.values():
                rename(draft, place)
            self._waiting.clear()
            _all(pool.map(sync_folder, [*folders, *([originals] if missing else [])]))


def _all(results: Iterable[None]) -> None:
    for _result in results:
        pass


def _sync_file(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
