# SPDX-License-Identifier: MIT
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pdfplumber
import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from desktop.domain.errors import AppError
from desktop.domain.exchange.manifest import ANNEX, REPORT_TO_EDIT
from desktop.domain.form.edits.rows import delete_rows
from desktop.domain.week.changes import Changes
from desktop.paths import DataFolder
from desktop.services.submission.preview import (
    copy_to_open,
    preview_of,
    preview_on,
    write_report,
)
from desktop.services.submission.submission import submit
from desktop.services.workspace import Workspace, open_workspace
from tests.builders import a_record
from tests.services.collecting.deliveries import a_package, a_unit, taken


@pytest.fixture
def workspace(data: Path) -> Iterator[Workspace]:
    with open_workspace(DataFolder(data)) as workspace:
        yield workspace


def test_the_preview_is_the_report_as_it_stands_now(workspace: Workspace) -> None:
    week = replace(workspace.store.week(), theme="Học không bao giờ muộn")
    workspace.store.write(week.id, Changes(week=week))
    text = _text_of(preview_of(workspace, week).path)
    assert "Học không bao giờ muộn" in " ".join(text.split())


def test_on_another_form_no_remark_stands_at_a_row_that_is_not_its_own(
    workspace: Workspace,
) -> None:
    week = workspace.store.week()
    workspace.store.write(week.id, Changes(row_notes={"2": "Tin trên đài", "3": "Tờ gấp"}))
    form = workspace.form_of(week)
    without = delete_rows(form, [[row.code for row in form.rows].index("2")]).form
    text = _text_of(preview_on(workspace, week, replace(without, id="khac")))
    assert "Tờ gấp" in text
    assert "Tin trên đài" not in text


def test_on_another_form_the_units_are_in_it(workspace: Workspace, tmp_path: Path) -> None:
    week = workspace.store.week()
    taken(workspace, a_package(tmp_path, a_unit(3, a_record(id="u", people=7_654_321))))
    form = replace(workspace.form_of(week), id="khac")
    assert "7.654" in _text_of(preview_on(workspace, workspace.store.week(), form))


def test_looking_at_a_report_takes_no_revision(workspace: Workspace) -> None:
    week = workspace.store.week()
    preview_of(workspace, week)
    assert workspace.store.revisions(week.id) == ()


def test_before_a_submission_every_page_says_that_it_is_a_draft_and_none_has_a_code(
    workspace: Workspace,
) -> None:
    with pdfplumber.open(preview_of(workspace, workspace.store.week()).path) as pdf:
        for page in pdf.pages:
            across = "".join(char["text"] for char in page.chars if char["matrix"][1])
            assert across == "BẢN NHÁP"
            assert "Mã kiểm tra" not in page.extract_text()
            assert not page.rects


@pytest.mark.parametrize("with_names", [False, True])
def test_once_submitted_the_report_is_to_the_byte_what_was_sent_until_it_changes(
    with_names: bool, workspace: Workspace, tmp_path: Path
) -> None:
    week = workspace.store.week()
    made = submit(workspace, week, tmp_path, with_names=with_names)
    sent = (made.folder / "bao-cao.pdf").read_bytes()
    after = write_report(workspace, week, tmp_path / "sau.pdf")
    assert (after.last, after.is_draft) == (1, False)
    assert after.path.read_bytes() == sent
    changed = replace(week, theme="Khác")
    workspace.store.write(week.id, Changes(week=changed))
    draft = write_report(workspace, changed, tmp_path / "nháp.pdf")
    assert (draft.last, draft.is_draft) == (1, True)
    assert made.revision.check_code not in _text_of(draft.path)


def test_word_and_excel_get_drafts_of_their_own(workspace: Workspace) -> None:
    week = workspace.store.week()
    report = copy_to_open(workspace, week, REPORT_TO_EDIT)
    annex = copy_to_open(workspace, week, ANNEX)
    sections = docx.Document(str(report)).sections
    for section in sections:
        for footer in (section.first_page_footer, section.footer):
            assert [p.text for p in footer.paragraphs] == ["BẢN NHÁP"]
    for sheet in load_workbook(annex):
        heads = (sheet.HeaderFooter.firstHeader, sheet.HeaderFooter.oddHeader)
        assert [head and head.right.text for head in heads] == ["BẢN NHÁP"] * 2
    assert report.name.startswith("Báo cáo Tuần lễ 2026, bản nháp ")


def test_word_and_excel_get_the_code_of_what_was_submitted(
    workspace: Workspace, tmp_path: Path
) -> None:
    week = workspace.store.week()
    code = submit(workspace, week, tmp_path).revision.check_code
    report = copy_to_open(workspace, week, REPORT_TO_EDIT)
    assert report.name == f"Báo cáo Tuần lễ 2026, mã {code}.docx"
    footer = docx.Document(str(report)).sections[-1].footer
    assert [p.text for p in footer.paragraphs] == [f"Lần nộp 1 · Mã kiểm tra {code}"]


def test_a_copy_that_was_edited_in_word_is_not_written_over(workspace: Workspace) -> None:
    week = workspace.store.week()
    copy_to_open(workspace, week, REPORT_TO_EDIT).write_bytes(b"edited")
    assert copy_to_open(workspace, week, REPORT_TO_EDIT).read_bytes() == b"edited"


def test_other_content_is_another_file(workspace: Workspace) -> None:
    week = workspace.store.week()
    first = copy_to_open(workspace, week, ANNEX)
    changed = replace(week, theme="Khác")
    workspace.store.write(week.id, Changes(week=changed))
    assert copy_to_open(workspace, changed, ANNEX) != first


def test_a_place_that_cannot_be_written_to_is_said_in_words(
    workspace: Workspace, tmp_path: Path
) -> None:
    with pytest.raises(AppError, match="thư mục đó không còn"):
        write_report(workspace, workspace.store.week(), tmp_path / "không có" / "a.pdf")


def _text_of(file: Path) -> str:
    return "".join(page.extract_text() for page in PdfReader(file).pages)
