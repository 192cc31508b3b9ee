# SPDX-License-Identifier: MIT
"""Runs the command line: here, or in a process of its own where that is what is tested."""

import os
import subprocess
import sys
from pathlib import Path
from typing import IO

from desktop.cli.main import run

ROOT = Path(__file__).parents[2]


def sotuanle(*arguments: object) -> int:
    """Run a command in this process and return its exit code."""
    return run([str(argument) for argument in arguments])


def in_a_process(
    *arguments: object, stdout: IO[str] | int = subprocess.PIPE, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own, with changes to its environment."""
    return subprocess.run(
        [sys.executable, "-m", "desktop", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=stdout,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
