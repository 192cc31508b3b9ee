# SPDX-License-Identifier: MIT
"""Keeps the photos' files: originals untouched under the hash of their content, copies beside."""

import os
import time
from collections.abc import Collection
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from desktop.domain.errors import AppError
from desktop.paths import DataFolder
from desktop.storage.aside import set_aside
from desktop.storage.durable import copy_hashed, new_file, put_in_place
from desktop.storage.faults import explained
from desktop.storage.hashed_files import find_file, place_for

_SETTLED = 3600.0
"""Seconds after which a file that no photo names has surely been left over, not just come in."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """An original as it lies in the data folder; `size` in bytes."""

    sha256: str
    path: Path
    size: int
    is_new: bool


class PhotoFiles:
    """The files of the photos of one data folder."""

    def __init__(self, folder: DataFolder) -> None:
        self._folder = folder

    def keep(self, source: Path | bytes, file_name: str) -> KeptFile:
        """Copy a picture in and have it on the disk before anything can name it.

        `file_name` gives the suffix. A picture that is there already is not written again.

        Raises:
            AppError: the source cannot be read, or there is no room.
        """
        if isinstance(source, Path):
            with explained(source), source.open("rb") as file:
                return self._keep(file, file_name)
        return self._keep(BytesIO(source), file_name)

    def _keep(self, source: BinaryIO, file_name: str) -> KeptFile:
        originals = self._folder.originals
        with explained(originals), new_file(originals) as (file, draft):
            sha256, size = copy_hashed(source, file)
            known = find_file(originals, sha256)
            if known is not None and known.stat().st_size == size:
                os.utime(known)  # so that `sweep` does not take it before its row is there
                return KeptFile(sha256, known, size, is_new=False)
            if known is not None:
                set_aside(self._folder, known)
            file.close()  # Windows renames no open file
            place = place_for(originals, sha256, file_name)
            put_in_place(draft, place)
        return KeptFile(sha256, place, size, is_new=True)

    def original(self, sha256: str) -> Path:
        """Return the file of an original.

        Raises:
            AppError: it is not there.
        """
        found = find_file(self._folder.originals, sha256)
        if found is None:
            raise AppError(
                f"Thiếu tệp ảnh gốc {sha256[:12]}… trong thư mục “{self._folder.originals}”.",
                "Hãy khôi phục từ bản sao lưu, hoặc thêm lại ảnh đó.",
            )
        return found

    def copy_path(self, sha256: str, side: int, turn: int) -> Path:
        """Return where the copy that goes out belongs: `side` pixels long, turned `turn` degrees.

        Copies can be made from the originals at any time, so nothing is lost with them.
        """
        return place_for(self._folder.copies, sha256, "").with_name(f"{sha256}-{side}-{turn}.jpg")

    def sweep(self, named: Collection[str]) -> tuple[Path, ...]:
        """Move aside what is left over in the originals, and return where it is now.

        Left over is what was only half copied, and what no photo names; `named` must hold the
        SHA-256 of every photo, deleted ones too. What came in within the last hour is spared.
        """
        originals = self._folder.originals
        with explained(originals):
            files = [path for path in originals.rglob("*") if path.is_file()]
            before = time.time() - _SETTLED
            strays = [p for p in files if p.stem not in named and p.stat().st_mtime < before]
            return tuple(set_aside(self._folder, stray) for stray in strays)
