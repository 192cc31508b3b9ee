# SPDX-License-Identifier: MIT
"""Puts finished documents in their place: whole or not at all, and the same bytes every time."""

import contextlib
import errno
import os
import re
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from desktop.domain.errors import AppError, why
from desktop.renaming import rename

_PROPERTIES = "docProps/core.xml"
_STAMPS = re.compile(rb"(<dcterms:(?:created|modified)\b[^>]*>)[^<]*")
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_PLAIN_FILE = 0o100644 << 16

_UNFINISHED: set[Path] = set()
"""Folders that are being written: what lies in them comes to the disk together with them."""


def write_package(target: Path, save: Callable[[IO[bytes]], None], dated: date) -> None:
    """Write the Office document that `save` writes to a stream, free of clock and machine.

    Raises:
        AppError: the file cannot be written there; whatever stood there before is untouched.
    """
    buffer = BytesIO()
    save(buffer)
    write_whole(target, repacked(buffer.getvalue(), dated))


def timeless_entry(path: str) -> ZipInfo:
    """Return the head of a file in a ZIP that tells neither when nor on what system it was made."""
    entry = ZipInfo(path, _NO_TIME)
    entry.create_system = _UNIX
    entry.external_attr = _PLAIN_FILE
    return entry


def repacked(package: bytes, dated: date) -> bytes:
    """Return an Office document with `dated` as the day it was made and last changed.

    Entries keep their order and content, but lose the time and the system they were packed on.
    """
    buffer = BytesIO()
    with ZipFile(BytesIO(package)) as old, ZipFile(buffer, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == _PROPERTIES:
                content = _STAMPS.sub(rb"\g<1>%bT00:00:00Z" % dated.isoformat().encode(), content)
            new.writestr(timeless_entry(name), content, ZIP_DEFLATED)
    return buffer.getvalue()


def write_whole(target: Path, content: bytes) -> None:
    """Write a file as `whole_file` does.

    Raises:
        AppError: the file cannot be written there; whatever stood there before is untouched.
    """
    with whole_file(target) as file:
        file.write(content)


@contextlib.contextmanager
def whole_file(target: Path) -> Iterator[IO[bytes]]:
    """Open a file to write so that nobody ever finds half of it, not even after a power cut.

    In an `unfinished` folder it need not be on the disk yet.

    Raises:
        AppError: the file cannot be written there; whatever stood there before is untouched.
    """
    beside = target.with_name(f"{target.name}.tam")
    try:
        with beside.open("wb") as file:
            yield file
            file.flush()
            if _UNFINISHED.isdisjoint(target.parents):
                os.fsync(file.fileno())
        rename(beside, target)
    except OSError as error:
        raise refusal(target, error) from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


@contextlib.contextmanager
def unfinished(folder: Path) -> Iterator[None]:
    """Write a folder whose files the caller brings to the disk, all at once, when it is whole.

    Much of what is written on the way never stays, and the disk takes many files in less time
    than one after another.
    """
    _UNFINISHED.add(folder)
    try:
        yield
    finally:
        _UNFINISHED.discard(folder)


def refusal(target: Path, error: OSError) -> AppError:
    """Return what to tell the user of a file or folder that cannot be written."""
    what = f"Không ghi được tệp “{target.name}” vào thư mục “{target.parent}”"
    if isinstance(error, PermissionError):
        advice = "Hãy đóng tệp đó nếu đang mở trong Word hoặc Excel, hoặc chọn thư mục khác."
        return AppError(f"{what}: tệp đang mở hoặc thư mục không cho ghi.", advice)
    if error.errno == errno.ENOSPC:
        return AppError(f"{what}: ổ đĩa đã đầy.", "Hãy xóa bớt tệp không cần rồi thử lại.")
    if isinstance(error, FileNotFoundError):
        return AppError(f"{what}: thư mục đó không còn.", "Hãy chọn thư mục khác.")
    return AppError(f"{what}: {why(error)}.", "Hãy chọn thư mục khác rồi thử lại.")
