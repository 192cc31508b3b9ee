# SPDX-License-Identifier: MIT
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pdfplumber
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import fromstring
from pdfplumber.page import Page

from desktop.domain.form.form import Row
from desktop.domain.report.annex import Annex, AnnexRow
from desktop.domain.report.cells import Cell
from desktop.domain.report.document import Report
from desktop.export.layout.safe_text import printable
from desktop.export.pdf.report import write_report_pdf
from desktop.export.xlsx.annex import write_annex_xlsx
from desktop.export.xlsx.cells import figure_format
from tests.export.reports import CENTRE, REFERENCE, TITLE, a_report, a_report_of, an_annex

FIRST_ROW = 7
"""The first row under the titles and the head."""

PAGES = (2, 1)
"""What the two annexes of the report take on paper."""

HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\uff1d1+1",
    "\uff0b1",
    "\uff0d1",
    "\uff201",
    "=cmd|'/c calc'!A0",
    '=HYPERLINK("http://example.vn","a")',
    "#N/A",
    "#REF!",
    "TRUE",
    "2026-10-01",
    "<t>&amp;</t> ]]>",
    "\x00\x07\x1b\x7f\uffff",
    "a\r\nb",
    "😀",
]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("xlsx") / "phu-luc.xlsx"
    write_annex_xlsx(a_report(), target, PAGES)
    return target


@pytest.fixture(scope="module")
def workbook(file: Path) -> Workbook:
    return openpyxl.load_workbook(file)


@pytest.fixture(scope="module")
def sheet(workbook: Workbook) -> Worksheet:
    return workbook.worksheets[0]


@pytest.fixture(scope="module")
def pages(file: Path, libreoffice: Callable[[Path, str], Path]) -> Iterator[list[Page]]:
    """The pages that LibreOffice prints."""
    with pdfplumber.open(libreoffice(file, "pdf")) as pdf:
        yield pdf.pages


def reopened(report: Report, folder: Path) -> Worksheet:
    write_annex_xlsx(report, folder / "a.xlsx", PAGES[: len(report.attachments)])
    return openpyxl.load_workbook(folder / "a.xlsx").worksheets[0]


def an_annex_of(labels: list[str], figures: Sequence[int | Decimal] = ()) -> Annex:
    annex = an_annex()
    rows = [AnnexRow(Row(code=str(n), label=label), {}, label) for n, label in enumerate(labels)]
    key = annex.columns[0].key
    rows += [AnnexRow(Row(code=f"n{n}", label=""), {key: Cell(n)}) for n in figures]
    return replace(annex, rows=tuple(rows))


def column(sheet: Worksheet, letter: str) -> list[object]:
    return [cell.value for cell in sheet[letter][FIRST_ROW - 1 : -1]]


def test_the_sheet_begins_like_the_printed_annex(sheet: Worksheet) -> None:
    assert [sheet[f"A{row}"].value for row in (1, 2, 3)] == ["Phụ lục I", TITLE, REFERENCE]
    assert {"A1:F1", "A2:F2", "A3:F3"} <= {str(merged) for merged in sheet.merged_cells.ranges}


def test_the_head_is_merged_over_two_rows(sheet: Worksheet) -> None:
    merged = {str(cells) for cells in sheet.merged_cells.ranges}
    assert {"A5:A6", "B5:B6", "C5:C6", "D5:E5", "F5:F6"} <= merged
    assert [cell.value for cell in sheet[6]][3:5] == ["Số lớp/số cuộc thi", "Người"]


def test_the_figures_are_those_of_the_annex(sheet: Worksheet) -> None:
    rows = an_annex().rows
    first = [row.cells["column_0"].value for row in rows]
    assert column(sheet, "D") == first
    assert column(sheet, "B") == [row.row.label for row in rows]


def test_blank_stays_blank_and_nothing_is_a_formula(workbook: Workbook) -> None:
    cells = [c for sheet in workbook.worksheets for row in sheet.iter_rows() for c in row]
    assert {cell.data_type for cell in cells} == {"n", "s"}
    assert workbook.worksheets[0]["E7"].value is None


def test_money_lies_across_the_number_columns(sheet: Worksheet) -> None:
    assert sheet["D41"].value == 15_000_000
    assert "D41:E41" in sheet.merged_cells


def test_the_properties_name_the_centre_and_the_day(workbook: Workbook) -> None:
    about = workbook.properties
    assert (about.title, about.creator, about.language) == (TITLE, CENTRE, "vi-VN")
    assert about.created == about.modified
    assert f"{about.created:%d/%m/%Y}" == "08/10/2026"


