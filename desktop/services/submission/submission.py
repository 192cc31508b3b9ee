# SPDX-License-Identifier: MIT
"""Makes the whole submission of a Week: a numbered revision, ready to print, sign and send."""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from desktop.domain.errors import AppError, readable
from desktop.domain.exchange.dispatch import Dispatch
from desktop.domain.exchange.revision import Revision
from desktop.domain.exchange.week_file import check_code
from desktop.domain.progress import SILENT, Progress
from desktop.domain.report.building import build_report
from desktop.domain.report.evidence import evidence_of
from desktop.domain.report.mark import mark_of
from desktop.domain.vietnamese import grouped
from desktop.domain.week.notebook import Photo
from desktop.domain.week.week import Week
from desktop.export.bundle.files import copy_files
from desktop.export.bundle.names import bundle_name
from desktop.export.bundle.reader import verify
from desktop.export.mail.split import MailPart
from desktop.export.whole_folder import whole_folder
from desktop.services.backups.safekeeping import back_up_before
from desktop.services.photos.photos import COPY_SIZE, FULL, copies_of
from desktop.services.submission.dispatch import contents_of
from desktop.services.submission.edition import Edition
from desktop.services.submission.mail_planning import Wish
from desktop.services.submission.report_content import (
    Content,
    content_now,
    content_sent,
    is_same_report,
    sent_as_now,
)
from desktop.services.submission.sending import Consignment, Whole, send
from desktop.services.workspace import Workspace
from desktop.storage.backups import Occasion
from desktop.storage.photo_files import PhotoFiles
from desktop.storage.room import require_room, size_of

_DOCUMENTS = 5_000_000
"""Bytes that the documents themselves take at most, fonts included."""


@dataclass(frozen=True, slots=True)
class Submission:
    """A finished submission: where it lies, which revision it is, and what to know about it."""

    folder: Path
    revision: Revision
    notes: tuple[str, ...]

    def contents(self) -> Iterator[tuple[str, str]]:
        """Yield what lies in the folder, by name, and what each is."""
        return contents_of(self.folder)


def submit(
    workspace: Workspace,
    week: Week,
    out: Path,
    *,
    limit_mb: int | None = None,
    reason: str = "",
    with_names: bool = False,
    wish: Wish | None = None,
    progress: Progress = SILENT,
) -> Submission:
    """Write the submission of a Week as one folder in `out`, whole or not at all.

    The same content is the same revision, however often it is written out, down to the bytes;
    changed content becomes the next one, and what was sent before is kept. `limit_mb` is what
    one mail may weigh, by default what the recipient's mailbox takes. Without a `wish`, photos
    are chosen so that it is one mail.

    Raises:
        AppError: the form is missing, the documents do not fit in a mail, or `out` cannot be
            written to or has something else of that name; nothing is left behind then.
        Cancelled: the user stopped.
    """
    content = content_now(workspace, week, names=with_names)
    past = workspace.store.revisions(week.id)
    revision = _revision(past, content, reason)
    dispatch = _dispatch(workspace, week, revision.number)
    task = _Task(workspace, week, dispatch, limit_mb or week.mailbox_mb, wish)
    return task.write(_edition(workspace, content, revision, dispatch), out, progress)


def write_again(
    workspace: Workspace,
    week: Week,
    dispatch: Dispatch,
    out: Path,
    *,
    wish: Wish | None = None,
    progress: Progress = SILENT,
) -> Submission:
    """Write a revision once more as it was sent, whatever the Week says by now.

    It goes to the mailbox that is known now. `dispatch` names the revision and, where that has
    come in by now, the scan of the signed report, which joins the rest; it is kept when all is
    written.

    Raises:
        AppError: as for `submit`, or the scan is not in the data folder.
        Cancelled: the user stopped.
    """
    (revision,) = (r for r in workspace.store.revisions(week.id) if r.number == dispatch.number)
    content = sent_as_now(content_sent(revision), workspace.store.notebook(week.id))
    task = _Task(workspace, week, dispatch, week.mailbox_mb, wish)
    return task.write(_edition(workspace, content, revision, dispatch), out, progress)


