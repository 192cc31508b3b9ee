# SPDX-License-Identifier: MIT
"""The mark at the foot of the last page: by it a sheet of paper is matched with its file."""

from collections.abc import Iterator
from itertools import groupby

from reportlab.graphics.barcode.qrencoder import QR8bitByte, QRCode, QRErrorCorrectLevel
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from desktop.domain.report.mark import Mark
from desktop.export.layout import decree
from desktop.export.layout.decree import Face, Type
from desktop.export.layout.fonts import font_name
from desktop.export.layout.listed import mark_line
from desktop.export.layout.text import plain

_CAPTION = Type(8)
_SIDE, _SIDE_IN_MARGIN = 20 * mm, 13 * mm
_GAP, _GAP_IN_MARGIN = 4 * mm, 2 * mm
_MOST_BYTES = 800
"""A code of more could not be read at this size."""


class MarkAtFoot(Flowable):
    """A QR code with its line, at the foot of whichever page it comes to.

    It takes no room from the text, so it never asks for a page of its own: where the text
    leaves too little, it stands smaller in the bottom margin.
    """

    _ZEROSIZE = True  # reportlab's sign that it fits on a full page

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self.mark = mark

    def wrap(self, _avail_width: float, _avail_height: float) -> tuple[float, float]:
        """Take no room."""
        return 0, 0

    def drawOn(self, canvas: Canvas, _x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803 - reportlab's names
        """Draw it, `y` being where the text ends."""
        foot = decree.MARGIN_BOTTOM * mm
        side, bottom = _SIDE, foot
        if y - foot < _SIDE + _GAP:
            side, bottom = _SIDE_IN_MARGIN, foot - _GAP_IN_MARGIN - _SIDE_IN_MARGIN
        left = decree.MARGIN_LEFT * mm
        _draw_code(canvas, self.mark.payload, left, bottom, side)
        canvas.setFont(font_name(Face.REGULAR), _CAPTION.size)
        canvas.drawString(
            left + side + _GAP, bottom + _CAPTION.size / 4, plain(mark_line(self.mark))
        )


def _draw_code(canvas: Canvas, payload: str, left: float, bottom: float, side: float) -> None:
    """Draw a QR code; every row of it is drawn in runs, so that no seams show."""
    code = QRCode(None, QRErrorCorrectLevel.L)
    code.addData(QR8bitByte(payload.encode(errors="replace")[:_MOST_BYTES]))
    code.make()
    modules = code.modules
    cell = side / len(modules)
    path = canvas.beginPath()
    for at, row in enumerate(modules):
        y = bottom + side - (at + 1) * cell
        for start, end in _runs(row):
            path.rect(left + start * cell, y, (end - start) * cell, cell)
    canvas.drawPath(path, stroke=0, fill=1)


def _runs(row: list[bool]) -> Iterator[tuple[int, int]]:
    """Yield where dark modules begin and end."""
    at = 0
    for is_dark, group in groupby(row):
        length = len(list(group))
        if is_dark:
            yield at, at + length
        at += length