def test_it_prints_on_a4_with_the_head_on_every_page(sheet: Worksheet) -> None:
    setup, margins = sheet.page_setup, sheet.page_margins
    assert (setup.paperSize, setup.orientation, setup.fitToWidth) == (9, "portrait", 1)
    assert [round(m * 25.4) for m in (margins.left, margins.right, margins.top)] == [30, 20, 20]
    assert sheet.print_title_rows == "$5:$6"
    assert sheet.freeze_panes == "A7"
    assert sheet.print_area == "'Số liệu'!$A$1:$F$44"


def test_links_of_the_evidence_can_be_clicked(workbook: Workbook) -> None:
    sheet = workbook["Minh chứng"]
    links = [row[3].hyperlink for row in sheet.iter_rows() if row[3].hyperlink]
    assert len(links) == 5
    assert links[0].target == "https://example.vn/ha-an/tuan-le-1"


@pytest.mark.parametrize("text", HOSTILE)
def test_user_text_is_only_text(text: str, tmp_path: Path) -> None:
    cell = reopened(a_report_of(an_annex_of([text])), tmp_path).cell(FIRST_ROW, 2)
    assert (cell.value or "", cell.data_type in "sn") == (printable(text), True)
    assert cell.data_type == "s" or cell.value is None


def test_what_excel_takes_for_a_code_is_written_as_text(
    tmp_path: Path, libreoffice: Callable[[Path, str], Path]
) -> None:
    write_annex_xlsx(a_report_of(an_annex_of(["_x0041_"])), tmp_path / "a.xlsx", [1])
    lines = libreoffice(tmp_path / "a.xlsx", "csv").read_text(encoding="latin-1")
    assert ",_x0041_," in lines


def test_a_text_longer_than_excel_takes_goes_on_in_the_next_row(tmp_path: Path) -> None:
    sheet = reopened(a_report_of(an_annex_of(["ê" * 40_000])), tmp_path)
    parts = [str(text) for text in column(sheet, "B") if text]
    assert len(parts) > 1
    assert "".join(parts) == "ê" * 40_000


def test_rows_are_as_high_as_their_text_but_never_too_high_for_excel(tmp_path: Path) -> None:
    labels = ["ngắn", "dài " * 30, "x" * 300, "a\nb\nc", "rất dài " * 5000]
    sheet = reopened(a_report_of(an_annex_of(labels)), tmp_path)
    heights = [sheet.row_dimensions[FIRST_ROW + n].height or 0 for n in range(len(labels))]
    one_line, more, long_word, three_lines, _highest = heights
    assert round(three_lines / one_line) == 3
    assert more > 3 * one_line
    assert long_word > 8 * one_line
    assert max(d.height or 0 for d in sheet.row_dimensions.values()) <= 409


LONG_NOTE = "Trao 25 suất học bổng, trị giá 12.500.000 đồng, cho học sinh vượt khó của khu 5. " * 12


def test_a_long_note_is_read_to_its_end_on_paper_within_one_ruled_row(
    tmp_path: Path, libreoffice: Callable[[Path, str], Path]
) -> None:
    annex = an_annex()
    words = [f"{word}{at}" for at, word in enumerate(LONG_NOTE.split())]
    rows = [
        replace(row, notes=" ".join(words) if at == 5 else "") for at, row in enumerate(annex.rows)
    ]
    report = a_report_of(replace(annex, rows=tuple(rows)))
    _body, pages = write_report_pdf(report, tmp_path / "bao-cao.pdf")
    write_annex_xlsx(report, tmp_path / "a.xlsx", [pages])
    with pdfplumber.open(libreoffice(tmp_path / "a.xlsx", "pdf")) as pdf:
        printed = "".join(page.extract_text() for page in pdf.pages)
        assert len(pdf.pages) == pages
    assert [word for word in words if word not in printed] == []
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    parts = [row[5] for row in sheet.iter_rows(min_row=FIRST_ROW) if row[5].value]
    edges = [(bool(cell.border.top), bool(cell.border.bottom)) for cell in parts]
    assert edges[0][0]
    assert edges[-1][1]
    assert not any(below for _above, below in edges[:-1])
    assert " ".join(str(cell.value) for cell in parts) == " ".join(words)


def test_the_same_report_gives_the_same_bytes_in_another_process(
    file: Path, tmp_path: Path
) -> None:
    again = tmp_path / "again.xlsx"
    program = (
        "from pathlib import Path\n"
        "from desktop.export.xlsx.annex import write_annex_xlsx\n"
        "from tests.export.reports import a_report\n"
        f"write_annex_xlsx(a_report(), Path({str(again)!r}), {PAGES})"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "1", "TZ": "Asia/Ho_Chi_Minh"}
    here = Path(__file__).parents[3]
    subprocess.run([sys.executable, "-c", program], check=True, env=environment, cwd=here)
    assert again.read_bytes() == file.read_bytes()


