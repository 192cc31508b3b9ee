# SPDX-License-Identifier: MIT
"""Writes the documents of a Week as it stands now, to look at, print or open in Word and Excel.

What writes a kind of document is imported with the first of them: a page need not wait for all.
"""

from enum import StrEnum
from pathlib import Path

from desktop.domain.exchange.week_file import check_code
from desktop.domain.report.building import build_report
from desktop.domain.report.document import Report
from desktop.domain.report.mark import Mark, mark_of
from desktop.domain.week.week import Week
from desktop.export.packing import refusal
from desktop.services.submission.report_content import Content, content_now, is_same_report
from desktop.services.workspace import Workspace

FOLDER = "xem-thu"
"""Where such documents lie in the data folder; nothing there is needed again."""


class OfficeDocument(StrEnum):
    """What can be opened in Word or Excel; the value is the extension."""

    REPORT = "docx"
    ANNEX = "xlsx"


def write_report(workspace: Workspace, week: Week, target: Path) -> Path:
    """Write the report as it would go out now, check code included, and return `target`.

    No revision is taken by that: submitting the same content gives the very same document.

    Raises:
        AppError: the file cannot be written there; whatever stood there before is untouched.
    """
    from desktop.export.pdf.report import write_report_pdf

    write_report_pdf(_report(workspace, week), target)
    return target


def preview_of(workspace: Workspace, week: Week) -> Path:
    """Write the report to where the last one was looked at, and return where that is.

    Raises:
        AppError: the data folder cannot be written to.
    """
    return write_report(workspace, week, _folder(workspace) / "bao-cao.pdf")


def copy_to_open(workspace: Workspace, week: Week, document: OfficeDocument) -> Path:
    """Return the file of a document to be opened in another program, written if it is new.

    It is named by its check code. One that is there already is not written again: the clerk may
    have changed it there, or have it open.

    Raises:
        AppError: the data folder cannot be written to.
    """
    report = _report(workspace, week)
    name = f"{_NAMES[document]} {week.year}, mã {report.mark.check_code}.{document.value}"
    target = _folder(workspace) / name
    if not target.exists():
        _write(document, report, target)
    return target


def suggested_name(week: Week) -> str:
    """Return the file name under which the report might be saved."""
    return f"Báo cáo Tuần lễ {week.year}.pdf"


_NAMES = {
    OfficeDocument.REPORT: "Báo cáo Tuần lễ",
    OfficeDocument.ANNEX: "Phụ lục số liệu Tuần lễ",
}


def _write(document: OfficeDocument, report: Report, target: Path) -> None:
    match document:
        case OfficeDocument.REPORT:
            from desktop.export.docx.report import write_report_docx

            write_report_docx(report, target)
        case OfficeDocument.ANNEX:
            from desktop.export.xlsx.annex import write_annex_xlsx

            write_annex_xlsx(report, target)


def _report(workspace: Workspace, week: Week) -> Report:
    content = content_now(workspace, week)
    return build_report(content.notebook, content.form, content.annex, _mark(workspace, content))


def _mark(workspace: Workspace, content: Content) -> Mark:
    """Return the mark that submitting this content now would print."""
    week = content.notebook.week
    past = workspace.store.revisions(week.id)
    if past and is_same_report(past[-1].content, content.text):
        number, code = past[-1].number, past[-1].check_code
    else:
        number, code = len(past) + 1, check_code(content.text)
    return mark_of(week, content.annex, revision=number, check_code=code)


def _folder(workspace: Workspace) -> Path:
    folder = workspace.folder.root / FOLDER
    try:
        folder.mkdir(0o700, exist_ok=True)
    except OSError as error:
        raise refusal(folder, error) from error
    return folder
