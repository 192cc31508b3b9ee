# SPDX-License-Identifier: MIT
"""Sets words as large as a sheet allows: posters, banners, the backdrop of a ceremony."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from reportlab.lib.colors import Color, black, white
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from desktop.domain.documents.posters import Poster, PosterLook, PosterSheet
from desktop.export.layout.decree import Face, Type
from desktop.export.layout.fonts import font_name, text_width
from desktop.export.layout.text import balanced, drawable
from desktop.export.packing import whole_file
from desktop.export.pdf.one_at_a_time import one_at_a_time

_RED, _GOLD = Color(0.78, 0.02, 0.07), Color(1, 0.87, 0.1)
_MARGIN = 0.07
"""What stays free around the words, as a share of the sheet's shorter side."""

_LEADING, _GAP = 1.22, 0.35
"""A line's height and the room between two texts, as multiples of the type size."""

_SMALLER = 0.5
"""How large the first and the last of several texts are beside those between."""

_BLEED, _MARK_LENGTH, _MARK_GAP = 3.0, 5.0, 1.0
"""Millimetres that the colour goes beyond the cut, and of the marks for cutting."""

_SMALLEST, _LARGEST = 4.0, 4_000.0
_FEW = 2


@one_at_a_time
def write_posters_pdf(
    posters: Sequence[Poster],
    sheet: PosterSheet,
    target: Path,
    dated: date,
    look: PosterLook,
) -> None:
    """Write a page for each poster, its letters as outlines of an embedded font.

    With marks the ground goes beyond the cut, and lines show where that is.

    Raises:
        AppError: the file cannot be written there; whatever stood there before is untouched.
    """
    around = (_BLEED + _MARK_GAP + _MARK_LENGTH) * mm if look.has_marks else 0.0
    width, height = sheet.width / sheet.scale * mm, sheet.height / sheet.scale * mm
    with whole_file(target) as file:
        canvas = Canvas(file, pagesize=(width + 2 * around, height + 2 * around), invariant=1)
        canvas.setTitle(drawable(posters[0].texts[0]) if posters else "")
        canvas.setViewerPreference("PrintScaling", "None")
        canvas.setDateFormatter(lambda *_clock: f"D:{dated:%Y%m%d}000000+07'00'")
        for poster in posters:
            canvas.translate(around, around)
            _draw_ground(canvas, width, height, look)
            _draw_texts(canvas, poster, width, height, _GOLD if look.is_coloured else black)
            if look.has_marks:
                _draw_marks(canvas, width, height, sheet)
                canvas.setTrimBox((around, around, around + width, around + height))
            canvas.showPage()
        canvas.save()


def size_for(texts: Sequence[str], width: float, height: float) -> float:
    """Return the largest type size in points at which the texts fit into a room in points."""
    least, most = _SMALLEST, _LARGEST
    while most - least > least / 200:
        middle = (least + most) / 2
        if _fits(texts, middle, width, height):
            least = middle
        else:
            most = middle
    return least


def _fits(texts: Sequence[str], size: float, width: float, height: float) -> bool:
    used = 0.0
    for kind, lines in _set(texts, size, width):
        if any(text_width(line, kind) > width for line in lines):
            return False
        used += len(lines) * kind.size * _LEADING
    return used + size * _GAP * (len(texts) - 1) <= height


def _set(texts: Sequence[str], size: float, width: float) -> list[tuple[Type, list[str]]]:
    """Return each text in its type, broken into lines about equally long."""
    found = []
    for at, text in enumerate(texts):
        is_smaller = len(texts) > _FEW and at in (0, len(texts) - 1)
        kind = Type(size * (_SMALLER if is_smaller else 1), Face.BOLD)
        found.append((kind, balanced(text, kind, width)))
    return found


def _draw_ground(canvas: Canvas, width: float, height: float, look: PosterLook) -> None:
    beyond = _BLEED * mm if look.has_marks else 0.0
    canvas.setFillColor(_RED if look.is_coloured else white)
    area = (-beyond, -beyond, width + 2 * beyond, height + 2 * beyond)
    canvas.rect(*area, stroke=0, fill=int(look.is_coloured))


def _draw_texts(canvas: Canvas, poster: Poster, width: float, height: float, colour: Color) -> None:
    margin = _MARGIN * min(width, height)
    left = max(width * poster.left_free, margin)
    room, high = width - left - margin, height - 2 * margin
    size = size_for(poster.texts, room, high)
    blocks = _set(poster.texts, size, room)
    used = sum(len(lines) * kind.size * _LEADING for kind, lines in blocks)
    top = height / 2 + (used + size * _GAP * (len(blocks) - 1)) / 2
    canvas.setFillColor(colour)
    for kind, lines in blocks:
        canvas.setFont(font_name(kind.face), kind.size)
        for line in lines:
            top -= kind.size * _LEADING
            canvas.drawCentredString(left + room / 2, top + kind.size * (_LEADING - 0.95), line)
        top -= size * _GAP


def _draw_marks(canvas: Canvas, width: float, height: float, sheet: PosterSheet) -> None:
    canvas.setStrokeColor(black)
    canvas.setLineWidth(0.25)
    near, far = (_BLEED + _MARK_GAP) * mm, (_BLEED + _MARK_GAP + _MARK_LENGTH) * mm
    for x in (0, width):
        for start, end in ((-near, -far), (height + near, height + far)):
            canvas.line(x, start, x, end)
    for y in (0, height):
        for start, end in ((-near, -far), (width + near, width + far)):
            canvas.line(start, y, end, y)
    canvas.setFillColor(black)
    canvas.setFont(font_name(Face.REGULAR), 7)
    words = f"Khổ cắt {sheet.width / 10:g} × {sheet.height / 10:g} cm, tỉ lệ 1:{sheet.scale}"
    canvas.drawCentredString(width / 2, -near - 6, words)
