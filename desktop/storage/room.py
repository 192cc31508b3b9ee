# SPDX-License-Identifier: MIT
"""Looks whether there is room on the disks before something large begins."""

import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path, PurePath

from desktop.domain.errors import AppError
from desktop.domain.vietnamese import grouped
from desktop.storage.faults import explained

SPARE = 2_000_000
"""Bytes that shall be left over, so that what is typed meanwhile can still be saved."""


def require_room(*needs: tuple[Path, int]) -> None:
    """Make sure that so many bytes fit where each folder is or will be.

    Needs on one disk add up.

    Raises:
        AppError: they do not fit; it names the disk, and says what is needed and what there is.
    """
    needed: dict[int, int] = {}
    at: dict[int, Path] = {}
    for folder, size in needs:
        with explained(folder):
            there = _nearest(folder)
            disk = there.stat().st_dev
        needed[disk] = needed.get(disk, 0) + size
        at.setdefault(disk, there)
    for disk, size in needed.items():
        with explained(at[disk]):
            free = shutil.disk_usage(at[disk]).free
        if free < size + SPARE:
            raise _no_room(at[disk], size + SPARE, free)


def scratch_room(size: int) -> tuple[Path, int]:
    """Return the need of so many bytes where the system keeps temporary files."""
    return Path(tempfile.gettempdir()), size


def size_of(files: Iterable[Path]) -> int:
    """Return how many bytes files have together; one that cannot be looked at counts nothing."""
    total = 0
    for file in files:
        try:
            total += file.stat().st_size
        except OSError:  # whoever reads it will say so
            continue
    return total


def disk_name(path: PurePath) -> str:
    """Return what to call the disk a path is on: "Ổ C:", or where it is mounted."""
    if path.drive:
        return f"Ổ {path.drive}"
    mounts = (folder for folder in (path, *path.parents) if os.path.ismount(folder))
    return f"Ổ đĩa gắn ở “{next(mounts, path)}”"


def _nearest(folder: Path) -> Path:
    absolute = folder.absolute()
    return next((p for p in (absolute, *absolute.parents) if _exists(p)), absolute)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # its name is too long: whoever makes it will say so
        return False


def _no_room(folder: Path, needed: int, free: int) -> AppError:
    disk = disk_name(folder)
    return AppError(
        f"{disk} không đủ chỗ: cần {grouped(needed)} byte, chỉ còn {grouped(free)} byte.",
        f"Hãy xóa bớt tệp không cần trên ổ này, ít nhất {grouped(needed - free)} byte, hoặc chọn "
        "một ổ đĩa khác. Chưa có gì thay đổi.",
    )
