# SPDX-License-Identifier: MIT
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pdfplumber
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph as DocxParagraph
from hypothesis import given
from hypothesis import strategies as st
from pdfplumber.page import Page

from desktop.domain.report.document import Report, SignatureBlock
from desktop.export.docx.borders import PADDING_BESIDE
from desktop.export.docx.elements import write, xml_of
from desktop.export.docx.report import write_report_docx
from desktop.export.docx.styles import Style
from desktop.export.layout import decree
from desktop.export.layout.decree import Type
from desktop.export.layout.fonts import text_width
from desktop.export.layout.safe_text import printable
from desktop.export.layout.ties import TIE
from desktop.export.pdf.report import write_report_pdf
from tests.export.reports import BODY, CENTRE, a_report, a_report_of, an_annex, paragraphs

MM = 72 / 25.4
SCRATCH = docx.Document()
HOSTILE = "=cmd|'/c calc'!A0 <w:t>&amp;</w:t> ]]> \x00\x07\x1b 😀 ${jndi:ldap://x} '; DROP TABLE"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("docx") / "bao-cao.docx"
    write_report_docx(a_report(), target)
    return target


@pytest.fixture(scope="module")
def document(file: Path) -> Document:
    return docx.Document(str(file))


@pytest.fixture(scope="module")
def pages(file: Path, libreoffice: Callable[[Path, str], Path]) -> Iterator[list[Page]]:
    """The pages that LibreOffice makes of the report."""
    with pdfplumber.open(libreoffice(file, "pdf")) as pdf:
        yield pdf.pages


def reopened(report: Report, folder: Path) -> Document:
    write_report_docx(report, folder / "a.docx")
    return docx.Document(str(folder / "a.docx"))


def styled(document: Document, style: Style) -> list[DocxParagraph]:
    return [p for p in document.paragraphs if p.style and p.style.name == style]


def texts(document: Document, style: Style) -> list[str]:
    return [paragraph.text for paragraph in styled(document, style)]


def all_text(document: Document) -> str:
    return "\n".join(t.text or "" for t in document.element.iter(qn("w:t")))


def words(page: Page) -> list[str]:
    return page.extract_text().split()


def test_the_body_stands_there_word_for_word(document: Document) -> None:
    headings = {f"Heading {n}" for n in (1, 2, 3)}
    body = [
        p.text for p in document.paragraphs if p.style and p.style.name in {*headings, Style.BODY}
    ]
    assert [text.replace(TIE, " ") for text in body] == [block.text for block in BODY]


def test_the_outline_is_made_of_words_own_headings(document: Document) -> None:
    assert texts(document, Style.HEADING_1) == [
        "I. TỔ CHỨC TRIỂN KHAI TUẦN LỄ",
        "II. ĐÁNH GIÁ CHUNG",
    ]
    assert texts(document, Style.HEADING_3)[0] == "a) Các lớp bồi dưỡng, tập huấn"
    headings = document.styles.element.xpath("w:style[w:name[starts-with(@w:val, 'heading')]]")
    levels = [level for style in headings for level in style.xpath("w:pPr/w:outlineLvl/@w:val")]
    assert levels == ["0", "1", "2"]


def test_text_of_the_body_looks_as_the_decree_says(document: Document) -> None:
    layout = document.styles[Style.BODY].paragraph_format
    assert layout.first_line_indent.mm == pytest.approx(12.7, abs=0.1)
    assert (layout.space_before.pt, layout.line_spacing) == (6, 1.15)
    assert layout.alignment == 3  # both margins


def test_every_style_is_black_times_new_roman_and_vietnamese(document: Document) -> None:
    styles = document.styles.element
    assert styles.xpath("//w:rFonts/@*") == ["Times New Roman"] * 4
    assert styles.xpath("//w:color") == []
    assert set(styles.xpath("//w:lang/@*")) == {"vi-VN"}


def test_the_page_is_a4_with_the_margins_of_the_decree(document: Document) -> None:
    for section in document.sections:
        sizes = (section.page_width, section.page_height, section.left_margin, section.right_margin)
        assert [round(size.mm) for size in sizes if size] == [210, 297, 30, 20]
        assert section.different_first_page_header_footer


def test_each_annex_counts_its_own_pages(document: Document) -> None:
    starts = document.element.xpath("//w:sectPr/w:pgNumType/@w:start")
    assert starts == ["1"] * 3


