# SPDX-License-Identifier: MIT
"""Where a Week stands on its way to the office above: made, printed, signed, scanned, sent."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from desktop.domain.errors import AppError, BadData
from desktop.domain.exchange.dispatch import Dispatch
from desktop.domain.exchange.manifest import PHOTO_FOLDER, SENDING_FOLDER, TITLES
from desktop.domain.exchange.revision import Revision
from desktop.domain.exchange.week_file import without_names
from desktop.domain.week.week import Week
from desktop.export.mail.mail import MailDraft
from desktop.export.mail.reading import read_mail
from desktop.services.submission.report_content import (
    content_now,
    content_sent,
    has_names,
    is_same_report,
    sent_as_now,
)
from desktop.services.weeks.differences import changed_since
from desktop.services.workspace import Workspace
from desktop.storage.photo_files import PhotoFiles


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far the report of a Week has come.

    `revision` is the last one made, with its `dispatch`; `None` before the first. `changes` say in
    words what was changed since, one phrase each ("sửa “Lớp …”").
    """

    revision: Revision | None = None
    dispatch: Dispatch | None = None
    changes: tuple[str, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether the Week says something else by now than the last revision."""
        return bool(self.changes)

    @property
    def sent_on(self) -> date | None:
        """The day the last revision was sent."""
        return self.dispatch.sent_on if self.dispatch else None

    @property
    def has_names(self) -> bool:
        """Whether the last revision went out with the names of attendees."""
        return self.revision is not None and has_names(self.revision.content)


@dataclass(frozen=True, slots=True)
class PastRevision:
    """A revision in the list of all: what was made, what became of it.

    `changes` say in words what it says otherwise than the one before, nothing for the first.
    """

    revision: Revision
    dispatch: Dispatch
    changes: tuple[str, ...] = ()

    @property
    def folder(self) -> Path | None:
        """Where it lies, `None` if it is not there any more."""
        folder = Path(self.dispatch.folder) if self.dispatch.folder else None
        return folder if folder and folder.is_dir() else None


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail of a submission, drafted; `part` counts from 1, `size` is in bytes."""

    part: int
    file: Path
    size: int
    draft: MailDraft


def standing(workspace: Workspace, week: Week) -> Standing:
    """Return how far the report of a Week has come, and what has changed since.

    Raises:
        AppError: the database or what was sent cannot be read.
    """
    revisions = workspace.store.revisions(week.id)
    if not revisions:
        return Standing()
    last = revisions[-1]
    dispatch = workspace.store.dispatches(week.id).get(last.number, Dispatch(number=last.number))
    made = Standing(revision=last, dispatch=dispatch)
    return replace(made, changes=tuple(_changes(workspace, week, made, last)))


def past_revisions(workspace: Workspace, week: Week) -> tuple[PastRevision, ...]:
    """Return all that was made of a Week, the last one first.

    Raises:
        AppError: the database cannot be read.
    """
    dispatches = workspace.store.dispatches(week.id)
    revisions = workspace.store.revisions(week.id)
    return tuple(
        PastRevision(
            r,
            dispatches.get(r.number, Dispatch(number=r.number)),
            changes_between(before, r) if before else (),
        )
        for before, r in reversed([*zip((None, *revisions), revisions, strict=False)])
    )


def mails_in(folder: Path) -> tuple[Mail, ...]:
    """Return the mails that lie ready in the folder of a submission, in the order of their parts.

    Raises:
        AppError: one cannot be read.
    """
    files = (folder / SENDING_FOLDER).glob("*.eml")
    # Their names differ in the number alone, so that 10 comes after 9.
    ordered = sorted(files, key=lambda file: (len(file.name), file.name))
    return tuple(
        Mail(part, file, file.stat().st_size, read_mail(file))
        for part, file in enumerate(ordered, 1)
    )


def scan_size(workspace: Workspace, stands: Standing) -> int:
    """Return what the scan takes that goes along now, in bytes; a changed Week has none yet."""
    scan = stands.dispatch.scan_sha256 if stands.dispatch and not stands.is_changed else None
    try:
        return PhotoFiles(workspace.folder).original(scan).stat().st_size if scan else 0
    except AppError:  # writing it again will say that it is lost
        return 0


def contents_of(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield what lies in the folder of a submission, by name, and what each is."""
    for name, title in {**TITLES, PHOTO_FOLDER: _PHOTOS, SENDING_FOLDER: _SENDING}.items():
        if (folder / name).exists():
            yield name, title


_PHOTOS = "Thư mục ảnh minh chứng"
_SENDING = "Thư mục để gửi: gói nén và thư điện tử soạn sẵn"


@lru_cache(maxsize=32)
def changes_between(before: Revision, after: Revision) -> tuple[str, ...]:
    """Return what one revision says otherwise than the one before; neither ever changes.

    Nothing where this program cannot read one of them any more.
    """
    try:
        old, new = content_sent(before), content_sent(after)
    except BadData:
        return ()
    words = [*changed_since(without_names(old.notebook), without_names(new.notebook))]
    if old.form_text != new.form_text:
        words.append("đổi mẫu báo cáo")
    return tuple(words) or ("sửa chi tiết của ảnh hoặc danh sách",)


def _changes(workspace: Workspace, week: Week, made: Standing, last: Revision) -> Iterator[str]:
    now = content_now(workspace, week, names=made.has_names)
    if is_same_report(last.content, now.text):
        return
    sent = sent_as_now(content_sent(last), now.notebook)
    words = [*changed_since(without_names(sent.notebook), without_names(now.notebook))]
    if sent.form_text != now.form_text:
        words.append("đổi mẫu báo cáo")
    yield from words or ["sửa chi tiết của ảnh hoặc danh sách"]
