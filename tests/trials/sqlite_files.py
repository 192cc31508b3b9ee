# SPDX-License-Identifier: MIT
"""Sees what the SQLite of this Python does to its files, through a VFS of our own around its own.

SQLite lets programs wrap what it writes through (https://www.sqlite.org/vfs.html). The wrapper is
made with ctypes in the very library that `sqlite3` uses, so it holds for every connection, with
the pragmas and the version that users have. The index of the log (`-shm`) is memory, not seen
here; SQLite makes it anew after a crash.
"""

import _sqlite3
import errno
import os
from collections.abc import Callable
from ctypes import (
    CDLL,
    CFUNCTYPE,
    POINTER,
    Structure,
    addressof,
    c_char_p,
    c_int,
    c_int64,
    c_void_p,
    cast,
    pointer,
    string_at,
)
from typing import TYPE_CHECKING, Any

from tests.trials.calls import Call, Kind

if TYPE_CHECKING:
    from tests.trials.watch import Watch

_OK = 0
_FULL = 13
_CANNOT_OPEN = 14
_NOT_WRITTEN = 10 | 3 << 8
_NOT_SYNCED = 10 | 4 << 8
_NOT_CUT = 10 | 6 << 8
_NOT_REMOVED = 10 | 10 << 8
"""Result codes of SQLite: what its own VFS returns when the system refuses."""

_CREATES = 0x4
_IS_LOG = 0x800 | 0x80000
"""Flags of xOpen: a rollback journal, a write-ahead log. Their folder is synced with them."""

_OPEN = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
_DELETE = CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)
_WRITE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_TRUNCATE = CFUNCTYPE(c_int, c_void_p, c_int64)
_SYNC = CFUNCTYPE(c_int, c_void_p, c_int)


class _Vfs(Structure):
    _fields_ = (
        ("version", c_int),
        ("file_size", c_int),
        ("longest_path", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("data", c_void_p),
        ("open", c_void_p),
        ("delete", c_void_p),
        ("rest", c_void_p * 14),
    )


class _Methods(Structure):
    _fields_ = (
        ("version", c_int),
        ("close", c_void_p),
        ("read", c_void_p),
        ("write", c_void_p),
        ("truncate", c_void_p),
        ("sync", c_void_p),
        ("rest", c_void_p * 14),
    )


class _File(Structure):
    _fields_ = (("methods", POINTER(_Methods)),)


_kept: list[object] = []
"""What SQLite goes on calling must not be collected as garbage."""


def watch(watched: "Watch") -> None:
    """Lead what SQLite does to its files before the watch, from now on."""
    library = CDLL(_sqlite3.__file__)
    library.sqlite3_vfs_find.restype = POINTER(_Vfs)
    library.sqlite3_vfs_register.argtypes = [POINTER(_Vfs), c_int]
    wrapped = _Wrapper(watched, library.sqlite3_vfs_find(None).contents)
    _kept.append(wrapped)
    library.sqlite3_vfs_register(wrapped.vfs, 1)


class _Wrapper:
    def __init__(self, watched: "Watch", real: _Vfs) -> None:
        self._watch = watched
        self._paths: dict[int, str] = {}
        self._unsynced: set[int] = set()
        self._methods: dict[int, _Methods] = {}
        self._callbacks: list[object] = []
        self._open = _OPEN(real.open)
        self._delete = _DELETE(real.delete)
        self.vfs = _Vfs.from_buffer_copy(real)
        self.vfs.name = b"watched"
        self.vfs.open = self._called(_OPEN, self._on_open)
        self.vfs.delete = self._called(_DELETE, self._on_delete)

    def _called(self, kind: Callable[..., Any], function: Callable[..., int]) -> int | None:
        callback = kind(function)
        self._callbacks.append(callback)
        return cast(callback, c_void_p).value

    def _on_open(self, vfs: int, name: int | None, file: int, flags: int, out: int | None) -> int:
        path = os.fsdecode(string_at(name)) if name else ""
        if path and flags & _CREATES and not os.path.exists(path):
            try:
                self._watch.meet(Call(Kind.CREATE, path))
            except OSError:
                return _CANNOT_OPEN
        result = int(self._open(vfs, name, file, flags, out))
        opened = cast(file, POINTER(_File)).contents
        if result == _OK and path and opened.methods:
            self._paths[file] = path
            self._unsynced.discard(file)
            if flags & _IS_LOG:
                self._unsynced.add(file)
            opened.methods = pointer(self._watched(opened.methods.contents))
        return result

    def _on_delete(self, vfs: int, name: bytes, sync: int) -> int:
        path = os.fsdecode(name)
        if not os.path.exists(path):
            return int(self._delete(vfs, name, sync))
        try:
            self._watch.meet(Call(Kind.REMOVE, path))
            if sync:
                self._watch.meet(Call(Kind.SYNC, os.path.dirname(path)))
        except OSError:
            return _NOT_REMOVED
        return int(self._delete(vfs, name, sync))

    def _watched(self, real: _Methods) -> _Methods:
        known = self._methods.get(addressof(real))
        if known is None:
            known = self._methods[addressof(real)] = _Methods.from_buffer_copy(real)
            known.write = self._called(_WRITE, self._writing(_WRITE(real.write)))
            known.truncate = self._called(_TRUNCATE, self._truncating(_TRUNCATE(real.truncate)))
            known.sync = self._called(_SYNC, self._syncing(_SYNC(real.sync)))
        return known

    def _writing(self, real: Callable[..., int]) -> Callable[..., int]:
        def write(file: int, data: int, length: int, offset: int) -> int:
            call = Call(Kind.WRITE, self._paths[file], offset=offset, data=string_at(data, length))
            try:
                self._watch.meet(call, lambda part: real(file, part, len(part), offset))
            except OSError as error:
                return _FULL if error.errno == errno.ENOSPC else _NOT_WRITTEN
            return real(file, data, length, offset)

        return write

    def _truncating(self, real: Callable[..., int]) -> Callable[..., int]:
        def truncate(file: int, size: int) -> int:
            try:
                self._watch.meet(Call(Kind.TRUNCATE, self._paths[file], offset=size))
            except OSError:
                return _NOT_CUT
            return real(file, size)

        return truncate

    def _syncing(self, real: Callable[..., int]) -> Callable[..., int]:
        def sync(file: int, flags: int) -> int:
            path = self._paths[file]
            try:
                self._watch.meet(Call(Kind.SYNC, path))
                if file in self._unsynced:
                    self._unsynced.discard(file)
                    self._watch.meet(Call(Kind.SYNC, os.path.dirname(path)))
            except OSError:
                return _NOT_SYNCED
            return real(file, flags)

        return sync
