# SPDX-License-Identifier: MIT
"""Opens what is said to be a bundle, a ZIP file or an unpacked folder, trusting nothing in it.

Nothing is ever unpacked to the disk. What a ZIP claims (how many files, how large, where they
lie) is checked before Python's own reader sees it, and again while it is read.
"""

import os
import stat
import zlib
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from struct import Struct
from struct import error as struct_error
from typing import IO, Protocol
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from desktop.domain.errors import AppError, BadData, why
from desktop.domain.exchange.leftovers import is_leftover
from desktop.domain.exchange.manifest import MANIFEST, PHOTO_FOLDER, SENDING_FOLDER, is_bundle_path
from desktop.domain.vietnamese import grouped, line, quoted

MOST_FILES = 5_000
LARGEST_FILE = 256_000_000
LARGEST_WHOLE = 1_000_000_000
"""Bounds in bytes far above any real bundle: a thousand photos are half of the last."""

_BLOCK = 1 << 18
_MOST_PACKED = 200
"""How many times smaller than itself a file may be packed; real data stay under 50."""

_NOT_WORTH_ASKING = 1 << 16
_END = Struct("<4s4H2LH")
_LOCAL, _LOCAL_MARK = Struct("<4s5H3L2H"), b"PK\3\4"
_BROKEN = (
    BadZipFile,
    zlib.error,
    EOFError,
    ValueError,
    NotImplementedError,
    struct_error,
    KeyError,
)
_END_MARK, _ZIP64_MARK = b"PK\5\6", b"PK\6\7"
_LARGEST_DIRECTORY = MOST_FILES * 200
_ASK_AGAIN = "Hãy xin lại gói này từ nơi gửi."
_CHOOSE = "Hãy chọn gói .zip hoặc thư mục hồ sơ do Sổ Tuần Lễ xuất ra."


class BundleSource(Protocol):
    """A bundle that can be looked into: its name for messages, and the sizes of its files."""

    @property
    def name(self) -> str:
        """What messages call it."""

    @property
    def sizes(self) -> Mapping[str, int]:
        """The size in bytes of every file in it, by path."""

    def read(self, path: str) -> Iterator[bytes]:
        """Yield the content of one file block by block, never more than its size."""

    def opened(self) -> AbstractContextManager["BundleSource"]:
        """Return the same, opened once for all that is read of it."""


def open_source(path: Path) -> BundleSource:
    """Look into a ZIP file or a folder.

    Raises:
        AppError: it cannot be read.
        BadData: it is no bundle, or made to do harm.
    """
    try:
        return _open_folder(path) if path.is_dir() else _open_zip(path)
    except OSError as error:
        raise _unreadable(path, error) from error


@dataclass(frozen=True, slots=True)
class _Folder:
    path: Path
    sizes: Mapping[str, int]

    @property
    def name(self) -> str:
        return f"thư mục {quoted(self.path.absolute().name)}"

    def read(self, path: str) -> Iterator[bytes]:
        try:
            with (self.path / path).open("rb") as file:
                yield from _blocks(file, self.sizes[path])
        except OSError as error:
            raise _unreadable(self.path / path, error) from error

    def opened(self) -> AbstractContextManager["BundleSource"]:
        return nullcontext(self)


def _open_folder(path: Path) -> _Folder:
    name = f"thư mục {quoted(path.absolute().name)}"
    if not (path / MANIFEST).is_file():
        raise BadData(f"Trong {name} không có tệp {MANIFEST}.", _CHOOSE)
    sizes: dict[str, int] = {}
    for file in islice(_files_in(path), MOST_FILES + 1):
        inside = file.relative_to(path).as_posix()
        facts = file.lstat()
        if stat.S_ISLNK(facts.st_mode) or not _is_expected(inside):
            raise _strange(name, inside, "Hãy chuyển tệp đó đi nơi khác.")
        sizes[inside] = facts.st_size
    _check_sizes(sizes, name)
    return _Folder(path, sizes)


def _files_in(folder: Path) -> Iterator[Path]:
    """Yield what a bundle may hold and what it may not, but nothing the system itself left."""
    for file in folder.iterdir():
        if file.name == PHOTO_FOLDER and file.is_dir() and not file.is_symlink():
            yield from (f for f in file.iterdir() if not is_leftover(Path(f.name)))
        elif file.name != SENDING_FOLDER and not is_leftover(Path(file.name)):
            yield file


@dataclass(frozen=True, slots=True)
class _Zip:
    path: Path
    sizes: Mapping[str, int]
    package: ZipFile | None = None

    @property
    def name(self) -> str:
        return f"gói {quoted(self.path.name)}"

    @contextmanager
    def opened(self) -> Iterator["_Zip"]:
        try:
            package = ZipFile(self.path)
        except OSError as error:
            raise _unreadable(self.path, error) from error
        with package:
            yield replace(self, package=package)

    def read(self, path: str) -> Iterator[bytes]:
        try:
            opened = nullcontext(self.package) if self.package else ZipFile(self.path)
            with opened as package:
                entry = package.getinfo(path)
                if _is_stored_photo(entry):
                    yield from _stored(self.path, entry)
                    return
                with package.open(entry) as file:
                    yield from _blocks(file, self.sizes[path])
        except _BROKEN as error:
            message = f"Trong {self.name}, tệp {path} bị hỏng."
            raise BadData(message, _ASK_AGAIN) from error
        except OSError as error:
            raise _unreadable(self.path, error) from error