def test_the_properties_name_the_report_and_its_day(document: Document) -> None:
    about = document.core_properties
    assert about.title.startswith("Báo cáo kết quả tổ chức Tuần lễ")
    assert (about.author, about.language) == (CENTRE, "vi-VN")
    assert about.created == about.modified
    assert f"{about.created:%d/%m/%Y}" == "08/10/2026"


def test_the_head_of_the_table_comes_again_and_no_row_is_parted(document: Document) -> None:
    table = document.tables[-1]
    rows = table._tbl.tr_lst  # noqa: SLF001 - python-docx shows row flags nowhere else.
    assert [bool(row.xpath("w:trPr/w:tblHeader")) for row in rows] == [True] * 2 + [False] * 37
    assert all(row.xpath("w:trPr/w:cantSplit") for row in rows)


def test_money_lies_across_the_number_columns(document: Document) -> None:
    row = next(r for r in document.tables[-1].rows if r.cells[1].text == "Ngân sách nhà nước")
    assert (row.cells[3].text, row.cells[3].grid_span) == ("15.000.000", 2)


def test_links_can_be_clicked_and_are_written_out(document: Document) -> None:
    links = [link for p in document.paragraphs for link in p.hyperlinks]
    assert [link.address for link in links][:2] == [
        "https://example.vn/ha-an/tuan-le-1",
        "https://example.vn/ha-an/tuan-le-2",
    ]
    assert links[0].text == "Tuần lễ, bài 1: https://example.vn/ha-an/tuan-le-1"


def test_the_mark_stands_at_the_foot_of_the_last_annex_only(document: Document) -> None:
    feet = [(s.first_page_footer, s.footer) for s in document.sections]
    marks = [[foot.paragraphs[0].text for foot in pair] for pair in feet]
    assert marks[-1] == ["Lần nộp 1 · Mã kiểm tra K7QM-3ZRT"] * 2
    assert marks[:-1] == [["", ""]] * (len(marks) - 1)


def test_several_addressees_stand_below_one_another(tmp_path: Path) -> None:
    document = reopened(a_report(addressees=("Sở A", "Phòng B", "Hội C")), tmp_path)
    assert texts(document, Style.ADDRESSEE) == ["Kính gửi:"]
    assert texts(document, Style.ADDRESSEE_EACH) == ["- Sở A;", "- Phòng B;", "- Hội C."]


def test_three_signers_stand_in_pairs_the_head_last_beside_the_copies(tmp_path: Path) -> None:
    signers = tuple(
        SignatureBlock((title,), name=name) for title, name in zip("ABC", "XYZ", strict=True)
    )
    table = reopened(a_report(signers=signers), tmp_path).tables[1]
    rows = [[cell.text.split("\n")[0] for cell in row.cells] for row in table.rows]
    assert rows == [["A", "B"], ["X", "Y"], ["Nơi nhận:", "C"], ["Nơi nhận:", "Z"]]


def test_an_unsigned_report_leaves_room_and_says_what_goes_there(tmp_path: Path) -> None:
    signer = SignatureBlock(("GIÁM ĐỐC",), hint="(Họ và tên, ký, đóng dấu)")
    table = reopened(a_report(signers=(signer,)), tmp_path).tables[1]
    assert table.rows[0].cells[1].text == "GIÁM ĐỐC\n(Họ và tên, ký, đóng dấu)"
    room = table.rows[1].cells[1].paragraphs[0].paragraph_format.space_before
    assert room is not None
    assert room.mm == pytest.approx(decree.SIGNATURE_ROOM, abs=0.1)


def test_hostile_text_is_only_text(tmp_path: Path) -> None:
    report = a_report(
        subject=HOSTILE,
        addressees=(HOSTILE, HOSTILE),
        body=paragraphs([HOSTILE]),
        copies_to=(HOSTILE,),
        letterhead=replace(a_report().letterhead, centre=HOSTILE, parent=HOSTILE),
    )
    assert all_text(reopened(report, tmp_path)).count(printable(HOSTILE)) == 5


@given(st.text())
def test_any_text_comes_back_as_it_was(text: str) -> None:
    assert write(SCRATCH, text, "Normal").text == printable(text)


def test_a_report_with_nothing_in_it_can_still_be_opened(tmp_path: Path) -> None:
    letterhead = replace(a_report().letterhead, centre="", parent="")
    empty = a_report(
        subject="", letterhead=letterhead, addressees=(), body=(), signers=(), copies_to=()
    )
    assert texts(reopened(empty, tmp_path), Style.TYPE_NAME) == ["BÁO CÁO"]


