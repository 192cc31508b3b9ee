# SPDX-License-Identifier: MIT
"""The file that says who uses a data folder; it is never followed elsewhere, nor taken for ours.

Under its name somebody may have put a link to another file, a pipe, or a second name of a file of
the user's. So it is opened without following links and without waiting, and it is written only if
it holds nothing but what this program writes there.
"""

import errno
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from desktop.paths import DataFolder
from desktop.storage.aside import set_aside

CALL = "goi"
"""The word by which a second start wishes that the window be shown."""

_OURS = re.compile(rb"(?:(?:window|command) [0-9]{1,10}\r?\n(?:goi\r?\n)*)?")
_MOST = 4096
_ONLY_ITSELF = (
    getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
)


@contextmanager
def own_file(path: Path, flags: int) -> Iterator[int]:
    """Open the file, if it is ours, until it is left.

    Raises:
        OSError: it cannot be opened, or is something else.
    """
    handle = open_own(path, flags)
    try:
        yield handle
    finally:
        os.close(handle)


def open_own(path: Path, flags: int) -> int:
    """Open the file, if it is ours.

    Raises:
        OSError: it cannot be opened, or is something else.
    """
    if path.is_symlink():  # Windows has no flag for it
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    handle = os.open(path, flags | _ONLY_ITSELF, 0o600)
    if _is_plain(handle) and _OURS.fullmatch(os.read(handle, _MOST)):
        os.lseek(handle, 0, os.SEEK_SET)
        return handle
    os.close(handle)
    raise OSError(errno.EEXIST, os.strerror(errno.EEXIST))


def _is_plain(handle: int) -> bool:
    """Whether it is a file, and one without a second name elsewhere."""
    status = os.fstat(handle)
    return stat.S_ISREG(status.st_mode) and status.st_nlink == 1


def words_in(path: Path) -> list[str]:
    """Return the words of the file, none where there is none or it is not ours."""
    with suppress(OSError), own_file(path, os.O_RDONLY) as handle:
        return os.read(handle, _MOST).decode("ascii", "replace").split()
    return []


def write_words(path: Path, words: str) -> None:
    """Put words into the file, made if need be; what cannot be written is left.

    They only tell others who is here; who is here the lock itself says.
    """
    with suppress(OSError), own_file(path, os.O_RDWR | os.O_CREAT) as handle:
        os.truncate(handle, 0)
        os.write(handle, words.encode())


def add_word(path: Path, word: str) -> None:
    """Add a word to the file, if there is one and it is ours."""
    with suppress(OSError), own_file(path, os.O_RDWR | os.O_APPEND) as handle:
        os.write(handle, f"{word}\n".encode())


def remove_lock(path: Path) -> None:
    """Remove the file, if it is ours and nobody has it open where that hinders."""
    with suppress(OSError):
        with own_file(path, os.O_RDONLY):
            pass
        path.unlink()


def clear_the_way(folder: DataFolder) -> None:
    """Move aside what is under the name of the file and is not ours; nothing is deleted.

    Raises:
        OSError: it cannot be moved.
    """
    try:
        with own_file(folder.lock, os.O_RDWR):
            return
    except FileNotFoundError:
        return
    except OSError:
        set_aside(folder, folder.lock)
