# SPDX-License-Identifier: MIT
"""Prints a finished PDF: asks for printer, pages and copies, then draws page by page."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog

from desktop.domain.errors import AppError, why
from desktop.domain.progress import SILENT, Progress
from desktop.ui.frame.page import Page

_SHARPEST = 300
"""Dots to the inch that are drawn: no office printer shows more of text, and it is 9 megapixels."""
_POINTS_TO_INCH = 72


def print_pdf(
    page: Page, path: Path, what: str = "báo cáo", on_printed: Callable[[], object] | None = None
) -> None:
    """Ask how to print a PDF, then print it behind the window; the page's desk tells of it.

    `what` names it in a sentence, `on_printed` is called once the printer has it.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        message = f"Không đọc được tệp “{path.name}” để in: {why(error)}."
        page.desk.prompts.show_error(AppError(message, f"Hãy dựng lại {what} rồi in."))
        return
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(path.stem)
    dialog = QPrintDialog(printer, page)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(f"In {what}")
    option = QAbstractPrintDialog.PrintDialogOption
    dialog.setOptions(option.PrintPageRange | option.PrintCollateCopies | option.PrintToFile)
    dialog.setMinMax(1, page_count(content))

    def work(progress: Progress) -> None:
        print_pages(content, printer, progress)

    def on_done(_nothing: None) -> None:
        page.desk.tell(f"Đã gửi {what} đến máy in.")
        if on_printed is not None:
            on_printed()

    def on_accepted() -> None:
        page.desk.jobs.submit("Đang in", work, on_done)

    dialog.accepted.connect(on_accepted)
    QDialog.open(dialog)


def page_count(content: bytes) -> int:
    """Return how many pages a PDF has."""
    with _Pages(content) as pages:
        return int(pages.document.pageCount())


def print_pages(content: bytes, printer: QPrinter, progress: Progress = SILENT) -> None:
    """Draw the pages that the printer was told to print, each in its true size; from any thread.

    A page larger than the paper is made smaller, each lies on the paper the way it lies itself.

    Raises:
        AppError: the printer does not take it.
        Cancelled: the user stopped; the pages before may come out.
    """
    with _Pages(content) as pages:
        wanted = _wanted(printer, pages.document.pageCount())
        printer.setFullPage(True)
        painter = QPainter()
        for done, number in enumerate(wanted):
            if painter.isActive():
                progress.check()
            size = pages.document.pagePointSize(number)
            printer.setPageOrientation(_orientation(size))
            is_begun = printer.newPage() if painter.isActive() else painter.begin(printer)
            if not is_begun:
                raise AppError(
                    f"Không in được ra máy in “{printer.printerName() or 'tệp PDF'}”.",
                    "Hãy kiểm tra máy in đã bật và còn giấy, hoặc chọn máy in khác.",
                )
            _draw(pages.document, number, printer, painter)
            progress.step(done + 1, len(wanted), f"trang {number + 1}")
        painter.end()


class _Pages:
    """A PDF in memory, open while in use; its file may be written meanwhile."""

    def __init__(self, content: bytes) -> None:
        self.document = QPdfDocument()
        self._buffer = QBuffer()
        self._buffer.setData(QByteArray(content))

    def __enter__(self) -> "_Pages":
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        return self

    def __exit__(self, *_error: object) -> None:
        self.document.close()
        self._buffer.close()


def _wanted(printer: QPrinter, count: int) -> list[int]:
    """Return the pages in the order they come out, copies too where the printer makes none."""
    pages = list(range(count))
    if printer.printRange() is QPrinter.PrintRange.PageRange and printer.fromPage():
        pages = pages[printer.fromPage() - 1 : max(printer.toPage(), printer.fromPage())]
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return pages * copies
    return [page for page in pages for _ in range(copies)]


def _orientation(size: QSizeF) -> QPageLayout.Orientation:
    is_wide = size.width() > size.height()
    return QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait


def _draw(document: QPdfDocument, number: int, printer: QPrinter, painter: QPainter) -> None:
    inches = document.pagePointSize(number) / _POINTS_TO_INCH
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    true = inches * printer.resolution()
    shrunk = min(1.0, paper.width() / true.width(), paper.height() / true.height())
    if shrunk > 1 - 1e-2:  # A4 is not 595 points wide to the last digit.
        shrunk = 1.0
    size = true * shrunk
    place = QRectF(
        (paper.width() - size.width()) / 2,
        (paper.height() - size.height()) / 2,
        size.width(),
        size.height(),
    )
    painter.drawImage(place, _picture(document, number, inches * _dots(printer)))


def _dots(printer: QPrinter) -> int:
    return min(printer.resolution(), _SHARPEST)


def _picture(document: QPdfDocument, number: int, size: QSizeF) -> QImage:
    pixels = QSize(round(size.width()), round(size.height()))
    picture = QImage(pixels, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    drawn = document.render(number, pixels)
    painter = QPainter(picture)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return picture
