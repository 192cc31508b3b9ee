# SPDX-License-Identifier: MIT
"""Writes the report as a PDF, ready to print, sign, stamp and send."""

from pathlib import Path

from desktop.domain.report.document import Report
from desktop.export.pdf.annex import attachment_part
from desktop.export.pdf.document import Metadata, write_pdf
from desktop.export.pdf.mark import MarkAtFoot
from desktop.export.pdf.official import document_part
from desktop.export.pdf.one_at_a_time import one_at_a_time


@one_at_a_time
def write_report_pdf(report: Report, target: Path) -> tuple[int, ...]:
    """Write the whole report, and return how many pages the body and each annex have.

    The bytes are the same for the same report and letters.

    Raises:
        AppError: the file cannot be written there; whatever stood there before is untouched.
    """
    mark = MarkAtFoot(report.mark) if report.mark else None
    marks = [*[None] * len(report.attachments), mark]
    annexes = [
        attachment_part(one, report.annex_form.annex, closing)
        for one, closing in zip(report.attachments, marks[1:], strict=True)
    ]
    about = Metadata(
        title=report.title,
        author=report.letterhead.centre,
        subject=report.subject,
        dated=report.dated,
    )
    parts = [document_part(report, closing=marks[0]), *annexes]
    return write_pdf(target, parts, about, is_draft=report.mark is None)
