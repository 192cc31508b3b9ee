# SPDX-License-Identifier: MIT
"""Sees every call by which this process changes files below one folder, before it is carried out.

Python's calls are seen at `os` and `io.FileIO`, SQLite's at its own files (`sqlite_files`). What a
library writes by itself through the number of an open file (Pillow does) is seen at the latest
when that file is synced. A watch stays for as long as the process lives: it belongs into a child.
"""

import builtins
import errno
import io
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.trials.calls import Call, Fate, Kind

_ON_ONE = {
    "unlink": Kind.REMOVE,
    "remove": Kind.REMOVE,
    "mkdir": Kind.MAKE_FOLDER,
    "rmdir": Kind.REMOVE_FOLDER,
    "utime": Kind.TOUCH,
}
_ON_TWO = {"rename": Kind.RENAME, "replace": Kind.RENAME, "link": Kind.LINK}
"""Functions of `os` that name one thing, and two."""


class Watch:
    """Leads every call below a folder before a fate."""

    def __init__(self, root: Path, fate: Fate) -> None:
        self._root = os.path.realpath(root)
        self._fate = fate
        self._lock = threading.RLock()
        self._lengths: dict[str, int] = {}

    def begin(self) -> None:
        """Begin to see what this process does, for as long as it lives."""
        from tests.trials import sqlite_files

        sqlite_files.watch(self)
        _watch_names(self)
        _watch_contents(self)

    def meet(self, call: Call, tear: Callable[[bytes], object] = len) -> None:
        """Lead one call before the fate."""
        if not self._sees(call.path) and not self._sees(call.to):
            return
        with self._lock:
            self._fate.meet(call, tear)
            if call.kind in (Kind.CREATE, Kind.TRUNCATE):
                self._lengths[call.path] = call.offset
            elif call.kind is Kind.WRITE:
                end = call.offset + len(call.data)
                self._lengths[call.path] = max(end, self._lengths.get(call.path, 0))

    def catch_up(self, path: str) -> None:
        """Lead before the fate what was written to the end of a file past Python's own calls."""
        known = self._lengths.get(path)
        if known is not None and os.path.getsize(path) > known:
            with io.FileIO(path) as file:
                file.seek(known)
                self.meet(Call(Kind.WRITE, path, offset=known, data=file.readall()))

    def _sees(self, path: str) -> bool:
        return path == self._root or path.startswith(self._root + os.sep)


def path_of(path: Any, folder: int | None = None) -> str:
    """Return the full path of what a call names, which may be the number of an open file."""
    if isinstance(path, int):
        return os.readlink(f"/proc/self/fd/{path}")
    name = os.fsdecode(path)
    return os.path.abspath(name if folder is None else os.path.join(path_of(folder), name))


def _watch_names(watch: Watch) -> None:
    """See what happens to names, and what is asked of open files by their numbers."""
    stand_ins = {
        **{name: _on_one(watch, kind, getattr(os, name)) for name, kind in _ON_ONE.items()},
        **{name: _on_two(watch, kind, getattr(os, name)) for name, kind in _ON_TWO.items()},
        **{name: _syncing(watch, getattr(os, name)) for name in ("fsync", "fdatasync")},
        "open": _opening(watch, os.open),
        "sendfile": _not_sending,
    }
    vars(os).update(stand_ins)


def _on_one(watch: Watch, kind: Kind, real: Callable[..., Any]) -> Callable[..., Any]:
    def call(path: Any, *rest: Any, **named: Any) -> Any:
        watch.meet(Call(kind, path_of(path, named.get("dir_fd"))))
        return real(path, *rest, **named)

    return call


def _on_two(watch: Watch, kind: Kind, real: Callable[..., Any]) -> Callable[..., Any]:
    def call(source: Any, target: Any, **named: Any) -> Any:
        watch.meet(Call(kind, path_of(source), to=path_of(target)))
        return real(source, target, **named)

    return call


def _syncing(watch: Watch, real: Callable[[int], None]) -> Callable[[int], None]:
    def call(number: int) -> None:
        path = path_of(number)
        watch.catch_up(path)
        watch.meet(Call(Kind.SYNC, path))
        real(number)

    return call


def _opening(watch: Watch, real: Callable[..., int]) -> Callable[..., int]:
    def call(path: Any, flags: int, *rest: Any, **named: Any) -> int:
        if flags & os.O_CREAT and not os.path.exists(path):
            watch.meet(Call(Kind.CREATE, path_of(path)))
        return real(path, flags, *rest, **named)

    return call


def _not_sending(*_arguments: Any) -> int:
    # `shutil` then copies by reading and writing, which is seen.
    raise OSError(errno.ENOTSOCK, os.strerror(errno.ENOTSOCK))


def _watch_contents(watch: Watch) -> None:
    """See what is written to files that are opened from now on."""
    real = io.open

    class Seen(io.FileIO):
        def __init__(self, file: Any, mode: str, opener: Any, *, closefd: bool) -> None:
            if not isinstance(file, int):
                kind = Kind.TRUNCATE if os.path.exists(file) else Kind.CREATE
                if kind is Kind.CREATE or mode.startswith("w"):
                    watch.meet(Call(kind, path_of(file)))
            super().__init__(file, mode, closefd, opener)

        def write(self, data: Any) -> int:
            content = bytes(data)
            where = self.seek(0, os.SEEK_END) if "a" in self.mode else self.tell()
            call = Call(Kind.WRITE, path_of(self.fileno()), offset=where, data=content)
            watch.meet(call, super().write)
            return super().write(content)

        def truncate(self, size: int | None = None) -> int:
            length = self.tell() if size is None else size
            watch.meet(Call(Kind.TRUNCATE, path_of(self.fileno()), offset=length))
            return super().truncate(length)

    def seen(file: Any, mode: str = "r", buffering: int = -1, *text: Any, **named: Any) -> Any:
        if not set(mode) & set("wxa+"):
            return real(file, mode, buffering, *text, **named)
        closefd, opener = named.pop("closefd", True), named.pop("opener", None)
        raw = Seen(file, mode.replace("t", "").replace("b", ""), opener, closefd=closefd)
        if buffering == 0:
            return raw
        size = buffering if buffering > 1 else io.DEFAULT_BUFFER_SIZE
        whole = io.BufferedRandom(raw, size) if "+" in mode else io.BufferedWriter(raw, size)
        return whole if "b" in mode else io.TextIOWrapper(whole, *text, **named)

    for module in (io, builtins):
        vars(module)["open"] = seen
