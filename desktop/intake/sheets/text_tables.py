# SPDX-License-Identifier: MIT
"""Reads tables written as text: .csv of whatever program, encoding and separator."""

import codecs
from collections.abc import Sequence
from itertools import islice, pairwise

from desktop.intake.sheets import faults
from desktop.intake.sheets.delimited import split
from desktop.intake.sheets.old_encodings import Encoding, suspected
from desktop.intake.sheets.sheet import address

_MOST_BYTES, _MOST_LINES, _MOST_CELLS = 10_000_000, 200_000, 1_500_000
_LINES_LOOKED_AT = 50
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LOOKED_AT = 4096
_LEAST_SOUND = 4
"""So many letters of Unicode, at least, for each byte that is none in a file of UTF-8."""

_LAST = "\xff"
_WESTERN = {
    byte: bytes([byte]).decode("cp1252")
    for byte in range(0x80, 0xA0)
    if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
"""Windows' Western code page, in which the bytes that it leaves out stay as they are."""

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_BINARY = frozenset(range(32)) - {*b"\t\n\r\f\x1a\x1b"}


def is_text(content: bytes) -> bool:
    """Whether a file is text in some encoding."""
    begin = content[:_LOOKED_AT]
    return _encoding(begin) != "" or not _BINARY & {*begin}


def rows_in_text(name: str, content: bytes, separators: str) -> Sequence[Sequence[str]]:
    """Return the rows of a text table, of one width, each cell as it was written.

    One of `separators` parts the cells.

    Raises:
        UnreadableTable: it has more letters, lines or cells than a list can.
    """
    if len(content) > _MOST_BYTES:
        raise faults.too_many_bytes(name, len(content))
    text = decoded(content)
    if (lines := text.count("\n") + text.count("\r")) > _MOST_LINES:
        raise faults.too_many_cells(name, "", address(lines, 0))
    if text.lstrip().startswith("<"):
        raise faults.unrecognised(name, content)
    rows = split(text, _separator(text, separators))
    width = max(map(len, rows), default=0)
    if len(rows) * width > _MOST_CELLS:
        raise faults.too_many_cells(name, "", address(len(rows) - 1, width - 1))
    return [row + [""] * (width - len(row)) for row in rows]


def decoded(content: bytes) -> str:
    """Return the text of a file: Unicode, else the code page of Vietnamese Windows, else Western.

    Text of .VnTime and VNI looks Western, and stays so to be told by its letters.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    if encoding := _encoding(content[:_LOOKED_AT]):
        return content.decode(encoding, "replace")
    text = content.decode(errors="replace")
    broken = text.count("\ufffd")
    if not broken or broken * _LEAST_SOUND < sum(char > _LAST for char in text):
        return text  # A byte that is wrong harms its own cell, not all of the file.
    return _of_one_byte(content)


def _encoding(begin: bytes) -> str:
    """Return which UTF-16 a text without a mark is in, blank for none: every other byte is 0."""
    for mark, encoding in _MARKS:
        if begin.startswith(mark):
            return encoding
    even, odd = begin[::2], begin[1::2]
    if odd.count(0) > len(odd) // 2 and not even.count(0):
        return "utf-16-le"
    if even.count(0) > len(even) // 2 and not odd.count(0):
        return "utf-16-be"
    return ""


def _of_one_byte(content: bytes) -> str:
    western = content.decode("latin-1").translate(_WESTERN)
    if suspected(western.splitlines()) not in (Encoding.UNICODE, Encoding.CP1258):
        return western
    vietnamese = content.decode("cp1258", "replace")
    # In code page 1258 tones are letters of their own behind a vowel.
    tones = sum(map(vietnamese.count, _TONES))
    misplaced = sum(not before.isalpha() for before, tone in pairwise(vietnamese) if tone in _TONES)
    return vietnamese if tones and not misplaced else western


def _separator(text: str, separators: str) -> str:
    """Return which of some marks parts the cells: what stands in most lines."""
    lines = list(islice(text.splitlines(), _LINES_LOOKED_AT))
    return max(separators, key=lambda mark: sum(mark in line for line in lines))
