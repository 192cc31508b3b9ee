# SPDX-License-Identifier: MIT
"""Puts every change on the disk, in order, behind the clerk's back; none is given up."""

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop.domain.errors import AppError
from desktop.domain.week.changes import Changes
from desktop.storage.store import Store

_RETRY_MS = 5000


class Writer(QObject):
    """Writes the changes of one Week on a thread of its own, so that a slow disk never stalls.

    `saved` says that everything handed over so far is on the disk. When the disk refuses,
    `refused` says why; the change is kept and tried again, and those after it wait their turn.
    """

    saved = Signal()
    refused = Signal(AppError)
    _drained = Signal(object)

    def __init__(self, store: Store, week_id: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self._week_id = store, week_id
        self._waiting: deque[Changes] = deque()
        self._executor = ThreadPoolExecutor(max_workers=1)
        self._drained.connect(self._on_drained, Qt.ConnectionType.QueuedConnection)
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.setInterval(_RETRY_MS)
        self._retry.timeout.connect(self._begin)

    @property
    def is_saved(self) -> bool:
        """Whether everything handed over is on the disk."""
        return not self._waiting

    @property
    def waiting(self) -> tuple[Changes, ...]:
        """What was handed over and is not on the disk yet, in order."""
        return tuple(self._waiting)

    def write(self, changes: Changes) -> None:
        """Hand over a change."""
        self._waiting.append(changes)
        self._begin()

    def flush(self) -> None:
        """Wait until all is written; to be called from any thread before the store is read.

        Raises:
            AppError: it cannot be written now. It is kept and will be tried again.
        """
        self._executor.submit(self._drain).result()

    def close(self) -> None:
        """Write what is left, as far as that is possible, and end the thread."""
        self._retry.stop()
        self._executor.submit(self._drain).exception()
        self._executor.shutdown(wait=True)

    def _begin(self) -> None:
        self._executor.submit(self._drain).add_done_callback(self._drained.emit)

    def _drain(self) -> None:
        while self._waiting:
            self._store.write(self._week_id, self._waiting[0])
            self._waiting.popleft()

    def _on_drained(self, future: "Future[None]") -> None:
        error = future.exception()
        if error is None:
            self.saved.emit()
        elif isinstance(error, AppError):
            self.refused.emit(error)
            self._retry.start()
        else:
            raise error
