# SPDX-License-Identifier: MIT
"""From the finished Week to the signed and sent report, as the window does it."""

from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from desktop.domain.errors import AppError
from desktop.domain.exchange.dispatch import Dispatch
from desktop.domain.progress import SILENT
from desktop.domain.week.changes import Changes
from desktop.export.bundle.reader import verify
from desktop.services.photos.photos import FULL, SIZES
from desktop.services.submission.dispatch import Standing, mails_in, past_revisions, standing
from desktop.services.submission.mail_planning import Wish, estimate
from desktop.services.submission.scans import keep_scan
from desktop.services.submission.signing import add_scan, remove_scan
from desktop.services.submission.submission import Submission, submit, write_again
from desktop.services.workspace import Workspace
from tests.export.bundles import a_jpeg
from tests.scans import last_page_scanned

SMALLEST = SIZES[-1:]


def stands(workspace: Workspace) -> Standing:
    return standing(workspace, workspace.store.week())


def change(workspace: Workspace, changes: Changes) -> None:
    workspace.store.write(workspace.store.week().id, changes)


def edit_a_record(workspace: Workspace) -> None:
    record = workspace.store.notebook(workspace.store.week().id).records[3]
    change(workspace, Changes(records={record.id: replace(record, people=1234)}))


def dispatch_of(workspace: Workspace) -> Dispatch:
    dispatch = stands(workspace).dispatch
    assert dispatch is not None
    return dispatch


