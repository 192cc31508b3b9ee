# SPDX-License-Identifier: MIT
"""Looks over the parts of an .xlsx: how far its sheets reach, old fonts, formulas not worked out.

These are questions to the letters of the parts, which answer them in a fraction of the time that
reading their cells takes.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from desktop.intake import sheet_faults
from desktop.intake.sheet_reading import Marks
from desktop.intake.sheets import Spot, address

Parts = Mapping[str, bytes]

_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_LETTERS = 26
_LONGEST_COLUMN = 3

_FAR = re.compile(rb'r="(?:[A-Za-z]{2}|[A-Za-z]\d{5})')
_IN_ONE_QUOTE, _SPACES = bytes.maketrans(b"'", b'"'), b" \t\r\n"
_NEAR_ROWS = 9_999
_PLACE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]+)(\d+)["']""")
_FILLED = re.compile(
    rb"""<(?:\w+:)?c\s[^<>]*?\br\s*=\s*["']([A-Za-z]+)(\d+)["'][^<>]*(?<!/)>\s*(?!</)"""
)
_STYLED = re.compile(rb"""<(?:\w+:)?c\s([^<>]*?)/?>""")
_STYLE = re.compile(rb"""\bs\s*=\s*["'](\d+)["']""")
_UNSOLVED = re.compile(
    rb"""<(?:\w+:)?c\s[^<>]*?\br\s*=\s*["']([A-Za-z]+)(\d+)["'][^<>]*>\s*"""
    rb"""<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*(?:/>|></(?:\w+:)?v>)\s*)?</"""
)
_OLD_FONT = re.compile(r"\.?vn[a-z]|vni\b", re.IGNORECASE)
_OLD_FONT_NAMED = re.compile(rb"""val\s*=\s*["'](?:\.?vn[a-z]|vni\b)""", re.IGNORECASE)
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_ID = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


def check_extents(name: str, parts: Parts, most_cells: int) -> None:
    """Raise when a sheet reaches so far that it has more than `most_cells`, blank ones included.

    Raises:
        UnreadableTable: naming the cell.
    """
    for path, part in parts.items():
        if "worksheets/" not in path.lower() or path.endswith(".rels"):
            continue
        rows, columns = _reach(part)
        if rows * columns > most_cells:
            rows, columns = _filled_reach(part)
        if rows * columns > most_cells or rows > _MOST_ROWS or columns > _MOST_COLUMNS:
            sheet = "" if len(parts) == 1 else posixpath.basename(path).removesuffix(".xml")
            raise sheet_faults.too_many_cells(name, sheet, address(rows - 1, columns - 1))


def marks_by_sheet(parts: Parts) -> dict[str, Marks]:
    """Return what stands out in the cells of each sheet, by the sheet's name.

    Where the parts do not fit together nothing does: these are hints, not contents.
    """
    styles = parts.get("xl/styles.xml", b"")
    has_old_fonts = bool(_OLD_FONT_NAMED.search(styles))
    marks = {}
    try:
        fonts = _old_fonts(styles) if has_old_fonts else {}
        for name, path in _sheet_paths(parts):
            part = parts.get(path, b"")
            unsolved = map(_spot, _UNSOLVED.finditer(part)) if b"f>" in part else ()
            marks[name] = Marks(
                fonts=dict(_set_in(part, fonts)) if fonts else {}, unsolved=frozenset(unsolved)
            )
    except (ParseError, DefusedXmlException, KeyError, ValueError, IndexError):
        return {}
    return marks


def _reach(part: bytes) -> tuple[int, int]:
    """Return how many rows and columns a sheet may have at most; of ordinary lists found fast."""
    rows = part.count(b"row")  # Cells that say no place follow one another.
    if not _FAR.search(part.translate(_IN_ONE_QUOTE, _SPACES)):
        return max(rows, _NEAR_ROWS), _LETTERS
    spots = [(_number(row), _column(letters)) for letters, row in _PLACE.findall(part)]
    columns = max((column for _, column in spots), default=0)
    return max(rows, max((row for row, _ in spots), default=0)), columns


def _filled_reach(part: bytes) -> tuple[int, int]:
    """Return how many rows and columns the cells that hold something take, found slowly."""
    spots = [(_number(row), _column(letters)) for letters, row in _FILLED.findall(part)]
    return max((row for row, _ in spots), default=0), max((at for _, at in spots), default=0)


def _number(digits: bytes) -> int:
    return int(digits[: _LONGEST_COLUMN * 4])


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters[: _LONGEST_COLUMN + 1].upper():
        number = number * _LETTERS + letter - ord("A") + 1
    return number


def _spot(found: "re.Match[bytes]") -> Spot:
    return _number(found[2]) - 1, _column(found[1]) - 1


def _old_fonts(styles: bytes) -> dict[int, str]:
    """Return the old fonts by the number of the cell style that sets them."""
    root = fromstring(styles)
    names = [_font_name(font) for font in _children(root, "fonts")]
    found = {}
    for number, style in enumerate(_children(root, "cellXfs")):
        name = names[int(style.get("fontId", "0"))]
        if _OLD_FONT.match(name):
            found[number] = name
    return found


def _children(root: Element, tag: str) -> list[Element]:
    return [child for group in root if _local(group) == tag for child in group]


def _font_name(font: Element) -> str:
    return next((child.get("val", "") for child in font if _local(child) == "name"), "")


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _set_in(part: bytes, fonts: Mapping[int, str]) -> Iterator[tuple[Spot, str]]:
    for cell in _STYLED.finditer(part):
        style, place = _STYLE.search(cell[1]), _PLACE.search(b" " + cell[1])
        if style and place and (font := fonts.get(int(style[1]))):
            yield _spot(place), font


def _sheet_paths(parts: Parts) -> Iterator[tuple[str, str]]:
    """Yield the name of each sheet and which part holds it."""
    relations = fromstring(parts["xl/_rels/workbook.xml.rels"])
    targets = {r.get("Id"): r.get("Target", "") for r in relations}
    for sheet in _children(fromstring(parts["xl/workbook.xml"]), "sheets"):
        target = targets.get(sheet.get(_ID) or sheet.get(_STRICT_ID)) or ""
        path = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
        yield sheet.get("name", ""), posixpath.normpath(path)
