# SPDX-License-Identifier: MIT
"""Has PDFs written one after another, however many threads want one."""

from collections.abc import Callable
from functools import wraps
from threading import RLock
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_R = TypeVar("_R")

_WRITING = RLock()


def one_at_a_time(write: Callable[_P, _R]) -> Callable[_P, _R]:
    """Return a function that waits until no other thread writes a PDF.

    reportlab reads paragraphs with one parser, and the letters that a document needs from where it
    last stood in the font: two documents at once may get each other's. A preview is written while
    a submission is.
    """

    @wraps(write)
    def written(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        with _WRITING:
            return write(*args, **kwargs)

    return written
