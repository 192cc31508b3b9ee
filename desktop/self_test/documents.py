# SPDX-License-Identifier: MIT
"""Opens the documents of the submission again, with other means than those that wrote them."""

import json
from typing import Any
from zipfile import ZipFile

from desktop.domain.exchange.manifest import (
    ANNEX,
    EVIDENCE,
    REPORT,
    REPORT_TO_EDIT,
    SENDING_FOLDER,
    WEEK_DATA,
)
from desktop.domain.vietnamese import nfc
from desktop.self_test.place import SelfTestFolder, expect
from desktop.services.exchange.verification import verify_bundle
from desktop.services.submission.dispatch import mails_in

_SIDE = 400


def read_pdf(place: SelfTestFolder) -> str:
    """Find centre and check code on the pages, and ink on each."""
    from PySide6.QtCore import QSize
    from PySide6.QtPdf import QPdfDocument

    counts = []
    for name in (REPORT, EVIDENCE):
        document = QPdfDocument()
        error = document.load(str(place.submission / name))
        expect(error is QPdfDocument.Error.None_, f"{name}: {error}.")
        pages = range(document.pageCount())
        text = _plain(" ".join(document.getAllText(page).text() for page in pages))
        for wanted in _wanted(place):
            expect(_plain(wanted) in text, f"{name} không có “{wanted}”.")
        for page in pages:
            picture = document.render(page, QSize(_SIDE, _SIDE))
            middle = {picture.pixel(x, y) for x in range(_SIDE) for y in range(0, _SIDE, 4)}
            expect(len(middle) > 1, f"Trang {page + 1} của {name} trắng trơn.")
        counts.append(f"{name} {len(pages)} trang")
        document.close()
    return ", ".join(counts)


def read_word(place: SelfTestFolder) -> str:
    """Find the centre in the Word file."""
    from docx import Document

    document = Document(str(place.submission / REPORT_TO_EDIT))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    centre, _code = _wanted(place)
    text = _plain(" ".join([*paragraphs, *cells]))
    expect(_plain(centre) in text, f"{REPORT_TO_EDIT} không có “{centre}”.")
    return f"{len(paragraphs)} đoạn, {len(document.tables)} bảng"


def read_workbook(place: SelfTestFolder) -> str:
    """Find every figure of the annex in the Excel file, by both readers of such files."""
    from openpyxl import load_workbook

    from desktop.intake.sheets.gate import read_sheets

    workbook = load_workbook(place.submission / ANNEX, data_only=True)
    cells = {value for row in workbook.worksheets[0].iter_rows(values_only=True) for value in row}
    annex = _week_data(place)["content"]["annex"]
    figures = {value for line in annex for value in line.get("figures", {}).values()}
    expect(figures, "Phụ lục không có số liệu nào.")
    expect(figures <= cells, f"{ANNEX} thiếu số liệu: {figures - cells}.")
    read = {value for row in read_sheets(place.submission / ANNEX)[0].rows for value in row}
    expect(figures <= read, f"Đọc {ANNEX} thiếu số liệu: {figures - read}.")
    workbook.close()
    return f"{len(figures)} số khác nhau"


def read_mail_and_package(place: SelfTestFolder) -> str:
    """Unpack every package with Python's own means, and have the program verify them."""
    packages = sorted((place.submission / SENDING_FOLDER).glob("*.zip"))
    for package in packages:
        with ZipFile(package) as opened:
            expect(opened.testzip() is None, f"{package.name} hỏng.")
    verified = verify_bundle(packages)
    expect(not verified.faults, f"Gói nộp sai: {verified.faults}.")
    mails = mails_in(place.submission)
    expect(mails, "Không có thư soạn sẵn.")
    for mail in mails:
        lost = [file for file in mail.draft.attachments if not file.is_file()]
        expect(mail.draft.attachments and not lost, f"{mail.file.name} thiếu tệp: {lost}.")
    return f"{len(packages)} gói, {len(mails)} thư, {verified.photos} ảnh"


def _wanted(place: SelfTestFolder) -> tuple[str, str]:
    """Return what every paper must have on it: the centre's name, and the check code."""
    data = _week_data(place)
    return str(data["content"]["week"]["centre"]["name"]), str(data["check_code"])


def _plain(text: str) -> str:
    """Return words in which neither the breaking of lines nor capitals matter."""
    return nfc(" ".join(text.split())).casefold()


def _week_data(place: SelfTestFolder) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((place.submission / WEEK_DATA).read_text(encoding="utf-8"))
    return data
