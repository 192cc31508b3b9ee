# SPDX-License-Identifier: MIT
"""Long work away from the window: it tells how far it is, can be stopped, and comes back."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from desktop.domain.errors import AppError
from desktop.domain.progress import Cancelled, Progress

_T = TypeVar("_T")
_SECONDS_BETWEEN_STEPS = 0.05


class Job(QObject):
    """One piece of work under way; it lives in the window's thread.

    `progressed` carries what is done, of how much, and a word on it; `finished` comes last of
    all, whatever the outcome.
    """

    progressed = Signal(int, int, str)
    finished = Signal()

    def __init__(
        self,
        label: str,
        on_success: Callable[[Any], None],
        on_failure: Callable[[AppError], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.label = label
        self._on_success, self._on_failure = on_success, on_failure
        self._stop = Event()
        self._last_step = 0.0

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    def step(self, done: int, total: int, message: str = "") -> None:
        """Report from the working thread; more than twenty reports a second are dropped."""
        now = time.monotonic()
        if done >= total or now - self._last_step >= _SECONDS_BETWEEN_STEPS:
            self._last_step = now
            self.progressed.emit(done, total, message)

    def check(self) -> None:
        """Raise `Cancelled` when the user asked to stop."""
        if self._stop.is_set():
            raise Cancelled

    def hand_back(self, future: "Future[Any]") -> None:
        """Give what came of the work to who waits for it; a bug is raised."""
        error = future.exception()
        if error is None:
            self._on_success(future.result())
        elif isinstance(error, AppError):
            self._on_failure(error)
        else:
            raise error


class Jobs(QObject):
    """Does work one piece after another on a thread of its own.

    Work gets plain values and a `Progress`, never a widget. What it returns, or how it failed, is
    handed back in the window's thread. `began` announces work worth showing; `failed` carries the
    `AppError` of work for which nobody took failures. Other errors are bugs and are raised.
    """

    began = Signal(Job)
    failed = Signal(AppError)
    _came = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(max_workers=1)
        self._under_way: set[Job] = set()
        self._is_shut = False
        # A bound method of this object: Qt drops what is on its way when the object goes.
        self._came.connect(self._on_came, Qt.ConnectionType.QueuedConnection)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is under way or waiting."""
        return not self._under_way

    def submit(
        self,
        label: str,
        work: Callable[[Progress], _T],
        on_success: Callable[[_T], None],
        on_failure: Callable[[AppError], None] | None = None,
    ) -> Job:
        """Begin work, or queue it; `label` says what is being done, blank for work not shown.

        After shutting down nothing begins any more.
        """
        job = Job(label, on_success, on_failure or self.failed.emit, self)
        if self._is_shut:
            return job
        self._under_way.add(job)  # else Qt's half would be gone before the thread is done with it
        future = self._executor.submit(_unless_stopped, job, work)
        future.add_done_callback(lambda done: self._came.emit(job, done))
        if label:
            self.began.emit(job)
        return job

    def shut_down(self) -> None:
        """Stop what is under way, and wait for it; nothing is handed back any more."""
        self._is_shut = True
        for job in self._under_way:
            job.cancel()
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._under_way.clear()

    def _on_came(self, job: Job, future: "Future[Any]") -> None:
        if self._is_shut:
            return
        try:
            job.hand_back(future)
        finally:
            self._under_way.discard(job)
            job.finished.emit()
            job.deleteLater()


def _unless_stopped(job: Job, work: Callable[[Progress], Any]) -> Any:  # noqa: ANN401
    job.check()
    return work(job)
