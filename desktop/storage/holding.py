# SPDX-License-Identifier: MIT
"""Lets one window or one command at a time use a data folder.

The system itself holds the lock and lets go of it when the process ends, however it ends; so a
crash leaves nothing to clear away. What is locked is the folder itself; on Windows, which locks no
folders, the file in it, which nobody can delete or rename there while it is open. That file says
who holds the lock, and takes the wish of a second start that the window be shown.
"""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path

from desktop.disk import make_folder
from desktop.domain.errors import AppError, why
from desktop.paths import DataFolder
from desktop.storage.live_place import unfit_now
from desktop.storage.lock_file import (
    CALL,
    add_word,
    clear_the_way,
    open_own,
    remove_lock,
    words_in,
    write_words,
)

_MUST_CLOSE_FIRST = sys.platform == "win32"
_PATIENCE_S, _LOOK_S = 5.0, 0.05
_WHOM = {"command": "một lệnh khác", "window": "cửa sổ Sổ Tuần Lễ"}


class Holder(StrEnum):
    """Who holds a data folder."""

    WINDOW = "window"
    COMMAND = "command"


class InUse(AppError):
    """Somebody else uses the data folder."""

    def __init__(self, folder: DataFolder, by: Holder | None) -> None:
        whom = _WHOM.get(by or "", "một cửa sổ hay lệnh khác của Sổ Tuần Lễ")
        super().__init__(
            f"Sổ ở “{folder.root}” đang được {whom} dùng.",
            "Hãy chờ lệnh đó xong rồi thử lại."
            if by is Holder.COMMAND
            else "Hãy đóng cửa sổ đó rồi thử lại.",
        )


class Unsure(InUse):
    """Nobody can tell whether somebody else uses the data folder; so it counts as used."""

    def __init__(self, folder: DataFolder, error: OSError) -> None:
        AppError.__init__(
            self,
            f"Không biết chắc sổ ở “{folder.root}” có đang được dùng hay không: {why(error)}.",
            f"Hãy xem lại quyền của thư mục đó và của tệp “{folder.lock.name}” trong đó, rồi mở "
            "lại.",
        )


class Hold:
    """The right to use a data folder, until it is let go or the process ends."""

    def __init__(self, path: Path, handle: int | None) -> None:
        self.path, self._handle = path, handle

    def release(self) -> None:
        """Let others use the data folder."""
        if self._handle is not None:
            if not _MUST_CLOSE_FIRST:
                remove_lock(self.path)
            os.close(self._handle)
            self._handle = None
            if _MUST_CLOSE_FIRST:
                remove_lock(self.path)  # unless somebody else has it by now


def hold(folder: DataFolder, who: Holder) -> Hold | None:
    """Take hold of a data folder, made if need be; `None` if somebody else has it.

    Where the folder cannot be made, or live data must not lie, there is nothing to keep anybody
    out of: what is wrong there shows when the database is opened.

    Raises:
        Unsure: nobody can tell whether somebody has it.
    """
    if unfit_now(folder.root):
        return Hold(folder.lock, None)
    try:
        make_folder(folder.root, private=True)
    except OSError:
        return Hold(folder.lock, None)
    try:
        handle = _take(folder)
    except BlockingIOError:
        return None
    except OSError as error:
        raise Unsure(folder, error) from error
    write_words(folder.lock, f"{who} {os.getpid()}\n")
    return Hold(folder.lock, handle)


@contextmanager
def held(folder: DataFolder) -> Iterator[None]:
    """Hold a data folder for a command; one that is not there yet nobody can use.

    Raises:
        InUse: somebody else has it, or may have.
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
    words = words_in(folder.lock)
    return Holder(words[0]) if words else None


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
    return CALL in words_in(folder.lock)


def answer(folder: DataFolder) -> None:
    """Say that the window was shown."""
    write_words(folder.lock, f"{Holder.WINDOW} {os.getpid()}\n")


def _call(folder: DataFolder) -> None:
    _let_come_forward(folder)
    add_word(folder.lock, CALL)


if sys.platform == "win32":
    import msvcrt

    _AT = 1 << 30
    """Which byte of the file is locked: the others can still be read."""

    _TAKEN = {errno.EACCES, 0}
    """What `locking` fails with when somebody else has the lock: on Windows, and under Wine."""

    def _take(folder: DataFolder) -> int:
        """Lock a byte of the file; whoever held it may just have let go, and removed the file."""
        clear_the_way(folder)
        while True:
            handle = open_own(folder.lock, os.O_RDWR | os.O_CREAT)
            try:
                _lock(handle)
                if _is_at(handle, folder.lock):
                    return handle
            except OSError:
                os.close(handle)
                raise
            os.close(handle)

    def _is_at(handle: int, path: Path) -> bool:
        try:
            return os.path.samestat(os.fstat(handle), path.stat())
        except OSError:
            return False

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

        words = words_in(folder.lock)
        if len(words) > 1:
            process = int(words[1])
            ctypes.windll.user32.AllowSetForegroundWindow(process)

else:
    import fcntl

    def _take(folder: DataFolder) -> int:
        """Lock the folder itself: no file in it can then be deleted or replaced to get past."""
        handle = os.open(folder.root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            with suppress(OSError):  # the file only tells who is here
                clear_the_way(folder)
        except OSError:
            os.close(handle)
            raise
        return handle

    def _let_come_forward(_folder: DataFolder) -> None:
        """Do nothing: only Windows keeps windows from coming to the front."""
