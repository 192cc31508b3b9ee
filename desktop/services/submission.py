# SPDX-License-Identifier: MIT
"""Makes the whole submission of a Week: a numbered revision, ready to print, sign and send."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from desktop.domain.annex import compute, facts_of
from desktop.domain.errors import AppError
from desktop.domain.evidence import evidence_of
from desktop.domain.manifest import PHOTO_FOLDER, SENDING_FOLDER, TITLES
from desktop.domain.mark import mark_of
from desktop.domain.notebook import Photo
from desktop.domain.progress import SILENT, Progress
from desktop.domain.report_building import build_report
from desktop.domain.revision import Revision
from desktop.domain.vietnamese import grouped
from desktop.domain.week import Week
from desktop.domain.weekfile import check_code, content_of, without_names
from desktop.export.bundle_files import copy_files
from desktop.export.bundle_names import bundle_name
from desktop.export.bundle_reader import verify
from desktop.export.split import Part
from desktop.export.whole_folder import whole_folder
from desktop.services.edition import Edition
from desktop.services.photos import FULL, copies_of
from desktop.services.sending import Consignment, Whole, send
from desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Submission:
    """A finished submission: where it lies, which revision it is, and what to know about it."""

    folder: Path
    revision: Revision
    notes: tuple[str, ...]

    def contents(self) -> Iterator[tuple[str, str]]:
        """Yield what lies in the folder, by name, and what each is."""
        for name, title in {**TITLES, PHOTO_FOLDER: _PHOTOS, SENDING_FOLDER: _SENDING}.items():
            if (self.folder / name).exists():
                yield name, title


_PHOTOS = "Thư mục ảnh minh chứng"
_SENDING = "Thư mục để gửi: gói nén và thư điện tử soạn sẵn"


def submit(
    workspace: Workspace,
    week: Week,
    out: Path,
    *,
    limit_mb: int | None = None,
    reason: str = "",
    with_names: bool = False,
    progress: Progress = SILENT,
) -> Submission:
    """Write the submission of a Week as one folder in `out`, whole or not at all.

    The same content is the same revision, however often it is written out, down to the bytes;
    changed content becomes the next one, and what was sent before is kept. `limit_mb` is what
    one mail may weigh, by default what the recipient's mailbox takes.

    Raises:
        AppError: the form is missing, the documents do not fit in a mail, or `out` cannot be
            written to or has something else of that name; nothing is left behind then.
        Cancelled: the user stopped.
    """
    edition = _edition(workspace, week, reason, with_names=with_names)
    revision = edition.revision
    target = out / bundle_name(week, revision.number)
    with whole_folder(target) as folder:
        _spare(target, revision)
        pictures = copies_of(workspace, edition.photos, FULL, progress)
        own = edition.write_documents(folder)
        files = edition.files(Part(1, 1, tuple(pictures)), own, pictures, folder, progress)
        copy_files(files, folder, progress)
        sent = send(
            edition,
            Whole(own, pictures, files),
            folder,
            limit_mb or week.mailbox_mb,
            lambda photos, size: copies_of(workspace, photos, size, progress),
            progress,
        )
        # Last, so that a number is only taken by what was really made.
        if revision not in workspace.store.revisions(week.id):
            workspace.store.add_revision(week.id, revision)
    return Submission(target, revision, tuple(_notes(edition.photos, pictures, sent)))


def _edition(workspace: Workspace, week: Week, reason: str, *, with_names: bool) -> Edition:
    notebook = workspace.store.notebook(week.id, names=with_names)
    form, text = (file := workspace.forms.get(week.form)).form, file.text
    annex = compute(form, facts_of(notebook.records), notebook.row_notes)
    content = content_of(notebook if with_names else without_names(notebook), text, annex)
    past = workspace.store.revisions(week.id)
    revision = _revision(past, content, text, reason)
    mark = mark_of(week, annex, revision=revision.number, check_code=revision.check_code)
    return Edition(
        week=week,
        form=form,
        report=build_report(notebook, form, annex, mark),
        revision=revision,
        evidence=evidence_of(notebook, form),
    )


def _revision(past: Sequence[Revision], content: str, form_text: str, reason: str) -> Revision:
    """Return the revision of this content: the last one if nothing changed, else a new one."""
    if past and past[-1].content == content:
        return past[-1]
    return Revision(
        number=len(past) + 1,
        created_at=datetime.now(UTC),
        reason=reason,
        check_code=check_code(content),
        content=content,
        form_text=form_text,
    )


def _spare(target: Path, revision: Revision) -> None:
    """Refuse to replace anything but an untouched copy of this very submission.

    The clerk may have corrected the Word file there, or put the signed scan beside it; and after
    a restore, a number may stand for something else that was already sent.
    """
    if not target.exists():
        return
    advice = "Hãy đổi tên hoặc chuyển thư mục đó đi nơi khác, hoặc xuất ra nơi khác (--out)."
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
        yield f"Ảnh gửi thư được thu nhỏ còn {grouped(sent.size.side)} điểm ảnh cho vừa hộp thư."
    if (parts := len(sent.parts)) > 1:
        yield f"Hồ sơ được chia thành {parts} thư; hãy gửi đủ cả {parts} thư."
