# SPDX-License-Identifier: MIT
"""Paper comes back, and is known by its code."""

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfWriter

from desktop.domain.errors import AppError
from desktop.domain.progress import SILENT
from desktop.domain.report.mark import UnreadPaper
from desktop.domain.week.changes import Changes
from desktop.paths import DataFolder
from desktop.services.submission.dispatch import standing
from desktop.services.submission.paper import Paper, paper_of, said_of
from desktop.services.submission.preview import preview_of
from desktop.services.submission.signing import add_scan
from desktop.services.submission.submission import Submission, submit
from desktop.services.workspace import Workspace, open_workspace
from tests.scans import last_page_scanned, photographed, scanned, side_by_side


def change(workspace: Workspace, sessions: int) -> None:
    """Give one class another number of sessions."""
    week = workspace.store.week()
    record = workspace.store.notebook(week.id).records[3]
    changed = Changes(records={record.id: replace(record, sessions=sessions)})
    workspace.store.write(week.id, changed)


def submit_again(workspace: Workspace, out: Path) -> Submission:
    """Submit the Week with another number of sessions in one class."""
    change(workspace, 9)
    return submit(workspace, workspace.store.week(), out, reason="Bổ sung")


def report(submission: Submission) -> Path:
    return submission.folder / "bao-cao.pdf"


def read(workspace: Workspace, *paths: Path) -> Paper:
    return paper_of(workspace, paths, SILENT)


def add(workspace: Workspace, scan: Path, *, is_certain: bool = False) -> Submission:
    week = workspace.store.week()
    dispatch = standing(workspace, week).dispatch
    assert dispatch is not None
    return add_scan(workspace, week, dispatch, [scan], is_certain=is_certain)


@pytest.mark.parametrize("turn", [-2.0, 2.0, 180.0])
def test_a_scan_says_which_submission_it_is_and_that_its_totals_agree(
    turn: float, workspace: Workspace, made: Submission, tmp_path: Path
) -> None:
    found = read(workspace, scanned(report(made), tmp_path / "quét.pdf", turn=turn))
    assert found.is_sound
    assert found.revision == made.revision
    code = made.revision.check_code
    assert said_of(found) == (
        f"Đây là lần nộp 1 của Tuần lễ năm 2026, mã kiểm tra {code}.",
        "Các số trên giấy khớp với lần nộp 1.",
    )


def test_a_telephone_picture_of_the_last_page_is_enough(
    workspace: Workspace, made: Submission, tmp_path: Path
) -> None:
    assert read(workspace, photographed(report(made), tmp_path / "chụp.jpg")).is_sound


def test_the_finished_file_itself_is_read_too(workspace: Workspace, made: Submission) -> None:
    assert read(workspace, report(made)).is_sound


def test_an_older_sheet_is_told_with_what_changed_since(
    workspace: Workspace, made: Submission, tmp_path: Path
) -> None:
    scan = last_page_scanned(report(made), tmp_path / "quét.pdf")
    submit_again(workspace, tmp_path / "ra")
    *_, since = said_of(read(workspace, scan))
    assert since.startswith("Sau đó đã có lần nộp 2: sửa “")


def test_a_sheet_of_a_submission_that_the_book_no_longer_says_is_told_so(
    workspace: Workspace, made: Submission, tmp_path: Path
) -> None:
    scan = last_page_scanned(report(made), tmp_path / "quét.pdf")
    change(workspace, 9)
    _which, agrees, now = said_of(read(workspace, scan))
    assert agrees == "Các số trên giấy khớp với lần nộp 1."
    assert now.startswith("Sổ hiện nay đã khác lần nộp 1: sửa “")
    submit_again(workspace, tmp_path / "ra")
    change(workspace, 8)
    _which, agrees, since, now = said_of(read(workspace, scan))
    assert agrees == "Các số trên giấy khớp với lần nộp 1."
    assert since.startswith("Sau đó đã có lần nộp 2: sửa “")
    assert now.startswith("Sổ hiện nay đã khác lần nộp 2: sửa “")


def test_a_sheet_of_another_book_is_told_with_what_differs(
    workspace: Workspace, made: Submission, tmp_path: Path
) -> None:
    scan = last_page_scanned(report(submit_again(workspace, tmp_path / "ra")), tmp_path / "q.pdf")
    (workspace.folder.root / "khác").mkdir()
    other = DataFolder(workspace.folder.root / "khác")
    with open_workspace(other, create=True) as elsewhere:
        notebook = workspace.store.notebook(workspace.store.week().id)
        elsewhere.store.save_notebook(replace(notebook, photos=()))
        stranger = read(elsewhere, scan)
        assert not stranger.is_sound
        assert "không có trong sổ này" in said_of(stranger)[0]
        submit(elsewhere, elsewhere.store.week(), tmp_path / "khác")
        assert not read(elsewhere, last_page_scanned(report(made), tmp_path / "1.pdf")).is_sound


