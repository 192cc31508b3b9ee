# SPDX-License-Identifier: MIT
"""Starts the program: `python -m desktop` and the command `sotuanle`."""

import sys


def main() -> int:
    """Show the window, or run the command that the arguments name; return the exit code."""
    arguments = sys.argv[1:]
    if not arguments or arguments[0] in _FOR_THE_WINDOW:
        from desktop.app import run as show

        return show(arguments)
    if arguments[0] == "--self-test":
        from desktop.self_test.run import run as try_out

        return try_out(arguments[1:])
    if arguments[0] == "--start-and-close":
        from desktop.self_test.start import run as start_and_close

        return start_and_close(arguments[1:])
    from desktop.cli.main import run

    return run(arguments)


_FOR_THE_WINDOW = ("--data", "--sample")
"""What the window takes; everything else is for the command line."""


if __name__ == "__main__":
    sys.exit(main())
