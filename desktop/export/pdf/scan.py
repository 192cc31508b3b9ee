# SPDX-License-Identifier: MIT
"""Binds the pictures of signed pages into one PDF, a page each."""

from collections.abc import Sequence
from pathlib import Path

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from desktop.domain.errors import AppError
from desktop.domain.progress import SILENT
from desktop.export.layout import decree
from desktop.export.packing import whole_file
from desktop.export.pdf.one_at_a_time import one_at_a_time
from desktop.export.pdf.picture import draw_picture, read_jpeg

_SHORT, _LONG = decree.PAGE_WIDTH * mm, decree.PAGE_HEIGHT * mm


@one_at_a_time
def write_scan_pdf(pages: Sequence[Path], target: Path) -> None:
    """Write a PDF of JPEG files, each as large as an A4 page lets it be.

    Raises:
        AppError: a file is no JPEG, or the PDF cannot be written there.
    """
    with whole_file(target) as file:
        canvas = Canvas(file, invariant=True)
        canvas.setViewerPreference("PrintScaling", "None")
        for number, page in enumerate(pages, 1):
            _add(canvas, page, number)
        canvas.save()


def _add(canvas: Canvas, page: Path, number: int) -> None:
    picture = read_jpeg(page)
    if picture is None:
        message = f"Trang quét “{page.name}” không phải ảnh JPEG dùng được."
        raise AppError(message, "Hãy quét hoặc chụp lại trang đó.")
    lies = picture.width > picture.height
    width, height = (_LONG, _SHORT) if lies else (_SHORT, _LONG)
    canvas.setPageSize((width, height))
    scale = min(width / picture.width, height / picture.height)
    drawn = picture.width * scale, picture.height * scale
    box = ((width - drawn[0]) / 2, (height - drawn[1]) / 2, *drawn)
    draw_picture(canvas, picture, f"trang-{number}", box, SILENT)
    canvas.showPage()
