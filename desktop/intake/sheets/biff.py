# SPDX-License-Identifier: MIT
"""Walks the records of a book of Excel 5 to 2003: how far its sheets reach, what is hidden.

The library that reads such books (calamine) tells neither what is hidden or merged nor in what
fonts text is set, and believes what they say of their size; the one that tells it (xlrd) refuses
books that Excel and LibreOffice open. So this walk stays beside the first.
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from desktop.intake.sheets import faults
from desktop.intake.sheets.reading import Marks
from desktop.intake.sheets.shared_texts import text_lengths
from desktop.intake.sheets.sheet import Area, Spot, address

# Records by their numbers in [MS-XLS] 2.3.
_BOF, _EOF, _FILEPASS, _BOUNDSHEET = 0x0809, 0x000A, 0x002F, 0x0085
_FONT, _XF, _DIMENSIONS = 0x0031, 0x00E0, 0x0200
_SST, _CONTINUE = 0x00FC, 0x003C
_ROW, _COLINFO, _MERGEDCELLS, _CODEPAGE = 0x0208, 0x007D, 0x00E5, 0x0042
_ROW_HIDDEN, _COLUMN_HIDDEN = 0x20, 0x1
_ANSI_OF_OLD, _ANSI, _UTF16 = 0x8001, 1252, 1200
_MULRK, _SHARED_TEXT = 0x00BD, 0x00FD
_TEXT = frozenset({_SHARED_TEXT, 0x0204, 0x00D6})
_FORMULA, _BOOLERR = 0x0006, 0x0205
_CELLS = frozenset({*_TEXT, 0x0203, _BOOLERR, 0x027E, _FORMULA, _MULRK})
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
"""What cells show by their code; [MS-XLS] 2.5.10."""

_UNUSED = 0x0FFF
"""A record that no program knows, and all skip."""

_LEAST_CELL = 6
"""Bytes: where a cell is, and its style."""

_BIFF8 = 0x0600
_MOST_SHEETS, _MOST_COLUMNS = 256, 256
_MOST_RECORDS = 2_000_000
_MOST_LETTERS = 100_000_000
"""Letters that cells show, a shared text counted as often as it is shown."""

_LEFT_OUT_FONT = 4
"""Fonts are numbered without a 4."""

_OLD_FONT = re.compile(r"\.?vn[a-z]|vni\b", re.IGNORECASE)


@dataclass(slots=True)
class _Book:
    """What the first part of a book says for all its sheets."""

    sheets: list[tuple[int, str]] = field(default_factory=list)
    fonts: list[str] = field(default_factory=list)
    styles: list[int] = field(default_factory=list)
    texts: list[int] = field(default_factory=list)
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
    measure = _Measure(name, most_cells)
    try:
        globals_ = _globals(name, book)
        _name_code_page(book, plain, is_8=globals_.is_8)
        measure.texts, measure.old_fonts = globals_.texts, globals_.old_fonts()
        marks = {sheet: measure.sheet(sheet, book, plain, at) for at, sheet in globals_.sheets}
    except (struct.error, UnicodeDecodeError, IndexError) as error:
        raise faults.damaged(name) from error
    return bytes(plain), marks


_SEEN = frozenset({_ROW, _COLINFO, _MERGEDCELLS})


@dataclass(slots=True)
class _Seen:
    """What is hidden or merged or shows an error on a sheet so far."""

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)
    errors: dict[Spot, str] = field(default_factory=dict)

    def see_error(self, kind: int, row: int, column: int, body: bytes) -> None:
        """Take in a cell that may show an error; [MS-XLS] 2.4.24 and 2.5.133."""
        if kind == _BOOLERR and body[7:8] == b"\1":
            code = body[6]
        elif kind == _FORMULA and body[6:7] == b"\2" and body[12:14] == b"\xff\xff":
            code = body[8]
        else:
            return
        self.errors[row, column] = _ERRORS.get(code, "#N/A")

    def see(self, kind: int, body: bytes) -> None:
        """Take in a record of a row, of columns, or of merged cells; [MS-XLS] 2.4.221, 53, 168."""
        if kind == _ROW:
            if struct.unpack_from("<H", body, 12)[0] & _ROW_HIDDEN:
                self.rows.add(struct.unpack_from("<H", body)[0])
        elif kind == _COLINFO:
            first, last = struct.unpack_from("<2H", body)
            if struct.unpack_from("<H", body, 8)[0] & _COLUMN_HIDDEN:
                self.columns.update(range(first, min(last, _MOST_COLUMNS) + 1))
        else:
            for at in range(2, len(body) - 7, 8):
                top, bottom, left, right = struct.unpack_from("<4H", body, at)
                self.merged.append((top, left, bottom, right))

    def marks(self, fonts: dict[Spot, str], rows: int, columns: int) -> Marks:
        """Return what lies within the rows and columns that hold anything."""
        return Marks(
            errors=self.errors,
            fonts=fonts,
            hidden_rows=frozenset(at for at in self.rows if at < rows),
            hidden_columns=frozenset(at for at in self.columns if at < columns),
            merged=tuple(self.merged),
        )


class _Measure:
    """Counts what the sheets of a book come to, all together."""

    def __init__(self, name: str, most_cells: int) -> None:
        self._name, self._most = name, most_cells
        self._cells = self._records = self._letters = 0
        self.texts: list[int] = []
        self.old_fonts: dict[int, str] = {}

    def sheet(self, sheet: str, book: bytes, plain: bytearray, start: int) -> Marks:
        """Go through a sheet, and take its size out of `plain`.

        Raises:
            UnreadableTable: with it the book becomes too large.
        """
        fonts: dict[Spot, str] = {}
        seen = _Seen()
        rows = columns = 0
        for at, kind, body in _records(book, start):
            self._records += 1
            if kind == _DIMENSIONS:
                struct.pack_into("<H", plain, at, _UNUSED)
            elif kind in _SEEN:
                seen.see(kind, body)
            elif kind in _CELLS and len(body) >= _LEAST_CELL:
                row, column, style = struct.unpack_from("<3H", body)
                last = struct.unpack_from("<H", body, len(body) - 2)[0]
                rows = max(rows, row + 1)
                columns = max(columns, (last if kind == _MULRK else column) + 1)
                seen.see_error(kind, row, column, body)
                if kind in _TEXT and style in self.old_fonts:
                    fonts[row, column] = self.old_fonts[style]
                if kind == _SHARED_TEXT:
                    number = struct.unpack_from("<I", body, _LEAST_CELL)[0]
                    self._letters += self.texts[number] if number < len(self.texts) else 0
            if self._records > _MOST_RECORDS or self._letters > _MOST_LETTERS:
                raise faults.malicious(self._name)
        self._cells += rows * columns
        if self._cells > self._most:
            cell = address(rows - 1, columns - 1)
            raise faults.too_many_cells(self._name, sheet, cell)
        return seen.marks(fonts, rows, columns)


def _globals(name: str, book: bytes) -> _Book:
    found = _Book()
    shared: list[bytes] = []
    is_shared = False
    for _at, kind, body in _records(book, 0):
        is_shared = kind == _SST or (is_shared and kind == _CONTINUE)
        if is_shared:
            shared.append(body)
        if kind == _FILEPASS:
            raise faults.encrypted(name)
        if kind == _BOF:
            found.is_8 = struct.unpack_from("<H", body)[0] == _BIFF8
        elif kind == _BOUNDSHEET:
            start = struct.unpack_from("<I", body)[0]
            found.sheets.append((start, _text(body, 6, is_8=found.is_8)))
        elif kind == _FONT:
            found.fonts.append(_text(body, 14, is_8=found.is_8))
        elif kind == _XF:
            found.styles.append(struct.unpack_from("<H", body)[0])
    found.texts = text_lengths(shared)
    if len(found.sheets) > _MOST_SHEETS:
        raise faults.malicious(name)
    return found


def _name_code_page(book: bytes, plain: bytearray, *, is_8: bool) -> None:
    """Write the code page by which the texts of a book are read, where it has another one.

    Excel 97 and later keep all texts in UTF-16, whatever code page some programs write. Earlier
    ones have the Western one by two numbers.
    """
    for at, kind, body in _records(book, 0):
        if kind == _CODEPAGE and (is_8 or body[:2] == struct.pack("<H", _ANSI_OF_OLD)):
            struct.pack_into("<H", plain, at + 4, _UTF16 if is_8 else _ANSI)


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
