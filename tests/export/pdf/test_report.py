# SPDX-License-Identifier: MIT
import os
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pypdf
import pytest
from pypdf.generic import ArrayObject, BooleanObject, DictionaryObject

from desktop.domain.errors import AppError
from desktop.domain.report.document import Attachment, Report
from desktop.domain.report.mark import Mark
from desktop.domain.week.records import Link
from desktop.export.pdf.report import write_report_pdf
from tests.export.pdf.reading import MM, read_pdf
from tests.export.reports import (
    BODY,
    CENTRE,
    EVIDENCE,
    a_report,
    a_report_of,
    an_annex,
    paragraphs,
)

ROOT = Path(__file__).parents[3]
ANOTHER_PROCESS = """
import sys
from pathlib import Path
from desktop.export.pdf.report import write_report_pdf
from tests.export.reports import a_report
write_report_pdf(a_report(), Path(sys.argv[1]))
"""
LETTERS = ("LiberationSerif", "TimesNewRoman")


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(a_report(), tmp_path_factory.mktemp("pdf"))


@pytest.fixture(scope="module")
def pdf(file: Path) -> pypdf.PdfReader:
    return pypdf.PdfReader(file)


def written(report: Report, folder: Path) -> Path:
    target = folder / "bao-cao.pdf"
    write_report_pdf(report, target)
    return target


def tables(file: Path) -> list[list[list[str | None]]]:
    """Return the table of each page that has one; the QR code's squares are none of its lines."""
    with pdfplumber.open(file) as pdf:
        pages = [page.filter(lambda drawn: drawn["object_type"] != "rect") for page in pdf.pages]
        return [table for page in pages if (table := page.extract_table())]


def flat(text: str) -> str:
    return " ".join(text.split())


def test_the_same_report_gives_the_same_bytes(file: Path, tmp_path: Path) -> None:
    assert written(a_report(), tmp_path).read_bytes() == file.read_bytes()


def test_clock_place_and_process_leave_no_trace(file: Path, tmp_path: Path) -> None:
    target = tmp_path / "khác.pdf"
    environment = {**os.environ, "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7"}
    subprocess.run(
        [sys.executable, "-c", ANOTHER_PROCESS, str(target)], cwd=ROOT, env=environment, check=True
    )
    assert target.read_bytes() == file.read_bytes()


def test_it_says_when_and_what_it_is(pdf: pypdf.PdfReader) -> None:
    about = pdf.metadata
    assert about is not None
    assert about.title == a_report().title
    assert about.author == CENTRE
    assert about.subject == a_report().subject
    assert str(about["/CreationDate"]) == str(about["/ModDate"]) == "D:20261008000000+07'00'"


def test_its_language_is_vietnamese(pdf: pypdf.PdfReader) -> None:
    assert str(pdf.root_object["/Lang"]) == "vi-VN"


def test_its_title_stands_above_the_window_that_shows_it(pdf: pypdf.PdfReader) -> None:
    preferences = pdf.root_object["/ViewerPreferences"].get_object()
    assert isinstance(preferences, DictionaryObject)
    assert preferences["/DisplayDocTitle"].get_object() == BooleanObject(value=True)


def test_it_is_of_the_version_that_the_decree_asks_for(pdf: pypdf.PdfReader) -> None:
    assert pdf.pdf_header == "%PDF-1.4"


def test_its_parts_and_annexes_are_bookmarked(pdf: pypdf.PdfReader) -> None:
    chapters = [str(entry.title) for entry in pdf.outline if not isinstance(entry, list)]
    assert chapters == [
        "I. TỔ CHỨC TRIỂN KHAI TUẦN LỄ",
        "II. ĐÁNH GIÁ CHUNG",
        "Phụ lục I. MẪU TỔNG HỢP SỐ LIỆU KẾT QUẢ TỔ CHỨC TUẦN LỄ",
        "Phụ lục II. DANH MỤC MINH CHỨNG",
    ]


def test_every_letter_is_embedded_and_none_is_helvetica(
    file: Path, tool: Callable[[str], str]
) -> None:
    listing = subprocess.run([tool("pdffonts"), str(file)], capture_output=True, check=True).stdout
    fonts = [line.split() for line in listing.decode().splitlines()[2:]]
    assert {tuple(font[-5:-2]) for font in fonts} == {("yes", "yes", "yes")}  # emb, sub, uni
    assert all(font[0].partition("+")[2].startswith(LETTERS) for font in fonts)


