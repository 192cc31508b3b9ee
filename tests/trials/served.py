# SPDX-License-Identifier: MIT
"""Makes trials for whoever asks, each order in a fork: what they need is imported once.

An order is a line of JSON on the standard input, the arguments of `python -m tests.trials`; the
answer is a line of JSON, the exit code and all that was printed. This process has no threads.
"""

import json
import os
import sys
import tempfile
from typing import NoReturn

from tests.trials.__main__ import main


def serve() -> None:
    """Answer every order until there are no more."""
    for order in sys.stdin:
        with tempfile.TemporaryFile() as printed:
            child = os.fork()
            if child == 0:
                _carry_out(json.loads(order), printed.fileno())
            code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            printed.seek(0)
            print(json.dumps([code, printed.read().decode(errors="replace")]), flush=True)


def _carry_out(arguments: list[str], printed: int) -> NoReturn:
    code = 1
    os.dup2(printed, sys.stdout.fileno())
    os.dup2(printed, sys.stderr.fileno())
    try:
        code = main(arguments)
    except SystemExit as end:  # of what is no argument
        code = end.code if isinstance(end.code, int) else 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    serve()
