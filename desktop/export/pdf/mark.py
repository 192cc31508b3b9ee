# SPDX-License-Identifier: MIT
"""The mark at the foot of the last page: by it a sheet of paper is matched with its file."""

from collections.abc import Iterator, Sequence
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
from desktop.export.layout.text import drawable

_CAPTION = Type(8)
_MODULE = 0.6 * mm
_NARROWEST, _WIDEST = 20 * mm, 42 * mm
"""At 150 dots to an inch a module has 3 dots; codes too large for that have 2 and a half."""

_GAP = 4 * mm
"""What must stay white around a code, too."""

_MOST_BYTES = 800
"""A code of more could not be read at this size."""


class MarkAtFoot(Flowable):
    """A QR code with its line, at the foot of whichever page it comes to.

    It keeps to the margins, as office printers leave the outer half inch of a sheet white.
    """

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self.line = drawable(mark_line(mark))
        self.modules = _modules(mark.payload)
        self.side = min(max(_NARROWEST, len(self.modules) * _MODULE), _WIDEST)

    def wrap(self, avail_width: float, _avail_height: float) -> tuple[float, float]:
        """Take its side and the gap above."""
        self.width, self.height = avail_width, self.side + _GAP
        return self.width, self.height

    def draw(self) -> None:
        """Draw it at the foot of the page, wherever the text ends."""
        canvas = self.canv
        dx, dy = canvas.absolutePosition(0, 0)
        left, bottom = decree.MARGIN_LEFT * mm - dx, decree.MARGIN_BOTTOM * mm - dy
        _draw_code(canvas, self.modules, left, bottom, self.side)
        canvas.setFont(font_name(Face.REGULAR), _CAPTION.size)
        canvas.drawString(left + self.side + _GAP, bottom + _CAPTION.size / 4, self.line)


def _modules(payload: str) -> list[list[bool]]:
    """Return the code's rows, dark modules true.

    All of it is one segment of bytes: not every reader understands several.
    """
    code = QRCode(None, QRErrorCorrectLevel.L)
    code.addData(QR8bitByte(payload.encode(errors="replace")[:_MOST_BYTES]))
    code.make()
    modules: list[list[bool]] = code.modules
    return modules


def _draw_code(
    canvas: Canvas, modules: Sequence[Sequence[bool]], left: float, bottom: float, side: float
) -> None:
    """Draw a QR code; every row of it is drawn in runs, so that no seams show."""
    cell = side / len(modules)
    path = canvas.beginPath()
    for at, row in enumerate(modules):
        y = bottom + side - (at + 1) * cell
        for start, end in _runs(row):
            path.rect(left + start * cell, y, (end - start) * cell, cell)
    canvas.drawPath(path, stroke=0, fill=1)


def _runs(row: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield where dark modules begin and end."""
    at = 0
    for is_dark, group in groupby(row):
        length = len(list(group))
        if is_dark:
            yield at, at + length
        at += length
