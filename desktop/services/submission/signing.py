# SPDX-License-Identifier: MIT
"""Brings the scan of the signed report into the submission, or takes a wrong one out again."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from desktop.domain.errors import AppError, readable
from desktop.domain.exchange.dispatch import Dispatch
from desktop.domain.progress import SILENT, Progress
from desktop.domain.report.mark import UnreadPaper
from desktop.domain.week.week import Week
from desktop.services.submission.mail_planning import Wish
from desktop.services.submission.paper import check_scan
from desktop.services.submission.scans import keep_scan
from desktop.services.submission.submission import Submission, write_again
from desktop.services.workspace import Workspace


def add_scan(
    workspace: Workspace,
    week: Week,
    dispatch: Dispatch,
    paths: Sequence[Path],
    *,
    is_certain: bool = False,
    wish: Wish | None = None,
    progress: Progress = SILENT,
) -> Submission:
    """Keep the scan of the signed report, and write the submission again with it.

    Number, content and check code stay what they are. The scan must bear that code, unless the
    clerk is certain: a scan whose code cannot be read is then taken as it is.

    Raises:
        UnreadPaper: there is no code on it that can be read, and nobody is certain.
        AppError: it is no scan, or that of another submission, or the submission cannot be
            written; nothing has changed then.
        Cancelled: the user stopped.
    """
    if inside := next((p for p in paths if Path(dispatch.folder) in p.parents), None):
        message = f"Bản quét “{inside.name}” đang nằm ngay trong thư mục hồ sơ sắp được ghi lại."
        raise AppError(message, "Hãy chuyển nó ra nơi khác, ví dụ ra màn hình nền, rồi chọn lại.")
    try:
        check_scan(workspace, dispatch, paths, progress)
    except UnreadPaper:
        if not is_certain:
            raise
    kept = keep_scan(workspace.folder, paths, progress)
    name = paths[0].name if len(paths) == 1 else f"{paths[0].name} và {len(paths) - 1} trang khác"
    scanned = replace(dispatch, scan_name=readable(name), scan_sha256=kept.sha256)
    out = Path(dispatch.folder).parent
    return write_again(workspace, week, scanned, out, wish=wish, progress=progress)


def remove_scan(
    workspace: Workspace,
    week: Week,
    dispatch: Dispatch,
    *,
    wish: Wish | None = None,
    progress: Progress = SILENT,
) -> Submission:
    """Write the submission again without the scan, which was the wrong one.

    Raises:
        AppError: it cannot be written; nothing has changed then.
        Cancelled: the user stopped.
    """
    bare = replace(dispatch, scan_name="", scan_sha256=None)
    out = Path(dispatch.folder).parent
    return write_again(workspace, week, bare, out, wish=wish, progress=progress)
