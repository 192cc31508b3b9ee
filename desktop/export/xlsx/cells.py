# SPDX-License-Identifier: MIT
"""Puts text and figures into cells of an XLSX: text stays text, and all of it is to be seen."""

import re
from unicodedata import normalize

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font
from openpyxl.styles import Side as Edge

from desktop.domain.addresses import safe_address
from desktop.domain.report.annex_boxes import Side
from desktop.export.layout import decree
from desktop.export.layout.decree import Face, Type
from desktop.export.layout.line_count import line_count
from desktop.export.layout.safe_text import printable

_LONGEST_TEXT = 32_767
"""What Excel takes in one cell."""

_POINTS_PER_MM = 72 / 25.4
_POINTS_PER_CHARACTER = 6.0
"""Excel counts a column's width in digits of the Normal style: Times New Roman 12 has 6 points."""

_PADDING = 5.0
"""Points that Excel keeps free in a cell, and what its rounding of letters may take besides."""

_LINE_HEIGHT = 1.34
"""Excel's line of Times New Roman, as a multiple of its size, rounding to pixels included."""

# "#,##0" would show the separator of the PC's settings, on most a comma. The dots here are letters,
# so that 1.234.567 is read everywhere; a figure corrected by hand keeps them, below 10⁹ at least.
_MILLIONS = r"[>=1000000]#\.###\.##0;[>=1000]#\.##0;0"
_BILLIONS = r"[>=1000000000]#\.###\.###\.##0;[>=1000000]#\.###\.##0;#\.##0"

_FORMULA_STARTS = frozenset("=+-@\t\n")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""In a cell "_x0041_" is read as "A"; only its first character written so keeps it as it is."""

_EDGE = Edge(style="thin")
_BOX = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)


def column_width(millimetres: float) -> float:
    """Return a width as Excel counts it."""
    return millimetres * _POINTS_PER_MM / _POINTS_PER_CHARACTER


def fill(cell: Cell, content: str | int | None, link: str = "") -> None:
    """Put a figure or a text into a cell, to be clicked if it links; blank leaves it empty."""
    if isinstance(content, int):
        cell.value = content
        cell.number_format = _BILLIONS if content >= 10**9 else _MILLIONS
    elif content:
        _fill_with_text(cell, content)
        cell.hyperlink = safe_address(link)


def _fill_with_text(cell: Cell, text: str) -> None:
    """Put a text into a cell as text, whatever it looks like; too long a one ends in "…"."""
    text = printable(text)
    if len(text) > _LONGEST_TEXT:
        text = f"{text[: _LONGEST_TEXT - 1]}…"
    cell.value = _ESCAPE.sub("_x005F_", text)
    cell.data_type = "s"
    cell.quotePrefix = normalize("NFKC", text[:1]) in _FORMULA_STARTS


def set_look(cell: Cell, kind: Type, side: Side, *, framed: bool) -> None:
    """Set type, place of the text and frame.

    Text wraps; a figure is made smaller rather than hidden behind "###" where it is too long.
    """
    cell.font = Font(
        name=decree.FONT,
        size=kind.size,
        bold=kind.face in (Face.BOLD, Face.BOLD_ITALIC),
        italic=kind.face in (Face.ITALIC, Face.BOLD_ITALIC),
        underline="single" if cell.hyperlink else None,
    )
    is_figure = isinstance(cell.value, int)
    cell.alignment = Alignment(
        side.value.replace("centre", "center"),
        "center",
        wrap_text=not is_figure,
        shrink_to_fit=is_figure,
    )
    if framed:
        cell.border = _BOX


def height_of(text: str, kind: Type, width: float) -> float:
    """Return the height in points that a text takes in cells `width` millimetres wide.

    Neither Excel nor LibreOffice finds that height by itself where cells are merged.
    """
    room = width * _POINTS_PER_MM - _PADDING
    return line_count(text, kind, room) * kind.size * _LINE_HEIGHT + 2
