# SPDX-License-Identifier: MIT
"""Measures what reading the parts of an .xlsx would take, before its cells are read.

A few letters of a workbook can say millions of cells: by a cell far out, by one long text that
many cells show, by one sheet that goes by many names. Ordinary lists are told at a glance.
"""

import re
from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException

from desktop.intake.sheets import faults
from desktop.intake.sheets.sheet import address
from desktop.intake.sheets.xlsx_marks import place, sheet_paths

Parts = Mapping[str, bytes]

_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_MOST_TEXT = 100_000_000
"""Letters that cells show, one text counted as often as it is shown."""

_MOST_READ = 60_000_000
"""Bytes of sheets, one sheet counted as often as it is named."""

_NEAR_ROWS, _LETTERS = 9_999, 26
_FAR = re.compile(rb'r="(?:[A-Za-z]{2}|[A-Za-z]\d{5})')
_IN_ONE_QUOTE, _SPACES = bytes.maketrans(b"'", b'"'), b" \t\r\n"
_PLACE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]+)(\d+)["']""")
_FILLED = re.compile(
    rb"""<(?:\w+:)?c\s[^<>]*?\br\s*=\s*["']([A-Za-z]+)(\d+)["'][^<>]*(?<!/)>\s*(?!</)"""
)
_TEXTS = "/sharedstrings.xml"
_TEXT = re.compile(rb"<(?:\w+:)?si\b")
_END_OF_TEXT = re.compile(rb"</(?:\w+:)?si\s*>|<(?:\w+:)?si\s*/>")
_SHOWN = re.compile(rb"<(?:\w+:)?v>\s*(\d{1,9})\s*<")


def check_extents(name: str, parts: Parts, most_cells: int) -> None:
    """Raise when the sheets have more than `most_cells` together, blank ones included.

    Raises:
        UnreadableTable: naming a cell that is far out; or because too much would come of it.
    """
    sheets = {path: part for path, part in parts.items() if b"sheetData" in part}
    areas = {path: _reach(part) for path, part in sheets.items()}
    if _cells(areas.values()) > most_cells:
        areas = {path: _filled_reach(part) for path, part in sheets.items()}
    largest = max(areas.values(), key=lambda area: area[0] * area[1], default=(0, 0))
    if _cells(areas.values()) > most_cells or _is_beyond(areas.values()):
        raise faults.too_many_cells(name, "", address(largest[0] - 1, largest[1] - 1))
    if _bytes_named(parts) > _MOST_READ or _letters_shown(parts, sheets) > _MOST_TEXT:
        raise faults.malicious(name)


def _cells(areas: Iterable[tuple[int, int]]) -> int:
    return sum(rows * columns for rows, columns in areas)


def _is_beyond(areas: Iterable[tuple[int, int]]) -> bool:
    return any(rows > _MOST_ROWS or columns > _MOST_COLUMNS for rows, columns in areas)


def _reach(part: bytes) -> tuple[int, int]:
    """Return how many rows and columns a sheet may have at most; of ordinary lists found fast."""
    if not _FAR.search(part.translate(_IN_ONE_QUOTE, _SPACES)):
        return max(part.count(b"row"), _NEAR_ROWS), _LETTERS
    row, column = _furthest(_PLACE, part)
    # Rows and cells that say no place follow one another.
    return max(part.count(b"<row") + part.count(b":row"), row), column


def _filled_reach(part: bytes) -> tuple[int, int]:
    """Return how many rows and columns the cells that hold something take, found slowly."""
    return _furthest(_FILLED, part)


def _furthest(cells: "re.Pattern[bytes]", part: bytes) -> tuple[int, int]:
    found = cells.findall(part)
    columns = (place(letters, b"1")[1] + 1 for letters in {letters for letters, _ in found})
    rows = (place(b"A", digits)[0] + 1 for digits in {digits for _, digits in found})
    return max(rows, default=0), max(columns, default=0)


def _bytes_named(parts: Parts) -> int:
    """Count the bytes of the sheets as often as the workbook names them."""
    try:
        return sum(len(parts.get(path, b"")) for _name, path in sheet_paths(parts))
    except (ParseError, DefusedXmlException, KeyError, ValueError):
        return parts.get("xl/workbook.xml", b"").count(b"sheet") * max(map(len, parts.values()))


def _letters_shown(parts: Parts, sheets: Parts) -> int:
    """Count the letters of the shared texts as often as cells show them, at most."""
    texts = b"".join(part for path, part in parts.items() if path.lower().endswith(_TEXTS))
    lengths = [len(text) for text in _END_OF_TEXT.split(texts)]
    longest = max(lengths)
    if longest * sum(part.count(b"v>") for part in sheets.values() if longest) <= _MOST_TEXT:
        return 0
    if b"<!" in texts or len(lengths) - 1 != len(_TEXT.findall(texts)):
        return _MOST_TEXT + 1  # Which text a cell shows cannot be told.
    shown = (int(number) for part in sheets.values() for number in _SHOWN.findall(part))
    return sum(lengths[number] for number in shown if number < len(lengths))