def _is_stored_photo(entry: ZipInfo) -> bool:
    is_photo = entry.filename.startswith(f"{PHOTO_FOLDER}/")
    is_stored = entry.compress_type == ZIP_STORED and entry.compress_size == entry.file_size
    return is_photo and is_stored


def _stored(path: Path, entry: ZipInfo) -> Iterator[bytes]:
    """Yield a photo from where it lies.

    Python's reader would add up a checksum of it. Whoever reads a photo holds it against the
    SHA-256 of the manifest, which says more, and thousands of photos come at once.
    """
    with path.open("rb") as file:
        file.seek(entry.header_offset)
        head = _LOCAL.unpack(file.read(_LOCAL.size))
        if head[0] != _LOCAL_MARK:
            raise BadZipFile(entry.filename)
        file.seek(head[-2] + head[-1], os.SEEK_CUR)
        yield from _blocks(file, entry.file_size - 1)


def _open_zip(path: Path) -> _Zip:
    name = f"gói {quoted(path.name)}"
    _check_end(path, name)
    try:
        with ZipFile(path) as package:
            entries = package.infolist()
    except (BadZipFile, NotImplementedError, ValueError, RuntimeError) as error:
        raise BadData(f"Mục lục của {name} bị hỏng.", _ASK_AGAIN) from error
    sizes: dict[str, int] = {}
    for entry in entries:
        _check_entry(entry, name)
        if entry.filename in sizes:
            raise BadData(f"Trong {name} có hai tệp cùng tên {entry.filename}.", _ASK_AGAIN)
        sizes[entry.filename] = entry.file_size
    _check_sizes(sizes, name)
    if MANIFEST not in sizes:
        raise BadData(f"Trong {name} không có tệp {MANIFEST}.", _CHOOSE)
    return _Zip(path, sizes)


def _check_end(path: Path, name: str) -> None:
    """Refuse what is no ZIP file, is cut off, or claims a table of contents beyond all reason.

    A bundle ends with the plain record of its table of contents: nothing follows, nothing comes
    before the first file, and it never takes the format's extension for giant files.
    """
    with path.open("rb") as file:
        length = file.seek(0, 2)
        if length == 0:
            raise BadData(f"Tệp {quoted(path.name)} rỗng (0 byte).", _ASK_AGAIN)
        file.seek(max(0, length - _END.size - 20))
        tail = file.read()
        file.seek(0)
        begins_as_zip = file.read(2) == b"PK"
    if len(tail) < _END.size or tail[-_END.size :][:4] != _END_MARK:
        if begins_as_zip:
            raise BadData(f"Tệp {quoted(path.name)} bị cắt cụt hoặc bị nối thêm.", _ASK_AGAIN)
        raise BadData(f"Tệp {quoted(path.name)} không phải tệp .zip.", _CHOOSE)
    end = _END.unpack(tail[-_END.size :])
    count, size, offset = end[4], end[5], end[6]
    if count > MOST_FILES or size > _LARGEST_DIRECTORY or tail.startswith(_ZIP64_MARK):
        raise _too_many(name)
    if offset + size + _END.size != length:
        raise BadData(f"Tệp {quoted(path.name)} bị cắt cụt hoặc bị nối thêm.", _ASK_AGAIN)


def _check_entry(entry: ZipInfo, name: str) -> None:
    # `filename` is what Python made of the name on this system; what the file says is beside it.
    inside = entry.orig_filename
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if entry.flag_bits & 0x1:
        advice = "Hãy xin nơi gửi gói không đặt mật khẩu."
        raise BadData(f"Các tệp trong {name} bị khóa bằng mật khẩu.", advice)
    if not _is_expected(inside) or inside != entry.filename or kind not in (0, stat.S_IFREG):
        raise _strange(name, inside, _ASK_AGAIN)
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise BadData(f"Trong {name}, tệp {inside} được nén theo cách lạ.", _ASK_AGAIN)
    most = entry.compress_size * _MOST_PACKED + _NOT_WORTH_ASKING
    if entry.file_size > most:
        raise BadData(f"Trong {name}, tệp {inside} được nén nhỏ bất thường.", _ASK_AGAIN)


def _check_sizes(sizes: Mapping[str, int], name: str) -> None:
    if len(sizes) > MOST_FILES:
        raise _too_many(name)
    largest = max(sizes, key=sizes.__getitem__, default="")
    if largest and (sizes[largest] > LARGEST_FILE or sum(sizes.values()) > LARGEST_WHOLE):
        raise BadData(f"Trong {name}, tệp {largest} làm gói lớn bất thường.", _ASK_AGAIN)


def _is_expected(path: str) -> bool:
    return path == MANIFEST or is_bundle_path(path)


def _blocks(file: IO[bytes], size: int) -> Iterator[bytes]:
    """Yield a file's content, at most one byte more than it said, which shows that it lied."""
    left = size + 1
    while left > 0 and (block := file.read(min(_BLOCK, left))):
        left -= len(block)
        yield block


def _strange(name: str, inside: str, advice: str) -> BadData:
    return BadData(f"Trong {name} có tệp lạ {quoted(line(inside))}.", advice)


def _too_many(name: str) -> BadData:
    return BadData(f"Mục lục của {name} ghi quá nhiều tệp (trên {grouped(MOST_FILES)}).", _CHOOSE)


def _unreadable(path: Path, error: OSError) -> AppError:
    return AppError(
        f"Không đọc được {quoted(str(path))}: {why(error)}.",
        "Hãy xem lại đường dẫn, quyền đọc và ổ đĩa hoặc USB.",
    )
