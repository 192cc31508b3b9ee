# SPDX-License-Identifier: MIT
"""Writes the documents of a Week as it stands now, to look at, print or open in Word and Excel."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from desktop.domain.exchange.manifest import REPORT
from desktop.domain.exchange.revision import Revision
from desktop.domain.form.form import Form
from desktop.domain.report.annex import annex_of
from desktop.domain.report.building import build_report
from desktop.domain.report.document import Report
from desktop.domain.report.mark import Mark, mark_of
from desktop.domain.week.open_notebook import changed
from desktop.domain.week.week import Week
from desktop.export.packing import refusal
from desktop.services.submission.documents import BY_NAME, Writing
from desktop.services.submission.report_content import (
    Content,
    content_now,
    has_names,
    is_same_report,
)
from desktop.services.weeks.moving import moved
from desktop.services.workspace import Workspace

FOLDER = "xem-thu"
"""Where such documents lie in the data folder; nothing there is needed again."""

_ON_FORM = "mau-dang-sua.pdf"
_SHORT = 6


@dataclass(frozen=True, slots=True)
class Printable:
    """A report in a file. `last` is the number of the last submission, 0 before the first.

    It bears the mark of that one as long as it says the same; else it is a draft.
    """

    path: Path
    last: int = 0
    is_draft: bool = True


def write_report(workspace: Workspace, week: Week, target: Path) -> Printable:
    """Write the report as it stands now to `target`.

    Raises:
        AppError: the file cannot be written there; whatever stood there before is untouched.
    """
    content, last, mark = _content(workspace, week)
    report = _report(content, last, mark)
    BY_NAME[REPORT].write(Writing(report=report, pdf=target), target)
    return Printable(target, last.number if last else 0, is_draft=mark is None)


def preview_of(workspace: Workspace, week: Week) -> Printable:
    """Write the report to where the last one was looked at.

    Raises:
        AppError: the data folder cannot be written to.
    """
    return write_report(workspace, week, _folder(workspace) / REPORT)


def preview_on(workspace: Workspace, week: Week, form: Form) -> Path:
    """Write what the report would be on another form to where such are looked at.

    Raises:
        AppError: the data folder cannot be written to.
    """
    notebook = workspace.store.notebook(week.id)
    notebook = changed(notebook, moved(notebook, workspace.form_of(week), form, {}))
    notebook = replace(notebook, week=replace(notebook.week, as_typed={}))
    annex = annex_of(form, notebook)
    target = _folder(workspace) / _ON_FORM
    report = build_report(notebook, form, annex, None, _today())
    BY_NAME[REPORT].write(Writing(report=report, pdf=target), target)
    return target


def copy_to_open(workspace: Workspace, week: Week, name: str) -> Path:
    """Return the file of a document to be opened in another program, written if it is new.

    `name` is that in the bundle; the file is named by what it says. One that is there already is
    not written again: the clerk may have changed it there, or have it open.

    Raises:
        AppError: the data folder cannot be written to.
    """
    content, last, mark = _content(workspace, week)
    report, folder = _report(content, last, mark), _folder(workspace)
    if report.mark:
        which = f"mã {report.mark.check_code}"
    else:
        which = f"bản nháp {hashlib.sha256(content.text.encode()).hexdigest()[:_SHORT]}"
    document = BY_NAME[name]
    target = folder / f"{document.copy_name} {week.year}, {which}{Path(name).suffix}"
    if not target.exists():
        document.write(Writing(report=report, pdf=folder / REPORT), target)
    return target


def suggested_name(week: Week) -> str:
    """Return the file name under which the report might be saved."""
    return f"Báo cáo Tuần lễ {week.year}.pdf"


def _report(content: Content, last: Revision | None, mark: Mark | None) -> Report:
    """Return the report as the last submission has it, if it bears its mark, or as of today."""
    made_on = last.made_on if last and mark else _today()
    return build_report(content.notebook, content.form, content.annex, mark, made_on)


def _today() -> date:
    return datetime.now().astimezone().date()


def _content(workspace: Workspace, week: Week) -> tuple[Content, Revision | None, Mark | None]:
    """Return what the report says now, the last submission, and its mark if due."""
    last = next(reversed(workspace.store.revisions(week.id)), None)
    content = content_now(workspace, week, names=last is not None and has_names(last.content))
    if last is None or not is_same_report(last.content, content.text):
        return content, last, None
    code = last.check_code
    return content, last, mark_of(week, content.annex, revision=last.number, check_code=code)


def _folder(workspace: Workspace) -> Path:
    folder = workspace.folder.root / FOLDER
    try:
        folder.mkdir(0o700, exist_ok=True)
    except OSError as error:
        raise refusal(folder, error) from error
    return folder
