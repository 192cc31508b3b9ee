# SPDX-License-Identifier: MIT
"""Puts every change on the disk, in order, behind the clerk's back; none is given up."""

from collections import deque
from concurrent.futures import Future
from threading import Lock

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.errors import AppError
from desktop.domain.progress import Progress
from desktop.domain.week.changes import Changes
from desktop.storage.store import Store
from desktop.ui.background.window_thread import lane

_RETRY_MS = 5000


class Writer(QObject):
    """Writes the changes of one Week away from the window, so that a slow disk never stalls.

    `saved` says that everything handed over so far is on the disk. When the disk refuses,
    `refused` says why; the change is kept and tried again, and those after it wait their turn.
    """

    saved = Signal()
    refused = Signal(AppError)

    def __init__(self, store: Store, week_id: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self._week_id = store, week_id
        self._waiting: deque[Changes] = deque()
        self._lock = Lock()  # held for what waits, never while something is written
        self._lane = lane(self)
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.setInterval(_RETRY_MS)
        self._retry.timeout.connect(self._begin)

    @property
    def is_saved(self) -> bool:
        """Whether everything handed over is on the disk."""
        return not self.waiting

    @property
    def waiting(self) -> tuple[Changes, ...]:
        """What was handed over and is not on the disk yet, in order."""
        with self._lock:
            return tuple(self._waiting)

    def write(self, changes: Changes) -> None:
        """Hand over a change."""
        with self._lock:
            self._waiting.append(changes)
        self._begin()

    def flush(self) -> None:
        """Wait until all is written; to be called from any thread before the store is read.

        Raises:
            AppError: it cannot be written now. It is kept and will be tried again.
        """
        written: Future[None] = Future()

        def drain(progress: Progress) -> None:
            try:
                self._drain(progress)
            except BaseException as error:  # noqa: BLE001 - raised where it is waited for
                written.set_exception(error)
            else:
                written.set_result(None)

        self._lane.begin(drain)
        written.result()

    def close(self) -> None:
        """Write what is left, as far as that is possible; nothing is written any more then."""
        self._retry.stop()
        self._lane.begin(self._drain)
        self._lane.finish()

    def _begin(self) -> None:
        self._lane.begin(self._drain, lambda _none: self.saved.emit(), self._on_refused)

    def _drain(self, _progress: Progress) -> None:
        while waiting := self.waiting:
            self._store.write(self._week_id, waiting[0])
            with self._lock:
                self._waiting.popleft()

    def _on_refused(self, error: AppError) -> None:
        self.refused.emit(error)
        self._retry.start()
