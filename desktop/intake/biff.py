# SPDX-License-Identifier: MIT
"""Walks the records of a book of Excel 5 to 2003: how far its sheets reach, and in what fonts."""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from desktop.intake import sheet_faults
from desktop.intake.sheet_reading import Marks
from desktop.intake.sheets import Spot, address

# Records by their numbers in [MS-XLS] 2.3.
_BOF, _EOF, _FILEPASS, _BOUNDSHEET = 0x0809, 0x000A, 0x002F, 0x0085
_FONT, _XF, _DIMENSIONS = 0x0031, 0x00E0, 0x0200
_MULRK = 0x00BD
_TEXT = frozenset({0x00FD, 0x0204, 0x00D6})
_CELLS = frozenset({*_TEXT, 0x0203, 0x0205, 0x027E, 0x0006, _MULRK})
_UNUSED = 0x0FFF
"""A record that no program knows, and all skip."""

_LEAST_CELL = 6
"""Bytes: where a cell is, and its style."""

_BIFF8 = 0x0600
_MOST_SHEETS = 256
_MOST_RECORDS = 3_000_000
_LEFT_OUT_FONT = 4
"""Fonts are numbered without a 4."""

_OLD_FONT = re.compile(r"\.?vn[a-z]|vni\b", re.IGNORECASE)


@dataclass(slots=True)
class _Book:
    """What the first part of a book says for all its sheets."""

    sheets: list[tuple[int, str]] = field(default_factory=list)
    fonts: list[str] = field(default_factory=list)
    styles: list[int] = field(default_factory=list)
    is_8: bool = True

    def old_fonts(self) -> dict[int, str]:
        """Return the old fonts by the number of the cell style that sets them."""
        found = {}
        for number, font in enumerate(self.styles):
            at = font if font < _LEFT_OUT_FONT else font - 1
            if at < len(self.fonts) and _OLD_FONT.match(self.fonts[at]):
                found[number] = self.fonts[at]
        return found


def checked(name: str, book: bytes, most_cells: int) -> tuple[bytes, dict[str, Marks]]:
    """Return a book without what it says of its own size, and the marks of its sheets by name.

    What a book says of its size is believed by readers before they have seen a cell.

    Raises:
        UnreadableTable: it is encrypted, damaged or too large.
    """
    plain = bytearray(book)
    marks: dict[str, Marks] = {}
    try:
        globals_ = _globals(name, book)
        old_fonts = globals_.old_fonts()
        records = 0
        for start, sheet in globals_.sheets:
            fonts: dict[Spot, str] = {}
            rows = columns = 0
            for at, kind, body in _records(book, start):
                records += 1
                if kind == _DIMENSIONS:
                    struct.pack_into("<H", plain, at, _UNUSED)
                elif kind in _CELLS and len(body) >= _LEAST_CELL:
                    row, column, style = struct.unpack_from("<3H", body)
                    last = struct.unpack_from("<H", body, len(body) - 2)[0]
                    rows = max(rows, row + 1)
                    columns = max(columns, (last if kind == _MULRK else column) + 1)
                    if kind in _TEXT and style in old_fonts:
                        fonts[row, column] = old_fonts[style]
            if rows * columns > most_cells:
                cell = address(rows - 1, columns - 1)
                raise sheet_faults.too_many_cells(name, sheet, cell)
            if records > _MOST_RECORDS:
                raise sheet_faults.malicious(name)
            marks[sheet] = Marks(fonts=fonts)
    except (struct.error, UnicodeDecodeError, IndexError) as error:
        raise sheet_faults.damaged(name) from error
    return bytes(plain), marks


def _globals(name: str, book: bytes) -> _Book:
    found = _Book()
    for _at, kind, body in _records(book, 0):
        if kind == _FILEPASS:
            raise sheet_faults.encrypted(name)
        if kind == _BOF:
            found.is_8 = struct.unpack_from("<H", body)[0] == _BIFF8
        elif kind == _BOUNDSHEET:
            start = struct.unpack_from("<I", body)[0]
            found.sheets.append((start, _text(body, 6, is_8=found.is_8)))
        elif kind == _FONT:
            found.fonts.append(_text(body, 14, is_8=found.is_8))
        elif kind == _XF:
            found.styles.append(struct.unpack_from("<H", body)[0])
    if len(found.sheets) > _MOST_SHEETS:
        raise sheet_faults.malicious(name)
    return found


def _records(book: bytes, start: int) -> Iterator[tuple[int, int, bytes]]:
    """Yield where each record begins, its kind and its body, to the end of the substream.

    Substreams within it, such as a chart's, are left out.
    """
    at, depth = start, 0
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<2H", book, at)
        if kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                return
        if depth <= 1:
            yield at, kind, book[at + 4 : at + 4 + length]
        at += 4 + length


def _text(body: bytes, at: int, *, is_8: bool) -> str:
    """Return a short text: its length, in Excel 97 and later how its letters are, its letters."""
    length = body[at]
    if not is_8:
        return body[at + 1 : at + 1 + length].decode("cp1252", "replace")
    if body[at + 1] & 1:
        return body[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
    return body[at + 2 : at + 2 + length].decode("latin-1")
