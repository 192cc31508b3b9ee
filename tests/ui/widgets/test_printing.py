# SPDX-License-Identifier: MIT
import sys
from pathlib import Path

import pdfplumber
import pytest
from pypdf import PdfReader, PdfWriter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.domain.errors import AppError
from desktop.ui.frame.desk import Desk
from desktop.ui.frame.page import Page
from desktop.ui.widgets.printing import page_count, print_pages, print_pdf

A4, A4_LYING, A3 = (595.28, 841.89), (841.89, 595.28), (841.89, 1190.55)


def a_pdf(path: Path, *sizes: tuple[float, float]) -> bytes:
    """A PDF of blank pages."""
    writer = PdfWriter()
    for width, height in sizes or [A4, A4, A4_LYING]:
        writer.add_blank_page(width, height)
    writer.write(path)
    return path.read_bytes()


def to_file(path: Path) -> QPrinter:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(72)
    return printer


def sizes(path: Path) -> list[tuple[int, int]]:
    return [(round(p.mediabox.width), round(p.mediabox.height)) for p in PdfReader(path).pages]


@pytest.mark.usefixtures("qapp")
def test_every_page_comes_out_the_way_it_lies(tmp_path: Path) -> None:
    print_pages(a_pdf(tmp_path / "vào.pdf"), to_file(tmp_path / "ra.pdf"))
    assert sizes(tmp_path / "ra.pdf") == [(595, 842), (595, 842), (842, 595)]


@pytest.mark.usefixtures("qapp")
def test_a_page_is_printed_in_its_true_size(tmp_path: Path) -> None:
    print_pages(a_pdf(tmp_path / "vào.pdf"), to_file(tmp_path / "ra.pdf"))
    with pdfplumber.open(tmp_path / "ra.pdf") as pdf:
        (picture,) = pdf.pages[0].images
    assert (picture["width"], picture["height"]) == pytest.approx(A4, abs=1.5)
    assert (picture["x0"], picture["top"]) == pytest.approx((0, 0), abs=1.5)


@pytest.mark.usefixtures("qapp")
def test_a_page_larger_than_the_paper_is_made_smaller(tmp_path: Path) -> None:
    print_pages(a_pdf(tmp_path / "vào.pdf", A3), to_file(tmp_path / "ra.pdf"))
    with pdfplumber.open(tmp_path / "ra.pdf") as pdf:
        (picture,) = pdf.pages[0].images
    assert picture["width"] <= A4[0] + 1
    assert picture["height"] <= A4[1] + 1


@pytest.mark.usefixtures("qapp")
def test_only_the_pages_asked_for_are_printed(tmp_path: Path) -> None:
    printer = to_file(tmp_path / "ra.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    print_pages(a_pdf(tmp_path / "vào.pdf"), printer)
    assert sizes(tmp_path / "ra.pdf") == [(595, 842), (842, 595)]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("collated", "lying"), [(True, [2, 5]), (False, [4, 5])])
def test_copies_are_drawn_where_the_printer_makes_none(
    tmp_path: Path, collated: bool, lying: list[int]
) -> None:
    printer = to_file(tmp_path / "ra.pdf")
    printer.setCopyCount(2)
    printer.setCollateCopies(collated)
    print_pages(a_pdf(tmp_path / "vào.pdf"), printer)
    assert [at for at, size in enumerate(sizes(tmp_path / "ra.pdf")) if size[0] > 600] == lying


@pytest.mark.usefixtures("qapp")
def test_the_last_page_can_come_first(tmp_path: Path) -> None:
    printer = to_file(tmp_path / "ra.pdf")
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    print_pages(a_pdf(tmp_path / "vào.pdf"), printer)
    assert sizes(tmp_path / "ra.pdf") == [(842, 595), (595, 842), (595, 842)]


@pytest.mark.usefixtures("qapp")
@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_refuses_is_told_of_in_words(tmp_path: Path) -> None:
    printer = to_file(tmp_path / "không có" / "ra.pdf")
    with pytest.raises(AppError, match="Không in được"):
        print_pages(a_pdf(tmp_path / "vào.pdf"), printer)


@pytest.mark.skipif(sys.platform == "win32", reason="there the dialog is the system's own")
def test_the_dialog_prints_behind_the_window(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    a_pdf(tmp_path / "báo cáo.pdf")
    page = Page(desk)
    qtbot.addWidget(page)
    page.show()
    print_pdf(page, tmp_path / "báo cáo.pdf")
    (dialog,) = page.findChildren(QPrintDialog)
    assert (dialog.minPage(), dialog.maxPage()) == (1, 3)
    (file,) = dialog.findChildren(QLineEdit, "filename")
    file.setText(str(tmp_path / "ra.pdf"))
    with qtbot.waitSignal(desk.noticed) as noticed:
        dialog.accept()
    assert "máy in" in noticed.args[0].text
    assert len(sizes(tmp_path / "ra.pdf")) == 3


def test_pages_are_counted(tmp_path: Path) -> None:
    assert page_count(a_pdf(tmp_path / "vào.pdf")) == 3
