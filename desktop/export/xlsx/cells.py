# SPDX-License-Identifier: MIT
"""Puts text and figures into cells of an XLSX: text stays text, and all of it is to be seen."""

import re
from decimal import Decimal
from math import ceil
from unicodedata import normalize

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font
from openpyxl.styles import Side as Edge

from desktop.domain.report.annex_boxes import Side
from desktop.domain.vietnamese import grouped
from desktop.domain.week.addresses import safe_address
from desktop.export.layout import decree
from desktop.export.layout.decree import Face, Type
from desktop.export.layout.line_count import divided, line_count
from desktop.export.layout.safe_text import printable

_LONGEST_TEXT = 32_767
"""What Excel takes in one cell."""

_EXACT_DIGITS = 15
_INEXACT = 10**_EXACT_DIGITS
"""From here on Excel keeps no figure to its last digit; as a text all of them are read."""

_POINTS_PER_MM = 72 / 25.4
_POINTS_PER_CHARACTER = 6.0
"""Excel counts a column's width in digits of the Normal style: Times New Roman 12 has 6 points."""

_PADDING = 5.0
"""Points that Excel keeps free in a cell, and what its rounding of letters may take besides."""

_ABOVE_AND_BELOW = 2.0
_LINE_HEIGHT = 1.34
"""Excel's line of Times New Roman, as a multiple of its size, rounding to pixels included."""

_DOT_AND_DIGITS, _LAST_DIGITS = r"\.###", r"\.##0"

_FORMULA_STARTS = frozenset("=+-@\t\n")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""In a cell "_x0041_" is read as "A"; only its first character written so keeps it as it is."""

_EDGE = Edge(style="thin")


def column_width(millimetres: float) -> float:
    """Return a width as Excel counts it."""
    return millimetres * _POINTS_PER_MM / _POINTS_PER_CHARACTER


def figure_format(value: int) -> str:
    """Return the number format that shows a figure the Vietnamese way, 1.234.567.

    "#,##0" would show the separator of the PC's settings, on most a comma. The dots here are
    letters; a format has room for two sizes of figure and the rest. What is corrected by hand to
    a much smaller figure is shown without dots, never with wrong ones. So is a figure below zero,
    which would lose its sign among sections with conditions.
    """
    if value < 0:
        return "0;-0"
    dots = max(2, (len(str(abs(value))) - 1) // 3)
    sizes = (f"[>={1000**n}]#{_DOT_AND_DIGITS * (n - 1)}{_LAST_DIGITS}" for n in (dots, dots - 1))
    return ";".join([*sizes, "0"])


def decimal_format(value: Decimal) -> str:
    """Return the number format that shows a figure with decimals the Vietnamese way, 1.234,5.

    The comma would be that of the PC's settings too, so the figure is shown as its letters. What
    is corrected by hand is shown as the PC shows numbers.
    """
    digits = "0" * len(str(value).partition(".")[2])
    return f'[={value}]"{grouped(value)}";0.{digits}'


def fill_cell(cell: Cell, content: str | int | Decimal | None, link: str = "") -> None:
    """Put a figure or a text into a cell, to be clicked if it links; blank leaves it empty."""
    if isinstance(content, int) and abs(content) < _INEXACT:
        cell.value = content
        cell.number_format = figure_format(content)
    elif isinstance(content, Decimal) and content > 0 and _is_exact(content):
        cell.value = float(content)
        cell.number_format = decimal_format(content)
    elif content not in {None, ""}:
        _fill_with_text(cell, content if isinstance(content, str) else grouped(content))
        cell.hyperlink = safe_address(link)


def _is_exact(value: Decimal) -> bool:
    return len(value.as_tuple().digits) <= _EXACT_DIGITS


def _fill_with_text(cell: Cell, text: str) -> None:
    """Put a text into a cell as text, whatever it looks like; too long a one ends in "…"."""
    text = printable(text)
    if len(text) > _LONGEST_TEXT:
        text = f"{text[: _LONGEST_TEXT - 1]}…"
    cell.value = _ESCAPE.sub("_x005F_", text)
    cell.data_type = "s"
    cell.quotePrefix = normalize("NFKC", text[:1]) in _FORMULA_STARTS


def frame_of(part: int, parts: int) -> Border:
    """Return the frame of one of several rows that are one row of the table."""
    above, below = _EDGE if not part else None, _EDGE if part == parts - 1 else None
    return Border(left=_EDGE, right=_EDGE, top=above, bottom=below)


def set_look(cell: Cell, kind: Type, side: Side, frame: Border | None, *, wraps: bool) -> None:
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
    cell.alignment = Alignment(
        side.value.replace("centre", "center"),
        "center",
        wrap_text=wraps,
        shrink_to_fit=not wraps,
    )
    if frame is not None:
        cell.border = frame


def height_of(text: str, kind: Type, width: float) -> float:
    """Return the height in points that a text takes in cells `width` millimetres wide.

    Neither Excel nor LibreOffice finds that height by itself where cells are merged.
    """
    return line_count(text, kind, _room(width)) * kind.size * _LINE_HEIGHT + _ABOVE_AND_BELOW


def divided_text(text: str, kind: Type, width: float, rows: int) -> list[str]:
    """Return a text in parts about equally long for about so many rows."""
    lines = line_count(text, kind, _room(width))
    return divided(text, kind, _room(width), ceil(lines / rows))


def _room(width: float) -> float:
    return width * _POINTS_PER_MM - _PADDING
