# SPDX-License-Identifier: MIT
"""Takes files out of a ZIP archive that is no bundle itself, such as "download all" gives."""

import stat
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from struct import Struct
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from desktop.domain.errors import AppError, BadData
from desktop.domain.exchange.leftovers import is_leftover
from desktop.domain.vietnamese import nfc, quoted
from desktop.intake.received import limits
from desktop.intake.received.limits import LARGEST_INSIDE, MOST_INSIDE, Allowance

_MARK = b"PK\3\4"
_END, _END_MARK = Struct("<4s4H2LH"), b"PK\5\6"
_LONGEST_COMMENT = 0xFFFF
_LARGEST_DIRECTORY = MOST_INSIDE * 300
_MOST_PACKED, _NOT_WORTH_ASKING = 200, 1 << 16
_IS_ENCRYPTED = 0x1

OFFICE_FILES = frozenset({"[content_types].xml", "mimetype"})
"""What an archive has that is one document of Word, Excel or LibreOffice."""


ZIP_MARK = len(_MARK)
"""Bytes that tell an archive."""


def is_archive(beginning: bytes) -> bool:
    """Whether a file that begins so is a ZIP archive."""
    return beginning.startswith((_MARK, _END_MARK))


def names_in(path: Path, name: str) -> frozenset[str]:
    """Return the names in an archive.

    Raises:
        BadData: it is damaged, or has too many.
    """
    _check_end(path, name)
    with _opened(path, name) as archive:
        return frozenset(entry.filename for entry in _listed(archive, name))


def members(
    path: Path, name: str, scratch: Path, allowance: Allowance
) -> Iterator[tuple[str, Path | AppError]]:
    """Yield each file of an archive by its own name, with where it lies now or why it cannot be.

    Nothing is written but to `scratch`, under a name that is safe there. What lies there is the
    caller's until the next one is asked for.

    Raises:
        BadData: it is damaged, or has too many.
    """
    _check_end(path, name)
    with _opened(path, name) as archive:
        yield from _members(archive, name, scratch, allowance)


def _members(
    archive: ZipFile, name: str, scratch: Path, allowance: Allowance
) -> Iterator[tuple[str, Path | AppError]]:
    for entry in _listed(archive, name):
        place = PurePosixPath(entry.filename.replace("\\", "/"))
        inside = nfc(place.name) or entry.filename
        if entry.is_dir() or is_leftover(place):
            continue
        target = scratch / limits.safe_name(inside)
        try:
            _check(entry, inside)
            limits.require_room_for(entry.file_size, scratch, inside)
            with archive.open(entry) as source:
                allowance.copy(source, target, inside, entry.file_size)
        except AppError as error:
            yield inside, error
        except (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
            yield inside, limits.damaged(inside)
        else:
            yield inside, target
        finally:
            target.unlink(missing_ok=True)


def _opened(path: Path, name: str) -> ZipFile:
    try:
        return ZipFile(path)
    except (BadZipFile, NotImplementedError, ValueError, RuntimeError, OSError) as error:
        raise limits.damaged(name) from error


def _listed(archive: ZipFile, name: str) -> list[ZipInfo]:
    entries = archive.infolist()
    if len(entries) > MOST_INSIDE:
        raise limits.too_many(name)
    return entries


def _check_end(path: Path, name: str) -> None:
    """Refuse a table of contents beyond all reason before Python's own reader takes it in."""
    with path.open("rb") as file:
        length = file.seek(0, 2)
        file.seek(max(0, length - _END.size - _LONGEST_COMMENT))
        tail = file.read()
    at = tail.rfind(_END_MARK)
    if at < 0 or len(tail) - at < _END.size:
        raise limits.damaged(name)
    end = _END.unpack(tail[at : at + _END.size])
    if end[5] > _LARGEST_DIRECTORY:  # all ones where it takes the extension for giant files
        raise limits.too_many(name)


def _check(entry: ZipInfo, inside: str) -> None:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if entry.flag_bits & _IS_ENCRYPTED:
        advice = "Hãy xin nơi gửi tệp không đặt mật khẩu."
        raise BadData(f"{quoted(inside)} trong tệp nén bị khóa bằng mật khẩu.", advice)
    if kind not in (0, stat.S_IFREG) or entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise BadData(f"{quoted(inside)} trong tệp nén được ghi theo cách lạ.", limits.ASK_AGAIN)
    most = entry.compress_size * _MOST_PACKED + _NOT_WORTH_ASKING
    if entry.file_size > min(most, LARGEST_INSIDE):
        raise limits.too_much(inside)
