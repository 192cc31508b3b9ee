# SPDX-License-Identifier: MIT
"""Numbers and what they count stay on one line, on paper and in Word."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pdfplumber
import pytest

from desktop.domain.report.document import ROOM
from desktop.export.docx.report import write_report_docx
from desktop.export.layout.ties import TIE, tied, untied
from desktop.export.pdf.report import write_report_pdf
from tests.export.reports import a_report, a_report_of, an_annex, paragraphs

NUMBERS = (
    "46 %",
    "12.500.000 đồng",
    "740 người",
    "ngày 5",
    "tháng 10",
    "năm 2026",
    "25 suất",
    "khu 5",
)


@pytest.mark.parametrize("words", NUMBERS)
def test_a_number_and_its_word_are_one(words: str) -> None:
    text = f"đạt {words}, như vậy"
    assert tied(text, lambda _words: True) == text.replace(words, words.replace(" ", TIE))
    assert tied(text, lambda _words: False) == text


def test_room_for_the_pen_is_no_tie() -> None:
    assert untied(f"ngày{ROOM}tháng") == [f"ngày{ROOM}tháng"]
    assert untied(f"46{TIE}%") == ["46", "%"]


@pytest.mark.parametrize("words", NUMBERS)
def test_no_line_of_the_report_ends_between_them(words: str, tmp_path: Path) -> None:
    body = paragraphs([f"{'x' * n} {words} " * 24 for n in range(1, 12)])
    write_report_pdf(a_report(body=body, attachments=()), tmp_path / "a.pdf")
    with pdfplumber.open(tmp_path / "a.pdf") as pdf:
        lines = [line for page in pdf.pages for line in page.extract_text().splitlines()]
    assert sum(line.count(words) for line in lines) >= 24 * 11
    assert TIE not in "".join(lines)


def test_what_is_wider_than_its_column_is_not_broken_within_a_word(tmp_path: Path) -> None:
    note = "Trị giá 12.500.000 đồng và 999.999.999.999.999 đồng, 46 % của kế hoạch."
    annex = an_annex(8)
    rows = tuple(replace(row, notes=note) for row in annex.rows[:3])
    write_report_pdf(a_report_of(replace(annex, rows=rows)), tmp_path / "a.pdf")
    with pdfplumber.open(tmp_path / "a.pdf") as pdf:
        text = " ".join(pdf.pages[-1].extract_text().split())
    assert text.count("46 %") == 3
    assert text.count("12.500.000") == 3


def test_word_keeps_them_too(tmp_path: Path) -> None:
    write_report_docx(a_report(body=paragraphs(["Đạt 46 % trong tháng 10."])), tmp_path / "a.docx")
    texts = [p.text for p in docx.Document(str(tmp_path / "a.docx")).paragraphs]
    assert f"Đạt 46{TIE}% trong tháng{TIE}10." in texts


@pytest.mark.parametrize("place", ["Thành phố Hồ Chí Minh", "Bà Rịa - Vũng Tàu", "Thừa Thiên Huế"])
def test_place_and_date_keep_one_line(
    place: str, tmp_path: Path, libreoffice: Callable[[Path, str], Path]
) -> None:
    line = f"{place}, ngày {ROOM}tháng 10 năm 2026"
    report = a_report(letterhead=replace(a_report().letterhead, place_and_date=line))
    write_report_pdf(report, tmp_path / "a.pdf")
    write_report_docx(report, tmp_path / "b.docx")
    for file in (tmp_path / "a.pdf", libreoffice(tmp_path / "b.docx", "pdf")):
        with pdfplumber.open(file) as pdf:
            words = pdf.pages[0].extract_words()
        places, years = (
            {round(word["bottom"]) for word in words if word["text"] == text}
            for text in (place.split(maxsplit=1)[0], "2026")
        )
        assert places & years, file
