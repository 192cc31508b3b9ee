# SPDX-License-Identifier: MIT
"""Opens databases through SQLite, which is kept from files beside them that lead elsewhere.

SQLite does what the files beside a database say. A journal may name another file as the one it
belongs to, by any path there is: SQLite then reads that file and deletes it. So a journal that
names one, which none of this program does, and whatever is not a plain file of its own (a link, a
pipe, a device) is never there when SQLite looks.
"""

import os
import sqlite3
import stat
from pathlib import Path
from urllib.parse import quote

from desktop.domain.errors import AppError

BUSY_SECONDS = 5.0
"""How long to wait for another writer."""

_JOURNAL = "-journal"
_SUFFIXES = ("-wal", "-shm", _JOURNAL)
_NAMING = bytes.fromhex("d9d505f920a163d7")
"""What a journal ends with that names another file (sqlite.org/fileformat2.html and `pager.c`)."""


class Strays(AppError):
    """A database beside which lies what SQLite must not see."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Cạnh tệp sổ “{path}” có tệp ghi tạm trỏ tới nơi khác, không phải của chương trình.",
            "Hãy đóng rồi mở lại sổ: tệp ấy sẽ được cất riêng.",
        )


def files_of(path: Path) -> list[Path]:
    """Return the files that SQLite keeps beside a database, then the database: those that exist.

    A link counts too, wherever it leads.
    """
    return [file for file in (*_beside(path), path) if os.path.lexists(file)]


def log_of(path: Path) -> Path:
    """Return where SQLite keeps what was written last to a database in use."""
    return path.with_name(f"{path.name}-wal")


def journal_of(path: Path) -> Path:
    """Return where SQLite keeps what a change overwrites, to take it back if it is cut off."""
    return path.with_name(path.name + _JOURNAL)


def strays(path: Path) -> list[Path]:
    """Return the files beside a database that SQLite must not see.

    Raises:
        OSError: they cannot be looked at.
    """
    return [file for file in _beside(path) if os.path.lexists(file) and _is_stray(file)]


def require_unshared(path: Path) -> None:
    """Make sure that a database is a file, and those beside it nobody else's under another name.

    They are written to; so would be what a stranger has linked there.

    Raises:
        AppError: it is a folder, a pipe or a device, or somebody has them.
    """
    if path.exists() and not path.is_file():
        raise AppError(f"“{path}” không phải là một tệp.", "Hãy xem lại thư mục dữ liệu.")
    for file in files_of(path)[:-1]:
        if file.lstat().st_nlink > 1:
            raise AppError(
                f"Tệp “{file}” còn mang một tên khác ở nơi khác trên ổ đĩa nên sổ không mở ở đây.",
                "Hãy chép cả thư mục dữ liệu sang một chỗ mới rồi mở sổ ở đó.",
            )


def opened(path: Path) -> sqlite3.Connection:
    """Open a database for reading and writing, every statement its own transaction.

    Raises:
        Strays: something beside it must not be seen by SQLite.
        sqlite3.Error: it cannot be opened.
    """
    require_no_strays(path)
    return sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)


def opened_for_reading(path: Path) -> sqlite3.Connection:
    """Open a database that may be in use; what is beside it is read, and nothing written.

    Raises:
        Strays: as above.
        sqlite3.Error: it cannot be opened.
    """
    require_no_strays(path)
    # But a change that was cut off, SQLite takes back before anyone can read.
    return _by_address(path, "mode=rw" if journal_of(path).exists() else "mode=ro")


def opened_alone(path: Path) -> sqlite3.Connection:
    """Open a database that is one file and in no use, as a backup's; what is beside it is nothing.

    Raises:
        sqlite3.Error: it cannot be opened.
    """
    return _by_address(path, "mode=ro&immutable=1")


def require_no_strays(path: Path) -> None:
    """Make sure that SQLite may open a database.

    Raises:
        Strays: it may not, as long as something lies beside it.
    """
    if strays(path):
        raise Strays(path)


def _by_address(path: Path, how: str) -> sqlite3.Connection:
    there = path.absolute().as_posix()
    address = f"file://{'' if there.startswith('/') else '/'}{quote(os.fsencode(there))}?{how}"
    return sqlite3.connect(address, timeout=BUSY_SECONDS, isolation_level=None, uri=True)


def _beside(path: Path) -> list[Path]:
    return [path.with_name(path.name + suffix) for suffix in _SUFFIXES]


def _is_stray(file: Path) -> bool:
    if not stat.S_ISREG(file.lstat().st_mode):
        return True
    return file.name.endswith(_JOURNAL) and _ending(file, len(_NAMING)) == _NAMING


def _ending(file: Path, size: int) -> bytes:
    with file.open("rb") as opened_file:
        opened_file.seek(max(0, file.stat().st_size - size))
        return opened_file.read(size)
