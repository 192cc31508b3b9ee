# SPDX-License-Identifier: MIT
"""What may become of the calls that change a disk: noted, the last one, refused, or pulled away."""

import errno
import os
import signal
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.trials.calls import Call, Kind


class Noting:
    """Lets every call be and notes it, with what is promised in between."""

    def __init__(self) -> None:
        self.calls: list[Call] = []

    def meet(self, call: Call, tear: Callable[[bytes], object]) -> None:
        """Note a call."""
        del tear
        self.calls.append(call)


class Death:
    """Kills the process before the n-th call; of a write, half still reaches the disk."""

    def __init__(self, number: int) -> None:
        self._left = number

    def meet(self, call: Call, tear: Callable[[bytes], object]) -> None:
        """Count a call, and die of it when its number has come."""
        self._left -= 1
        if self._left == 0:
            _write_half(call, tear)
            os.kill(os.getpid(), signal.SIGKILL)


class Refusal:
    """Refuses the n-th call, and all after it while it lasts; of a write, half is carried out.

    What takes no room succeeds on a full disk, so with `spared` calls of those kinds are let be.
    """

    def __init__(
        self, number: int, code: int, *, lasting: bool, spared: Sequence[Kind] = ()
    ) -> None:
        self._left = number
        self._code, self._lasting, self._spared = code, lasting, spared
        self.has_struck = False
        self.is_lifted = False

    def meet(self, call: Call, tear: Callable[[bytes], object]) -> None:
        """Count a call, and refuse it when its number has come."""
        if call.kind in self._spared or self.is_lifted:
            return
        self._left -= 1
        if self._left == 0 or (self._left < 0 and self._lasting):
            self.has_struck = True
            _write_half(call, tear)
            raise OSError(self._code, os.strerror(self._code), call.path)

    def lift(self) -> None:
        """Refuse nothing any more: the clerk has made room, or put the stick back in."""
        self.is_lifted = True


class Pulled(Refusal):
    """A stick is pulled at the n-th call: its paths are gone, and so is what was open on it."""

    def __init__(self, number: int, stick: Path) -> None:
        super().__init__(number, errno.EIO, lasting=True)
        self._stick, self._away = stick, stick.with_name(f"{stick.name}, pulled")
        self._rename = os.rename  # as it is before it is watched

    def meet(self, call: Call, tear: Callable[[bytes], object]) -> None:
        """Count a call, take the stick away when its number has come, and serve other disks."""
        del tear
        try:
            super().meet(call, len)
        except OSError:
            if self._stick.exists():
                self._rename(self._stick, self._away)
            if any(Path(path).is_relative_to(self._stick) for path in (call.path, call.to)):
                raise

    def lift(self) -> None:
        """Put the stick back in."""
        super().lift()
        if self._away.exists():
            self._rename(self._away, self._stick)


class Hindrance(Refusal):
    """Something real that stands in the way, which the clerk can take away."""

    def __init__(self, take_away: Callable[[], object]) -> None:
        super().__init__(0, 0, lasting=False)
        self._take_away = take_away

    def lift(self) -> None:
        """Take it away."""
        if not self.is_lifted:
            super().lift()
            self.has_struck = True
            self._take_away()


def _write_half(call: Call, tear: Callable[[bytes], object]) -> None:
    if call.kind is Kind.WRITE and len(call.data) > 1:
        tear(call.data[: len(call.data) // 2])