def test_a_sheet_whose_totals_are_others_is_told(
    workspace: Workspace, made: Submission, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = last_page_scanned(report(made), tmp_path / "quét.pdf")
    found = read(workspace, scan)
    totals = {**found.mark.totals, "1": "16"}
    forged = replace(found.mark, totals=totals)
    monkeypatch.setattr("desktop.services.submission.paper.read_payload", lambda _text: forged)
    found = read(workspace, scan)
    assert not found.is_sound
    assert "dòng 1 trên giấy là 16, lần nộp 1 là 15" in said_of(found)[1]
    with pytest.raises(AppError, match="không khớp lần nộp 1"):
        add(workspace, scan)


def test_the_scan_of_another_submission_is_refused_with_what_differs(
    workspace: Workspace, made: Submission, tmp_path: Path
) -> None:
    scan = last_page_scanned(report(made), tmp_path / "quét.pdf")
    again = submit_again(workspace, tmp_path / "ra")
    with pytest.raises(AppError, match="không phải của lần nộp 2") as refused:
        add(workspace, scan)
    assert "Đây là lần nộp 1" in refused.value.message
    assert "sửa “" in refused.value.advice
    assert not (again.folder / "bao-cao-da-ky.pdf").exists()


def test_sheets_of_several_submissions_in_one_scan_are_told_apart_by_nobody(
    workspace: Workspace, made: Submission, tmp_path: Path
) -> None:
    again = submit_again(workspace, tmp_path / "ra")
    both = side_by_side([report(made), report(again)], tmp_path / "hai bản.jpg")
    codes = (
        f"lần nộp 1 (mã {made.revision.check_code}) và lần nộp 2 (mã {again.revision.check_code})"
    )
    with pytest.raises(AppError) as refused:
        add(workspace, both)
    assert refused.value.message == f"Bản giấy này có mã của 2 lần nộp: {codes}."
    assert not isinstance(refused.value, UnreadPaper)
    twice = side_by_side([report(again), report(again)], tmp_path / "một bản hai lần.jpg")
    assert read(workspace, twice).is_sound


def test_the_code_is_found_on_whichever_page_it_stands(
    workspace: Workspace, made: Submission, tmp_path: Path
) -> None:
    pages = PdfWriter(clone_from=report(made))
    pages.insert_page(pages.pages[len(pages.pages) - 1], 2)
    pages.remove_page(len(pages.pages) - 1)
    pages.write(tmp_path / "xáo trang.pdf")
    assert read(workspace, scanned(tmp_path / "xáo trang.pdf", tmp_path / "quét.pdf")).is_sound


def test_a_print_of_the_draft_is_asked_about_and_taken_if_the_clerk_is_certain(
    workspace: Workspace, tmp_path: Path
) -> None:
    draft = preview_of(workspace, workspace.store.week())
    scan = last_page_scanned(draft.path, tmp_path / "quét.pdf")
    made = submit(workspace, workspace.store.week(), tmp_path / "ra")
    with pytest.raises(UnreadPaper):
        add(workspace, scan)
    assert not (made.folder / "bao-cao-da-ky.pdf").exists()
    assert (add(workspace, scan, is_certain=True).folder / "bao-cao-da-ky.pdf").is_file()


@pytest.mark.parametrize("content", [b"%PDF-1.4\nno more", b"%PDF-1.4\n" + bytes(30_000)])
def test_a_damaged_pdf_is_told(content: bytes, workspace: Workspace, tmp_path: Path) -> None:
    scan = tmp_path / "quét.pdf"
    scan.write_bytes(content)
    with pytest.raises(AppError, match="tệp hỏng hoặc có mật khẩu"):
        read(workspace, scan)


def test_a_locked_pdf_is_told(workspace: Workspace, made: Submission, tmp_path: Path) -> None:
    locked = PdfWriter(clone_from=report(made))
    locked.encrypt("bí mật", algorithm="RC4-128")
    locked.write(tmp_path / "quét.pdf")
    with pytest.raises(AppError, match="mật khẩu"):
        read(workspace, tmp_path / "quét.pdf")


def test_a_machine_that_cannot_read_pdfs_is_told_what_to_take_instead(
    workspace: Workspace, made: Submission, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "desktop.intake.scans.pdf_pages", raising=False)
    monkeypatch.setitem(sys.modules, "PySide6.QtPdf", None)
    with pytest.raises(AppError, match="thiếu thư viện để đọc tệp PDF"):
        read(workspace, report(made))


def test_a_page_of_absurd_size_is_drawn_within_limits(workspace: Workspace, tmp_path: Path) -> None:
    vast = PdfWriter()
    vast.add_blank_page(width=14_400, height=14_400)
    vast.write(tmp_path / "quét.pdf")
    with pytest.raises(UnreadPaper):
        read(workspace, tmp_path / "quét.pdf")


@pytest.mark.skipif(shutil.which("zbarimg") is None, reason="the second reader is not installed")
def test_another_reader_reads_the_same(made: Submission, tmp_path: Path) -> None:
    scan = last_page_scanned(report(made), tmp_path / "quét.pdf")
    page = tmp_path / "trang.png"
    pypdfium2.PdfDocument(scan)[0].render(scale=150 / 72).to_pil().save(page)
    told = subprocess.run(["zbarimg", "-q", "--raw", page], capture_output=True, check=True)
    lines = told.stdout.decode().split("\n")
    assert lines[0] == "SO-TUAN-LE 1"
    assert lines[4] == made.revision.check_code
