# SPDX-License-Identifier: MIT
"""Runs one command of the command line and turns what happened into words and an exit code."""

import logging
import sys
from collections.abc import Sequence

from desktop.cli.parser import build_parser
from desktop.cli.speech import complain
from desktop.domain.errors import AppError

FAILED = 1
INTERRUPTED = 130


def run(arguments: Sequence[str]) -> int:
    """Run the command line; return 0 when done, 1 when it could not be, 130 when interrupted.

    Wrong usage leaves through SystemExit with 2, as argparse does.
    """
    _speak_utf8()
    logging.basicConfig(level=logging.ERROR, format="%(message)s")
    args = build_parser().parse_args(arguments)
    try:
        from desktop.cli import commands

        return commands.COMMANDS[args.command](args)
    except AppError as error:
        complain(f"{error.message}\n  {error.advice}" if error.advice else error.message)
        return FAILED
    except BrokenPipeError:
        sys.stderr.close()  # The reader has seen enough; nothing more to say.
        return FAILED
    except KeyboardInterrupt:
        complain("đã dừng theo yêu cầu; dữ liệu vẫn nguyên vẹn.")
        return INTERRUPTED


def _speak_utf8() -> None:
    """Write Vietnamese wherever the output goes, a Windows console's old code page included."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
