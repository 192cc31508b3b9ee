# SPDX-License-Identifier: MIT
"""Sets official documents as a DOCX that looks as the decree prescribes and is edited in Word."""

from collections.abc import Sequence
from pathlib import Path

from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.shared import Mm

from desktop.domain.report.document import (
    AnyBlock,
    Heading,
    MiddleLine,
    OfficialDocument,
    Paragraph,
    Table,
)
from desktop.export.docx.block_table import add_block_table
from desktop.export.docx.elements import add_page_number, number_pages_from_1, write
from desktop.export.docx.letterhead import add_head
from desktop.export.docx.signatures import add_foot
from desktop.export.docx.styles import LANGUAGE, Style
from desktop.export.docx.template import new_document
from desktop.export.layout import decree
from desktop.export.layout.safe_text import property_text
from desktop.export.layout.ties import tied
from desktop.export.packing import write_package

_HEADINGS = {1: Style.HEADING_1, 2: Style.HEADING_2, 3: Style.HEADING_3}


def write_official_docx(documents: Sequence[OfficialDocument], target: Path) -> None:
    """Write documents one after another, each from a new page with a numbering of its own.

    Raises:
        AppError: the file cannot be written there; whatever stood there before is untouched.
    """
    document = begin_document(documents[0])
    for at, official in enumerate(documents):
        if at:
            start_section(document)
        add_official(document, official)
    write_package(target, document.save, documents[0].dated)


def begin_document(official: OfficialDocument) -> Document:
    """Return an empty document with the decree's page, described as this one."""
    document = new_document()
    about = document.core_properties
    about.title = property_text(official.title)
    about.subject = property_text(official.subject)
    about.author = about.last_modified_by = property_text(official.letterhead.centre)
    about.language = LANGUAGE
    about.comments = ""
    _set_up_page(document)
    return document


def add_official(document: Document, official: OfficialDocument) -> None:
    """Add a document from its head to its signatures."""
    add_head(document, official)
    for block in official.body:
        _add_block(document, block)
    if official.signers or official.copies_to:
        add_foot(document, official)


def start_section(document: Document) -> None:
    """Begin a page of the same kind, numbered from 1: annexes count their own (decree, III.1đ)."""
    document.add_section(WD_SECTION.NEW_PAGE)
    document.paragraphs[-1].style = Style.END


def _add_block(document: Document, block: AnyBlock) -> None:
    match block:
        case Table():
            add_block_table(document, block)
        case Heading():
            _write(document, block.text, _HEADINGS[block.level])
        case MiddleLine():
            write(document, block.text, Style.MIDDLE)
        case Paragraph():
            _write(document, block.text, Style.GROUND if block.is_ground else Style.BODY)


def _write(document: Document, text: str, style: Style) -> None:
    write(document, tied(text, lambda _words: True), style)


def _set_up_page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(decree.PAGE_WIDTH), Mm(decree.PAGE_HEIGHT)
    section.top_margin, section.bottom_margin = Mm(decree.MARGIN_TOP), Mm(decree.MARGIN_BOTTOM)
    section.left_margin, section.right_margin = Mm(decree.MARGIN_LEFT), Mm(decree.MARGIN_RIGHT)
    section.header_distance = section.footer_distance = Mm(decree.MARGIN_TOP / 2)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.style = Style.PAGE_NUMBER
    add_page_number(number)
    number_pages_from_1(document)