def tree(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def a_scan(made: Submission, folder: Path, more: int = 0) -> Path:
    """The last page, signed and scanned; `more` bytes make it so much larger."""
    return last_page_scanned(made.folder / "bao-cao.pdf", folder / "Bản ký.pdf", more=more)


def test_before_the_first_revision_there_is_nothing(workspace: Workspace) -> None:
    assert stands(workspace) == Standing()
    assert past_revisions(workspace, workspace.store.week()) == ()


def test_a_revision_is_remembered_with_its_folder(workspace: Workspace, made: Submission) -> None:
    now = stands(workspace)
    assert now.revision == made.revision
    assert now.changes == ()
    (past,) = past_revisions(workspace, workspace.store.week())
    assert past.folder == made.folder


def test_what_changed_since_is_told_in_words(workspace: Workspace, made: Submission) -> None:
    records = workspace.store.notebook(workspace.store.week().id).records
    edit_a_record(workspace)
    change(workspace, Changes(records={records[0].id: None}))
    assert stands(workspace).is_changed
    assert f"sửa “{records[3].title}”" in stands(workspace).changes
    assert f"bỏ “{records[0].title}”" in stands(workspace).changes
    assert made.revision == stands(workspace).revision


def test_where_and_with_which_photos_it_goes_is_no_change(
    workspace: Workspace, made: Submission, tmp_path: Path
) -> None:
    week = workspace.store.week()
    photo = workspace.store.notebook(week.id).photos[0]
    change(
        workspace,
        Changes(
            week=replace(week, mailbox="b@example.vn", mailbox_mb=5),
            photos={photo.id: replace(photo, typical=not photo.typical)},
        ),
    )
    assert not stands(workspace).is_changed
    again = submit(workspace, workspace.store.week(), tmp_path / "khác")
    assert again.revision == made.revision
    assert mails_in(again.folder)[0].draft.to == "b@example.vn"


def test_a_revision_sent_with_names_is_compared_with_names(
    workspace: Workspace, tmp_path: Path
) -> None:
    submit(workspace, workspace.store.week(), tmp_path, with_names=True)
    assert stands(workspace).has_names
    assert not stands(workspace).is_changed


def test_a_revision_is_written_again_to_the_byte_whatever_the_week_says_now(
    workspace: Workspace, made: Submission, tmp_path: Path
) -> None:
    before = tree(made.folder)
    edit_a_record(workspace)
    dispatch = dispatch_of(workspace)
    again = write_again(workspace, workspace.store.week(), dispatch, tmp_path / "lại")
    assert tree(again.folder) == before
    assert dispatch_of(workspace).folder == str(again.folder)


def test_the_scan_joins_the_package_and_goes_into_the_mail_once(
    workspace: Workspace, made: Submission, tmp_path: Path
) -> None:
    scan = a_scan(made, tmp_path)
    edit_a_record(workspace)  # what was signed stays what it was
    week = workspace.store.week()
    signed = add_scan(workspace, week, dispatch_of(workspace), [scan], wish=Wish(True, SMALLEST))
    assert signed.revision == made.revision
    assert (signed.folder / "bao-cao-da-ky.pdf").read_bytes() == scan.read_bytes()
    (mail,) = mails_in(signed.folder)
    names = [file.name for file in mail.draft.attachments]
    centre = "tlhtsd-2026-tthtcd-phuong-ha-an-lan-1"
    assert names == [f"phu-luc-{centre}.xlsx", f"bao-cao-{centre}.zip"]
    for sent in (signed.folder, mail.draft.attachments[-1]):
        found = verify([sent])
        assert found.faults == ()
        assert found.check_code == made.revision.check_code
    assert dispatch_of(workspace).scan_name == "Bản ký.pdf"


def test_writing_it_again_keeps_the_scan(
    workspace: Workspace, made: Submission, tmp_path: Path
) -> None:
    week = workspace.store.week()
    add_scan(workspace, week, dispatch_of(workspace), [a_scan(made, tmp_path)])
    assert submit(workspace, week, tmp_path / "ra").folder == made.folder
    assert (made.folder / "bao-cao-da-ky.pdf").is_file()


def test_the_wrong_scan_can_be_taken_out_again(
    workspace: Workspace, made: Submission, tmp_path: Path
) -> None:
    before, week = tree(made.folder), workspace.store.week()
    add_scan(workspace, week, dispatch_of(workspace), [a_scan(made, tmp_path)])
    remove_scan(workspace, week, dispatch_of(workspace))
    assert tree(made.folder) == before
    assert dispatch_of(workspace).scan_sha256 is None


def test_pictures_of_the_pages_are_bound_in_the_order_of_their_names(
    workspace: Workspace, tmp_path: Path
) -> None:
    pages = [a_jpeg(tmp_path / f"{n}.jpg", 100 + n, 140) for n in (2, 1)]
    kept = keep_scan(workspace.folder, pages, SILENT)
    pictures = [page.images[0].image for page in PdfReader(kept.path).pages]
    assert [picture.width for picture in pictures if picture] == [101, 102]


@pytest.mark.parametrize("name", ["scan.pdf", "scan.docx", "scan.jpg"])
def test_what_is_no_scan_is_refused_and_changes_nothing(
    name: str, workspace: Workspace, made: Submission, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(b"neither")
    before = dispatch_of(workspace)
    with pytest.raises(AppError, match="scan"):
        add_scan(workspace, workspace.store.week(), before, [tmp_path / name])
    assert dispatch_of(workspace) == before
    assert not (made.folder / "bao-cao-da-ky.pdf").exists()


def test_a_scan_too_large_for_the_mailbox_changes_nothing(
    workspace: Workspace, made: Submission, tmp_path: Path
) -> None:
    week = replace(workspace.store.week(), mailbox_mb=3)
    before = tree(made.folder)
    scan = a_scan(made, tmp_path, 4_000_000)
    with pytest.raises(AppError, match="quét lại"):
        add_scan(workspace, week, dispatch_of(workspace), [scan])
    assert tree(made.folder) == before


def test_a_scan_saved_into_the_submission_itself_is_asked_to_be_moved(
    workspace: Workspace, made: Submission
) -> None:
    scan = a_scan(made, made.folder)
    with pytest.raises(AppError, match="chuyển nó ra"):
        add_scan(workspace, workspace.store.week(), dispatch_of(workspace), [scan])
    assert scan.is_file()


@pytest.mark.parametrize("typical_only", [False, True])
@pytest.mark.parametrize("limit_mb", [1, 2, 3, 10])
def test_the_estimate_is_close_to_what_is_sent_and_not_below_it(
    limit_mb: int, typical_only: bool, workspace: Workspace, tmp_path: Path
) -> None:
    week = replace(workspace.store.week(), mailbox_mb=limit_mb)
    change(workspace, Changes(week=week))
    notebook, wish = workspace.store.notebook(week.id), Wish(typical_only)
    expected = estimate(workspace.folder, notebook, workspace.form_of(week), wish)
    sent = [mail.size for mail in mails_in(submit(workspace, week, tmp_path, wish=wish).folder)]
    assert sum(sent) <= sum(expected.mails) <= 1.3 * sum(sent)
    assert len(sent) <= len(expected.mails) <= len(sent) + 1


def test_a_wish_decides_which_photos_go_and_how_large(workspace: Workspace, tmp_path: Path) -> None:
    week = workspace.store.week()
    all_small = submit(workspace, week, tmp_path / "1", wish=Wish(sizes=SMALLEST))
    typical = submit(workspace, week, tmp_path / "2", wish=Wish(True, (FULL,)))
    photos = [
        verify([mails_in(s.folder)[0].draft.attachments[-1]]).photos for s in (all_small, typical)
    ]
    assert photos == [21, 7]
    assert "1.024" in all_small.notes[0]
    assert verify([typical.folder]).photos == 21


def test_mails_come_in_the_order_of_their_parts(workspace: Workspace, tmp_path: Path) -> None:
    week = workspace.store.week()
    submission = submit(workspace, week, tmp_path, limit_mb=1, wish=Wish(sizes=(FULL,)))
    mails = mails_in(submission.folder)
    assert len(mails) > 5
    assert [f"phần {m.part}/{len(mails)}" in m.draft.subject for m in mails] == [True] * len(mails)


def test_what_is_typed_and_no_value_yet_is_nothing_the_report_says(
    workspace: Workspace, made: Submission
) -> None:
    assert made
    week = replace(workspace.store.week(), as_typed={"reason": "Bổ sung", "signed_on": "mai"})
    change(workspace, Changes(week=week))
    assert stands(workspace).changes == ()
