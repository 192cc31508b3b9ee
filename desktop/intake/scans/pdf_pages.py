# SPDX-License-Identifier: MIT
"""Draws the pages of a PDF as pictures, by the reader of PDFs that the program has with Qt."""

from collections.abc import Iterator
from math import sqrt
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from desktop.domain.errors import AppError

_DOTS = 200
"""To an inch: what the decree asks of a scan (article 13.6), and 4 dots a module of our codes."""

_MOST_DOTS = 12_000_000
"""What a page may come to; one that claims to be larger is drawn coarser."""

_POINTS_TO_INCH = 72


def pages_backwards(path: Path, most: int) -> Iterator[QImage]:
    """Yield the last pages of a PDF in grey, the very last one first.

    Raises:
        AppError: it cannot be opened: damaged, locked with a password, or not there.
    """
    document = QPdfDocument()
    if document.load(str(path)) is not QPdfDocument.Error.None_:
        message = f"Không mở được tệp PDF “{path.name}”: tệp hỏng hoặc có mật khẩu."
        raise AppError(message, "Hãy quét lại, hoặc lưu thành tệp PDF không có mật khẩu.")
    count = document.pageCount()
    for number in range(count - 1, max(-1, count - 1 - most), -1):
        yield _drawn(document, number)


def _drawn(document: QPdfDocument, number: int) -> QImage:
    size = document.pagePointSize(number) * (_DOTS / _POINTS_TO_INCH)
    share = min(1.0, sqrt(_MOST_DOTS / max(1.0, size.width() * size.height())))
    dots = QSize(max(1, round(size.width() * share)), max(1, round(size.height() * share)))
    page = QImage(dots, QImage.Format.Format_Grayscale8)
    page.fill(Qt.GlobalColor.white)
    painter = QPainter(page)
    painter.drawImage(0, 0, document.render(number, dots))
    painter.end()
    return page
