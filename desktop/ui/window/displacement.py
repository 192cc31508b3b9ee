# SPDX-License-Identifier: MIT
"""Offers to save the open book elsewhere when its folder is gone from under the window."""

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.domain.errors import AppError
from desktop.domain.progress import Progress
from desktop.domain.vietnamese import grouped
from desktop.storage.live_files import Displaced
from desktop.ui.frame.desk import Desk

if TYPE_CHECKING:
    from desktop.services.backups.elsewhere import SavedElsewhere

_ASKED_AGAIN_S = 120
_ACTION = "Lưu sổ sang nơi khác…"


class Displacement(QObject):
    """Asks as soon as nothing can be written to where the book was, and again after a while.

    The book may also come back by itself, with the stick that is plugged in again; then writing
    goes on, and nothing need be saved elsewhere. `moved` carries the folder in which the program
    is to go on.
    """

    moved = Signal(Path)

    def __init__(self, desk: Desk, backup_places: Callable[[], Iterable[Path]]) -> None:
        super().__init__(desk)
        self._desk, self._backup_places = desk, backup_places
        self._asked_at = -float(_ASKED_AGAIN_S)
        self._is_saving = False
        desk.week.refused.connect(self._on_refused)

    def _on_refused(self, error: AppError) -> None:
        is_due = time.monotonic() - self._asked_at >= _ASKED_AGAIN_S
        if isinstance(error, Displaced) and is_due and not self._is_saving:
            self._asked_at = time.monotonic()
            self._desk.prompts.confirm(
                error.message,
                f"{error.advice} Mọi chữ đã gõ vẫn còn trên màn hình.",
                _ACTION,
                self._choose_place,
            )

    def ask_before_closing(self, error: AppError, close: Callable[[], object]) -> None:
        """Offer to save the book elsewhere before the window closes over it; then it does."""
        self._desk.prompts.confirm(
            error.message,
            f"{error.advice} Đóng mà không lưu thì chỉ còn những gì đã nằm trong thư mục ấy.",
            _ACTION,
            lambda: self._choose_place(close),
            ("Vẫn đóng, không lưu", close),
        )

    def _choose_place(self, close: Callable[[], object] | None = None) -> None:
        place = self._desk.prompts.choose_folder("Nơi lưu sổ đang mở")
        if place is None:
            return
        self._is_saving = True
        self._desk.week.pending.hand_over()
        workspace, notebook = self._desk.workspace, self._desk.week.notebook
        waiting, backups = self._desk.week.waiting, [*self._backup_places()]

        def work(progress: Progress) -> "SavedElsewhere":
            from desktop.services.backups.elsewhere import save_elsewhere

            return save_elsewhere(
                workspace, notebook, waiting, place, backups=backups, progress=progress
            )

        def on_saved(saved: "SavedElsewhere") -> None:
            self._tell(saved, close)

        job = self._desk.jobs.submit("Đang lưu sổ sang nơi khác", work, on_saved)
        job.finished.connect(self._on_ended)

    def _on_ended(self) -> None:
        self._is_saving = False

    def _tell(self, saved: "SavedElsewhere", close: Callable[[], object] | None) -> None:
        """Say where the book is now; the program goes on there once it is started again.

        With `close` it is not, and the window closes.
        """
        root, old = saved.folder.root, self._desk.workspace.folder.root
        go_on = "Mở lại bây giờ thì chương trình làm tiếp từ thư mục mới. " if close is None else ""
        words = [f"{go_on}Lần sau, trước khi mở, hãy chuyển thư mục ấy về “{old}”."]
        if not saved.is_whole:
            words.insert(0, "Chỉ cứu được Tuần lễ đang mở, với các danh sách đã xem.")
        if saved.lost_photos:
            count = grouped(len(saved.lost_photos))
            words.insert(0, f"Không còn tệp của {count} ảnh: {_first_of(saved.lost_photos)}.")
        self._desk.prompts.confirm(
            f"Đã lưu sổ vào “{root}”.",
            " ".join(words),
            "Mở lại từ đó" if close is None else "Đóng chương trình",
            close or (lambda: self.moved.emit(root)),
        )


def _first_of(names: tuple[str, ...]) -> str:
    shown = ", ".join(f"“{name}”" for name in names[:3])
    return f"{shown}…" if len(names) > 3 else shown