@dataclass(frozen=True, slots=True)
class _Task:
    """What writing a submission needs to know beside the edition itself."""

    workspace: Workspace
    week: Week
    dispatch: Dispatch
    limit_mb: int
    wish: Wish | None

    def write(self, edition: Edition, out: Path, progress: Progress) -> Submission:
        """Write the folder, and remember the revision and where it lies."""
        workspace, revision = self.workspace, edition.revision
        target = out / bundle_name(edition.week, revision.number)
        require_room(*_needs(workspace, edition.photos, out))
        with whole_folder(target) as folder, ThreadPoolExecutor(1) as beside:
            _spare(target, revision)
            pictures = copies_of(workspace, edition.photos, FULL, progress)
            own = edition.write_documents(folder)
            files = edition.files(MailPart(1, 1, tuple(pictures)), own, pictures, folder, progress)
            copying = beside.submit(copy_files, files, folder, progress)
            sent = send(
                edition,
                Whole(own, pictures, files),
                folder,
                limit_mb=self.limit_mb,
                wish=self.wish,
                copies=lambda photos, size: copies_of(workspace, photos, size, progress),
                progress=progress,
            )
            copying.result()
            # Last, so that a number is only taken by what was really made.
            if revision not in workspace.store.revisions(self.week.id):
                back_up_before(workspace.folder, Occasion.SUBMISSION, progress)
                workspace.store.add_revision(self.week.id, revision)
        written = replace(self.dispatch, folder=readable(str(target.absolute())), mails_sent=())
        workspace.store.write_dispatch(self.week.id, written)
        notes = _notes(edition.photos, pictures, sent)
        return Submission(target, revision, tuple(notes))


def _dispatch(workspace: Workspace, week: Week, number: int) -> Dispatch:
    return workspace.store.dispatches(week.id).get(number) or Dispatch(number=number)


def _edition(
    workspace: Workspace, content: Content, revision: Revision, dispatch: Dispatch
) -> Edition:
    notebook, form, annex = content.notebook, content.form, content.annex
    mark = mark_of(notebook.week, annex, revision=revision.number, check_code=revision.check_code)
    scan = dispatch.scan_sha256
    return Edition(
        week=notebook.week,
        form=form,
        report=build_report(notebook, form, annex, mark, revision.made_on),
        revision=revision,
        evidence=evidence_of(notebook, form),
        scan=PhotoFiles(workspace.folder).original(scan) if scan else None,
    )


def _revision(past: Sequence[Revision], content: Content, reason: str) -> Revision:
    """Return the revision of this content: the last one if nothing changed, else a new one."""
    if past and is_same_report(past[-1].content, content.text):
        return past[-1]
    return Revision(
        number=len(past) + 1,
        created_at=datetime.now(UTC),
        reason=reason,
        check_code=check_code(content.text),
        content=content.text,
        form_text=content.form_text,
    )


def _spare(target: Path, revision: Revision) -> None:
    """Refuse to replace anything but an untouched copy of this very submission.

    The clerk may have corrected the Word file there, or put the signed scan beside it; and after
    a restore, a number may stand for something else that was already sent.
    """
    if not target.exists():
        return
    advice = "Hãy đổi tên hoặc chuyển thư mục đó đi nơi khác, hoặc xuất ra nơi khác."
    try:
        found = verify([target])
    except AppError as error:
        message = f"Ở “{target}” đã có thứ khác, không phải bộ hồ sơ này. {error.message}"
        raise AppError(message, advice) from error
    if found.check_code != revision.check_code:
        message = f"Ở “{target}” đã có một lần nộp khác, mã kiểm tra {found.check_code}."
        raise AppError(message, advice)
    if found.faults:
        message = f"Bộ hồ sơ ở “{target}” đã được sửa sau khi xuất. {found.faults[0]}"
        raise AppError(message, advice)


def _needs(workspace: Workspace, photos: Sequence[Photo], out: Path) -> Iterator[tuple[Path, int]]:
    """Yield what room is needed: for copies still to be made, and for the folder.

    There each picture stands by itself, in the evidence, in a package and, encoded, in a mail.
    """
    files = PhotoFiles(workspace.folder)
    copies = [files.copy_path(photo.sha256, FULL.side, photo.turn) for photo in photos]
    made = [copy for copy in copies if copy.is_file()]
    missing = (len(copies) - len(made)) * COPY_SIZE
    yield workspace.folder.root, missing
    yield out, 5 * (size_of(made) + missing) + _DOCUMENTS


def _notes(
    photos: Sequence[Photo], pictures: Mapping[str, Path], sent: Consignment
) -> Iterator[str]:
    """Say what the clerk would not expect: photos not to be had, left out or made smaller."""
    for photo in photos:
        if photo.id not in pictures:
            name = photo.caption or photo.file_name
            yield f"Ảnh “{name}” không đọc được nên không có trong hồ sơ."
    if left_out := len(pictures) - len(sent.pictures):
        yield (
            f"Để vừa hộp thư, thư chỉ kèm ảnh tiêu biểu; {grouped(left_out)} ảnh khác "
            "vẫn có trong thư mục hồ sơ."
        )
    if sent.size != FULL:
        side = grouped(sent.size.side)
        yield f"Ảnh gửi thư được thu nhỏ, cạnh dài còn {side} điểm ảnh, cho vừa hộp thư."
    if (parts := len(sent.parts)) > 1:
        yield f"Hồ sơ được chia thành {parts} thư; hãy gửi đủ cả {parts} thư."
