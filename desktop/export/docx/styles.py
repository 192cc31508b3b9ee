# SPDX-License-Identifier: MIT
"""The styles of the DOCX: every element of the decree under its own name in Word's list.

The body's titles are Word's own headings 1 to 3, so that its navigation pane shows the outline.
"""

from dataclasses import dataclass
from enum import StrEnum

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from desktop.domain.report.annex_boxes import Side
from desktop.export.docx.borders import add_table_styles, draw_rule_under
from desktop.export.docx.elements import element
from desktop.export.layout import decree
from desktop.export.layout.decree import Face, Type

LANGUAGE = "vi-VN"

SIDES = {Side.LEFT: ALIGN.LEFT, Side.CENTRE: ALIGN.CENTER, Side.RIGHT: ALIGN.RIGHT}
"""How the text of a table's box is aligned."""

_INDISPENSABLE = ("Normal", "Default Paragraph Font", "Normal Table", "No List")


class Style(StrEnum):
    """The names of the paragraph styles."""

    MOTTO_STATE = "Quốc hiệu"
    MOTTO = "Tiêu ngữ"
    PARENT_BODY = "Cơ quan chủ quản"
    ISSUING_BODY = "Cơ quan ban hành"
    NUMBER = "Số và ký hiệu"
    LETTER_SUBJECT = "Trích yếu công văn"
    PLACE_AND_DATE = "Địa danh và thời gian"
    TYPE_NAME = "Tên loại văn bản"
    SUBJECT = "Trích yếu"
    RULE = "Đường kẻ"
    ADDRESSEE = "Kính gửi"
    ADDRESSEE_EACH = "Kính gửi từng nơi"
    HEADING_1 = "Heading 1"
    HEADING_2 = "Heading 2"
    HEADING_3 = "Heading 3"
    BODY = "Nội dung"
    GROUND = "Căn cứ"
    MIDDLE = "Dòng giữa trang"
    SIGNER_TITLE = "Quyền hạn và chức vụ"
    SIGNER_HINT = "Chỗ ký"
    SIGNER_NAME = "Họ tên người ký"
    COPIES_TO_TITLE = "Nơi nhận"
    COPIES_TO = "Nơi nhận từng nơi"
    ANNEX_LABEL = "Phụ lục"
    ANNEX_TITLE = "Tên phụ lục"
    ANNEX_REFERENCE = "Kèm theo văn bản"
    TABLE_HEAD = "Bảng đầu cột và mục"
    TABLE = "Bảng"
    EVIDENCE_ITEM = "Minh chứng theo mục"
    EVIDENCE = "Minh chứng"
    END = "Hết phần"
    MARK = "Mã kiểm tra"
    PAGE_NUMBER = "Header"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """How one element is set; gaps in points, the first line's indent in millimetres.

    `level` is the place of a title in the outline, from 1.
    """

    type: Type
    align: ALIGN = ALIGN.CENTER
    before: float = 0
    after: float = 0
    first_line: float = 0
    spacing: float = 1
    keeps_with_next: bool = False
    level: int | None = None


def _body(type_: Type, level: int | None = None) -> _Look:
    return _Look(
        type=type_,
        align=ALIGN.JUSTIFY,
        before=decree.PARAGRAPH_GAP,
        first_line=decree.FIRST_LINE_INDENT,
        spacing=decree.LINE_SPACING,
        keeps_with_next=level is not None,
        level=level,
    )


