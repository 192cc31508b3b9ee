# SPDX-License-Identifier: MIT
"""Makes the hostile and broken workbooks from one that is in order."""

import struct
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import openpyxl

from desktop.intake.sheets.compound import compound_file
from tests.intake.sheets.workbooks import LISTS, with_parts, with_sheet
from tests.services.activities.activity_books import CLASSES, filled

A_CLASS = {"Tên lớp": "Tin học", "Dòng trong phụ lục": "1.4", "Từ ngày": "3/10", "Số người": 28}
_SHEET = "xl/worksheets/sheet1.xml"
_BEYOND = (
    b'<c r="B1"><f>[1]Sheet1!$A$1</f><v>7</v></c><c r="C1"><f>cmd|\'/C calc\'!A0</f><v>1</v></c>'
)


def good(path: Path) -> Path:
    """Write a workbook with one class."""
    return filled(path, {CLASSES: [A_CLASS]})


def harmful(folder: Path) -> dict[str, Path]:
    """Write a workbook for each case of row X1 that is a single file, by case."""
    base = good(folder / "base.xlsx")
    whole = base.read_bytes()

    def parts(name: str, content: bytes) -> Path:
        return with_parts(folder / f"{len(made)}.xlsx", {name: content}, base)

    def raw(content: bytes, suffix: str = ".xlsx") -> Path:
        path = folder / f"{len(made)}{suffix}"
        path.write_bytes(content)
        return path

    made: dict[str, Path] = {}
    made["bomb by ratio"] = with_sheet(folder / "ratio.xlsx", b" " * 50_000_000)
    made["bomb by size"] = with_sheet(folder / "size.xlsx", b" " * 300_000_000)
    made["lying size"] = raw(_lying(made["bomb by size"].read_bytes()))
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE x [<!ENTITY a0 "ha">{laughs}]><x>&a9;</x>'.encode()
    made["billion laughs"] = parts("xl/sharedStrings.xml", bomb)
    external = (
        b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY n SYSTEM '
        b'"http://127.0.0.1:9/x">]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr">'
        b"<is><t>&f;&n;</t></is></c></row></sheetData></worksheet>"
    )
    made["external entity"] = parts(_SHEET, external)
    made["encrypted"] = raw(compound_file("EncryptedPackage", b"secret" * 100))
    made["xls renamed"] = raw((LISTS / "hoc-vien.xls").read_bytes())
    made["web page renamed"] = raw(b"<html><table><tr><td>1</td></tr></table></html>", ".xls")
    made["macros"] = parts("xl/vbaProject.bin", compound_file("VBA", b"Shell calc" * 100))
    beyond = b'<row r="1"><c r="A1"><v>1</v></c>%s</row>' % _BEYOND
    linked = b'<externalLink><externalBook r:id="rId1"/></externalLink>'
    made["external links"] = with_parts(
        folder / "links.xlsx",
        {"xl/externalLinks/externalLink1.xml": linked},
        with_sheet(folder / "beyond.xlsx", beyond),
    )
    made["truncated"] = raw(whole[: len(whole) // 2])
    made["zero bytes"] = raw(b"")
    made["path out"] = raw(_with_paths_out(base))
    return made


def _lying(content: bytes) -> bytes:
    """Return an archive whose largest entry says to be small, in both of its heads."""
    raw = bytearray(content)
    large = struct.pack("<I", max(i.file_size for i in _entries(content)))
    at = raw.find(large)
    while at >= 0:
        raw[at : at + 4] = struct.pack("<I", 1000)
        at = raw.find(large)
    return bytes(raw)


def _entries(content: bytes) -> list[ZipInfo]:
    from io import BytesIO

    with ZipFile(BytesIO(content)) as archive:
        return archive.infolist()


def _with_paths_out(base: Path) -> bytes:
    target = base.with_name("out.zip")
    with ZipFile(base) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        for name in (
            "../../out.xml",
            "/out.xml",
            "..\\out.xml",
            "C:/out.xml",
            "xl/../../a.xml",
        ):
            new.writestr(name, b"<x/>")
    return target.read_bytes()


def tall(path: Path, rows: int) -> Path:
    """Write a list of so many people as Excel would."""
    workbook = openpyxl.Workbook(write_only=True)
    sheet = workbook.create_sheet("Danh sách")
    sheet.append(["STT", "Họ và tên", "Năm sinh", "Địa chỉ"])
    for n in range(rows):
        sheet.append([n + 1, f"Nguyễn Văn {n}", 1950 + n % 60, f"Khu {n % 12}"])
    workbook.save(path)
    return path
