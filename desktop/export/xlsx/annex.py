# SPDX-License-Identifier: MIT
"""Writes the annexes as an XLSX: figures that can be taken over, printed like those on paper."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from openpyxl import Workbook

from desktop.domain.report.annex import Annex
from desktop.domain.report.annex_boxes import Box, Side
from desktop.domain.report.document import Attachment, Report
from desktop.domain.report.evidence import EvidencedRecord, EvidenceItem
from desktop.domain.report.listing import ListedActivities
from desktop.domain.week.wording import described
from desktop.export.layout.annex_grid import Grid, annex_grid
from desktop.export.layout.decree import Type
from desktop.export.layout.listed import link_text, mark_line
from desktop.export.layout.listing_grid import listing_grid
from desktop.export.layout.safe_text import property_text
from desktop.export.packing import write_package
from desktop.export.xlsx.page import SheetPage
from desktop.export.xlsx.workbook import new_workbook

_LANGUAGE = "vi-VN"
_EVIDENCE = {"STT": 10.0, "Hoạt động": 66.0, "Số ảnh": 14.0, "Đường link": 70.0}
"""The columns of the list of evidence and their widths in millimetres."""


def write_annex_xlsx(report: Report, target: Path, pages: Sequence[int]) -> None:
    """Write the report's annexes, a sheet each: the same bytes for the same report.

    All figures are values, totals too: they are what was signed. Each is printed on no more pages
    than these, which are those of the signed paper.

    Raises:
        AppError: the file cannot be written there; whatever stood there before is untouched.
    """
    workbook = new_workbook()
    _describe(workbook, report)
    for attachment, count in zip(report.attachments, pages, strict=True):
        if isinstance(attachment.content, Annex):
            grid = annex_grid(attachment.content, report.annex_form.annex)
            _add_grid(workbook, "Số liệu", attachment, grid, report, count)
        elif isinstance(attachment.content, ListedActivities):
            grid = listing_grid(attachment.content, report.annex_form.annex.number)
            _add_grid(workbook, attachment.label, attachment, grid, report, count)
        else:
            _add_evidence(workbook, attachment, attachment.content, report, count)
    write_package(target, workbook.save, report.dated)


def _describe(workbook: Workbook, report: Report) -> None:
    about = workbook.properties
    about.title = property_text(report.attachments[0].title)
    about.subject = property_text(report.subject)
    about.creator = about.lastModifiedBy = property_text(report.letterhead.centre)
    about.language = _LANGUAGE


def _add_grid(
    workbook: Workbook, name: str, attachment: Attachment, grid: Grid, report: Report, pages: int
) -> None:
    page = SheetPage(workbook.create_sheet(name), grid.widths)
    page.add_title(attachment)
    page.add_head(grid.head, grid.head_rows)
    for line in grid.lines:
        page.add_rows(line)
    _close(page, report, pages)


def _add_evidence(
    workbook: Workbook,
    attachment: Attachment,
    items: tuple[EvidenceItem, ...],
    report: Report,
    pages: int,
) -> None:
    page = SheetPage(workbook.create_sheet("Minh chứng"), list(_EVIDENCE.values()))
    page.add_title(attachment)
    heads = [Box(content=name, column=at, is_bold=True) for at, name in enumerate(_EVIDENCE)]
    page.add_head(heads, rows=1)
    for item in items:
        across = Box(content=item.heading, column=0, columns=len(heads), side=Side.LEFT)
        page.add_rows([replace(across, is_bold=True)])
        for number, evidenced in enumerate(item.records, start=1):
            _add_record(page, number, evidenced)
    _close(page, report, pages)


def _add_record(page: SheetPage, number: int, evidenced: EvidencedRecord) -> None:
    """Add a record with its links below one another, each in a row of its own."""
    links = evidenced.record.links
    activity = Box(content=described(evidenced.record), column=1, side=Side.LEFT)
    rows = max(1, len(links), page.rows_for(activity) if links else 1)
    shown = [
        Box(content=link_text(link), column=3, row=row, side=Side.LEFT, link=link.url)
        for row, link in enumerate(links)
    ]
    boxes = [
        Box(content=number, column=0, rows=rows),
        replace(activity, rows=rows),
        Box(content=len(evidenced.photos) or None, column=2, rows=rows),
        *shown,
        *(Box(content=None, column=3, row=row) for row in range(len(links), rows)),
    ]
    page.add_rows(boxes, rows)


def _close(page: SheetPage, report: Report, pages: int) -> None:
    page.add_line(mark_line(report.mark), Type(10), Side.RIGHT)
    if report.mark is None:
        page.mark_as_draft()
    page.close(pages)