def test_libreoffice_prints_head_and_number_on_every_page(pages: list[Page]) -> None:
    texts = [page.extract_text() for page in pages]
    assert all("Các hoạt động" in text for text in texts[:-1])
    assert [text.split()[0] for text in texts] == ["Phụ", "2", "Phụ"]


def test_libreoffice_prints_as_many_pages_as_the_signed_paper_has(
    pages: list[Page], tmp_path: Path
) -> None:
    _body, *paper = write_report_pdf(a_report(), tmp_path / "bao-cao.pdf")
    assert tuple(paper) == PAGES
    assert len(pages) == sum(paper)


def test_libreoffice_keeps_the_margins(pages: list[Page]) -> None:
    figures = pages[:-1]  # LibreOffice does not wrap the links of the evidence, as Excel does.
    letters = [char for page in figures for char in page.chars if char["text"].strip()]
    assert min(char["x0"] for char in letters) >= 30 / 25.4 * 72 - 1
    assert max(char["x1"] for char in letters) <= 190 / 25.4 * 72 + 1


@pytest.mark.parametrize("columns", [1, 6])
def test_thousands_are_parted_by_dots_and_no_figure_is_hidden(
    columns: int, tmp_path: Path, libreoffice: Callable[[Path, str], Path]
) -> None:
    expected = ["0", "999", "1.000", "12.345", "1.234.567", "123.456.789", "9.876.543.210"]
    expected += ["1.234.567.890.123", "999.999.999.999.999", "1.000.000.000.000.001"]
    annex = an_annex_of([], [int(figure.replace(".", "")) for figure in expected])
    wide = replace(annex, columns=an_annex(columns).columns)
    write_annex_xlsx(a_report_of(wide), tmp_path / "a.xlsx", [1])
    with pdfplumber.open(libreoffice(tmp_path / "a.xlsx", "pdf")) as pdf:
        words = pdf.pages[0].extract_text().split()
    assert [word for word in words if word in expected] == expected


def test_decimals_have_a_comma_and_what_is_below_zero_its_sign(
    tmp_path: Path, libreoffice: Callable[[Path, str], Path]
) -> None:
    expected = ["0,5", "93,8", "1.234,567", "999.999.999,25", "-3", "-1,5", "0,000001"]
    figures = [Decimal(text.replace(".", "").replace(",", ".")) for text in expected]
    annex = an_annex_of([], [int(f) if f == int(f) else f for f in figures])
    write_annex_xlsx(a_report_of(annex), tmp_path / "a.xlsx", [1])
    with pdfplumber.open(libreoffice(tmp_path / "a.xlsx", "pdf")) as pdf:
        words = pdf.pages[0].extract_text().split()
    assert [word for word in words if word in expected] == expected
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    kept = [cell.value for cell in sheet["D"] if isinstance(cell.value, float)]
    assert kept == [float(f) for f in figures if f > 0]


@pytest.mark.parametrize("kept", [5, 12_345, 1_234_567, 1_234_567_890, 1_234_567_890_123])
def test_a_figure_corrected_by_hand_is_never_shown_wrong(
    kept: int, tmp_path: Path, libreoffice: Callable[[Path, str], Path]
) -> None:
    typed = [0, 5, -3, 999, 12_345, 1_234_567, -1_234_567, 1_234_567_890_123]
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    for row, figure in enumerate(typed, start=1):
        sheet.cell(row, 1, figure).number_format = figure_format(kept)
    sheet.cell(len(typed) + 1, 2, "hết")
    workbook.save(tmp_path / "a.xlsx")
    lines = libreoffice(tmp_path / "a.xlsx", "csv").read_text(encoding="utf-8").splitlines()
    shown = [line.split(",")[0] for line in lines]
    assert shown[-1] == ""
    for figure, text in zip(typed, shown, strict=False):
        groups = text.lstrip("-").split(".")
        assert int(text.replace(".", "")) == figure
        assert len(groups) == 1 or all(len(group) == 3 for group in groups[1:])
        assert groups[0] != ""


FONT_PARTS = (
    "b i strike condense extend outline shadow u vertAlign sz color name family charset scheme"
)


def test_the_parts_of_a_font_stand_in_the_order_of_the_standard(file: Path) -> None:
    with ZipFile(file) as package:
        styles = fromstring(package.read("xl/styles.xml"))
    order = FONT_PARTS.split()
    fonts = styles.find("{*}fonts")
    assert fonts is not None
    for font in fonts:
        places = [order.index(part.tag.partition("}")[2]) for part in font]
        assert places == sorted(places)
    assert {name.get("val") for name in fonts.iterfind("*/{*}name")} == {"Times New Roman"}
