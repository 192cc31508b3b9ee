# SPDX-License-Identifier: MIT
"""Writes the workbook in which activities are written down away from the program."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import cast

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from desktop.domain.entry.activity_book import (
    FAULTS,
    GUIDE,
    LISTS,
    ActivityBook,
    BookPage,
    Content,
    Head,
)
from desktop.domain.entry.fields import Input
from desktop.domain.vietnamese import line, quoted, short_date
from desktop.export.layout.decree import TABLE
from desktop.export.layout.safe_text import property_text
from desktop.export.packing import write_package
from desktop.export.xlsx.cells import column_width, fill_cell, height_of
from desktop.export.xlsx.choices import offer_of
from desktop.export.xlsx.sheet_names import sheet_names
from desktop.export.xlsx.workbook import new_workbook

_FONT = "Times New Roman"
_TITLE = 15
_TEXT = Font(name=_FONT, size=12)
_HEAD = Font(name=_FONT, size=12, bold=True)
_SMALL = Font(name=_FONT, size=11, italic=True, color="5F6B66")
_GREY = Font(name=_FONT, size=12, color="5F6B66")
_RED = Font(name=_FONT, size=12, color="B3261E")
_GROUND, _TO_MEND = PatternFill("solid", "DCEBE3"), PatternFill("solid", "FBE6E4")
_LINE = Side(style="thin", color="9DB5A8")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_TOP = Alignment(vertical="top", wrap_text=True)
_HEAD_ROW = 3
"""The title and a hint stand above the heads."""

_LAST_ROW = 2000
"""So far down there are lists to choose from; more can be written all the same."""

_NAMED_LINES = 100
"""Beside so many lines stands the row of the annex, where there is no other to choose."""

_WIDTHS = {
    Input.TEXT: 26,
    Input.NOTES: 34,
    Input.NUMBER: 11,
    Input.MONEY: 17,
    Input.DATE: 13,
    Input.ROW: 30,
    Input.CHOICE: 15,
    Input.LINKS: 40,
}
_WIDE_TITLE, _FAULT_WIDTH, _OTHER_WIDTH = 38, 46, 20
_LINE_HEIGHT, _TALLEST_ROW = 18.0, 400.0
_GUIDE_WIDTH = 200.0
"""Of the sentences that say how, in millimetres."""

_FORMATS = {
    Input.DATE: "dd/mm/yyyy",
    Input.NUMBER: "#,##0",
    Input.MONEY: "#,##0",
    Input.ROW: "@",
}
"""As text a row's number stays what it is: Excel would make 1.1 of "1.10", or a day."""

_HOW = """
Mỗi trang là một loại hoạt động, mỗi dòng là một hoạt động. Chỗ nào chưa biết thì để trống.
Cột có dấu * phải ghi. Ô có mũi tên thì chọn trong danh sách; nơi tổ chức… gõ khác cũng được.
Ngày: gõ ngày trước, tháng sau, ví dụ 3/10. Nhiều ngày liền: ghi hai cột ngày, hoặc 5-6/10.
Số: gõ số nguyên. Tiền: gõ đủ số đồng, ví dụ 1500000, hoặc 1,5tr, 500k.
Dòng trong phụ lục: chọn trong danh sách, hoặc gõ số dòng, ví dụ 1.4.
Tình trạng: để trống nghĩa là việc đã xong (hoặc dự kiến, nếu ngày chưa tới).
Nhiều người cùng ghi được, mỗi người một tệp. Cột bỏ bớt hay đổi chỗ cũng được, giữ tên cột.
Ghi xong, mở Sổ Tuần Lễ, chọn “Nhập hoạt động từ Excel…” rồi chọn các tệp này.
Dòng chưa đọc được sẽ trở lại trong một tệp Excel có cột “Lỗi”; sửa tệp ấy rồi nhập lại.
"""
"""What the guide says, a point on each line."""


