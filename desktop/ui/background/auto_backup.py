# SPDX-License-Identifier: MIT
"""Backs up by itself: every half hour of work, and when the window closes; it disturbs nobody."""

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal

from desktop.domain.progress import Cancelled
from desktop.paths import DataFolder
from desktop.ui.preferences import Preferences

if TYPE_CHECKING:
    from desktop.services.backups.safekeeping import Kept
    from desktop.storage.backups import Occasion

SECOND_PLACE, LAST_OUTSIDE, FAULT = "backup_folder", "backed_up_outside", "backup_fault"
"""What preferences remember: the second place, when a backup last came there, what went wrong."""

_EVERY_MS = 30 * 60_000
_MOST_WAIT_S = 20.0
_SHOW_AFTER_MS = 300
_LOOK_EVERY_MS = 20


class Safekeeper(QObject):
    """Backs up one data folder on a thread of its own, one backup at a time.

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
        self._thread: Thread | None = None
        self._stop = Event()
        self._told = ""
        # The thread never touches what is Qt's: the window may go at any moment.
        self._came: SimpleQueue[tuple[Kept | None, int]] = SimpleQueue()
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOK_EVERY_MS)
        self._looking.timeout.connect(self._look)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._on_time)
        self._timer.start()

    @property
    def is_due(self) -> bool:
        """Whether something was written since the last backup that this session made."""
        return self._writes() > self._saved_up_to

    @property
    def is_at_work(self) -> bool:
        """Whether a backup is being made just now."""
        return self._thread is not None

    def tell(self, fault: str) -> None:
        """Say why a backup could not be made, blank if it could; never the same twice in a row."""
        if fault and fault != self._told:
            self.fell_short.emit(f"Chưa sao lưu tự động được. {fault}")
        self._told = fault

    def begin(self, occasion: "Occasion") -> None:
        """Begin a backup, unless one is under way."""
        if self._thread is not None:
            return
        self._stop.clear()
        place = self._preferences.last(SECOND_PLACE)
        outside, up_to = Path(place) if place else None, self._writes()
        came = self._came

        def work() -> None:
            from desktop.services.backups.safekeeping import keep_safe

            kept: Kept | None = None
            try:
                kept = keep_safe(self._folder, occasion, outside, self)
            except Cancelled:
                pass
            finally:
                came.put((kept, up_to))

        # A thread that the end of the program does not wait for: a stick may hang for ever.
        self._thread = Thread(target=work, daemon=True)
        self._thread.start()
        self._looking.start()

    def finish(self, show: Callable[[Callable[[], None]], None]) -> None:
        """Back up for the last time, while the window still answers; return when that is done.

        After 20 seconds, or when the user does not want to wait, the backup is given up: the
        next session makes it. `show` is called if it takes long enough to be seen, with what ends
        the waiting.
        """
        self._timer.stop()
        from desktop.storage.backups import Occasion

        until = time.monotonic() + _MOST_WAIT_S
        while (self._thread is not None or self.is_due) and not self._stop.is_set():
            before = self._saved_up_to
            self.begin(Occasion.CLOSING)
            self._wait(until, show)
            if self._saved_up_to == before:
                break
        self._stop.set()

    def hurry(self) -> None:
        """Give up what `finish` waits for."""
        self._stop.set()

    def step(self, done: int, total: int, message: str = "") -> None:
        """Show nothing: nobody waits for it."""

    def check(self) -> None:
        """Raise `Cancelled` when it is to stop."""
        if self._stop.is_set():
            raise Cancelled

    def _wait(self, until: float, show: Callable[[Callable[[], None]], None]) -> None:
        loop, watch = QEventLoop(), QTimer()

        def look() -> None:
            if self._thread is None or self._stop.is_set() or time.monotonic() > until:
                loop.quit()

        watch.timeout.connect(look)
        watch.start(_LOOK_EVERY_MS)
        QTimer.singleShot(_SHOW_AFTER_MS, loop, lambda: show(self.hurry))
        loop.exec()

    def _on_time(self) -> None:
        from desktop.storage.backups import Occasion

        if self.is_due:
            self.begin(Occasion.WORK)

    def _look(self) -> None:
        """See whether the backup under way has ended."""
        try:
            kept, up_to = self._came.get_nowait()
        except Empty:
            return
        self._looking.stop()
        self._thread = None
        if kept is not None:
            self._on_kept(kept, up_to)

    def _on_kept(self, kept: "Kept", up_to: int) -> None:
        if kept.outside is not None:
            self._preferences.keep(LAST_OUTSIDE, datetime.now().astimezone().isoformat())
        fault = str(kept.faults[0]) if kept.faults else ""
        self._preferences.keep(FAULT, fault)
        if not fault:
            self._saved_up_to = up_to
        self.tell(fault)
        self.made.emit()
