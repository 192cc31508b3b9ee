# SPDX-License-Identifier: MIT
"""Makes workbooks for the tests: ordinary ones, and parts of them written by hand."""

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
from openpyxl.styles import Font

LISTS = Path(__file__).parent / "data" / "lists"


def workbook(path: Path, rows: Iterable[Sequence[object]], *, font: str = "") -> Path:
    """Write one sheet as Excel does, all of it in one font if that is named."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    if font:
        for cells in sheet.iter_rows():
            for cell in cells:
                cell.font = Font(name=font)
    book.save(path)
    return path


def with_parts(path: Path, parts: Mapping[str, bytes], source: Path) -> Path:
    """Write a copy of a workbook with some of its parts replaced or added."""
    target = BytesIO()
    with ZipFile(source) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for name in sorted({*old.namelist(), *parts}):
            new.writestr(name, parts[name] if name in parts else old.read(name))
    path.write_bytes(target.getvalue())
    return path


def with_sheet(path: Path, cells: bytes) -> Path:
    """Write a workbook whose one sheet holds these rows of XML."""
    source = workbook(path.with_name("plain.xlsx"), [["x"]])
    main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = b'<worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>' % (main, cells)
    return with_parts(path, {"xl/worksheets/sheet1.xml": sheet}, source)
