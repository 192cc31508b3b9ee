# SPDX-License-Identifier: MIT
"""What is typed on the screen and not yet part of the Week: nothing stays so for a second."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

_PAUSE_MS, _MOST_MS = 500, 900


class Pending(QObject):
    """Has what is typed handed over, wherever that is done.

    Whoever lets something be typed notes every edit here, with the function that makes what
    stands there part of the Week. It is called once the clerk pauses, and while typing goes on
    again and again, so that a power cut takes the letters of the last second at most.

    `began` says that something is typed from now on which is not handed over yet, `ended` that
    nothing is any more.
    """

    began = Signal()
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: dict[Callable[[], object], None] = {}
        self._pause, self._most = _timer(self, _PAUSE_MS), _timer(self, _MOST_MS)

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def holds(self, take: Callable[[], object]) -> bool:
        """Whether something was typed that this function would hand over."""
        return take in self._waiting

    def note(self, take: Callable[[], object]) -> None:
        """Remember an edit, and have it handed over by `take`, which may be called at any time."""
        is_first = not self._waiting
        self._waiting[take] = None
        self._pause.start()
        if is_first:
            self._most.start()
            self.began.emit()

    def drop(self, take: Callable[[], object]) -> None:
        """Forget an edit that was handed over otherwise, or taken back."""
        if self._waiting.pop(take, self) is None and not self._waiting:
            self._end()

    def hand_over(self) -> None:
        """Make everything that is typed part of the Week now."""
        if not self._waiting:
            return
        while self._waiting:
            take = next(iter(self._waiting))
            del self._waiting[take]
            if _is_gone(take):
                continue
            try:
                take()
            except BaseException:
                self._waiting[take] = None  # what failed by a bug is not handed over
                raise
        self._end()

    def _end(self) -> None:
        self._pause.stop()
        self._most.stop()
        self.ended.emit()


def _is_gone(take: Callable[[], object]) -> bool:
    """Whether a function belongs to something of Qt that is deleted, and what stood in it too."""
    owner = getattr(take, "__self__", None)
    return isinstance(owner, QObject) and not isValid(owner)


def _timer(parent: Pending, interval: int) -> QTimer:
    made = QTimer(parent)
    made.setSingleShot(True)
    made.setInterval(interval)
    made.timeout.connect(parent.hand_over)
    return made
