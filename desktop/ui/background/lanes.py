# SPDX-License-Identifier: MIT
"""The one worker for all that is done away from the window, in lanes; it knows nothing of Qt."""

from collections import deque
from collections.abc import Callable, Hashable
from enum import Enum, auto
from functools import partial
from threading import RLock, Thread
from typing import Any, TypeVar
from weakref import WeakSet

from desktop.domain.errors import AppError
from desktop.domain.progress import Progress
from desktop.ui.background.tasks import Task

_T = TypeVar("_T")


class Order(Enum):
    """Which task of a lane is next."""

    FIRST_COME = auto()
    """One after another; none is left out."""
    LATEST_FIRST = auto()
    """The newest; it replaces the one of the same key that still waits."""
    WHEN_IDLE = auto()
    """One after another, each begun only when no lane of another order is at work."""


class Worker:
    """Gives each lane a thread for as long as it has something to do.

    `deliver` has a function called in the window's thread, where tasks are begun and come back;
    it may be called on any thread. The program ends without waiting for a thread: what must be
    waited for is waited for where its lane is closed.
    """

    def __init__(self, deliver: Callable[[Callable[[], None]], None]) -> None:
        self.deliver = deliver
        self.lock = RLock()  # what is let go under it may be Qt's, and end a lane of its own
        """Held for whatever threads share: what waits in the lanes, and who is at work."""
        self._at_work: set[Lane] = set()
        self._patient: WeakSet[Lane] = WeakSet()

    def lane(self, order: Order = Order.FIRST_COME, most: int | None = None) -> "Lane":
        """Return a new lane; when more than `most` tasks wait in it, the oldest is left out."""
        made = Lane(self, order, most)
        if order is Order.WHEN_IDLE:
            with self.lock:
                self._patient.add(made)
        return made

    def allows(self, lane: "Lane") -> bool:
        """Whether the next task of a lane may begin; with the lock held."""
        return lane.order is not Order.WHEN_IDLE or not self._at_work

    def on_begun(self, lane: "Lane") -> None:
        """Note that a lane has a thread; with the lock held."""
        if lane.order is not Order.WHEN_IDLE:
            self._at_work.add(lane)

    def on_rest(self, lane: "Lane") -> None:
        """Note that a lane has none any more, and let those begin that wait; with the lock held."""
        self._at_work.discard(lane)
        for patient in tuple(self._patient):
            patient.serve()


class Lane:
    """Tasks that are carried out one at a time, on a thread that ends with the last of them."""

    def __init__(self, worker: Worker, order: Order, most: int | None) -> None:
        self.order = order
        self._worker, self._lock, self._most = worker, worker.lock, most
        self._waiting: deque[Task[Any]] = deque()
        self._open: set[Task[Any]] = set()  # begun, and not come back yet
        self._thread: Thread | None = None
        self.is_closed = False

    @property
    def is_idle(self) -> bool:
        """Whether no task waits, is under way or is on its way back."""
        with self._lock:
            return not self._open

    def begin(
        self,
        work: Callable[[Progress], _T],
        on_success: Callable[[_T], object] = lambda _made: None,
        on_failure: Callable[[AppError], object] = lambda _error: None,
        *,
        key: Hashable = None,
    ) -> Task[_T]:
        """Have work done in its turn, and what came of it handed back in the window's thread.

        It gets plain values and a `Progress`, never anything of the window.
        """
        task = Task(work, on_success, on_failure, report=self._report, key=key)
        with self._lock:
            if self.is_closed:
                raise RuntimeError("the lane is closed")
            if self.order is Order.LATEST_FIRST:
                self._make_way(key)
            self._waiting.append(task)
            self._open.add(task)
            self.serve()
        return task

    def stop(self, *, wait: bool = True) -> None:
        """Leave out what waits, and ask the task under way to stop; none of them comes back.

        By default return only when that has ended; whoever does not wait leaves it to itself.
        """
        with self._lock:
            for task in self._open:
                task.cancel()
                task.forget()
            self._waiting.clear()
            self._open.clear()
            thread = self._thread
        if wait and thread is not None:
            thread.join()

    def close(self) -> None:
        """Stop, and wait; nothing can begin any more."""
        self._shut()
        self.stop()

    def abandon(self) -> None:
        """Stop without waiting; nothing can begin any more."""
        self._shut()
        self.stop(wait=False)

    def finish(self) -> None:
        """Wait until everything is done that was begun; nothing can begin any more."""
        if (thread := self._shut()) is not None:
            thread.join()
        self.stop()

    def serve(self) -> None:
        """Have a thread carry out what waits, if there is none yet; with the lock held."""
        if self._thread is None and self._waiting and self._worker.allows(self):
            thread = Thread(target=self._carry_out, daemon=True)
            thread.start()  # where the system has no more, the next task tries again
            self._thread = thread
            self._worker.on_begun(self)

    def _make_way(self, key: Hashable) -> None:
        """Leave out the task of a key, else the oldest if too many wait."""
        same = [task for task in self._waiting if task.key == key]
        if not same and len(self._waiting) == self._most:
            same = [self._waiting[0]]
        for task in same:
            self._waiting.remove(task)
            self._open.discard(task)

    def _shut(self) -> Thread | None:
        with self._lock:
            self.is_closed = True
            return self._thread

    def _carry_out(self) -> None:
        while (task := self._next()) is not None:
            task.carry_out()
            if not self._deliver(task, partial(self._take_back, task)):
                task.report_bug()

    def _next(self) -> Task[Any] | None:
        """Return the task to carry out now, `None` if the thread is to end."""
        with self._lock:
            if not self._waiting or not self._worker.allows(self):
                self._thread = None
                self._worker.on_rest(self)
                return None
            is_newest = self.order is Order.LATEST_FIRST
            task = self._waiting.pop() if is_newest else self._waiting.popleft()
            task.has_begun = True
            return task

    def _report(self, task: Task[Any], done: int, total: int, message: str) -> None:
        def show() -> None:
            if self._holds(task):
                task.on_step(done, total, message)

        self._deliver(task, show)

    def _deliver(self, task: Task[Any], call: Callable[[], None]) -> bool:
        """Have something called in the window's thread, and return whether anybody waits there."""
        with self._lock:
            if is_heard := task in self._open:
                self._worker.deliver(call)
            return is_heard

    def _take_back(self, task: Task[Any]) -> None:
        """End a task, in the window's thread; it may have been stopped on its way there."""
        if not self._holds(task):
            task.report_bug()
            return
        on_end = task.on_end
        try:
            task.hand_back()
        finally:
            with self._lock:
                self._open.discard(task)
            on_end()

    def _holds(self, task: Task[Any]) -> bool:
        with self._lock:
            return task in self._open
