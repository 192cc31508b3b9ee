# SPDX-License-Identifier: MIT
"""Tells which submission a sheet of paper belongs to, by the code on its scan or photo."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import AppError, BadData
from desktop.domain.exchange.dispatch import Dispatch
from desktop.domain.exchange.revision import Revision
from desktop.domain.progress import Progress
from desktop.domain.report.mark import PaperMark, UnreadPaper, read_payload, totals_of
from desktop.domain.week.wording import listed
from desktop.services.submission.dispatch import changes_between, standing
from desktop.services.submission.report_content import content_sent
from desktop.services.submission.scans import pages_of_scan
from desktop.services.workspace import Workspace

_MOST_WORDS = 5
_SCAN_AGAIN = "Hãy quét hoặc chụp lại trang cuối, phẳng, rõ và đủ bốn góc của mã vuông."


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What a sheet says of itself, and what the book knows of that.

    `revision` is the submission with its check code, `None` if there is none here. `differences`
    say where its totals are others than those of that submission, or, of an unknown one, than
    those of the same year's last one. `since` say what was changed from it to the last one,
    `unsent` what the book says otherwise by now than that last one.
    """

    mark: PaperMark
    revision: Revision | None = None
    last: Revision | None = None
    differences: tuple[str, ...] = ()
    since: tuple[str, ...] = ()
    unsent: tuple[str, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether it is a sheet of a submission in this book, with the very same totals."""
        return self.revision is not None and not self.differences


def paper_of(workspace: Workspace, paths: Sequence[Path], progress: Progress) -> Paper:
    """Read a scan or photo, and look for the submission that it is of.

    Raises:
        UnreadPaper: there is no code on it that can be read.
        AppError: it is no scan, cannot be opened, or has sheets of several submissions.
        Cancelled: the user stopped.
    """
    mark = _mark_on(paths, progress)
    for week in workspace.store.weeks():
        revisions = workspace.store.revisions(week.id)
        for revision in revisions:
            if revision.check_code == mark.check_code:
                last = revisions[-1]
                since = changes_between(revision, last) if last != revision else ()
                return Paper(
                    mark=mark,
                    revision=revision,
                    last=last,
                    differences=_differences(mark, revision),
                    since=since,
                    unsent=standing(workspace, workspace.store.week(week.year)).changes,
                )
    return _stranger(workspace, mark)


def check_scan(
    workspace: Workspace, dispatch: Dispatch, paths: Sequence[Path], progress: Progress
) -> None:
    """Make sure that a scan is of the submission which waits for it.

    Raises:
        UnreadPaper: it cannot be told.
        AppError: it is another one's, or its totals are others; says what differs.
        Cancelled: the user stopped.
    """
    paper = paper_of(workspace, paths, progress)
    if paper.revision is None or paper.revision.number != dispatch.number:
        message = f"Bản quét không phải của lần nộp {dispatch.number}. {said_of(paper)[0]}"
        raise AppError(message, _advice(paper, dispatch.number))
    if paper.differences:
        message = f"Các số trên bản quét không khớp lần nộp {dispatch.number}."
        raise AppError(message, f"{_listed(paper.differences)}.")


def said_of(paper: Paper) -> tuple[str, ...]:
    """Say in sentences what a sheet is, and whether its totals agree."""
    return tuple(_sentences(paper))


def _mark_on(paths: Sequence[Path], progress: Progress) -> PaperMark:
    from desktop.intake.scans.codes import codes_on

    read = filter(None, map(read_payload, codes_on(pages_of_scan(paths), progress)))
    marks = {mark.check_code: mark for mark in read}
    if not marks:
        raise UnreadPaper("Không đọc được mã vuông trên bản giấy này.", _SCAN_AGAIN)
    first, *others = marks.values()
    if others:
        which = listed([f"lần nộp {m.revision} (mã {m.check_code})" for m in marks.values()])
        message = f"Bản giấy này có mã của {len(marks)} lần nộp: {which}."
        raise AppError(message, "Hãy quét hoặc chụp riêng từng bản.")
    return first


def _sentences(paper: Paper) -> Iterator[str]:
    mark, revision, last = paper.mark, paper.revision, paper.last
    if revision is None:
        yield (
            f"Mã kiểm tra {mark.check_code} không có trong sổ này; giấy ghi {mark.centre}, "
            f"năm {mark.year}, lần nộp {mark.revision}."
        )
        if last and paper.differences:
            yield f"Khác lần nộp {last.number} trong sổ: {_listed(paper.differences)}."
        return
    yield (
        f"Đây là lần nộp {revision.number} của Tuần lễ năm {mark.year}, "
        f"mã kiểm tra {mark.check_code}."
    )
    if paper.differences:
        yield f"Các số trên giấy không khớp: {_listed(paper.differences)}."
    else:
        yield f"Các số trên giấy khớp với lần nộp {revision.number}."
    if last and last.number != revision.number:
        yield f"Sau đó đã có lần nộp {last.number}: {_listed(paper.since)}."
    if last and paper.unsent:
        yield f"Sổ hiện nay đã khác lần nộp {last.number}: {_listed(paper.unsent)}."


def _advice(paper: Paper, wanted: int) -> str:
    again = f"Hãy quét bản in của lần nộp {wanted}."
    if paper.since and paper.last and paper.last.number == wanted:
        return f"Lần nộp {wanted} đã khác: {_listed(paper.since)}. {again}"
    if paper.differences:
        return f"Khác nhau: {_listed(paper.differences)}. {again}"
    return again


def _stranger(workspace: Workspace, mark: PaperMark) -> Paper:
    """Return a sheet of no submission here, held against the same year's last one."""
    for week in workspace.store.weeks():
        revisions = workspace.store.revisions(week.id)
        if week.year == mark.year and revisions:
            last = revisions[-1]
            return Paper(mark=mark, last=last, differences=_differences(mark, last))
    return Paper(mark=mark)


def _differences(mark: PaperMark, revision: Revision) -> tuple[str, ...]:
    """Say which totals on paper are not those of a submission."""
    try:
        kept = totals_of(content_sent(revision).annex)
    except BadData:  # of another version of the program, which cannot compute it
        return ()
    return tuple(_unlike(mark.totals, kept, revision.number))


def _unlike(paper: Mapping[str, str], kept: Mapping[str, str], number: int) -> Iterator[str]:
    for code, figures in paper.items():
        if kept.get(code) != figures:
            sent = kept.get(code, "trống")
            yield f"dòng {code} trên giấy là {figures}, lần nộp {number} là {sent}"


def _listed(words: Sequence[str]) -> str:
    more = len(words) - _MOST_WORDS
    return "; ".join(words[:_MOST_WORDS]) + (f" và {more} chỗ khác" if more > 0 else "")
