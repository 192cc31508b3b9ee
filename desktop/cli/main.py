# SPDX-License-Identifier: MIT
"""Runs one command of the command line and turns what happened into words and an exit code."""

import gc
import logging
import os
import sys
from collections.abc import Sequence

from desktop.cli.parser import build_parser
from desktop.cli.speech import complain
from desktop.domain.errors import AppError

FAILED = 1
INTERRUPTED = 130

_BETWEEN_ROUNDS = 50_000
"""Objects made before Python looks for garbage: a command that ends soon leaves little of it, and
looking through all that was imported takes longer than many a command."""


def run(arguments: Sequence[str]) -> int:
    """Run the command line; return 0 when done, 1 when it could not be, 130 when interrupted.

    Wrong usage leaves through SystemExit with 2, as argparse does.
    """
    _speak_utf8()
    gc.set_threshold(_BETWEEN_ROUNDS)
    logging.basicConfig(level=logging.ERROR, format="%(message)s")
    args = build_parser().parse_args(arguments)
    try:
        from desktop.cli import commands
        from desktop.cli.data import alone

        with alone(args):
            code = commands.COMMANDS[args.command](args)
        sys.stdout.flush()  # what is held back must fail here, if it must, not at the very end
    except AppError as error:
        complain(f"{error.message}\n  {error.advice}" if error.advice else error.message)
        return FAILED
    except BrokenPipeError:
        _say_no_more()
        return FAILED
    except KeyboardInterrupt:
        complain("đã dừng theo yêu cầu; dữ liệu vẫn nguyên vẹn.")
        return INTERRUPTED
    return code


def _say_no_more() -> None:
    """Send what is still held back nowhere: the reader has seen enough."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _speak_utf8() -> None:
    """Write Vietnamese wherever the output goes, a Windows console's old code page included."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
