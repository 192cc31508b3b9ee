# SPDX-License-Identifier: MIT
"""Says in the clerk's words what SQLite or the disk refused to do."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.domain.errors import AppError, BadData, why
from desktop.paths import DataFolder

_PRIMARY_CODE = 0xFF
_SIGNS_OF_DAMAGE = (
    *("no such", "unknown function", "wrong number of arguments", "foreign key mismatch"),
    *("Could not decode to UTF-8", "unsupported file format"),
)


class Damaged(AppError):
    """A database that is not whole."""

    says = "Tệp sổ “{}” bị hư hỏng."

    def __init__(self, path: Path) -> None:
        super().__init__(
            self.says.format(path),
            "Đừng xóa tệp này; hãy khôi phục sổ từ bản sao lưu gần nhất.",
        )


class Unreadable(Exception):
    """What a database holds in some place was never written there by the program."""


def nothing_there(folder: DataFolder) -> AppError:
    """Return the refusal to open what nobody has begun yet."""
    return AppError(
        f"Chưa có sổ nào trong thư mục “{folder.root}”.",
        "Hãy xem lại đường dẫn thư mục dữ liệu, hoặc lập sổ mới.",
    )


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what the disk or SQLite refuses at `path` into an `AppError`; bugs pass unchanged."""
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise (explain(error, path) or error) from error
    except OSError as error:
        raise explain_disk(error, path) from error


def explain(error: BaseException, path: Path) -> AppError | None:
    """Return what to tell the user of a database that failed, `None` if the program is at fault."""
    if isinstance(error, sqlite3.Error):
        return _explain_sqlite(error, path)
    if isinstance(error, OverflowError):
        return BadData("Có số quá lớn, chưa ghi gì vào sổ.", "Hãy sửa số đó rồi ghi lại.")
    # SQLite quotes a damaged schema in its message as it is, which Python then cannot decode.
    return Damaged(path) if isinstance(error, Unreadable | UnicodeDecodeError) else None


def _explain_sqlite(error: sqlite3.Error, path: Path) -> AppError | None:
    """Tell damage from what passes: a full disk, a database in use, a value that cannot be."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK)
    if code in (sqlite3.SQLITE_CONSTRAINT_CHECK, sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY):
        return BadData(
            f"Dữ liệu không hợp lệ, chưa ghi gì vào sổ ({error}).",
            "Hãy sửa chỗ sai rồi ghi lại.",
        )
    # The program's own statements are right, and what it writes is UTF-8 in a format SQLite knows.
    was_changed = str(error).startswith(_SIGNS_OF_DAMAGE)
    primary = code & _PRIMARY_CODE
    if was_changed or primary in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return Damaged(path)
    if primary == sqlite3.SQLITE_FULL:
        return _disk_full(path)
    words = _WORDS.get(primary)
    return AppError(words[0].format(path=path), words[1]) if words else None


def explain_disk(error: OSError, path: Path) -> AppError:
    """Return what to tell the user of a file that cannot be read or written at `path`."""
    if error.errno == errno.ENOSPC:
        return _disk_full(path)
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return AppError(
            f"Không được phép đọc hoặc ghi “{path}”.",
            "Hãy đóng tệp nếu đang mở ở chương trình khác, xem lại quyền của thư mục, "
            "hoặc chép dữ liệu sang một ổ đĩa ghi được.",
        )
    if isinstance(error, FileNotFoundError):
        return AppError(f"Không tìm thấy “{path}”.", "Hãy xem lại đường dẫn, hoặc cắm lại ổ USB.")
    return AppError(
        f"Không đọc hoặc ghi được “{path}”: {why(error)}.", "Hãy kiểm tra ổ đĩa rồi thử lại."
    )


def _disk_full(path: Path) -> AppError:
    return AppError(
        f"Hết dung lượng trên ổ đĩa chứa “{path}”; lần ghi vừa rồi chưa được lưu.",
        "Hãy xóa bớt tệp không cần trên ổ đĩa đó rồi thử lại.",
    )


_BUSY = (
    "Sổ “{path}” đang được một chương trình khác ghi.",
    "Hãy đóng cửa sổ Sổ Tuần Lễ khác, hoặc chờ việc đang chạy xong, rồi thử lại.",
)
_NO_ACCESS = (
    "Không mở hoặc không ghi được sổ “{path}”.",
    "Hãy xem lại quyền ghi vào thư mục đó, hoặc chép cả thư mục sang một ổ đĩa ghi được.",
)
_WORDS = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_READONLY: _NO_ACCESS,
    sqlite3.SQLITE_CANTOPEN: _NO_ACCESS,
    sqlite3.SQLITE_PERM: _NO_ACCESS,
    sqlite3.SQLITE_IOERR: (
        "Ổ đĩa chứa sổ “{path}” không đọc hoặc không ghi được.",
        "Hãy cắm lại ổ USB nếu sổ nằm ở đó, khởi động lại máy, rồi thử lại.",
    ),
}
