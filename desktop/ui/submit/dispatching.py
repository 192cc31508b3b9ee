# SPDX-License-Identifier: MIT
"""What the steps of the submission show and do: one state, read and written behind the window."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QStandardPaths, QTimer, Signal
from shiboken6 import isValid

from desktop import NAME
from desktop.domain.errors import AppError
from desktop.domain.exchange.dispatch import Dispatch
from desktop.domain.progress import Progress
from desktop.domain.report.mark import UnreadPaper
from desktop.services.photos.photos import SIZES
from desktop.services.submission.dispatch import (
    Mail,
    PastRevision,
    Standing,
    contents_of,
    mails_in,
    past_revisions,
    scan_size,
    standing,
)
from desktop.services.submission.mail_planning import Estimate, Wish, estimate
from desktop.ui.frame.desk import Desk

if TYPE_CHECKING:  # what makes documents takes long to load: it comes on the working thread
    from desktop.services.submission.submission import Submission

_SETTLE_MS = 250
_FOLDER, _PHOTOS, _SIDE = "submit/folder", "submit/photos", "submit/side"
_TYPICAL = "typical"
_MATCHES = "Bản quét khớp lần nộp {}, đã có trong hồ sơ."
_UNREAD = "Bản quét đã có trong hồ sơ lần {}; mã trên đó chưa đọc được."
_CERTAIN = (
    "Vì vậy chưa biết đây có đúng là bản giấy của lần nộp này không. Nên quét hoặc chụp lại trang "
    "cuối, phẳng và rõ. Nếu đã xem kỹ và chắc là đúng thì vẫn dùng được."
)

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionState:
    """Everything of the submission that is read from the disk.

    `standing` is `None` until it was read once. `contents` name what lies in the last revision's
    folder, `mails` what can be sent from there. Where the mails cannot be planned, `estimate` is
    the reason.
    """

    standing: Standing | None = None
    past: tuple[PastRevision, ...] = ()
    contents: tuple[tuple[str, str], ...] = ()
    mails: tuple[Mail, ...] = ()
    estimate: Estimate | AppError | None = None

    @property
    def dispatch(self) -> Dispatch | None:
        """What became of the last revision."""
        return self.standing.dispatch if self.standing else None

    @property
    def folder(self) -> Path | None:
        """Where the last revision lies, `None` if it is not there."""
        return self.past[0].folder if self.past else None


def today() -> date:
    """Return the day it is here."""
    return datetime.now().astimezone().date()


class Dispatching(QObject):
    """The submission of the open Week; `changed` says that `sight` or `is_busy` is another."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.desk = desk
        self.sight = SubmissionState()
        self.notes: tuple[str, ...] = ()
        self.is_busy = False
        self._reading = QTimer(self)
        self._reading.setSingleShot(True)
        self._reading.setInterval(_SETTLE_MS)
        self._reading.timeout.connect(self.read)

    @property
    def wish(self) -> Wish:
        """Which photos the clerk wants sent, as chosen last."""
        side = self.desk.preferences.last(_SIDE)
        sizes = tuple(size for size in SIZES if str(size.side) == side) or SIZES
        return Wish(self.desk.preferences.last(_PHOTOS) == _TYPICAL, sizes)

    @wish.setter
    def wish(self, wish: Wish) -> None:
        self.desk.preferences.keep(_PHOTOS, _TYPICAL if wish.typical_only else "")
        side = "" if wish.sizes == SIZES else str(wish.sizes[0].side)
        self.desk.preferences.keep(_SIDE, side)
        self.refresh()

    @property
    def out(self) -> Path:
        """The folder that the next revision's folder goes into."""
        if chosen := self.desk.preferences.last(self._kept_folder):
            return Path(chosen)
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        own = Path(QStandardPaths.writableLocation(documents)) / NAME
        return own / "Tuần lễ mẫu" if self.desk.is_sample else own

    @out.setter
    def out(self, folder: Path) -> None:
        self.desk.preferences.keep(self._kept_folder, str(folder))
        self.changed.emit()

    def refresh(self) -> None:
        """Have everything read anew, a moment after the clerk paused."""
        self._reading.start()

    def mark(self, **marks: Any) -> None:  # noqa: ANN401 - the fields of Dispatch
        """Tick something off for the last revision, or take that back."""
        now = self.sight.standing
        if now is None or now.dispatch is None:
            return
        dispatch = replace(now.dispatch, **marks)
        past = self.sight.past
        if past:
            past = (replace(past[0], dispatch=dispatch), *past[1:])
        self._show(replace(self.sight, standing=replace(now, dispatch=dispatch), past=past))
        store, week = self.desk.workspace.store, self.desk.week.week.id
        self._run(
            "",
            lambda _progress: store.write_dispatch(week, dispatch),
            lambda _none: None,
            self.refresh,
        )

    def make(self, reason: str) -> None:
        """Make the revision of the Week as it stands, or write the last one again."""
        workspace, week, out, wish = self.desk.workspace, self.desk.week.week, self.out, self.wish
        names = self.sight.standing is not None and self.sight.standing.has_names

        def work(progress: Progress) -> "Submission":
            from desktop.services.submission.submission import submit

            return submit(
                workspace,
                week,
                out,
                reason=reason,
                with_names=names,
                wish=wish,
                progress=progress,
            )

        self._write("Đang lập bản nộp", work, "Đã lập bản nộp lần {}.")

    def scan(self, paths: Sequence[Path], *, is_certain: bool = False) -> None:
        """Take the scan of the signed report in; ask once where its code cannot be read."""
        workspace, week, wish = self.desk.workspace, self.desk.week.week, self.wish
        if dispatch := self.sight.dispatch:
            signed = replace(dispatch, signed_on=dispatch.signed_on or today())

            def work(progress: Progress) -> "Submission":
                from desktop.services.submission.signing import add_scan

                return add_scan(
                    workspace,
                    week,
                    signed,
                    paths,
                    is_certain=is_certain,
                    wish=wish,
                    progress=progress,
                )

            def on_failure(error: AppError) -> None:
                self.is_busy = False  # the answer may come at once
                if isinstance(error, UnreadPaper):
                    again = partial(self.scan, paths, is_certain=True)
                    prompts.confirm(error.message, _CERTAIN, "Vẫn dùng bản quét này", again)
                else:
                    prompts.show_error(error)

            prompts = self.desk.prompts
            told = _UNREAD if is_certain else _MATCHES
            self._write("Đang đưa bản quét vào hồ sơ", work, told, on_failure)

    def unscan(self) -> None:
        """Take the scan out again."""
        workspace, week, wish = self.desk.workspace, self.desk.week.week, self.wish
        if dispatch := self.sight.dispatch:

            def work(progress: Progress) -> "Submission":
                from desktop.services.submission.signing import remove_scan

                return remove_scan(workspace, week, dispatch, wish=wish, progress=progress)

            self._write("Đang bỏ bản quét khỏi hồ sơ", work, "Đã bỏ bản quét khỏi hồ sơ lần {}.")

    def repeat(self) -> None:
        """Write the last revision again where its folder is gone, as it was sent."""
        workspace, week, wish, out = self.desk.workspace, self.desk.week.week, self.wish, self.out
        if dispatch := self.sight.dispatch:

            def work(progress: Progress) -> "Submission":
                from desktop.services.submission.submission import write_again

                return write_again(workspace, week, dispatch, out, wish=wish, progress=progress)

            self._write("Đang ghi lại bản nộp", work, "Đã ghi lại bản nộp lần {}.")

    @property
    def _kept_folder(self) -> str:
        return f"{_FOLDER}/sample" if self.desk.is_sample else _FOLDER

    def _write(
        self,
        label: str,
        work: Callable[[Progress], "Submission"],
        told: str,
        on_failure: Callable[[AppError], None] | None = None,
    ) -> None:
        if self.is_busy:  # a second click comes before the first one's work is done
            return
        self.is_busy = True
        self.changed.emit()

        def on_written(submission: "Submission") -> None:
            self.notes = submission.notes
            self.desk.submitted.emit()
            self.desk.tell(told.format(submission.revision.number))

        self._run(label, work, on_written, self._on_idle, on_failure)

    def _on_idle(self) -> None:
        self.is_busy = False
        self.changed.emit()
        self.read()

    def read(self) -> None:
        """Read everything anew, behind the window."""
        workspace, now, form = self.desk.workspace, self.desk.week.notebook, self.desk.week.form
        wish = self.wish

        def work(_progress: Progress) -> SubmissionState:
            past = past_revisions(workspace, now.week)
            folder = past[0].folder if past else None
            stands = standing(workspace, now.week)
            scan = scan_size(workspace, stands)
            try:
                found: Estimate | AppError = estimate(workspace.folder, now, form, wish, scan=scan)
            except AppError as error:
                found = error
            return SubmissionState(
                standing=stands,
                past=past,
                contents=tuple(contents_of(folder)) if folder else (),
                mails=mails_in(folder) if folder else (),
                estimate=found,
            )

        self._run("", work, self._show)

    def _show(self, sight: SubmissionState) -> None:
        self.sight = sight
        self.changed.emit()

    def _run(
        self,
        label: str,
        work: Callable[[Progress], _T],
        on_success: Callable[[_T], None],
        on_end: Callable[[], None] | None = None,
        on_failure: Callable[[AppError], None] | None = None,
    ) -> None:
        """Do work as the desk does; the page may be gone by then, with all that it shows."""

        def alive(result: _T) -> None:
            if isValid(self):
                on_success(result)

        job = self.desk.run(label, work, alive, on_failure)
        if on_end is not None:
            job.finished.connect(on_end)
