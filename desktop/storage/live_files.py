# SPDX-License-Identifier: MIT
"""Knows which files of a database are open in this process, and whether they are still in place.

A program goes on writing into a file that was deleted, renamed with its folder, or replaced: on
Linux the file lives until it is closed, under no name. So success is claimed only where the files
that were opened are the files at the path.
"""

import os
from pathlib import Path

from desktop.domain.errors import AppError

_live: set[tuple[int, int]] = set()
"""The databases that are open in this process."""


class Displaced(AppError):
    """What was written went to a file that is no longer at the path it was opened at."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Sổ đang mở không còn ở “{path}”: thư mục hoặc tệp đã bị xóa, đổi tên, rút ra hoặc "
            "thay bằng cái khác.",
            "Những gì vừa ghi chưa được lưu. Hãy trả thư mục về chỗ cũ hoặc cắm lại ổ đĩa, nếu "
            "không thì lưu sổ sang nơi khác.",
        )


class LiveFiles:
    """The database of a path and its log, as they were opened; to be made once both are open."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._opened = {
            file: _identity(file) for file in (path, path.with_name(f"{path.name}-wal"))
        }
        if database := self._opened[path]:
            _live.add(database)

    def require(self) -> None:
        """Make sure that both are still in place.

        Raises:
            Displaced: one of them is not.
        """
        if any(was and _identity(file) != was for file, was in self._opened.items()):
            raise Displaced(self._path)

    def where_now(self) -> Path | None:
        """Return where the database is by now, if its folder was renamed; only Linux tells."""
        links = Path("/proc/self/fd")
        if not links.is_dir():
            return None
        for link in links.iterdir():
            try:
                if _identity(link) == self._opened[self._path]:
                    now = link.readlink()
                    return now if _identity(now) == _identity(link) else None
            except OSError:  # closed meanwhile
                continue
        return None

    def forget(self) -> None:
        """Know no more of them, as they are closed."""
        if database := self._opened[self._path]:
            _live.discard(database)


def is_live(path: Path) -> bool:
    """Whether the database of a path is open in this process.

    Such a file must not be opened past SQLite. When it is closed again, POSIX drops every lock
    that the process has on it; another program then takes the log for its own, and deletes it.
    """
    return _identity(path) in _live


def _identity(file: Path) -> tuple[int, int] | None:
    """Return what tells a file from any other, `None` if there is none.

    On Windows nobody can delete or rename a file that SQLite has open, so that it is enough that
    there is one.
    """
    try:
        status = file.stat()
    except OSError:
        return None
    return (0, hash(file)) if os.name == "nt" else (status.st_dev, status.st_ino)
