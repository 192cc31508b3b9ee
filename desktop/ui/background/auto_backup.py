# SPDX-License-Identifier: MIT
"""Backs up by itself: every half hour of work, and when the window closes; it disturbs nobody."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.errors import AppError
from desktop.domain.progress import Cancelled, Progress
from desktop.paths import DataFolder
from desktop.ui.background.lanes import Order
from desktop.ui.background.window_thread import lane
from desktop.ui.preferences import Preferences

if TYPE_CHECKING:
    from desktop.services.backups.safekeeping import Kept
    from desktop.storage.backups import Occasion

SECOND_PLACE, LAST_OUTSIDE, FAULT = "backup_folder", "backed_up_outside", "backup_fault"
"""What preferences remember: the second place, when a backup last came there, what went wrong."""

_EVERY_MS = 30 * 60_000
_MOST_WAIT_S = 20.0
_SHOW_AFTER_MS = 300


class Safekeeper(QObject):
    """Backs up one data folder away from the window, one backup at a time.

    `writes` tells how often something was written so far; only then is there anything to do.
    `fell_short` carries why a backup could not be made, once for as long as the reason stays the
    same; `made` says that backups may have come.
    """

    made = Signal()
    fell_short = Signal(str)

    def __init__(
        self,
        folder: DataFolder,
        preferences: Preferences,
        writes: Callable[[], int],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._folder, self._preferences, self._writes = folder, preferences, writes
        self._saved_up_to = 0
        self._was_made = False
        self._then: Callable[[], None] | None = None
        self._told = ""
        self._lane = lane(self, Order.WHEN_IDLE)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._on_time)
        self._timer.start()

    @property
    def is_due(self) -> bool:
        """Whether something was written since the last backup that this session made."""
        return self._writes() > self._saved_up_to

    def tell(self, fault: str) -> None:
        """Say why a backup could not be made, blank if it could; never the same twice in a row."""
        if fault and fault != self._told:
            self.fell_short.emit(f"Chưa sao lưu tự động được. {fault}")
        self._told = fault

    def begin(self, occasion: "Occasion") -> None:
        """Begin a backup, unless one is under way."""
        if not self._lane.is_idle:
            return
        place = self._preferences.last(SECOND_PLACE)
        folder, outside = self._folder, Path(place) if place else None

        def work(progress: Progress) -> "Kept":
            from desktop.services.backups.safekeeping import keep_safe

            return keep_safe(folder, occasion, outside, progress)

        self._was_made = False
        up_to = self._writes()
        task = self._lane.begin(work, partial(self._on_kept, up_to), self._on_failed)
        task.on_end = self._on_ended

    def finish(self, show: Callable[[Callable[[], None]], None], then: Callable[[], None]) -> None:
        """Back up for the last time, if need be, and go on with `then`.

        After 20 seconds, or when the user does not want to wait, the backup is given up: the
        next session makes it. `show` is called if it takes long enough to be seen, with what ends
        the waiting.
        """
        self._timer.stop()
        self._then = then
        QTimer.singleShot(round(_MOST_WAIT_S * 1000), self, self.hurry)
        QTimer.singleShot(_SHOW_AFTER_MS, self, lambda: self._show_waiting(show))
        self._was_made = True
        if self._lane.is_idle:
            self._on_ended()

    def _show_waiting(self, show: Callable[[Callable[[], None]], None]) -> None:
        if self._then is not None:
            show(self.hurry)

    def hurry(self) -> None:
        """Give up what `finish` waits for: a stick may hang for ever."""
        self._lane.abandon()
        then, self._then = self._then, None
        if then is not None:
            then()

    def _on_time(self) -> None:
        from desktop.storage.backups import Occasion

        if self.is_due:
            self.begin(Occasion.WORK)

    def _on_kept(self, up_to: int, kept: "Kept") -> None:
        if kept.outside is not None:
            self._preferences.keep(LAST_OUTSIDE, datetime.now().astimezone().isoformat())
        fault = str(kept.faults[0]) if kept.faults else ""
        self._preferences.keep(FAULT, fault)
        if not fault:
            self._saved_up_to = up_to
            self._was_made = True
        self.tell(fault)
        self.made.emit()

    def _on_failed(self, error: AppError) -> None:
        if not isinstance(error, Cancelled):
            self.tell(str(error))

    def _on_ended(self) -> None:
        """Make the last backup, or be done with it, once the program is to end."""
        from desktop.storage.backups import Occasion

        if self._then is None:
            return
        if self.is_due and self._was_made:  # one that failed would fail again
            self.begin(Occasion.CLOSING)
        else:
            self.hurry()
