# SPDX-License-Identifier: MIT
"""Where what is done away from the window comes back to it."""

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal

from desktop.ui.background.lanes import Lane, Order, Worker


def lane(owner: QObject, order: Order = Order.FIRST_COME, most: int | None = None) -> Lane:
    """Return a lane of the program's one worker, to be used from the window's thread.

    Its tasks are begun by `owner` and come back to it; with it they end.
    """
    made = _worker().lane(order, most)

    # Not the method itself: of that Qt lets go on whichever thread was the last to know the lane.
    def end() -> None:
        made.abandon()

    owner.destroyed.connect(end)
    return made


class _Mailbox(QObject):
    """Calls in the window's thread what is posted on any other.

    It belongs to no window: a thread may post while one goes.
    """

    _came = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._came.connect(self._open, Qt.ConnectionType.QueuedConnection)

    def post(self, call: Callable[[], None]) -> None:
        """Have something called."""
        self._came.emit(call)

    def _open(self, call: Callable[[], None]) -> None:
        call()


@cache
def _worker() -> Worker:
    return Worker(_Mailbox().post)
