# SPDX-License-Identifier: MIT
"""Writes the report as a DOCX that looks as the decree prescribes and can be edited in Word."""

from pathlib import Path

from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.shared import Mm

from desktop.domain.report.document import Heading, Report
from desktop.export.docx.annex import add_attachment
from desktop.export.docx.elements import add_page_number, number_pages_from_1, write
from desktop.export.docx.letterhead import add_head
from desktop.export.docx.signatures import add_foot
from desktop.export.docx.styles import LANGUAGE, Style
from desktop.export.docx.template import new_document
from desktop.export.layout import decree
from desktop.export.layout.listed import mark_line
from desktop.export.layout.safe_text import property_text
from desktop.export.layout.ties import tied
from desktop.export.packing import write_package

_HEADINGS = {1: Style.HEADING_1, 2: Style.HEADING_2, 3: Style.HEADING_3}


def write_report_docx(report: Report, target: Path) -> None:
    """Write the whole report: the same bytes for the same report, whenever and wherever.

    Raises:
        AppError: the file cannot be written there; whatever stood there before is untouched.
    """
    document = new_document()
    _describe(document, report)
    _set_up_page(document)
    add_head(document, report)
    for block in report.body:
        style = _HEADINGS[block.level] if isinstance(block, Heading) else Style.BODY
        write(document, tied(block.text, lambda _words: True), style)
    add_foot(document, report)
    for attachment in report.attachments:
        _start_section(document)
        add_attachment(document, attachment, report.annex_form.annex)
    _mark_pages(document, report)
    write_package(target, document.save, report.dated)


def _mark_pages(document: Document, report: Report) -> None:
    """Put the mark at the foot of the last annex's pages, where it takes no room from the text.

    A draft says so on all of its pages: sections without a footer have the one before.
    """
    section = document.sections[-1 if report.mark else 0]
    for footer in (section.first_page_footer, section.footer):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.style = Style.MARK
        paragraph.add_run(mark_line(report.mark))


def _describe(document: Document, report: Report) -> None:
    about = document.core_properties
    about.title = property_text(report.title)
    about.subject = property_text(report.subject)
    about.author = about.last_modified_by = property_text(report.letterhead.centre)
    about.language = LANGUAGE
    about.comments = ""


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


def _start_section(document: Document) -> None:
    """Begin a page of the same kind, numbered anew: annexes count their own (decree, III.1đ)."""
    document.add_section(WD_SECTION.NEW_PAGE)
    document.paragraphs[-1].style = Style.END
