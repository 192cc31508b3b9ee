# SPDX-License-Identifier: MIT
"""Shows how far a long step has come, on a terminal only."""

import shutil
import sys
import time
from types import TracebackType
from typing import Self, TextIO

from desktop.domain.vietnamese import line

_WIDTH = 24
_EVERY = 0.1


class Bar:
    """A progress bar on standard error while a step runs; silent where that is no terminal.

    It leaves the line as it found it, so that what is said next stands alone.
    """

    def __init__(self, what: str, stream: TextIO | None = None) -> None:
        self._what = what
        self._stream = stream or sys.stderr
        self._is_shown = self._stream.isatty()
        self._last = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._write("")

    def step(self, done: int, total: int, message: str = "") -> None:
        """Draw the bar, at most ten times a second."""
        now = time.monotonic()
        if now - self._last < _EVERY:
            return
        self._last = now
        filled = _WIDTH * done // max(total, 1)
        bar = "█" * filled + "░" * (_WIDTH - filled)
        self._write(f"{self._what} {bar} {done}/{total} {line(message)}")

    def check(self) -> None:
        """Nothing to obey: a terminal is stopped with Ctrl+C."""

    def _write(self, text: str) -> None:
        if self._is_shown:
            # Spaces, not control sequences: consoles of old Windows know none.
            room = shutil.get_terminal_size().columns - 1
            self._stream.write(f"\r{text[:room]:<{room}}\r")
            self._stream.flush()
