# SPDX-License-Identifier: MIT
"""Turns the decree's sizes and styles into paragraph styles of the PDF."""

from enum import IntEnum
from functools import cache

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from desktop.domain.report.annex_boxes import Side
from desktop.export.layout import decree
from desktop.export.layout.decree import Type
from desktop.export.layout.fonts import font_name

TEXT_WIDTH = decree.TEXT_WIDTH * mm
TEXT_HEIGHT = (decree.PAGE_HEIGHT - decree.MARGIN_TOP - decree.MARGIN_BOTTOM) * mm

SINGLE = 1.15
"""A single-spaced line of Times New Roman, as a multiple of the type size."""


Flow = list[Flowable]
"""What stands in a column, from top to bottom."""


class Align(IntEnum):
    """How lines stand in their column."""

    LEFT = TA_LEFT
    CENTRE = TA_CENTER
    RIGHT = TA_RIGHT
    JUSTIFIED = TA_JUSTIFY


SIDES = {Side.LEFT: Align.LEFT, Side.CENTRE: Align.CENTRE, Side.RIGHT: Align.RIGHT}
"""How the text of a table's box is aligned."""


@cache
def style(
    kind: Type,
    align: Align = Align.CENTRE,
    *,
    spacing: float = 1.0,
    indent: float = 0.0,
    first_line: float = 0.0,
) -> ParagraphStyle:
    """Return the style of an element, single-spaced and centred unless told otherwise.

    `indent` is that of all lines, `first_line` what the first has beyond it, both in points.
    """
    return ParagraphStyle(
        kind.face.value,
        fontName=font_name(kind.face),
        fontSize=kind.size,
        leading=kind.size * SINGLE * spacing,
        alignment=align.value,
        leftIndent=indent,
        firstLineIndent=first_line,
        allowOrphans=1,  # Where a page may break is decided by `Passage`.
        allowWidows=1,
    )


def body_style(kind: Type, align: Align = Align.JUSTIFIED) -> ParagraphStyle:
    """Return the style of the body's paragraphs and titles (decree, II.6e)."""
    return style(
        kind,
        align,
        spacing=decree.LINE_SPACING,
        first_line=decree.FIRST_LINE_INDENT * mm,
    )
