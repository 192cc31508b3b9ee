# SPDX-License-Identifier: MIT
"""Does the same to many things, two at a time."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import TypeVar

from desktop.domain.progress import Progress

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")

_THREADS = 2
"""Decoding, packing and writing release the interpreter's lock, and old office PCs have two cores.
"""

_AHEAD = 2 * _THREADS
"""Things begun before the first of them is handed over, so that no thread waits for it."""


def two_at_a_time(
    work: Callable[[_Given], _Made],
    given: Sequence[_Given],
    names: Sequence[str],
    progress: Progress,
) -> Iterator[_Made]:
    """Yield what the work makes of each, in order; when the user stops, no more are begun.

    Raises:
        Cancelled: the user stopped. So does whatever the work raises, once it is its turn.
    """
    waiting = iter(given)
    begun: deque[Future[_Made]] = deque()
    with ThreadPoolExecutor(_THREADS) as pool:
        try:
            for done, name in enumerate(names, 1):
                begun.extend(pool.submit(work, one) for one in islice(waiting, _AHEAD - len(begun)))
                made = begun.popleft().result()
                progress.check()
                yield made
                progress.step(done, len(names), name)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
