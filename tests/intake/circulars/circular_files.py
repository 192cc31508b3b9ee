# SPDX-License-Identifier: MIT
"""Makes circulars as offices make them: documents of Word and workbooks of all shapes."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import docx
import openpyxl
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table

Rows = Sequence[Sequence[str]]

OUTLINE = (
    *("BÁO CÁO", "KẾT QUẢ TỔ CHỨC TUẦN LỄ HƯỞNG ỨNG HỌC TẬP SUỐT ĐỜI NĂM 2027"),
    *("Kính gửi: Phòng Văn hóa - Xã hội phường Hà An", "TTHTCĐ ………… báo cáo kết quả như sau:"),
    *("I. TỔ CHỨC TRIỂN KHAI", "1. Công tác chỉ đạo (văn bản, kế hoạch đã ban hành)"),
    *("- Nêu rõ số, ngày của văn bản;", "2. Các hoạt động đã tổ chức", "3. Kinh phí"),
    *("II. ĐÁNH GIÁ CHUNG", "1. Kết quả đạt được", "2. Khó khăn, vướng mắc", "3. Đề xuất"),
    *("Nơi nhận:", "- Như trên;", "- Hội Khuyến học phường;", "- Lưu: VT.", "GIÁM ĐỐC"),
    *("(Ký tên, đóng dấu)", "PHỤ LỤC", "BIỂU TỔNG HỢP SỐ LIỆU TUẦN LỄ NĂM 2027"),
    "(Kèm theo Công văn số 15/UBND-VX ngày 20/9/2027 của UBND phường Hà An)",
)
GUIDANCE = (
    *("ỦY BAN NHÂN DÂN PHƯỜNG HÀ AN", "Số: 15/UBND-VX", "Kính gửi: Các trung tâm"),
    "Đề nghị các đơn vị gửi báo cáo về hộp thư vhxh.haan@quangninh.gov.vn trước ngày 12/10/2027.",
)


def word(path: Path, rows: Rows, merges: Sequence[tuple[int, int, int, int]] = ()) -> Path:
    """Make a circular of Word whose annex has these rows, with cells merged as told."""
    document = docx.Document()
    _paragraphs(document, (*GUIDANCE, *OUTLINE))
    table = _table(document, rows)
    for top, first, bottom, last in merges:
        table.cell(top, first).merge(table.cell(bottom, last))
    document.add_paragraph("")
    document.save(str(path))
    return path


def word_signed(path: Path, rows: Rows, signing: Rows) -> Path:
    """Make one whose report is signed in a table."""
    document = docx.Document()
    at = OUTLINE.index("GIÁM ĐỐC")
    _paragraphs(document, (*GUIDANCE, *OUTLINE[:at]))
    _table(document, signing)
    _paragraphs(document, OUTLINE[OUTLINE.index("PHỤ LỤC") :])
    _table(document, rows)
    document.save(str(path))
    return path


def word_in_two_parts(path: Path, rows: Rows, at: int, *, repeat_head: bool) -> Path:
    """Make one whose annex is two tables, parted before a row."""
    document = docx.Document()
    _paragraphs(document, (*GUIDANCE, *OUTLINE))
    _table(document, rows[:at])
    document.add_paragraph("")
    _table(document, [*(rows[:1] if repeat_head else ()), *rows[at:]])
    document.save(str(path))
    return path


def word_with_tabs(path: Path, rows: Rows) -> Path:
    """Make one whose annex is set out by tabs."""
    document = docx.Document()
    _paragraphs(document, (*GUIDANCE, *OUTLINE, *("\t".join(row) for row in rows)))
    document.save(str(path))
    return path


def word_numbered_by_word(path: Path, rows: Rows) -> Path:
    """Make one whose items Word numbers: their numbers stand nowhere in the text."""
    document = docx.Document()
    _paragraphs(document, (*GUIDANCE, *OUTLINE))
    table = _table(document, rows)
    for at, row in enumerate(rows):
        if row[0] == "#":
            paragraph = table.cell(at, 0).paragraphs[0]
            paragraph.text = ""
            _number(paragraph)
    document.save(str(path))
    return path


def word_in_old_letters(path: Path, rows: Rows, encode: Callable[[str], str]) -> Path:
    """Make one whose table is set in .VnTime, with letters of before Unicode."""
    document = docx.Document()
    _paragraphs(document, (*GUIDANCE, *OUTLINE))
    table = _table(document, [[encode(cell) for cell in row] for row in rows])
    for cell in (cell for row in table.rows for cell in row.cells):
        for run in cell.paragraphs[0].runs:
            run.font.name = ".VnTime"
    document.save(str(path))
    return path


def workbook(
    path: Path, rows: Rows, merges: Sequence[str] = (), hidden: Sequence[int] = ()
) -> Path:
    """Make a workbook that begins with titles and ends with who signs."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for row in (["UBND PHƯỜNG HÀ AN"], ["TỔNG HỢP SỐ LIỆU TUẦN LỄ NĂM 2027"], [], *rows):
        sheet.append(list(row))
    for row in ([], ["", "", "", "Hà An, ngày … tháng 10 năm 2027"], ["", "", "", "GIÁM ĐỐC"]):
        sheet.append(row)
    for area in merges:
        sheet.merge_cells(area)
    for number in hidden:
        sheet.row_dimensions[number].hidden = True
    book.save(path)
    return path


def _paragraphs(document: Document, texts: Sequence[str]) -> None:
    for text in texts:
        document.add_paragraph(text)


def _table(document: Document, rows: Rows) -> Table:
    table: Table = document.add_table(len(rows), max(map(len, rows)))
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    return table


def _number(paragraph: Any) -> None:  # noqa: ANN401 - python-docx has no type for it
    """Number a paragraph by the list that the template's style "List Number" is set in."""
    style = paragraph.part.document.styles["List Number"]
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - numbering has no API
    place = OxmlElement("w:numPr")
    for name, value in (
        ("w:ilvl", "0"),
        ("w:numId", style.element.pPr.numPr.numId.get(qn("w:val"))),
    ):
        element = OxmlElement(name)
        element.set(qn("w:val"), value)
        place.append(element)
    properties.append(place)
