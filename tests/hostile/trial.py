# SPDX-License-Identifier: MIT
"""Tries files in processes of their own, and says of each whether it was taken or refused."""

import contextlib
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from queue import SimpleQueue
from select import select
from types import TracebackType
from typing import Self

_ROOT = Path(__file__).parents[2]
MOST_MEGABYTES, MOST_SECONDS = 600, 5
"""What one file may take: of memory, and of the processor's time."""

_UNTIMED = frozenset({"text"})
"""One file of texts is as many as it has lines."""

_PATIENCE = 120.0
"""So long a file may keep a process before it is ended, the machine's other work included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What became of a file at one gate; `said` is the refusal, `fault` what must not happen."""

    path: Path
    gate: str
    said: str = ""
    fault: str = ""
    seconds: float = 0.0
    megabytes: float = 0.0

    @property
    def outcome(self) -> str:
        """In a word: "taken", "refused" or "fault"."""
        if self.fault:
            return "fault"
        return "refused" if self.said else "taken"


def try_files(paths: Iterable[Path], gates: Iterable[str], processes: int = 1) -> Iterator[Result]:
    """Yield what becomes of each file at each gate, in order."""
    idle: SimpleQueue[Child] = SimpleQueue()
    with contextlib.ExitStack() as stack, ThreadPoolExecutor(processes) as pool:
        for _ in range(processes):
            idle.put(stack.enter_context(Child()))

        def tried(asked: tuple[Path, str]) -> Result:
            child = idle.get()
            try:
                return child.tried(*asked)
            finally:
                idle.put(child)

        yield from pool.map(tried, product(paths, gates))


class Child:
    """A process that tries file after file; when it dies or hangs another takes its place."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._end()

    def tried(self, path: Path, gate: str) -> Result:
        """Return what becomes of a file."""
        process = self._process or self._begin()
        assert process.stdin is not None
        assert process.stdout is not None
        line, ready = "", True
        with contextlib.suppress(BrokenPipeError):
            process.stdin.write(json.dumps([str(path.absolute()), gate]) + "\n")
            process.stdin.flush()
            ready = bool(select([process.stdout], [], [], _PATIENCE)[0])
            line = process.stdout.readline() if ready else ""
        if not line:
            self._end()
            how = f"ended with {process.returncode}" if ready else f"took over {_PATIENCE:.0f} s"
            return Result(path=path, gate=gate, fault=f"the process {how}")
        return _within_limits(Result(path=path, gate=gate, **json.loads(line)))

    def _begin(self) -> "subprocess.Popen[str]":
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.hostile.child"],
            cwd=_ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
        )
        return self._process

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            with contextlib.suppress(BrokenPipeError):
                self._process.communicate()
            self._process.wait()
            self._process = None


def _within_limits(result: Result) -> Result:
    faults = [result.fault] if result.fault else []
    if result.megabytes > MOST_MEGABYTES:
        faults.append(f"took {result.megabytes:.0f} MB")
    if result.seconds > MOST_SECONDS and result.gate not in _UNTIMED:
        faults.append(f"took {result.seconds:.1f} s")
    fields = ("path", "gate", "said", "seconds", "megabytes")
    kept = {name: getattr(result, name) for name in fields}
    return Result(**kept, fault="; ".join(faults))
