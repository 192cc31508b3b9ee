# SPDX-License-Identifier: MIT
"""The sheet to sign, as a reader of the PDF sees it."""

from datetime import date
from pathlib import Path

import pdfplumber
import pytest
from pypdf import PdfReader

from desktop.export.pdf.sign_in_sheet import (
    HEADINGS,
    SheetLine,
    SignInSheet,
    write_sign_in_sheet_pdf,
)

AN = SheetLine(full_name="Nguyễn Thị Ánh Nguyệt", born="05/03/1975", unit="Khu 5")


def written(target: Path, *lines: SheetLine, title: str = "Lớp tin học", place: str = "") -> Path:
    sheet = SignInSheet(
        parent="UBND phường Hà An",
        centre="TTHTCĐ phường Hà An",
        title=title,
        details=(("Thời gian", "02/10/2026"), ("Địa điểm", place)),
        lines=lines,
        dated=date(2026, 10, 2),
    )
    write_sign_in_sheet_pdf(sheet, target / "diem-danh.pdf")
    return target / "diem-danh.pdf"


def pages(pdf: Path) -> list[str]:
    return [page.extract_text() for page in PdfReader(pdf).pages]


def test_the_head_names_centre_class_and_day(tmp_path: Path) -> None:
    (text,) = pages(written(tmp_path, AN))
    for words in ("UBND PHƯỜNG HÀ AN", "TTHTCĐ PHƯỜNG HÀ AN", "DANH SÁCH ĐIỂM DANH", "Lớp tin học"):
        assert words in text
    assert "Thời gian: 02/10/2026" in text


def test_an_unknown_place_is_dots_to_write_on(tmp_path: Path) -> None:
    (text,) = pages(written(tmp_path, AN))
    assert "Địa điểm: …" in text


def test_the_table_has_a_line_for_each_person_and_room_to_sign(tmp_path: Path) -> None:
    with pdfplumber.open(written(tmp_path, AN, SheetLine())) as pdf:
        (table,) = pdf.pages[0].extract_tables()
        heights = [row.bbox[3] - row.bbox[1] for row in pdf.pages[0].find_tables()[0].rows[1:]]
    assert table[0] == list(HEADINGS)
    assert table[1] == ["1", "Nguyễn Thị Ánh Nguyệt", "05/03/1975", "Khu 5", ""]
    assert table[2] == ["2", "", "", "", ""]
    assert min(heights) > 22  # points: 8 mm


def test_the_head_of_the_table_stands_on_every_page(tmp_path: Path) -> None:
    texts = pages(written(tmp_path, *[AN] * 85))
    assert len(texts) > 2
    assert all("Ký tên" in text for text in texts)
    assert "NGƯỜI ĐIỂM DANH" in texts[-1]


@pytest.mark.parametrize("text", ["<b>&amp;", "x" * 3000, "Học " * 900, "a\nb\x00", "\u202eabc"])
def test_whatever_was_typed_makes_a_sheet(tmp_path: Path, text: str) -> None:
    line = SheetLine(full_name=text, born=text[:50], unit=text)
    assert pages(written(tmp_path, line, title=text, place=text))


@pytest.mark.parametrize("people", range(17, 27))
def test_who_kept_the_sheet_never_signs_a_page_without_names(tmp_path: Path, people: int) -> None:
    *_, last = pages(written(tmp_path, *[AN] * people))
    assert "NGƯỜI ĐIỂM DANH" in last
    assert last.count("Nguyễn Thị Ánh Nguyệt") >= 3