def write_activity_book(book: ActivityBook, target: Path) -> None:
    """Write a workbook: the same bytes for the same content. Text stays text, whatever it says.

    Raises:
        AppError: the file cannot be written there; whatever stood there before is untouched.
    """
    workbook = new_workbook()
    workbook.properties.title = property_text(book.title)
    workbook.properties.creator = ""
    guide = workbook.create_sheet(GUIDE)
    names = sheet_names([page.name for page in book.pages], taken=(GUIDE, LISTS))
    pages = [
        (page, workbook.create_sheet(name)) for page, name in zip(book.pages, names, strict=True)
    ]
    lists = _Lists(workbook.create_sheet(LISTS))
    _write_guide(guide, book)
    for page, sheet in pages:
        _write_page(sheet, page, book, lists)
    lists.close()
    has_faults = any(page.faulty for page in book.pages)
    workbook.active = 1 if has_faults else 0
    write_package(target, workbook.save, book.starts)


class _Lists:
    """The sheet with what can be chosen, a column for each list."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._places: dict[tuple[str, tuple[str, ...]], str] = {}

    def place(self, name: str, texts: Iterable[str]) -> str:
        """Return where a list stands, written there if it was not yet."""
        key = name, tuple(texts)
        if key not in self._places:
            column = len(self._places) + 1
            letter = get_column_letter(column)
            _put(self._sheet, 1, column, name, _HEAD)
            for row, text in enumerate(key[1], start=2):
                _put(self._sheet, row, column, text, _TEXT)
            self._sheet.column_dimensions[letter].width = 40
            last = len(key[1]) + 1
            self._places[key] = f"'{LISTS}'!${letter}$2:${letter}${last}"
        return self._places[key]

    def close(self) -> None:
        """Keep the heads in sight, and leave the sheet out where nothing is on it."""
        self._sheet.freeze_panes = "A2"
        for column in range(1, len(self._places) + 1):
            _set_head(self._sheet, 1, column)
        if not self._places:
            self._sheet.sheet_state = "hidden"


def _write_guide(sheet: Worksheet, book: ActivityBook) -> None:
    sheet.sheet_view.showGridLines = False
    sheet.column_dimensions["A"].width = 5
    sheet.column_dimensions["B"].width = column_width(_GUIDE_WIDTH)
    _put_title(sheet, book.title)
    span = f"Tuần lễ từ {short_date(book.starts)} đến {short_date(book.ends)}"
    _put(sheet, 2, 1, span, _SMALL)
    for number, words in enumerate(_HOW.split("\n")[1:-1], start=1):
        row = number + 3
        _put(sheet, row, 1, number, _HEAD).alignment = Alignment("center", "top")
        _put(sheet, row, 2, words, _TEXT).alignment = _TOP
        sheet.row_dimensions[row].height = height_of(words, TABLE, _GUIDE_WIDTH) + 6
    _set_up(sheet, landscape=False)


def _write_page(sheet: Worksheet, page: BookPage, book: ActivityBook, lists: _Lists) -> None:
    heads = ((Head(label=FAULTS),) if page.faulty else ()) + page.heads
    _put_title(sheet, page.sheet.name)
    hint = _to_mend(page, sheet.title) if page.faulty else page.sheet.hint
    _put(sheet, 2, 1, hint, _SMALL)
    for at, head in enumerate(heads, start=1):
        is_required = head.field is not None and page.sheet.requires(head.field)
        label = f"{head.label} *" if is_required else head.label
        _put(sheet, _HEAD_ROW, at, label, _HEAD)
        _set_head(sheet, _HEAD_ROW, at)
        _set_column(sheet, at, head)
        if head.field is not None:
            offer = offer_of(head.field, page, book.suggestions, lists.place)
            if offer is not None:
                letter = get_column_letter(at)
                offer.add(f"{letter}{_HEAD_ROW + 1}:{letter}{_LAST_ROW}")
                sheet.add_data_validation(offer)
    if page.faulty:
        _write_faulty(sheet, page, heads)
    elif len(page.sheet.rows) == 1:
        _name_the_row(sheet, page, heads)
    sheet.row_dimensions[_HEAD_ROW].height = 36
    kept = 2 if page.faulty else 1
    sheet.freeze_panes = f"{get_column_letter(kept + 1)}{_HEAD_ROW + 1}"
    sheet.print_title_rows = f"{_HEAD_ROW}:{_HEAD_ROW}"
    _set_up(sheet, landscape=True)


def _write_faulty(sheet: Worksheet, page: BookPage, heads: Sequence[Head]) -> None:
    """Write the rows that could not be taken over, each behind its fault."""
    for row, faulty in enumerate(page.faulty, start=_HEAD_ROW + 1):
        _put(sheet, row, 1, faulty.fault, _RED).fill = _TO_MEND
        for at, content in enumerate(faulty.cells, start=2):
            _put(sheet, row, at, content, _TEXT)
        for at in range(1, len(heads) + 1):
            cell = sheet.cell(row, at)
            cell.border, cell.alignment = _BOX, _TOP
        texts = (faulty.fault, *faulty.cells)
        sheet.row_dimensions[row].height = _height(texts, list(map(_width, heads)))


def _name_the_row(sheet: Worksheet, page: BookPage, heads: Sequence[Head]) -> None:
    """Write beside the lines to be filled in the one row of the annex in which all of them count.

    A line where nothing else is written is none when the workbook is read.
    """
    ((_category, name),) = page.sheet.rows
    fields = [head.field.input if head.field else None for head in heads]
    column = fields.index(Input.ROW) + 1
    for row in range(_HEAD_ROW + 1, _HEAD_ROW + 1 + _NAMED_LINES):
        _put(sheet, row, column, name, _GREY).number_format = _FORMATS[Input.ROW]


def _to_mend(page: BookPage, title: str) -> str:
    """Say what to do with the rows, and what their sheet was called if it cannot be that here."""
    was = (
        "" if title == line(page.name) else f"Đây là trang {quoted(line(page.name))} của tệp gốc. "
    )
    return f"{was}Sửa các dòng dưới đây rồi nhập lại tệp này."


def _set_column(sheet: Worksheet, at: int, head: Head) -> None:
    """Set the width of a column, and how what will be written in it is shown."""
    column = sheet.column_dimensions[get_column_letter(at)]
    column.font, column.alignment = _TEXT, _TOP
    column.width = _width(head)
    if head.field is not None:
        column.number_format = _FORMATS.get(head.field.input, "General")


def _width(head: Head) -> int:
    """Return how wide a column is, in characters."""
    if head.field is None:
        return _FAULT_WIDTH if head.label == FAULTS else _OTHER_WIDTH
    return _WIDE_TITLE if head.field.name == "title" else _WIDTHS[head.field.input]


def _height(texts: Sequence[Content], widths: Sequence[int]) -> float:
    """Return the height of a row in which all texts are to be seen."""
    per_character = 1 / column_width(1)
    heights = (
        height_of(text, TABLE, width * per_character)
        for text, width in zip(texts, widths, strict=False)
        if isinstance(text, str)
    )
    return min(max(heights, default=_LINE_HEIGHT), _TALLEST_ROW)


def _put(sheet: Worksheet, row: int, column: int, content: Content, font: Font) -> Cell:
    cell = cast("Cell", sheet.cell(row, column))
    if isinstance(content, date):
        cell.value, cell.number_format = content, _FORMATS[Input.DATE]
    elif isinstance(content, float):
        cell.value = content
    else:
        fill_cell(cell, content)
    cell.font = font
    return cell


def _put_title(sheet: Worksheet, text: str) -> None:
    """Put a title over a sheet; not every program makes room for it by itself."""
    _put(sheet, 1, 1, text, Font(name=_FONT, size=_TITLE, bold=True))
    sheet.row_dimensions[1].height = _TITLE * 1.6
    sheet.row_dimensions[2].height = _LINE_HEIGHT


def _set_head(sheet: Worksheet, row: int, column: int) -> None:
    cell = sheet.cell(row, column)
    cell.fill, cell.border = _GROUND, _BOX
    cell.alignment = Alignment("center", "center", wrap_text=True)


def _set_up(sheet: Worksheet, *, landscape: bool) -> None:
    """Set up A4, as wide as the sheet."""
    setup = sheet.page_setup
    setup.paperSize = int(sheet.PAPERSIZE_A4)
    setup.orientation = sheet.ORIENTATION_LANDSCAPE if landscape else sheet.ORIENTATION_PORTRAIT
    setup.fitToWidth, setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
