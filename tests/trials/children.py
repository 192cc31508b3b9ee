# SPDX-License-Identifier: MIT
"""Has a process of its own do something for as long as it is let live, and hears its promises.

The process is forked, so that nothing need be imported again; the one that forks has no threads.
"""

import os
import pickle
import select
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn, Protocol

from desktop.domain.errors import AppError
from tests.trials.calls import Call, Fate, Kind
from tests.trials.fates import Noting, Refusal
from tests.trials.watch import Watch

_MOST_REFUSALS = 3


class Told:
    """What the program tells its clerk: what is kept from now on, and what was refused."""

    def __init__(self, pipe: int, fate: Fate | None = None) -> None:
        self._pipe, self._fate = pipe, fate
        self._refusals = 0

    def say(self, promise: str) -> None:
        """Promise that something is kept for good; one line."""
        if isinstance(self._fate, Noting):
            self._fate.meet(Call(Kind.SAID, promise), len)
        os.write(self._pipe, f"{promise}\n".encode())

    def refuse(self, error: AppError) -> None:
        """Tell why something cannot be done; the disk serves again from then on.

        Raises:
            AppError: the disk refused nothing, or it serves again for long.
        """
        # What two threads were refused before the disk served again is told one after the other.
        if not isinstance(self._fate, Refusal) or self._refusals == _MOST_REFUSALS:
            raise error
        self._refusals += 1
        os.write(self._pipe, f"{REFUSED}{error.message} {error.advice}\n".encode())
        self._fate.lift()


REFUSED = "refused: "
"""Begins the line of something refused."""

STRUCK = 3
"""Ends a child that did all it had to, although the disk refused something meanwhile."""


class Act(Protocol):
    """Something the program does, in a place with a data folder and all around it."""

    def prepare(self, place: Path) -> None:
        """Make what is there before, once for many trials."""

    def carry_out(self, place: Path, seed: str, told: Told) -> None:
        """Do it, promising what is kept; the same seed does the same."""

    def judge(self, place: Path, seed: str, promises: Sequence[str]) -> None:
        """Make sure, by assertions, that all is as it was promised, whenever the act ended."""


@dataclass(frozen=True, slots=True)
class Life:
    """How a child lived: its promises and refusals, the code of its end, and its last words.

    `calls` are those of a life that was noted; `seconds` is how long it took.
    """

    promises: tuple[str, ...]
    refusals: tuple[str, ...]
    code: int
    words: str
    seconds: float
    calls: tuple[Call, ...] = ()

    @property
    def was_killed(self) -> bool:
        """Whether it was killed before its end."""
        return self.code == -signal.SIGKILL


def live(
    act: Act,
    place: Path,
    seed: str,
    *,
    fate: Fate | None = None,
    below: Path | None = None,
    kill_after: float | None = None,
    before: Callable[[], None] | None = None,
) -> Life:
    """Carry out an act in a child.

    `fate` decides on its calls below a folder, by default the whole place; `kill_after` so many
    seconds it is killed; `before` it begins, something else is done in it.
    """
    hears, tells = os.pipe()
    with tempfile.TemporaryFile() as words, tempfile.TemporaryFile() as calls:
        start = time.monotonic()
        child = os.fork()
        if child == 0:
            os.close(hears)
            os.dup2(words.fileno(), sys.stderr.fileno())
            _live(act, place, seed, Told(tells, fate), fate, below or place, before, calls.fileno())
        os.close(tells)
        heard = _hear(hears, child, kill_after)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        seconds = time.monotonic() - start
        words.seek(0)
        calls.seek(0)
        lines = heard.decode().splitlines()
        return Life(
            tuple(line for line in lines if not line.startswith(REFUSED)),
            tuple(line.removeprefix(REFUSED) for line in lines if line.startswith(REFUSED)),
            code,
            words.read().decode(errors="replace"),
            seconds,
            tuple(pickle.load(calls)) if isinstance(fate, Noting) and code == 0 else (),
        )


def _done(act: Act, place: Path, seed: str, told: Told) -> bool:
    """Carry out an act, if it is not refused."""
    try:
        act.carry_out(place, seed, told)
    except AppError as error:
        told.refuse(error)
        return False
    return True


def _hear(pipe: int, child: int, kill_after: float | None) -> bytes:
    """Read all that a child tells, and kill it when its time has come."""
    deadline = None if kill_after is None else time.monotonic() + kill_after
    heard = bytearray()
    while True:
        left = None if deadline is None else max(0.0, deadline - time.monotonic())
        if not select.select([pipe], [], [], left)[0]:
            os.kill(child, signal.SIGKILL)
            deadline = None
        elif came := os.read(pipe, 1 << 16):
            heard += came
        else:
            os.close(pipe)
            return bytes(heard)


def _live(  # noqa: PLR0917 - what `live` was given
    act: Act,
    place: Path,
    seed: str,
    told: Told,
    fate: Fate | None,
    below: Path,
    before: Callable[[], None] | None,
    notes: int,
) -> NoReturn:
    """Be the child; nothing of the parent's is tidied up at its end."""
    code = 1
    try:
        if before:
            before()
        if fate:
            Watch(below, fate).begin()
        while not _done(act, place, seed, told):
            pass
        if isinstance(fate, Noting):
            os.write(notes, pickle.dumps(fate.calls))
        code = STRUCK if isinstance(fate, Refusal) and fate.has_struck else 0
    finally:
        if code == 1:
            traceback.print_exc()
        sys.stderr.flush()
        os._exit(code)
