# SPDX-License-Identifier: MIT
"""Long work away from the window: it tells how far it is, can be stopped, and comes back."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from desktop.domain.errors import AppError
from desktop.domain.progress import Progress
from desktop.ui.background.tasks import Task
from desktop.ui.background.window_thread import lane

_T = TypeVar("_T")


class Job(QObject):
    """One piece of work under way.

    `progressed` carries what is done, of how much, and a word on it; `finished` comes last of
    all, whatever the outcome.
    """

    progressed = Signal(int, int, str)
    finished = Signal()

    def __init__(self, label: str, task: Task[Any] | None, parent: QObject) -> None:
        super().__init__(parent)
        self.label = label
        self._task = task
        if task is not None:  # it comes back in this thread, and so not before this
            task.on_step, task.on_end = self.progressed.emit, self._on_end

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        if self._task is not None:
            self._task.cancel()

    def _on_end(self) -> None:
        self.finished.emit()
        self.deleteLater()


class Jobs(QObject):
    """Does work one piece after another, each shown and stopped as a `Job`.

    Work gets plain values and a `Progress`, never a widget. What it returns, or how it failed, is
    handed back in the window's thread. `began` announces work worth showing; `failed` carries the
    `AppError` of work for which nobody took failures. Other errors are bugs and are raised.
    """

    began = Signal(Job)
    failed = Signal(AppError)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane(self)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is under way or waiting."""
        return self._lane.is_idle

    def submit(
        self,
        label: str,
        work: Callable[[Progress], _T],
        on_success: Callable[[_T], None],
        on_failure: Callable[[AppError], None] | None = None,
    ) -> Job:
        """Begin work, or queue it; `label` says what is being done, blank for work not shown.

        After shutting down nothing begins any more. Widgets that are gone when the work is done,
        with the window they were in, are told nothing.
        """
        if self._lane.is_closed:
            return Job(label, None, self)
        failed = self.failed.emit if on_failure is None else _while_there(on_failure)
        task = self._lane.begin(work, _while_there(on_success), failed)
        job = Job(label, task, self)
        if label:
            self.began.emit(job)
        return job

    def shut_down(self) -> None:
        """Stop what is under way, and wait for it; nothing is handed back any more."""
        self._lane.close()


def _while_there(tell: Callable[[_T], None]) -> Callable[[_T], None]:
    """Have what an object of Qt is told go unheard once that is gone."""
    owner = getattr(tell, "__self__", None)
    if not isinstance(owner, QObject):
        return tell
    return lambda told: tell(told) if isValid(owner) else None
