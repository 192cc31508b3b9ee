# SPDX-License-Identifier: MIT
"""Writes the report as a PDF, ready to print, sign, stamp and send."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from desktop.domain.report.document import Block, Heading, Report
from desktop.export.layout import decree
from desktop.export.pdf.annex import attachment_part
from desktop.export.pdf.document import About, write_pdf
from desktop.export.pdf.letterhead import head
from desktop.export.pdf.mark import MarkAtFoot
from desktop.export.pdf.passage import Bookmark, Passage, Strip, text_strip, title_strip
from desktop.export.pdf.signatures import foot

_BOLD_LEVELS = (1, 2)
"""Titles "I." and "1." are bold, "a)" is upright (decree, II.6đ)."""


def write_report_pdf(report: Report, target: Path) -> tuple[int, ...]:
    """Write the whole report, and return how many pages the body and each annex have.

    The bytes are the same for the same report and letters.

    Raises:
        AppError: the file cannot be written there; whatever stood there before is untouched.
    """
    mark = MarkAtFoot(report.mark) if report.mark else None
    marks = [*[None] * len(report.attachments), mark]
    body = [*_strips(report.body), foot(report)]
    if marks[0]:
        body.append(Strip(marks[0]))
    annexes = [
        attachment_part(one, report.annex_form.annex, closing)
        for one, closing in zip(report.attachments, marks[1:], strict=True)
    ]
    about = About(
        title=report.title,
        author=report.letterhead.centre,
        subject=report.subject,
        dated=report.dated,
    )
    parts = [[*head(report), Passage(body)], *annexes]
    return write_pdf(target, parts, about, is_draft=report.mark is None)


def _strips(body: Iterable[Block]) -> Iterator[Strip]:
    outline = -1
    for at, block in enumerate(body):
        if isinstance(block, Heading):
            outline = min(block.level - 1, outline + 1)  # PDF outlines leave out no level.
            kind = decree.BODY_HEADING if block.level in _BOLD_LEVELS else decree.BODY
            yield title_strip(block.text, kind, Bookmark(f"body-{at}", block.text, outline))
        else:
            yield text_strip(block.text)
