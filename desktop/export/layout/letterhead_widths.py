# SPDX-License-Identifier: MIT
"""Divides the letterhead between the issuer and the state, so that place and date keep one line."""

from desktop.domain.report.document import Letterhead
from desktop.export.layout import decree
from desktop.export.layout.fonts import text_width

CAUTION = 0.98
"""How much of the width a line may take, lest Word's own letters be a trifle wider."""

_ROOM_FOR_THE_PEN = 5.0
"""Millimetres: so much wider do some programs set the blanks where the day is written in."""

_MM_PER_POINT = 25.4 / 72


def letterhead_widths(letterhead: Letterhead) -> tuple[float, float]:
    """Return the widths of the letterhead's halves, left and right, in millimetres.

    They are those of the decree's plan (part IV), but for a place with a long name: then the left
    gives up what it can, as far as number and symbol keep their line too.
    """
    usual = decree.TEXT_WIDTH * decree.LETTERHEAD_LEFT_SHARE
    date = text_width(letterhead.place_and_date, decree.PLACE_AND_DATE)
    number = text_width(letterhead.number, decree.NUMBER)
    needed, least = (width * _MM_PER_POINT / CAUTION for width in (date, number))
    left = min(usual, decree.TEXT_WIDTH - needed - _ROOM_FOR_THE_PEN)
    if left < max(least, decree.TEXT_WIDTH * decree.LETTERHEAD_LEFT_SHARE_AT_LEAST):
        left = usual
    return left, decree.TEXT_WIDTH - left
