# SPDX-License-Identifier: MIT
"""Looks over the parts of an .xlsx: old fonts, formulas without result, what is hidden or merged.

These are questions to the letters of the parts, which answer them in a fraction of the time that
reading their cells takes.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from desktop.intake.sheets.plain_parts import has_merged
from desktop.intake.sheets.reading import Marks
from desktop.intake.sheets.sheet import Area, Spot

Parts = Mapping[str, bytes]

_LETTERS = 26
_LONGEST_COLUMN, _LONGEST_NUMBER = 4, 12

_PLACE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]+)(\d+)["']""")
_STYLED = re.compile(rb"""<(?:\w+:)?c\s([^<>]*?)/?>""")
_STYLE = re.compile(rb"""\bs\s*=\s*["'](\d+)["']""")
_UNSOLVED = re.compile(
    rb"""<(?:\w+:)?c\s(?![^<>]*\bt\s*=\s*["']str["'])[^<>]*?\br\s*=\s*["']([A-Za-z]+)(\d+)["']"""
    rb"""[^<>]*>\s*<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*(?:/>|></(?:\w+:)?v>)\s*)?</"""
)
"""A formula whose result is said to be text has one, though that may be empty."""

_HIDING = rb"""\b(?:hidden\s*=\s*["'](?:1|true)["']|(?:ht|width)\s*=\s*["']0(?:\.0*)?["'])"""
"""What says that a row or a column is not shown: nor is one without height or width."""

_MAY_HIDE = re.compile(rb"""h(?:idden\s*=\s*["'](?:1|true)["']|t\s*=\s*["']0(?:\.0*)?["'])""")
_MAY_HIDE_COLUMN = re.compile(rb"""width\s*=\s*["']0(?:\.0*)?["']""")
_COLUMNS_WITHIN = 65_536
"""Bytes of a sheet in which its columns are declared, before its cells."""

_MAY_BE_FORMULA = re.compile(rb"f>")
"""Its first letter is seldom, so that it is looked up faster than as bytes."""

_HIDDEN_ROW = re.compile(rb"<(?:\w+:)?row\s(?=[^<>]*" + _HIDING + rb")([^<>]*)>")
_HIDDEN_COLUMN = re.compile(rb"<(?:\w+:)?col\s(?=[^<>]*" + _HIDING + rb")([^<>]*)>")
_NUMBER_OF_ROW = re.compile(rb"""(?:^|\s)r\s*=\s*["'](\d{1,7})["']""")
_LEAST = re.compile(rb"""(?:^|\s)min\s*=\s*["'](\d{1,5})["']""")
_MOST = re.compile(rb"""(?:^|\s)max\s*=\s*["'](\d{1,5})["']""")
_MERGED = re.compile(
    rb"""<(?:\w+:)?mergeCell\s[^<>]*?\bref\s*=\s*["']\$?([A-Za-z]{1,3})\$?(\d{1,7}):\$?([A-Za-z]{1,3})\$?(\d{1,7})["']"""
)
_MOST_COLUMNS, _MOST_AREAS = 16_384, 50_000
_OLD_FONT = re.compile(r"\.?vn[a-z]|vni\b", re.IGNORECASE)
_OLD_FONT_NAMED = re.compile(rb"""val\s*=\s*["'](?:\.?vn[a-z]|vni\b)""", re.IGNORECASE)
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_ID = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


def marks_by_sheet(parts: Parts) -> dict[str, Marks]:
    """Return what stands out in the cells of each sheet, by the sheet's name.

    Where the parts do not fit together nothing does: these are hints, not contents.
    """
    styles = parts.get("xl/styles.xml", b"")
    has_old_fonts = bool(_OLD_FONT_NAMED.search(styles))
    marks = {}
    try:
        fonts = _old_fonts(styles) if has_old_fonts else {}
        for name, path in sheet_paths(parts):
            part = parts.get(path, b"")
            unsolved = (
                (place(*at) for at in _UNSOLVED.findall(part))
                if _MAY_BE_FORMULA.search(part)
                else ()
            )
            hides = _may_hide(part)
            marks[name] = Marks(
                fonts=dict(_set_in(part, fonts)) if fonts else {},
                unsolved=frozenset(unsolved),
                hidden_rows=frozenset(_hidden_rows(part)) if hides else frozenset(),
                hidden_columns=frozenset(_hidden_columns(part)) if hides else frozenset(),
                merged=tuple(islice(_merged(part), _MOST_AREAS)) if has_merged(part) else (),
            )
    except (ParseError, DefusedXmlException, KeyError, ValueError, IndexError):
        return {}
    return marks


def _may_hide(part: bytes) -> bool:
    """Whether a sheet may have hidden rows or columns, found out fast."""
    return bool(_MAY_HIDE.search(part) or _MAY_HIDE_COLUMN.search(part, 0, _COLUMNS_WITHIN))


def _hidden_rows(part: bytes) -> Iterator[int]:
    for row in _HIDDEN_ROW.findall(part):
        if number := _NUMBER_OF_ROW.search(row):
            yield int(number[1]) - 1


def _hidden_columns(part: bytes) -> Iterator[int]:
    for column in _HIDDEN_COLUMN.findall(part):
        least, most = _LEAST.search(column), _MOST.search(column)
        if least and most:
            yield from range(int(least[1]) - 1, min(int(most[1]), _MOST_COLUMNS))


def _merged(part: bytes) -> Iterator[Area]:
    for left, top, right, bottom in _MERGED.findall(part):
        yield (*place(left, top), *place(right, bottom))


def place(letters: bytes, digits: bytes) -> Spot:
    """Return where a cell is that Excel names by letters and digits; none is too far out."""
    column = 0
    for letter in letters[:_LONGEST_COLUMN].upper():
        column = column * _LETTERS + letter - ord("A") + 1
    return int(digits[:_LONGEST_NUMBER]) - 1, column - 1


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
        style, at = _STYLE.search(cell[1]), _PLACE.search(b" " + cell[1])
        if style and at and (font := fonts.get(int(style[1]))):
            yield place(at[1], at[2]), font


def sheet_paths(parts: Parts) -> Iterator[tuple[str, str]]:
    """Yield the name of each sheet and which part holds it."""
    relations = fromstring(parts["xl/_rels/workbook.xml.rels"])
    targets = {r.get("Id"): r.get("Target", "") for r in relations}
    for sheet in _children(fromstring(parts["xl/workbook.xml"]), "sheets"):
        target = targets.get(sheet.get(_ID) or sheet.get(_STRICT_ID)) or ""
        path = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
        yield sheet.get("name", ""), posixpath.normpath(path)
