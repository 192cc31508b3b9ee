# SPDX-License-Identifier: MIT
"""Measures work in processor time, and shows figures beside the limits they must keep to."""

import resource
import statistics
import subprocess
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

Programs = Sequence[Sequence[str]]
"""The command lines of programs, each of which reads what the one before it writes."""

Work = Callable[[], object] | Programs


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """A figure and its limit, the most or the least it may be; `value` None: not measured."""

    name: str
    value: float | None
    limit: float
    at_least: bool = False
    detail: str = ""

    @property
    def kept(self) -> bool | None:
        """Whether the limit is kept; None when there is nothing to hold against it."""
        if self.value is None:
            return None
        return self.value >= self.limit if self.at_least else self.value <= self.limit


def cpu_of(work: Work, repeat: int = 5) -> float:
    """Return the median of the processor seconds, user and system, that the work takes."""
    return statistics.median(_cpu_once(work) for _ in range(repeat))


def cpu_interleaved(works: Mapping[str, Work], repeat: int = 5) -> dict[str, float]:
    """Return `cpu_of` each work, taken in turns, so that a slow minute is slow for all of them."""
    rounds = [{name: _cpu_once(work) for name, work in works.items()} for _ in range(repeat)]
    return {name: statistics.median(times[name] for times in rounds) for name in works}


def table(ratios: Iterable[Ratio]) -> str:
    """Return the figures as lines of text."""
    verdicts = {None: "not measured", True: "kept", False: "EXCEEDED"}
    lines = [f"{'figure':<52} {'value':>8}   {'limit':>9}  verdict       detail"]
    for ratio in ratios:
        value = "-" if ratio.value is None else f"{ratio.value:.2f}"
        limit = f"{'>=' if ratio.at_least else '<='} {ratio.limit:g}"
        verdict = verdicts[ratio.kept]
        lines.append(f"{ratio.name:<52} {value:>8}   {limit:>9}  {verdict:<12}  {ratio.detail}")
    return "\n".join(lines)


def _cpu_once(work: Work) -> float:
    if callable(work):
        start = time.process_time()
        work()
        return time.process_time() - start
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    _run(work)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _run(programs: Programs) -> None:
    running: list[subprocess.Popen[bytes]] = []
    for command in programs:
        source = running[-1].stdout if running else subprocess.DEVNULL
        running.append(subprocess.Popen(command, stdin=source, stdout=subprocess.PIPE))
        if running[:-1] and running[-2].stdout:
            running[-2].stdout.close()
    running[-1].communicate()
    if any(program.wait() for program in running):
        raise RuntimeError(f"failed: {programs}")
