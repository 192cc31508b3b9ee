# SPDX-License-Identifier: MIT
"""One piece of work away from the window: how far it is, whether it shall stop, what came of it."""

import threading
import time
from collections.abc import Callable, Hashable
from functools import partial
from typing import Generic, TypeVar

from desktop.domain.errors import AppError
from desktop.domain.progress import Cancelled, Progress

_T = TypeVar("_T")
_SECONDS_BETWEEN_STEPS = 0.05


class Task(Generic[_T]):
    """Work that waits in a lane, is carried out on its thread, and comes back to the window's.

    The work reports to it as its `Progress`: `report` passes the steps on. `on_step` and `on_end`
    are called in the window's thread: one for each step, the other last of all, whatever the
    outcome.
    """

    def __init__(
        self,
        work: Callable[[Progress], _T],
        on_success: Callable[[_T], object],
        on_failure: Callable[[AppError], object],
        *,
        report: "Callable[[Task[_T], int, int, str], None]",
        key: Hashable,
    ) -> None:
        self.key = key
        self.has_begun = False
        self.on_step: Callable[[int, int, str], object] = _ignore
        self.on_end: Callable[[], object] = _ignore
        self._work, self._report = work, report
        self._on_success, self._on_failure = on_success, on_failure
        self._outcome: Callable[[], object] = _ignore
        self._bug: BaseException | None = None
        self._stop = threading.Event()
        self._last_step = 0.0

    def cancel(self) -> None:
        """Ask the work to stop at its next step, or not to begin: it fails with `Cancelled`."""
        self._stop.set()

    def check(self) -> None:
        """Raise `Cancelled` when the work is asked to stop."""
        if self._stop.is_set():
            raise Cancelled

    def step(self, done: int, total: int, message: str = "") -> None:
        """Report from the working thread; more than twenty reports a second are dropped."""
        now = time.monotonic()
        if done >= total or now - self._last_step >= _SECONDS_BETWEEN_STEPS:
            self._last_step = now
            self._report(self, done, total, message)

    def carry_out(self) -> None:
        """Do the work, and keep what came of it; in the working thread."""
        try:
            self.check()
            made = self._work(self)
        except AppError as error:
            self._outcome = partial(self._on_failure, error)
        except BaseException as bug:  # noqa: BLE001 - `hand_back` raises it
            self._bug = bug
        else:
            self._outcome = partial(self._on_success, made)

    def hand_back(self) -> None:
        """Give what came of the work to who waits for it; a bug is raised, for the crash handler.

        To be called in the window's thread.
        """
        outcome, bug = self._outcome, self._bug
        self.forget()
        if bug is not None:
            raise bug
        outcome()

    def report_bug(self) -> None:
        """Tell the crash handler of a bug in work for which nobody waits any more."""
        if (bug := self._bug) is not None:
            here = threading.current_thread()
            told = threading.ExceptHookArgs((type(bug), bug, bug.__traceback__, here))
            threading.excepthook(told)

    def forget(self) -> None:
        """Let go of who waits for the outcome, in the window's thread, to which they belong."""
        self.on_step = self.on_end = _ignore
        self._on_success = self._on_failure = self._outcome = _ignore


def _ignore(*_told: object) -> None:
    """Nobody waits for it."""