_LOOKS = {
    Style.MOTTO_STATE: _Look(type=decree.MOTTO_STATE),
    Style.MOTTO: _Look(type=decree.MOTTO),
    Style.PARENT_BODY: _Look(type=decree.PARENT_BODY),
    Style.ISSUING_BODY: _Look(type=decree.ISSUING_BODY),
    Style.NUMBER: _Look(type=decree.NUMBER),
    Style.LETTER_SUBJECT: _Look(type=decree.LETTER_SUBJECT),
    Style.PLACE_AND_DATE: _Look(type=decree.PLACE_AND_DATE),
    Style.TYPE_NAME: _Look(type=decree.TYPE_NAME, before=20, keeps_with_next=True),
    Style.SUBJECT: _Look(type=decree.SUBJECT, keeps_with_next=True),
    Style.RULE: _Look(type=Type(2), after=8),
    Style.ADDRESSEE: _Look(type=decree.ADDRESSEE, before=14, after=8),
    Style.ADDRESSEE_EACH: _Look(type=decree.ADDRESSEE, align=ALIGN.LEFT),
    Style.HEADING_1: _body(decree.BODY_HEADING, level=1),
    Style.HEADING_2: _body(decree.BODY_HEADING, level=2),
    Style.HEADING_3: _body(decree.BODY, level=3),
    Style.BODY: _body(decree.BODY),
    Style.GROUND: _body(decree.GROUND),
    Style.MIDDLE: _Look(type=decree.BODY_HEADING, before=6, keeps_with_next=True),
    Style.SIGNER_TITLE: _Look(type=decree.SIGNER_TITLE, keeps_with_next=True),
    Style.SIGNER_HINT: _Look(type=decree.SIGNER_HINT, keeps_with_next=True),
    Style.SIGNER_NAME: _Look(type=decree.SIGNER_NAME),
    Style.COPIES_TO_TITLE: _Look(type=decree.COPIES_TO_TITLE, align=ALIGN.LEFT),
    Style.COPIES_TO: _Look(type=decree.COPIES_TO, align=ALIGN.LEFT),
    Style.ANNEX_LABEL: _Look(type=decree.ANNEX_LABEL, keeps_with_next=True, level=1),
    Style.ANNEX_TITLE: _Look(type=decree.ANNEX_TITLE, keeps_with_next=True),
    Style.ANNEX_REFERENCE: _Look(type=decree.ANNEX_REFERENCE, keeps_with_next=True),
    Style.TABLE_HEAD: _Look(type=decree.TABLE_HEAD, keeps_with_next=True),
    Style.TABLE: _Look(type=decree.TABLE),
    Style.EVIDENCE_ITEM: _body(decree.BODY_HEADING, level=2),
    Style.EVIDENCE: _body(decree.BODY),
    Style.END: _Look(type=Type(1)),
    Style.MARK: _Look(type=Type(10), align=ALIGN.RIGHT, before=12),
    Style.PAGE_NUMBER: _Look(type=Type(decree.PAGE_NUMBER_SIZE)),
}


def apply_styles(document: Document) -> None:
    """Give a new document the decree's styles and no others that Word would offer."""
    for style in list(document.styles):
        if style.name not in _INDISPENSABLE:
            style.delete()
    _set_defaults(document)
    for name, look in _LOOKS.items():
        _add_style(document, name, look)
    for heading in (Style.HEADING_1, Style.HEADING_2, Style.HEADING_3):
        document.styles[heading].next_paragraph_style = document.styles[Style.BODY]
    draw_rule_under(document.styles[Style.RULE])
    add_table_styles(document)


def _set_defaults(document: Document) -> None:
    """Set what every style is based on, in place of the fonts of the template's theme."""
    for part in list(document.styles.element.find(qn("w:docDefaults"))):
        part.getparent().remove(part)
    normal = document.styles["Normal"]
    normal.font.name = decree.FONT
    normal.font.size = Pt(decree.BODY.size)
    normal.paragraph_format.widow_control = True
    properties = normal.element.get_or_add_rPr()
    for script in ("eastAsia", "cs"):
        properties.rFonts.set(qn(f"w:{script}"), decree.FONT)
    properties.append(element("lang", val=LANGUAGE, eastAsia=LANGUAGE))


def _add_style(document: Document, name: Style, look: _Look) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name.isascii())
    style.style_id = name.name.title().replace("_", "")
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    style.font.size = Pt(look.type.size)
    style.font.bold = look.type.face in (Face.BOLD, Face.BOLD_ITALIC)
    style.font.italic = look.type.face in (Face.ITALIC, Face.BOLD_ITALIC)
    layout = style.paragraph_format
    layout.alignment = look.align
    layout.space_before = Pt(look.before)
    layout.space_after = Pt(look.after)
    layout.first_line_indent = Mm(look.first_line)
    layout.line_spacing = look.spacing
    layout.keep_with_next = look.keeps_with_next
    if look.level is not None:
        style.element.get_or_add_pPr().append(element("outlineLvl", val=look.level - 1))
