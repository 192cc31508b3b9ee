# SPDX-License-Identifier: MIT
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from desktop.domain.errors import AppError
from desktop.domain.week.changes import Changes
from desktop.paths import DataFolder
from desktop.services.submission.preview import (
    OfficeDocument,
    copy_to_open,
    preview_of,
    write_report,
)
from desktop.services.submission.submission import submit
from desktop.services.workspace import Workspace, open_workspace


@pytest.fixture
def workspace(data: Path) -> Iterator[Workspace]:
    with open_workspace(DataFolder(data)) as workspace:
        yield workspace


def test_the_preview_is_the_report_as_it_stands_now(workspace: Workspace) -> None:
    week = replace(workspace.store.week(), theme="Học không bao giờ muộn")
    workspace.store.write(week.id, Changes(week=week))
    text = "".join(page.extract_text() for page in PdfReader(preview_of(workspace, week)).pages)
    assert "Học không bao giờ muộn" in " ".join(text.split())


def test_looking_at_a_report_takes_no_revision(workspace: Workspace) -> None:
    week = workspace.store.week()
    preview_of(workspace, week)
    assert workspace.store.revisions(week.id) == ()


def test_what_was_printed_is_to_the_byte_what_is_submitted(
    workspace: Workspace, tmp_path: Path
) -> None:
    week = workspace.store.week()
    before = write_report(workspace, week, tmp_path / "trước.pdf").read_bytes()
    sent = (submit(workspace, week, tmp_path).folder / "bao-cao.pdf").read_bytes()
    after = write_report(workspace, week, tmp_path / "sau.pdf").read_bytes()
    assert before == sent == after


def test_word_and_excel_get_files_of_their_own(workspace: Workspace) -> None:
    week = workspace.store.week()
    report = copy_to_open(workspace, week, OfficeDocument.REPORT)
    annex = copy_to_open(workspace, week, OfficeDocument.ANNEX)
    assert "word/document.xml" in ZipFile(report).namelist()
    assert load_workbook(annex).sheetnames
    assert report.name.startswith("Báo cáo Tuần lễ 2026, mã ")


def test_a_copy_that_was_edited_in_word_is_not_written_over(workspace: Workspace) -> None:
    week = workspace.store.week()
    copy_to_open(workspace, week, OfficeDocument.REPORT).write_bytes(b"edited")
    assert copy_to_open(workspace, week, OfficeDocument.REPORT).read_bytes() == b"edited"


def test_other_content_is_another_file(workspace: Workspace) -> None:
    week = workspace.store.week()
    first = copy_to_open(workspace, week, OfficeDocument.ANNEX)
    changed = replace(week, theme="Khác")
    workspace.store.write(week.id, Changes(week=changed))
    assert copy_to_open(workspace, changed, OfficeDocument.ANNEX) != first


def test_a_place_that_cannot_be_written_to_is_said_in_words(
    workspace: Workspace, tmp_path: Path
) -> None:
    with pytest.raises(AppError, match="thư mục đó không còn"):
        write_report(workspace, workspace.store.week(), tmp_path / "không có" / "a.pdf")
