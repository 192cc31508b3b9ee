# SPDX-License-Identifier: MIT
"""Has the data looked after once the window stands and nothing else is to do."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.errors import AppError
from desktop.domain.progress import Cancelled, Progress
from desktop.storage.journal import note
from desktop.ui.background.lanes import Order
from desktop.ui.background.window_thread import lane

if TYPE_CHECKING:
    from desktop.services.backups.housekeeping import Upkeep
    from desktop.services.workspace import Workspace

_SETTLED_MS = 3000


class Housekeeper(QObject):
    """Looks after one open data folder at a time.

    `found` carries what was found where all is whole, `damaged` says that the database is not.
    """

    found = Signal(object)
    damaged = Signal(AppError)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lane = lane(self, Order.WHEN_IDLE)
        self._begun: tuple[Workspace, Sequence[Path]] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLED_MS)
        self._timer.timeout.connect(self._begin)

    def look_after(self, workspace: "Workspace", places: Sequence[Path]) -> None:
        """Begin in a moment, when the window has nothing more to load."""
        self.stop()
        self._begun = workspace, places
        self._timer.start()

    def stop(self) -> None:
        """Let go of the data folder."""
        self._timer.stop()
        self._begun = None
        self._lane.stop()

    def _begin(self) -> None:
        assert self._begun is not None  # noqa: S101 - the timer runs only then
        workspace, places = self._begun

        def work(progress: Progress) -> "Upkeep":
            from desktop.services.backups.housekeeping import look_after

            return look_after(workspace, places, progress)

        self._lane.begin(work, self._on_done, self._on_failed)

    def _on_done(self, found: "Upkeep") -> None:
        note(
            "xem lại sổ",
            tệp_sót=len(found.swept),
            ảnh_lấy_lại=found.mended,
            ảnh_mất=len(found.lost),
        )
        self.found.emit(found)

    def _on_failed(self, error: AppError) -> None:
        from desktop.storage.faults import Damaged

        if isinstance(error, Damaged):
            self.damaged.emit(error)
        if not isinstance(error, Cancelled):  # a book in use, or a disk asleep, is not damage
            note(f"xem lại sổ: {type(error).__name__}")