def test_text_copies_out_as_it_was_typed(file: Path, tool: Callable[[str], str]) -> None:
    command = [tool("pdftotext"), "-enc", "UTF-8", str(file), "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    assert unicodedata.is_normalized("NFC", text)
    places = [flat(text).find(flat(block.text)) for block in BODY]
    assert -1 not in places
    assert places == sorted(places)


def test_text_reads_from_the_letterhead_to_the_mark(pdf: pypdf.PdfReader) -> None:
    text = flat("\n".join(page.extract_text() for page in pdf.pages))
    order = ["UBND PHƯỜNG HÀ AN", "CỘNG HÒA", "Số:", "Hà An, ngày", "BÁO CÁO", "Kính gửi:"]
    order += ["Nơi nhận:", "GIÁM ĐỐC", "Nguyễn Văn A", "MẪU TỔNG HỢP", "DANH MỤC", "Lần nộp 1"]
    places = [text.find(part) for part in order]
    assert -1 not in places
    assert places == sorted(places)


def test_the_annex_shows_every_row_whole_and_once(file: Path) -> None:
    labels = [row[1] for table in tables(file) for row in table if row[1] != "Các hoạt động"]
    shown = [flat(label) for label in labels if label]
    assert shown == [row.row.label for row in an_annex().rows]


def test_the_annex_has_its_head_on_every_page(file: Path) -> None:
    heads = [table[:2] for table in tables(file)]
    assert len(heads) == 2
    assert heads[0] == heads[1]
    assert heads[0][0][:4] == ["STT", "Các hoạt động", "Đơn vị", "Số lượng"]


def test_figures_are_written_the_vietnamese_way(file: Path) -> None:
    rows = {flat(row[1] or ""): row for table in tables(file) for row in table}
    assert rows["Số sách đã huy động tặng các trường học, thư viện"][3:5] == ["1.245", ""]


def test_money_lies_across_the_number_columns(file: Path) -> None:
    rows = {flat(row[1] or ""): row for table in tables(file) for row in table}
    assert rows["Ngân sách nhà nước"][3:5] == ["15.000.000", None]


def test_what_was_not_counted_stays_blank(file: Path) -> None:
    rows = {flat(row[1] or ""): row for table in tables(file) for row in table}
    assert rows["Phổ cập giáo dục (tiểu học, THCS)"][3:] == ["", "", ""]


@pytest.mark.parametrize("columns", range(1, 9))
def test_any_number_of_columns_fits_the_page(columns: int, tmp_path: Path) -> None:
    report = written(a_report_of(an_annex(columns)), tmp_path)
    assert {len(row) for table in tables(report) for row in table} == {columns + 4}
    for sheet in read_pdf(report):
        assert max(line.right for line in sheet.lines) <= sheet.width - 20 * MM + 0.5
        assert max((s.right for s in sheet.strokes), default=0) <= sheet.width - 20 * MM + 0.5


def test_a_numbered_item_does_not_end_a_page(tmp_path: Path) -> None:
    for table in tables(written(a_report_of(an_annex(repeat=3)), tmp_path))[:-1]:
        assert table[-1][0] in {"", "2", "3", "7", "10"}


LONG_NOTE = "Trao 25 suất học bổng, trị giá 12.500.000 đồng, cho học sinh vượt khó của khu 5. "


def noted(times: int) -> Report:
    """Return a report whose last row has so long a note."""
    annex = an_annex()
    *rows, last = annex.rows
    return a_report_of(replace(annex, rows=(*rows, replace(last, notes=LONG_NOTE * times))))


@pytest.mark.parametrize("times", [4, 8, 16, 24, 32])
def test_a_last_row_however_long_leaves_no_page_nearly_empty(times: int, tmp_path: Path) -> None:
    with pdfplumber.open(written(noted(times), tmp_path)) as pdf:
        pages = [page for page in pdf.pages if "Các hoạt động" in page.extract_text()]
        rules = [max(line["bottom"] for line in page.lines) for page in pages]
        text = " ".join(" ".join(page.extract_text() for page in pages).split())
        assert "Lần nộp 1" in pages[-1].extract_text()
        assert pages[-1] is pdf.pages[-1]  # the mark does not stand alone
    assert len(pages) <= 4 + times // 24
    assert all(bottom > pages[0].height / 4 for bottom in rules[:-1])
    assert text.count("suất") == times


@pytest.mark.parametrize("times", [1, 3, 6])
def test_the_column_of_notes_is_as_wide_as_makes_the_table_short(
    times: int, tmp_path: Path
) -> None:
    def rules(report: Report) -> list[float]:
        with pdfplumber.open(written(report, tmp_path)) as pdf:
            page = next(p for p in pdf.pages if "Các hoạt động" in p.extract_text())
            return sorted({round(line["x0"]) for line in page.lines if line["width"] < 1})

    *_, plain_notes, edge = rules(a_report_of(an_annex()))
    *_, notes, same_edge = rules(noted(4 * times))
    assert edge == same_edge
    assert notes <= plain_notes
    if times > 1:
        assert edge - notes > edge - plain_notes + 10


def test_an_annex_that_would_leave_half_a_page_is_drawn_together(tmp_path: Path) -> None:
    _body, pages = write_report_pdf(noted(2), tmp_path / "a.pdf")
    assert pages == 2


def test_evidence_counts_photos_and_opens_links(pdf: pypdf.PdfReader) -> None:
    page = pdf.pages[-1]
    links = [link.get_object()["/A"]["/URI"] for link in page.get("/Annots", ArrayObject())]
    assert links == [f"https://example.vn/ha-an/tuan-le-{n}" for n in range(1, 6)]
    assert "03 ảnh" in page.extract_text()


def test_only_addresses_of_the_web_can_be_clicked(tmp_path: Path) -> None:
    links = tuple(Link(url=url) for url in ("javascript:alert(1)", "file:///etc/passwd", "cmd.exe"))
    shown = EVIDENCE[1].records[0]
    item = replace(
        EVIDENCE[1], records=(replace(shown, record=replace(shown.record, links=links)),)
    )
    report = a_report(attachments=(Attachment("Phụ lục", "MINH CHỨNG", "", (item,)),))
    page = pypdf.PdfReader(written(report, tmp_path)).pages[-1]
    assert "/Annots" not in page
    assert "javascript:alert(1)" in page.extract_text()


@pytest.mark.parametrize("rows", range(14, 24))
def test_the_mark_never_lies_over_the_table(rows: int, tmp_path: Path) -> None:
    annex = an_annex()
    with pdfplumber.open(
        written(a_report_of(replace(annex, rows=annex.rows[:rows])), tmp_path)
    ) as pdf:
        page = pdf.pages[-1]
        code = page.rects
        top, bottom = min(box["top"] for box in code), max(box["bottom"] for box in code)
        assert top > max(line["bottom"] for line in page.lines)
        assert bottom - top <= 20 * MM + 0.01
        assert bottom < page.height - 4 * MM


def test_the_mark_stands_on_the_signed_page_when_there_is_no_annex(tmp_path: Path) -> None:
    *_, last = read_pdf(written(a_report(attachments=()), tmp_path))
    assert last.has("GIÁM ĐỐC")
    assert last.has("Lần nộp 1 · Mã kiểm tra K7QM-3ZRT")


def test_a_mark_with_more_text_than_a_code_holds_does_no_harm(tmp_path: Path) -> None:
    report = a_report(mark=Mark(2, "K7QM-3ZRT", "ế" * 10_000))
    assert read_pdf(written(report, tmp_path))[-1].has("Lần nộp 2")


@pytest.mark.parametrize("lines", range(20, 30))
def test_the_signatures_never_stand_on_a_page_alone(lines: int, tmp_path: Path) -> None:
    body = paragraphs([f"Dòng {n} của báo cáo." for n in range(lines)])
    *_, last = read_pdf(written(a_report(body=body, attachments=()), tmp_path))
    above = [line for line in last.lines if line.text.startswith("Dòng")]
    assert last.has("GIÁM ĐỐC")
    assert len(above) >= 2


def test_a_report_without_a_word_can_be_signed(tmp_path: Path) -> None:
    (sheet,) = read_pdf(written(a_report(body=(), attachments=()), tmp_path))
    assert sheet.has("BÁO CÁO")
    assert sheet.has("GIÁM ĐỐC")


def test_a_folder_that_is_gone_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="thư mục đó không còn"):
        write_report_pdf(a_report(), tmp_path / "mất" / "bao-cao.pdf")


def test_an_item_does_not_stand_alone_before_a_row_that_fills_a_page(tmp_path: Path) -> None:
    annex = an_annex()
    at = next(n for n, row in enumerate(annex.rows) if row.row.code == "5.1")
    said = "Tọa đàm với phụ huynh về thói quen đọc sách ở nhà, tặng sách cho tủ sách khu dân cư. "
    rows = [*annex.rows]
    rows[at] = replace(rows[at], notes=said * 16)
    write_report_pdf(a_report_of(replace(annex, rows=tuple(rows))), tmp_path / "a.pdf")
    texts = [page.extract_text() for page in pypdf.PdfReader(tmp_path / "a.pdf").pages]
    [tall] = [n for n, text in enumerate(texts) if "Hội sách" in text]
    assert "Tổ chức các cuộc thi" not in texts[tall]
    assert "Tổ chức các cuộc thi" in texts[tall - 1]
    assert "Số sách đã huy động" in texts[tall - 1]
