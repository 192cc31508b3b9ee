# SPDX-License-Identifier: MIT
"""Texts that programs trip over, and the documents in which each of them is put everywhere."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import docx
import openpyxl
import pypdf
from openpyxl.worksheet.worksheet import Worksheet

from desktop.domain.entry.activity_book import BookPage, FaultyRow, blank_page, book_sheets
from desktop.domain.report.document import Paragraph, Report
from desktop.domain.vietnamese import line, nfc, slug
from desktop.export.docx.report import write_report_docx
from desktop.export.layout.safe_text import printable
from desktop.export.layout.text import drawable
from desktop.export.pdf.report import write_report_pdf
from desktop.export.xlsx.activities import write_activity_book
from desktop.export.xlsx.annex import write_annex_xlsx
from desktop.services.activities.template import book_of
from tests.builders import a_week
from tests.export.pdf.test_report_hostile import everywhere
from tests.export.reports import a_report
from tests.services.activities.activity_books import the_form

FORMULAS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "=cmd|'/C calc'!A0",
    "=-2+3+cmd|' /C'!A",
)
FULL_WIDTH = ("\uff1d1+1", "\uff0b1", "\uff0d1", "\uff20SUM(A1)")
LINKS = (
    '=HYPERLINK("http://a.example","x")',
    "@WEBSERVICE(A1)",
    '=IMAGE("http://a.example/x.png")',
)
MARKUP = ("<b>đậm</b> & <i>", "]]> <![CDATA[", "</para><para>", "&lt;&#65;&bad;", "<a href='x'>")
PICTURES = ('<img src="http://127.0.0.1:9/x.png"/>', "<img src='ftp://127.0.0.1/x'/>")
FILES = ('<img src="/etc/passwd"/>', "file:///etc/passwd", '<img src="file:///etc/hosts"/>')
EMOJI = ("Vui quá 😀👨‍👩‍👧🇻🇳", "❤️", "漢字 かな 한글")
CONTROL = ("a\x00b\x07c\x1b[31md\x7f", "\ufeffa\u200bb\u2028c", "\ufffe\uffff", "a\ud800b")
RIGHT_TO_LEFT = ("\u202eexe.gpj", "العربية", "שלום \u2067 x \u2069", "\u200f\u200e")
STORM = ("Z\u0351\u036b\u0343\u036a\u0302a\u0300\u0301\u0302\u0303lgo" * 3, "e" + "\u0301" * 300)
LONG = ("Nâng cao nhận thức của Nhân dân. " * 600, "dài " * 5000)
LONG_WORD = ("ư" * 2000, "x" * 10_000)
PLAIN = (
    "undefined",
    "null",
    "None",
    "NaN",
    "1e1000",
    "0x10",
    "; DROP TABLE records; --",
    "%s%n{0}",
)
ALL = (
    *FORMULAS, *FULL_WIDTH, *LINKS, *MARKUP, *PICTURES, *FILES, *EMOJI, *CONTROL, *RIGHT_TO_LEFT,
    *STORM, *PLAIN,
)  # fmt: skip

NAMES = (
    "../../etc/passwd", "/etc/passwd", r"..\..\x", r"C:\Windows\x", "C:x", "a/b", "a:b",
    "CON", "nul.txt", "COM1", "LPT9", "CONIN$", "aux", "tên. ", "tên...", " .", "", "x" * 300,
    "Pha\u0323m Ngo\u0323c A\u0301nh", "😀", "A", "a", "Á", "*?<>|\"", "\x00", "-rf", "~", "%00",
)  # fmt: skip

_SAFE = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")
_DEVICES = re.compile("(?:con|prn|aux|nul|com[0-9]|lpt[0-9])")
_TURNED = re.compile("[\u0590-\u08ff]")
"""Letters written from right to left, which come back in another order."""

_SHORT, _LONGEST_NAME = 60, 80


def faults(texts: Sequence[str], scratch: Path) -> Iterator[str]:
    """Yield what is wrong with the documents in which these texts stand, and with their names.

    Texts are put in as they come from typing: through the one gate for text.
    """
    entered = [nfc(text) for text in texts]
    yield from _workbook_faults(entered, scratch)
    report = a_report(body=tuple(Paragraph(text) for text in entered))
    yield from _pdf_faults(report, entered, scratch)
    for text in entered:
        if not is_safe_name(slug(text)):
            yield f"the name {slug(text)!r} for {text!r}"
    write_report_docx(report, scratch / "a.docx")
    found = {paragraph.text for paragraph in docx.Document(str(scratch / "a.docx")).paragraphs}
    lost = [t for t in entered if (w := line(printable(t))) and w not in map(line, found)]
    yield from (f"not in the DOCX: {text[:_SHORT]!r}" for text in lost)


def document_faults(text: str, scratch: Path) -> Iterator[str]:
    """Yield what is wrong with the annex and the report that have a text wherever one can be."""
    report = everywhere(nfc(text))
    write_annex_xlsx(report, scratch / "annex.xlsx", [1] * len(report.attachments))
    for sheet in openpyxl.load_workbook(scratch / "annex.xlsx").worksheets:
        yield from _formulas(sheet)
    yield from _pdf_faults(report, [nfc(text)], scratch)


def is_safe_name(name: str) -> bool:
    """Whether every system takes a name for a file, and for nothing else."""
    is_plain = bool(_SAFE.fullmatch(name)) and len(name) <= _LONGEST_NAME
    return is_plain and not _DEVICES.fullmatch(name)


def _workbook_faults(texts: Sequence[str], scratch: Path) -> Iterator[str]:
    sheet = book_sheets(the_form())[0]
    rows = tuple(FaultyRow(cells=(text,) * 4, fault=text) for text in texts)
    page = BookPage(sheet=sheet, name="Lớp", heads=blank_page(sheet).heads, faulty=rows)
    offers = {"place": tuple(dict.fromkeys(texts))}
    write_activity_book(book_of(a_week(), [page], offers), scratch / "a.xlsx")
    book = openpyxl.load_workbook(scratch / "a.xlsx")
    for written in book.worksheets:
        yield from _formulas(written)
    for at, text in enumerate(texts, start=4):
        if (book["Lớp"].cell(at, 2).value or "") != _in_cell(text):
            yield f"not in the workbook: {text[:_SHORT]!r}"


def _in_cell(text: str) -> str:
    text = printable(text)
    return text if len(text) <= 32_767 else f"{text[:32_766]}…"


def _formulas(sheet: Worksheet) -> Iterator[str]:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type not in ("s", "n"):
                yield f"{cell.coordinate} is of type {cell.data_type}: {cell.value!r}"


def _pdf_faults(report: Report, texts: Sequence[str], scratch: Path) -> Iterator[str]:
    write_report_pdf(report, scratch / "a.pdf")
    pages = pypdf.PdfReader(scratch / "a.pdf").pages
    shown = _letters("".join(page.extract_text() for page in pages))
    for text in texts:
        wanted = _letters(drawable(text))[:_SHORT]
        is_shown = set(wanted) <= set(shown) if _TURNED.search(text) else wanted in shown
        if not is_shown:
            yield f"not in the PDF: {text[:_SHORT]!r}"


def _letters(text: str) -> str:
    """Return a text without white space, for lines may break anywhere."""
    return "".join(text.split())