def test_a_very_long_text_stays_whole(tmp_path: Path) -> None:
    text = "từ " * 25_000 + "x" * 25_000
    document = reopened(a_report(body=paragraphs([text])), tmp_path)
    assert texts(document, Style.BODY) == [text]


def test_the_same_report_gives_the_same_bytes_in_another_process(
    file: Path, tmp_path: Path
) -> None:
    again = tmp_path / "again.docx"
    program = (
        "from pathlib import Path\n"
        "from desktop.export.docx.report import write_report_docx\n"
        "from tests.export.reports import a_report\n"
        f"write_report_docx(a_report(), Path({str(again)!r}))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "1", "TZ": "Asia/Ho_Chi_Minh"}
    here = Path(__file__).parents[3]
    subprocess.run([sys.executable, "-c", program], check=True, env=environment, cwd=here)
    assert again.read_bytes() == file.read_bytes()


def test_libreoffice_numbers_all_pages_but_the_first_of_each_part(pages: list[Page]) -> None:
    top = decree.MARGIN_TOP * MM * 0.9
    numbers = [page.crop((0, 0, page.width, top)).extract_text() for page in pages]
    assert numbers == ["", "2", "", "2", ""]


def test_libreoffice_repeats_the_head_of_the_table(pages: list[Page]) -> None:
    assert all("Các hoạt động" in page.extract_text() for page in pages[2:4])


def test_libreoffice_keeps_the_margins_and_the_type(pages: list[Page]) -> None:
    letters = [char for page in pages for char in page.chars]
    right = (decree.PAGE_WIDTH - decree.MARGIN_RIGHT) * MM
    assert min(char["x0"] for char in letters) >= decree.MARGIN_LEFT * MM - 1
    assert max(char["x1"] for char in letters if char["text"].strip()) <= right + 1
    assert all(re.search("Liberation ?Serif|Times", char["fontname"]) for char in letters)


def test_number_and_date_stand_on_one_line(pages: list[Page]) -> None:
    baselines = {w["text"]: round(w["bottom"]) for w in pages[0].extract_words()}
    assert baselines["Số:"] == baselines["tháng"]


def test_the_line_under_the_motto_is_as_long_as_the_motto(pages: list[Page]) -> None:
    lengths = {round(line["width"]) for line in pages[0].lines}
    assert len(lengths) == 3
    assert round(text_width(decree.STATE_MOTTO, decree.MOTTO)) in lengths


def test_the_signature_takes_the_end_of_the_text_along(
    tmp_path: Path, libreoffice: Callable[[Path, str], Path]
) -> None:
    body = paragraphs([f"Đoạn số {n}." for n in range(22)])
    write_report_docx(a_report(body=body), tmp_path / "a.docx")
    with pdfplumber.open(libreoffice(tmp_path / "a.docx", "pdf")) as pdf:
        first, second = (page.extract_text() for page in pdf.pages[:2])
    assert "Đoạn số 20." in first
    assert second.startswith("2\nĐoạn số 21.\nNơi nhận: GIÁM ĐỐC")


def test_docx_and_pdf_say_the_same(pages: list[Page], tmp_path: Path) -> None:
    write_report_pdf(a_report(), tmp_path / "a.pdf")
    with pdfplumber.open(tmp_path / "a.pdf") as pdf:
        assert [words(page) for page in pages[:2]] == [words(page) for page in pdf.pages[:2]]


@pytest.mark.parametrize("columns", [2, 5, 8])
def test_no_figure_and_no_word_of_a_head_is_broken_in_its_column(
    tmp_path: Path, columns: int
) -> None:
    [table] = [
        table
        for table in reopened(a_report_of(an_annex(columns)), tmp_path).tables
        if table.cell(0, 0).text == "STT"
    ]
    sizes = set()
    for row in table.rows:
        for cell in row.cells:
            [paragraph] = cell.paragraphs
            is_head = bool(xml_of(row).xpath("w:trPr/w:tblHeader"))
            is_figure = paragraph.text.replace(".", "").isdecimal()
            for word in paragraph.text.split() if is_head or is_figure else []:
                size = paragraph.runs[0].font.size or Pt(decree.TABLE.size)
                sizes.add(size.pt)
                assert cell.width
                room = cell.width.pt - 2 * PADDING_BESIDE * MM
                assert text_width(word, Type(size.pt, decree.TABLE_HEAD.face)) <= room + 0.1
    [size] = sizes
    assert (size < decree.TABLE.size) is (columns > 2)
