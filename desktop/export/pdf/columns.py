# SPDX-License-Identifier: MIT
"""Sets columns of text side by side, however long: what no page can hold runs on."""

from collections.abc import Iterator
from itertools import zip_longest

from reportlab.platypus import Flowable, Paragraph, Table, TableStyle

from desktop.export.layout.decree import Face
from desktop.export.layout.fonts import font_name
from desktop.export.layout.text import paragraph
from desktop.export.pdf.styles import TEXT_HEIGHT, Flow

_ALL = (0, 0), (-1, -1)
_TALLEST = TEXT_HEIGHT / 2
"""Half a page holds every signature there is, and lets no cell outgrow a page."""


def side_by_side(rows: list[list[Flow]], widths: list[float], *, gap: float) -> Table:
    """Return cells in columns without lines, with `gap` points between the rows."""
    look = TableStyle([(f"{side}PADDING", *_ALL, 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")])
    look.add("FONT", *_ALL, font_name(Face.REGULAR))
    look.add("VALIGN", *_ALL, "TOP")
    cells: list[tuple[Flow, ...]] = []
    for row in rows:
        if cells:
            look.add("TOPPADDING", (0, len(cells)), (-1, len(cells)), gap)
        columns = [parted(cell, width, _TALLEST) for cell, width in zip(row, widths, strict=True)]
        cells += zip_longest(*columns, fillvalue=[])
    return Table(cells, colWidths=widths, style=look)


def parted(column: Flow, width: float, tallest: float) -> list[Flow]:
    """Return a column in parts that are not too tall for a page; nearly always it is one."""
    parts: list[Flow] = [[]]
    room = tallest
    for whole in column:
        for piece in _pieces(whole, width, tallest):
            _, height = piece.wrap(width, TEXT_HEIGHT)
            if height > room:
                parts.append([])
                room = tallest
            parts[-1].append(piece)
            room -= height
    return [part for part in parts if part] or [[]]


def _pieces(whole: Flowable, width: float, tallest: float) -> Iterator[Flowable]:
    """Yield a paragraph in pieces that are not too tall; other things are not parted."""
    _, height = whole.wrap(width, TEXT_HEIGHT)
    if height <= tallest or not isinstance(whole, Paragraph):
        yield whole
        return
    lines = [" ".join(words) for _, words in whole.breakLines(width).lines]
    most = int(tallest / whole.style.leading)
    for at in range(0, len(lines), most):
        yield paragraph(" ".join(lines[at : at + most]), whole.style)
