# SPDX-License-Identifier: MIT
"""The lines of the DOCX: the two kinds of table, and the rule under a title."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle

from desktop.export.docx.elements import element
from desktop.export.layout import decree

PLAIN_TABLE = "Khung không kẻ"
RULED_TABLE = "Bảng số liệu"

_PADDING_ABOVE, PADDING_BESIDE = 0.5, 0.9
"""Millimetres between the lines of a table and its text."""

_RULE_HEIGHT = 4
"""Points from a title to the line under it."""


def add_table_styles(document: Document) -> None:
    """Add a style of table that only arranges, without lines or margins, and one that is ruled."""
    _add_table_style(document, PLAIN_TABLE, "PlainTable", "nil", above=0, beside=0)
    _add_table_style(
        document, RULED_TABLE, "RuledTable", "single", above=_PADDING_ABOVE, beside=PADDING_BESIDE
    )


def draw_rule_under(style: ParagraphStyle) -> None:
    """Make a paragraph a thin line; its indents, given where it is used, set how long."""
    style.paragraph_format.line_spacing = Pt(_RULE_HEIGHT)
    borders = element("pBdr")
    borders.append(_border("bottom", "single"))
    style.element.get_or_add_pPr().insert_element_before(borders, "w:spacing", "w:ind", "w:jc")


def _add_table_style(
    document: Document, name: str, id_: str, line: str, *, above: float, beside: float
) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.TABLE)
    style.style_id = id_
    borders, margins = element("tblBorders"), element("tblCellMar")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(_border(side, line))
    for side, width in (("top", above), ("left", beside), ("bottom", above), ("right", beside)):
        margins.append(element(side, w=Mm(width).twips, type="dxa"))
    properties = element("tblPr")
    properties.extend((borders, margins))
    style.element.append(properties)


def _border(side: str, line: str) -> BaseOxmlElement:
    eighths = round(decree.RULE_WIDTH * 8)
    return element(side, val=line, sz=eighths, space=0, color="auto")
