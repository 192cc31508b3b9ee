# SPDX-License-Identifier: MIT
"""The layout that decree 30/2020/NĐ-CP prescribes, as numbers both renderers take from here.

Annex I, part I of the decree gives ranges; chosen here are the values of its own samples (Mẫu chữ,
sizes 12/13/14, which go together). Lengths in millimetres, type sizes and gaps in points.
"""

from dataclasses import dataclass
from enum import Enum

PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
"""A4 upright (I.1, I.2)."""

MARGIN_TOP, MARGIN_BOTTOM, MARGIN_LEFT, MARGIN_RIGHT = 20.0, 20.0, 30.0, 20.0
"""I.3: top and bottom 20-25, left 30-35, right 15-20."""

TEXT_WIDTH = PAGE_WIDTH - MARGIN_LEFT - MARGIN_RIGHT

FONT = "Times New Roman"
"""I.4."""

FIRST_LINE_INDENT = 12.7
"""II.6e: 1 cm or 1,27 cm."""

PARAGRAPH_GAP = 6.0
"""II.6e: at least 6 pt between paragraphs."""

LINE_SPACING = 1.15
"""II.6e: from single to 1,5 lines, for the body; everything else is single."""

PAGE_NUMBER_SIZE = 13.0
"""I.7: 13-14, upright, centred in the top margin, none on the first page."""

RULE_SHARE = 0.4
"""II.2b, II.5b: rules under the issuing body and the subject are 1/3 to 1/2 of their line."""

RULE_WIDTH = 0.5
"""Thickness of the rules in points; the decree only says solid."""

LETTERHEAD_LEFT_SHARE = 0.42
"""How much of the text's width the left half of the letterhead takes (plan of part IV)."""

LETTERHEAD_LEFT_SHARE_AT_LEAST = 0.3
"""What it keeps beside a place with a long name: room for the words of the issuer."""

SIGNATURE_ROOM = 35.0
"""Room for signature and stamp; the stamp covers a third of the signature (article 33)."""


class Face(Enum):
    """A style of the one type family."""

    REGULAR = "regular"
    BOLD = "bold"
    ITALIC = "italic"
    BOLD_ITALIC = "bold_italic"


@dataclass(frozen=True, slots=True)
class Type:
    """Size in points and style of one element."""

    size: float
    face: Face = Face.REGULAR


MOTTO_STATE = Type(12, Face.BOLD)  # 1: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
MOTTO = Type(13, Face.BOLD)  # 1: Độc lập - Tự do - Hạnh phúc
PARENT_BODY = Type(12)  # 2: cơ quan chủ quản
ISSUING_BODY = Type(12, Face.BOLD)  # 2: cơ quan ban hành
NUMBER = Type(13)  # 3
PLACE_AND_DATE = Type(13, Face.ITALIC)  # 4
TYPE_NAME = Type(14, Face.BOLD)  # 5a
SUBJECT = Type(14, Face.BOLD)  # 5a
ADDRESSEE = Type(14)  # 9a
BODY = Type(14)  # 6
BODY_HEADING = Type(14, Face.BOLD)  # 6
GROUND = Type(14, Face.ITALIC)  # 6c
LETTER_SUBJECT = Type(13)  # 5b
SIGNER_TITLE = Type(14, Face.BOLD)  # 7a
SIGNER_HINT = Type(14, Face.ITALIC)
SIGNER_NAME = Type(14, Face.BOLD)  # 7b
COPIES_TO_TITLE = Type(12, Face.BOLD_ITALIC)  # 9b
COPIES_TO = Type(11)  # 9b
ANNEX_LABEL = Type(14, Face.BOLD)
ANNEX_TITLE = Type(14, Face.BOLD)
ANNEX_REFERENCE = Type(14, Face.ITALIC)
TABLE = Type(12)
TABLE_HEAD = Type(12, Face.BOLD)

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
STATE_MOTTO = "Độc lập - Tự do - Hạnh phúc"
SALUTATION = "Kính gửi:"
COPIES_TITLE = "Nơi nhận:"
"""Words that stand in every document, II.1 and II.9."""
