# SPDX-License-Identifier: MIT
"""A sheet of the XLSX as pages of the decree: filled from top to bottom, ready to be printed."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import zip_longest
from math import ceil
from typing import TYPE_CHECKING, cast

from openpyxl.styles import Border
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooter, HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from desktop.domain.report.annex_boxes import Box, Side
from desktop.domain.report.document import Attachment
from desktop.export.layout import decree
from desktop.export.layout.decree import Type
from desktop.export.layout.listed import DRAFT
from desktop.export.xlsx.cells import (
    column_width,
    divided_text,
    fill_cell,
    frame_of,
    height_of,
    set_look,
)

if TYPE_CHECKING:
    from openpyxl.cell import Cell

_TALLEST_ROW = 409.0
"""Points; Excel takes a file that asks for more for a damaged one."""


class SheetPage:
    """A sheet whose columns are as wide as given, in millimetres."""

    def __init__(self, sheet: Worksheet, widths: Sequence[float]) -> None:
        self._sheet = sheet
        self._widths = tuple(widths)
        self._used = 0
        for at, width in enumerate(widths, start=1):
            sheet.column_dimensions[get_column_letter(at)].width = column_width(width)
        _set_up(sheet)

    def add_title(self, attachment: Attachment) -> None:
        """Add the lines that head an annex (decree, III.1)."""
        self.add_line(attachment.label, decree.ANNEX_LABEL)
        self.add_line(attachment.title.upper(), decree.ANNEX_TITLE)
        self.add_line(attachment.reference, decree.ANNEX_REFERENCE)
        self.add_line("", decree.TABLE)

    def add_line(self, text: str, kind: Type, side: Side = Side.CENTRE) -> None:
        """Add a text across all columns, without a frame."""
        box = Box(content=text, column=0, columns=len(self._widths), side=side)
        for part in self._parts([(box, kind)]):
            self._add(part, 1, None)

    def add_head(self, boxes: Sequence[Box], rows: int) -> None:
        """Add the table's head, seen on every page and however far one scrolls."""
        first = self._used + 1
        self.add_rows(boxes, rows)
        self._sheet.print_title_rows = f"{first}:{self._used}"
        self._sheet.freeze_panes = f"A{self._used + 1}"

    def add_rows(self, boxes: Sequence[Box], rows: int = 1) -> None:
        """Add rows of the table; one that Excel cannot make tall enough becomes several."""
        placed = [(box, decree.TABLE_HEAD if box.is_bold else decree.TABLE) for box in boxes]
        if rows > 1:
            self._add(placed, rows, frame_of(0, 1))
            return
        parts = self._parts(placed)
        for at, part in enumerate(parts):
            self._add(part, 1, frame_of(at, len(parts)))

    def rows_for(self, box: Box) -> int:
        """Return how many rows a text of the table needs, none taller than Excel can make it."""
        return ceil(height_of(box.text, decree.TABLE, self._width(box)) / _TALLEST_ROW)

    def mark_as_draft(self) -> None:
        """Say at the head of every printed page that it is a draft."""
        heads = self._sheet.HeaderFooter
        for head in (heads.firstHeader, heads.oddHeader):
            if head is not None:  # one that is still empty counts as false
                _write(head.right, DRAFT)

    def close(self, pages: int) -> None:
        """Print as far as the sheet was filled, on no more pages than these."""
        self._sheet.page_setup.fitToHeight = pages
        self._sheet.print_area = f"A1:{get_column_letter(len(self._widths))}{self._used}"

    def _parts(self, placed: list[tuple[Box, Type]]) -> list[list[tuple[Box, Type]]]:
        """Return the boxes of a row, for several rows where a text is too long for one."""
        tallest = max(self._height(box, kind) for box, kind in placed)
        rows = ceil(tallest / _TALLEST_ROW)
        if rows == 1:
            return [placed]
        columns = [self._divided(box, kind, tallest / rows) for box, kind in placed]
        return [
            [
                (replace(box, content=text), kind)
                for (box, kind), text in zip(placed, texts, strict=True)
            ]
            for texts in zip_longest(*columns)
        ]

    def _divided(self, box: Box, kind: Type, height: float) -> Sequence[str | int | Decimal | None]:
        if isinstance(box.content, str) and (own := self._height(box, kind)) > height:
            return divided_text(box.content, kind, self._width(box), ceil(own / height))
        return [box.content]

    def _add(self, placed: list[tuple[Box, Type]], rows: int, frame: Border | None) -> None:
        for box, kind in placed:
            self._put(box, kind, frame)
        for height in self._heights(placed, rows):
            self._used += 1
            self._sheet.row_dimensions[self._used].height = min(height, _TALLEST_ROW)

    def _put(self, box: Box, kind: Type, frame: Border | None) -> None:
        row, column = self._used + 1 + box.row, box.column + 1
        cell = cast("Cell", self._sheet.cell(row, column))
        fill_cell(cell, box.content, box.link)
        set_look(cell, kind, box.side, frame, wraps=not box.is_figure)
        if box.rows > 1 or box.columns > 1:
            last = row + box.rows - 1, column + box.columns - 1
            self._sheet.merge_cells(None, row, column, *last)

    def _heights(self, placed: list[tuple[Box, Type]], rows: int) -> list[float]:
        """Return each row's height; what a box over several needs besides, they share."""
        heights = [0.0] * rows
        for box, kind in sorted(placed, key=lambda pair: pair[0].rows):
            mine = range(box.row, box.row + box.rows)
            missing = self._height(box, kind) - sum(heights[row] for row in mine)
            for row in mine:
                heights[row] += max(0, missing) / box.rows
        return heights

    def _height(self, box: Box, kind: Type) -> float:
        return height_of(box.text, kind, self._width(box))

    def _width(self, box: Box) -> float:
        return sum(self._widths[box.column : box.column + box.columns])


def _set_up(sheet: Worksheet) -> None:
    """Set up A4 upright with the decree's margins, each sheet's pages counted from 1 (III.1đ)."""
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.paperSize = int(sheet.PAPERSIZE_A4)
    sheet.page_setup.orientation = sheet.ORIENTATION_PORTRAIT
    sheet.page_setup.firstPageNumber = 1
    sheet.page_setup.useFirstPageNumber = True
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    sheet.page_margins = PageMargins(
        left=_inches(decree.MARGIN_LEFT),
        right=_inches(decree.MARGIN_RIGHT),
        top=_inches(decree.MARGIN_TOP),
        bottom=_inches(decree.MARGIN_BOTTOM),
        header=_inches(decree.MARGIN_TOP / 2),
        footer=_inches(decree.MARGIN_BOTTOM / 2),
    )
    header = HeaderFooterItem()
    _write(header.center, "&P")
    sheet.HeaderFooter = HeaderFooter(
        differentFirst=True, oddHeader=header, firstHeader=HeaderFooterItem()
    )


def _write(part: _HeaderFooterPart, text: str) -> None:
    part.text, part.size = text, int(decree.PAGE_NUMBER_SIZE)
    part.font = f"{decree.FONT},Regular"


def _inches(millimetres: float) -> float:
    return millimetres / 25.4
