# SPDX-License-Identifier: MIT
"""Lets one window or one command at a time use a data folder.

The system itself holds the lock and lets go of it when the process ends, however it ends; so a
crash leaves nothing to clear away. The file of the lock says who holds it, and takes the wish of
a second start that the window be shown.
"""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path

from desktop.domain.errors import AppError
from desktop.paths import DataFolder
from desktop.storage.live_place import unfit_now

_AT = 1 << 30
"""Which byte of the file is locked, on Windows: the others can still be read."""

_CALL = "goi"
_MUST_CLOSE_FIRST = sys.platform == "win32"
_PATIENCE_S, _LOOK_S = 5.0, 0.05


class Holder(StrEnum):
    """Who holds a data folder."""

    WINDOW = "window"
    COMMAND = "command"


class InUse(AppError):
    """Somebody else uses the data folder."""

    def __init__(self, folder: DataFolder, by: Holder | None) -> None:
        whom = "một lệnh khác" if by is Holder.COMMAND else "cửa sổ Sổ Tuần Lễ"
        super().__init__(
            f"Sổ ở “{folder.root}” đang được {whom} dùng.",
            "Hãy chờ lệnh đó xong rồi thử lại."
            if by is Holder.COMMAND
            else "Hãy đóng cửa sổ đó rồi thử lại.",
        )


class Hold:
    """The right to use a data folder, until it is let go or the process ends."""

    def __init__(self, path: Path, handle: int | None) -> None:
        self.path, self._handle = path, handle

    def release(self) -> None:
        """Let others use the data folder."""
        if self._handle is not None:
            if not _MUST_CLOSE_FIRST:
                self.path.unlink(missing_ok=True)
            os.close(self._handle)
            self._handle = None
            if _MUST_CLOSE_FIRST:
                with suppress(OSError):  # somebody else has it by now
                    self.path.unlink(missing_ok=True)


def hold(folder: DataFolder, who: Holder) -> Hold | None:
    """Take hold of a data folder, made if need be; `None` if somebody else has it.

    Where the disk knows no locks, where nothing can be written, or where live data must not lie,
    nobody is kept out: what is wrong there shows when the database is opened.
    """
    path = folder.lock
    if unfit_now(folder.root):
        return Hold(path, None)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        return Hold(path, None)
    try:
        _lock(handle)
    except BlockingIOError:
        os.close(handle)
        return None
    except OSError:
        os.close(handle)
        return Hold(path, None)
    if not _is_still(handle, path):  # whoever held it has just let go, and removed the file
        os.close(handle)
        return hold(folder, who)
    os.truncate(handle, 0)
    os.write(handle, f"{who} {os.getpid()}\n".encode())
    return Hold(path, handle)


@contextmanager
def held(folder: DataFolder) -> Iterator[None]:
    """Hold a data folder for a command; one that is not there yet nobody can use.

    Raises:
        InUse: somebody else has it.
    """
    if not folder.root.is_dir():
        yield
        return
    taken = hold(folder, Holder.COMMAND)
    if taken is None:
        raise InUse(folder, holder_of(folder))
    try:
        yield
    finally:
        taken.release()


def holder_of(folder: DataFolder) -> Holder | None:
    """Return who held a data folder last, `None` if that cannot be read."""
    try:
        word = folder.lock.read_text(encoding="utf-8").split()[0]
        return Holder(word)
    except (OSError, UnicodeDecodeError, IndexError, ValueError):
        return None


def hold_or_call(folder: DataFolder) -> Hold | None:
    """Take hold of a data folder for a window, or have the window that has it come to the front.

    One that is just closing is waited for. Returns `None` when the other window has come.

    Raises:
        InUse: no window answers within five seconds, or a command has the folder.
    """
    until = time.monotonic() + _PATIENCE_S
    called = False
    while True:
        taken = hold(folder, Holder.WINDOW)
        if taken is not None:
            return taken
        if holder_of(folder) is Holder.WINDOW:
            if called and not is_called(folder):
                return None
            if not called:
                _call(folder)
                called = True
        if time.monotonic() > until:
            raise InUse(folder, holder_of(folder))
        time.sleep(_LOOK_S)


def is_called(folder: DataFolder) -> bool:
    """Whether a second start wishes that the window be shown."""
    try:
        return _CALL in folder.lock.read_text(encoding="utf-8").split()
    except (OSError, UnicodeDecodeError):
        return False


def answer(folder: DataFolder) -> None:
    """Say that the window was shown."""
    with suppress(OSError):
        folder.lock.write_text(f"{Holder.WINDOW} {os.getpid()}\n", encoding="utf-8")


def _is_still(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except OSError:
        return False


def _call(folder: DataFolder) -> None:
    _let_come_forward(folder)
    with suppress(OSError), folder.lock.open("a", encoding="utf-8") as file:
        file.write(f"{_CALL}\n")


if sys.platform == "win32":
    import msvcrt

    _TAKEN = {errno.EACCES, 0}
    """What `locking` fails with when somebody else has the lock: on Windows, and under Wine."""

    def _lock(handle: int) -> None:
        os.lseek(handle, _AT, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            if error.errno in _TAKEN:
                raise BlockingIOError from error
            raise
        finally:
            os.lseek(handle, 0, os.SEEK_SET)

    def _let_come_forward(folder: DataFolder) -> None:
        """Give the other process the right to come to the front, which only this one has now."""
        import ctypes

        with suppress(OSError, UnicodeDecodeError, IndexError, ValueError):
            process = int(folder.lock.read_text(encoding="utf-8").split()[1])
            ctypes.windll.user32.AllowSetForegroundWindow(process)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _let_come_forward(_folder: DataFolder) -> None:
        """Do nothing: only Windows keeps windows from coming to the front."""
