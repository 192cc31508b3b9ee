# SPDX-License-Identifier: MIT
"""Workbooks of activities that come back to be mended, whatever their sheets were called."""

from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZipFile

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from desktop.domain.entry.activity_book import GUIDE, LISTS
from desktop.services.activities.importing import write_to_mend
from tests.services.activities.activity_books import HEADS, read

_MANIFEST = """<?xml version="1.0" encoding="UTF-8"?><manifest:manifest
xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/"
manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>"""
LONG = "Danh sách các lớp bồi dưỡng, tập huấn của phường"


@pytest.mark.parametrize("suffix", [".ods", ".xlsx"])
def test_sheets_with_names_that_excel_forbids_come_back_whole(tmp_path: Path, suffix: str) -> None:
    names = ["Ngày 1/10", "Ngày 1?10", "History", "Lớp 'A' và 'B'", f"{LONG} 1", f"{LONG} 2"]
    if suffix == ".xlsx":
        names = ["Lớp 'A' và 'B'", "Ngày 1-10", "ngày 1-10 (2)"]
    source = a_book(tmp_path / f"Chị Lan{suffix}", names)
    incoming = read(source)
    assert [record.title for record in incoming.records()] == [f"Lớp {name}" for name in names]
    [returned] = write_to_mend(incoming)
    workbook = openpyxl.load_workbook(returned)
    kept = [sheet for sheet in workbook if sheet.title not in (GUIDE, LISTS)]
    assert [str(sheet.cell(HEADS + 1, 2).value) for sheet in kept] == [f"Hỏng {n}" for n in names]
    for sheet, name in zip(kept, names, strict=True):
        assert sheet.title == name or f"Đây là trang “{name[:40]}" in str(sheet["A2"].value)
        assert sheet.print_title_rows == f"${HEADS}:${HEADS}"
    with CalamineWorkbook.from_path(returned) as other:
        assert other.sheet_names == workbook.sheetnames
    again = read(returned)
    assert [row.read.record.title for row in again.rows] == [f"Hỏng {name}" for name in names]


def a_book(target: Path, names: Sequence[str]) -> Path:
    """Write a workbook with a row to be taken and one to be mended on each sheet."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for number, name in enumerate(names):
        sheet = workbook.create_sheet(name if target.suffix == ".xlsx" else f"Trang {number}")
        sheet.append(["Tên lớp", "Dòng trong phụ lục", "Từ ngày", "Số người"])
        sheet.append([f"Lớp {name}", "1.4", "3/10", 28])
        sheet.append([f"Hỏng {name}", "1.4", "hôm kia", 28])
    if target.suffix == ".xlsx":
        workbook.save(target)
        return target
    return as_ods(workbook, names, target)


def as_ods(workbook: openpyxl.Workbook, names: Sequence[str], target: Path) -> Path:
    """Write the cells of a workbook as LibreOffice does, under names that Excel forbids."""
    tables = "".join(
        f'<table:table table:name="{escape(name, {chr(34): "&quot;"})}">'
        + "".join(
            "<table:table-row>"
            + "".join(
                '<table:table-cell office:value-type="string">'
                f"<text:p>{escape(str(value))}</text:p></table:table-cell>"
                for value in row
            )
            + "</table:table-row>"
            for row in sheet.iter_rows(values_only=True)
        )
        + "</table:table>"
        for name, sheet in zip(names, workbook, strict=True)
    )
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3">'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    with ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
    return target
