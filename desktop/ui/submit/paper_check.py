# SPDX-License-Identifier: MIT
"""The command that tells which submission a signed sheet of paper is of."""

from desktop.domain.exchange.dispatch import PAGE_SUFFIXES
from desktop.domain.progress import Progress
from desktop.ui.frame.desk import Desk

CHECK_PAPER = "Kiểm tra bản giấy…"
KINDS = f"PDF hoặc ảnh ({' '.join(f'*{suffix}' for suffix in ('.pdf', *PAGE_SUFFIXES))})"


def check_paper(desk: Desk) -> None:
    """Let a scan or photo be chosen, and say what it is and whether its totals agree."""
    paths = desk.prompts.choose_files("Chọn bản quét hoặc ảnh chụp của bản giấy", KINDS)
    if not paths:
        return
    workspace = desk.workspace

    def work(progress: Progress) -> tuple[str, ...]:
        from desktop.services.submission.paper import paper_of, said_of

        return said_of(paper_of(workspace, paths, progress))

    def on_read(said: tuple[str, ...]) -> None:
        desk.prompts.show_answer(said[0], " ".join(said[1:]))

    desk.run("Đang đọc bản giấy", work, on_read)
