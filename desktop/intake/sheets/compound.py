# SPDX-License-Identifier: MIT
"""Takes the book out of an .xls, measures it, and puts it into a plain compound file anew."""

import struct
from io import BytesIO

import olefile

from desktop.intake.sheets import faults
from desktop.intake.sheets.biff import checked
from desktop.intake.sheets.reading import MOST_CELLS, read_cells
from desktop.intake.sheets.sheet import Sheet

_MOST_BOOK = 40_000_000
_SECTOR = 512
_LEAST_STREAM = 4096
_FREE, _END, _FAT, _LIST = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFC
_PER_FAT = _SECTOR // 4
_HEADER_FATS = 109
_OTHER_KINDS = {
    "WordDocument": "tài liệu Word",
    "PowerPoint Document": "bài trình chiếu",
    "__properties_version1.0": "thư Outlook",
}
_BOOKS = ("Workbook", "Book")
_STREAMS = (*_BOOKS, *_OTHER_KINDS, "EncryptedPackage")


def sheets_in_compound(name: str, content: bytes) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook of Excel 5 to 2003.

    Raises:
        UnreadableTable: it is no workbook, or is damaged, encrypted or too large.
    """
    stream, book = _book(name, content)
    plain, marks = checked(name, book, MOST_CELLS)
    return read_cells(name, compound_file(stream, plain), lambda: marks)


def _book(name: str, content: bytes) -> tuple[str, bytes]:
    try:
        # The last sector of a file may be cut short.
        whole = content.ljust(-(-len(content) // _SECTOR) * _SECTOR, b"\0")
        with olefile.OleFileIO(BytesIO(whole)) as file:
            streams = {stream for stream in _STREAMS if file.exists(stream)}
            book = next((stream for stream in _BOOKS if stream in streams), "")
            content = file.openstream(book).read(_MOST_BOOK) if book else b""
    except Exception as error:  # The reader raises whatever the bytes lead it into.
        raise faults.damaged(name) from error
    if "EncryptedPackage" in streams:
        raise faults.encrypted(name)
    if not book:
        kind = next((kind for stream, kind in _OTHER_KINDS.items() if stream in streams), "")
        raise faults.other_document(name, kind or "tài liệu của chương trình khác")
    return book, content


def compound_file(name: str, stream: bytes) -> bytes:
    """Return a compound file of version 3 that holds one stream, laid out sector after sector."""
    stream = stream.ljust(_LEAST_STREAM, b"\0")
    sectors = -(-len(stream) // _SECTOR)
    fats = 1
    while fats * _PER_FAT < sectors + 1 + fats:
        fats += 1
    # The tables, the directory, the stream; beyond 109 tables (7 MB) lists of tables first.
    lists = -(-max(fats - _HEADER_FATS, 0) // (_PER_FAT - 1))
    while fats * _PER_FAT < sectors + 1 + fats + lists:
        fats += 1
        lists = -(-max(fats - _HEADER_FATS, 0) // (_PER_FAT - 1))
    directory = fats + lists
    first = directory + 1
    table = [_FAT] * fats + [_LIST] * lists + [_END]
    table += [*range(first + 1, first + sectors), _END]
    table += [_FREE] * (fats * _PER_FAT - len(table))
    in_header = [*range(min(fats, _HEADER_FATS))]
    header = struct.pack(
        "<8s16s5H6x9I109I",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"",
        *(0x3E, 3, 0xFFFE, 9, 6),
        *(0, fats, directory, 0, _LEAST_STREAM, _END, 0, fats if lists else _END, lists),
        *in_header,
        *[_FREE] * (_HEADER_FATS - len(in_header)),
    )
    listed = b""
    for at in range(lists):
        begin = _HEADER_FATS + at * (_PER_FAT - 1)
        ids = [*range(begin, min(begin + _PER_FAT - 1, fats))]
        ids += [_FREE] * (_PER_FAT - 1 - len(ids))
        listed += struct.pack(f"<{_PER_FAT}I", *ids, fats + at + 1 if at + 1 < lists else _END)
    entries = _entry("Root Entry", 5, 1, _END, 0) + _entry(name, 2, _FREE, first, len(stream))
    entries += 2 * _entry("", 0, _FREE, 0, 0)
    padded = stream.ljust(sectors * _SECTOR, b"\0")
    return header + struct.pack(f"<{len(table)}I", *table) + listed + entries + padded


def _entry(name: str, kind: int, child: int, first: int, size: int) -> bytes:
    letters = name.encode("utf-16-le")
    length = len(letters) + 2 if name else 0
    return struct.pack(
        "<64sHBB3I16x4x16xIQ", letters, length, kind, 1, _FREE, _FREE, child, first, size
    )
