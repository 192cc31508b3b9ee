# SPDX-License-Identifier: MIT
"""Starts the program: `python -m desktop` and the command `sotuanle`."""

import sys


def main() -> int:
    """Run the command line and return its exit code."""
    from desktop.cli.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
