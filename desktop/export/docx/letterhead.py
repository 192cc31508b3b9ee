# SPDX-License-Identifier: MIT
"""The head of the DOCX: who issues the report, number and date, its title and addressees."""

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt
from docx.table import _Cell

from desktop.domain.report.document import Letterhead, OfficialDocument
from desktop.export.docx.borders import PLAIN_TABLE
from desktop.export.docx.elements import add_table, write
from desktop.export.docx.styles import Style
from desktop.export.layout import decree
from desktop.export.layout.decree import Type
from desktop.export.layout.fonts import text_width
from desktop.export.layout.letterhead_widths import CAUTION, letterhead_widths
from desktop.export.layout.listed import dashed
from desktop.export.layout.text import balanced


def add_head(document: Document, official: OfficialDocument) -> None:
    """Add everything that stands before the body."""
    subject = official.subject
    if official.reference:
        add_annex_head(document, official.type_name, subject, official.reference)
        return
    _add_letterhead(document, official.letterhead)
    if official.type_name:
        write(document, official.type_name.upper(), Style.TYPE_NAME)
        add_title(document, subject, Style.SUBJECT, decree.SUBJECT, share=decree.RULE_SHARE)
    _add_addressees(document, official.addressees)


def add_annex_head(document: Document, label: str, title: str, reference: str) -> None:
    """Add the head of an annex: its label, its title, which document it belongs to."""
    write(document, label, Style.ANNEX_LABEL)
    add_title(document, title.upper(), Style.ANNEX_TITLE, decree.ANNEX_TITLE)
    kind = decree.ANNEX_REFERENCE
    add_title(document, reference, Style.ANNEX_REFERENCE, kind, share=decree.RULE_SHARE)


def add_title(
    place: Document | _Cell,
    text: str,
    style: Style,
    kind: Type,
    room: float = decree.TEXT_WIDTH,
    share: float = 0,
) -> None:
    """Add a title of lines about equally long in a place `room` millimetres wide.

    The line drawn under it is `share` times as long as its last line of text.
    """
    width = Mm(room).pt
    lines = _lines(text, kind, width * CAUTION)
    write(place, "\n".join(lines), style)
    if share:
        rule = min(width, text_width(lines[-1], kind)) * share
        layout = write(place, "", Style.RULE).paragraph_format
        layout.left_indent = layout.right_indent = Pt((width - rule) / 2)


def _lines(text: str, kind: Type, width: float) -> list[str]:
    """Return the lines of a title, as it is where the PDF's letters could not show all of it."""
    lines = balanced(text, kind, width)
    return lines if lines and " ".join(lines) == text else [text]


def _add_letterhead(document: Document, letterhead: Letterhead) -> None:
    left, right = letterhead_widths(letterhead)
    table = add_table(document, 2, (left, right), PLAIN_TABLE)
    (issuer, state), (number, place_and_date) = (row.cells for row in table.rows)
    _write_issuer(issuer, letterhead, left)
    write(state, decree.STATE, Style.MOTTO_STATE)
    add_title(state, decree.STATE_MOTTO, Style.MOTTO, decree.MOTTO, right, share=1)
    write(number, letterhead.number, Style.NUMBER)
    if letterhead.subject:
        add_title(number, letterhead.subject, Style.LETTER_SUBJECT, decree.LETTER_SUBJECT, left)
    kind = decree.PLACE_AND_DATE
    add_title(place_and_date, letterhead.place_and_date, Style.PLACE_AND_DATE, kind, right)


def _write_issuer(cell: _Cell, letterhead: Letterhead, width: float) -> None:
    if parent := letterhead.parent.upper():
        add_title(cell, parent, Style.PARENT_BODY, decree.PARENT_BODY, width)
    centre, kind = letterhead.centre.upper(), decree.ISSUING_BODY
    add_title(cell, centre, Style.ISSUING_BODY, kind, width, decree.RULE_SHARE)


def _add_addressees(document: Document, addressees: tuple[str, ...]) -> None:
    """One addressee follows on the line; several stand below, their dashes under the colon."""
    if len(addressees) == 1:
        write(document, f"{decree.SALUTATION} {addressees[0]}", Style.ADDRESSEE)
    elif addressees:
        _add_several(document, dashed(addressees))


def _add_several(document: Document, lines: tuple[str, ...]) -> None:
    colon_at = text_width(decree.SALUTATION.rstrip(":"), decree.ADDRESSEE)
    longest = max(text_width(line, decree.ADDRESSEE) for line in lines)
    indent = max(0, (Mm(decree.TEXT_WIDTH).pt - colon_at - longest) / 2)
    first = write(document, decree.SALUTATION, Style.ADDRESSEE)
    first.alignment = ALIGN.LEFT
    first.paragraph_format.left_indent = Pt(indent)
    dash = text_width("- ", decree.ADDRESSEE)
    for line in lines:
        layout = write(document, line, Style.ADDRESSEE_EACH).paragraph_format
        layout.left_indent = Pt(indent + colon_at + dash)
        layout.first_line_indent = Pt(-dash)
