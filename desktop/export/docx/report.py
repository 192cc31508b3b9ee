# SPDX-License-Identifier: MIT
"""Writes the report as a DOCX that looks as the decree prescribes and can be edited in Word."""

from pathlib import Path

from docx.document import Document

from desktop.domain.report.document import Report
from desktop.export.docx.annex import add_attachment
from desktop.export.docx.official import add_official, begin_document, start_section
from desktop.export.docx.styles import Style
from desktop.export.layout.listed import mark_line
from desktop.export.packing import write_package


def write_report_docx(report: Report, target: Path) -> None:
    """Write the whole report: the same bytes for the same report, whenever and wherever.

    Raises:
        AppError: the file cannot be written there; whatever stood there before is untouched.
    """
    document = begin_document(report)
    add_official(document, report)
    for attachment in report.attachments:
        start_section(document)
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
