# SPDX-License-Identifier: MIT
"""Writes the blank annex that a unit without the program fills in and sends back."""

from datetime import date
from pathlib import Path

from desktop.domain.form.form import Form
from desktop.domain.report.annex import compute
from desktop.domain.report.annex_boxes import Side
from desktop.domain.report.document import Attachment
from desktop.export.layout.annex_grid import annex_grid
from desktop.export.layout.decree import TABLE, TABLE_HEAD
from desktop.export.packing import write_package
from desktop.export.xlsx.page import SheetPage
from desktop.export.xlsx.workbook import new_workbook

UNIT_LINE = "Đơn vị nộp:"
_HOW = (
    "Số liệu Tuần lễ năm {year}. Chỉ ghi số vào các ô của bảng; ô không có thì để trống. Không đổi "
    "tên dòng, tên cột. Ghi tên đơn vị vào sau chữ “Đơn vị nộp:” rồi gửi lại tệp này."
)


def write_annex_template(form: Form, title: str, target: Path, dated: date) -> None:
    """Write the annex of a form without any figure.

    Raises:
        AppError: the file cannot be written there; whatever stood there before is untouched.
    """
    workbook = new_workbook()
    annex = compute(form, ())
    grid = annex_grid(annex, form.annex)
    page = SheetPage(workbook.create_sheet("Số liệu"), grid.widths)
    page.add_title(Attachment("", title, "", annex))
    page.add_line(UNIT_LINE, TABLE_HEAD, Side.LEFT)
    page.add_line(_HOW.format(year=dated.year), TABLE, Side.LEFT)
    page.add_head(grid.head, grid.head_rows)
    for row in grid.lines:
        page.add_rows(row)
    page.close(0)
    write_package(target, workbook.save, dated)
