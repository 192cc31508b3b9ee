# SPDX-License-Identifier: MIT
"""Takes all steps of the self-test, in a folder named as clerks name theirs, and says how it went.

The result also goes to a file: the program with a window has no console on Windows.
"""

import platform
import sqlite3
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from desktop import NAME, __version__
from desktop.self_test.place import SelfTestFolder

FOLDER = "Máy của Ánh – Tuần lễ"


def run(arguments: Sequence[str]) -> int:
    """Return 0 if everything works; say what happened on the console and in the file named."""
    course = Course()
    course.say(f"{NAME} {__version__}, Python {platform.python_version()}, {platform.platform()}")
    course.say(f"SQLite {sqlite3.sqlite_version}, {sys.executable}")
    with course.step("Dọn dẹp"), tempfile.TemporaryDirectory(prefix="so-tuan-le-") as scratch:
        place = SelfTestFolder(Path(scratch) / FOLDER)
        steps: Sequence[tuple[str, Callable[[SelfTestFolder], str]]] = ()
        with course.step("Nạp chương trình"):
            from desktop.self_test.steps import STEPS

            steps = STEPS
        for name, step in steps:
            with course.step(name) as words:
                words.append(step(place))
    course.say("Kết quả: " + ("hỏng." if course.has_failed else "đạt."))
    if arguments:
        result = "".join(f"{line}\n" for line in course.lines)
        Path(arguments[0]).write_text(result, encoding="utf-8", newline="\n")
    return 1 if course.has_failed else 0


@dataclass
class Course:
    """How the self-test goes: its lines, and whether a step has failed."""

    lines: list[str] = field(default_factory=list)
    has_failed: bool = False

    def say(self, text: str) -> None:
        """Add to the result and print it, where there is a console that can show it."""
        self.lines.append(text)
        if sys.stdout is not None:
            sys.stdout.buffer.write(f"{text}\n".encode())
            sys.stdout.flush()

    def step(self, name: str) -> "SelfTestStep":
        """Return what notes how the block under it went."""
        return SelfTestStep(self, name)


class SelfTestStep:
    """One step; an error ends it and not those after it."""

    def __init__(self, course: Course, name: str) -> None:
        self._course, self._name = course, name
        self._words: list[str] = []
        self._began = time.perf_counter()

    def __enter__(self) -> list[str]:
        """Return the list for words on what was seen."""
        return self._words

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        error: BaseException | None,
        _trace: TracebackType | None,
    ) -> bool:
        course, seconds = self._course, time.perf_counter() - self._began
        took = f"{seconds:.1f}".replace(".", ",")
        if error is None:
            course.say(f"Đạt   {self._name}: {' '.join([*self._words, f'({took} giây)'])}")
        else:
            course.has_failed = True
            details = "".join(traceback.format_exception(error)).rstrip().replace("\n", "\n      ")
            course.say(f"HỎNG  {self._name}: {error!r}\n      {details}")
        return isinstance(error, Exception)
