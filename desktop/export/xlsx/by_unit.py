# SPDX-License-Identifier: MIT
"""Writes the merged annex laid out by units as an XLSX: a line a unit, a column a figure."""

from datetime import date
from pathlib import Path

from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from desktop.domain.report.annex_boxes import Side
from desktop.domain.report.by_unit import ByUnit, Share
from desktop.export.layout import decree
from desktop.export.packing import write_package
from desktop.export.xlsx.cells import column_width, fill_cell, frame_of, set_look
from desktop.export.xlsx.workbook import new_workbook

_HEADS = ("Mã", "Đơn vị")
_WIDTHS = (25.0, 75.0)
_FIGURE_WIDTH = 28.0
_HEAD_HEIGHT = 90.0


def write_by_unit_xlsx(table: ByUnit, target: Path, dated: date) -> None:
    """Write the table: the same bytes for the same figures.

    Raises:
        AppError: the file cannot be written there; whatever stood there before is untouched.
    """
    workbook = new_workbook()
    sheet = workbook.create_sheet("Theo đơn vị")
    widths = (*_WIDTHS, *(_FIGURE_WIDTH for _key in table.keys))
    for at, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = column_width(width)
    heads = [*_HEADS, *("\n".join(table.heads[key]) for key in table.keys)]
    for at, head in enumerate(heads, start=1):
        cell = sheet.cell(1, at)
        fill_cell(cell, head)
        set_look(cell, decree.TABLE_HEAD, Side.CENTRE, frame_of(0, 1), wraps=True)
        cell.alignment = Alignment("center", "center", wrap_text=True)
    sheet.row_dimensions[1].height = _HEAD_HEIGHT
    for number, share in enumerate((*table.shares, table.total), start=2):
        kind = decree.TABLE_HEAD if share is table.total else decree.TABLE
        for at, content in enumerate(_contents(share, table), start=1):
            cell = sheet.cell(number, at)
            fill_cell(cell, content)
            is_text = at <= len(_HEADS)
            side = Side.LEFT if is_text else Side.RIGHT
            set_look(cell, kind, side, frame_of(0, 1), wraps=is_text)
    sheet.freeze_panes = "C2"
    sheet.page_setup.orientation = "landscape"
    write_package(target, workbook.save, dated)


def _contents(share: Share, table: ByUnit) -> list[str | int | None]:
    return [share.code, share.name, *(share.figures.get(key) for key in table.keys)]
