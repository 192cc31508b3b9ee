# SPDX-License-Identifier: MIT
"""Says things on the terminal, which obeys control characters that text must not smuggle in."""

import sys

from desktop.domain.vietnamese import nfc


def say(text: str) -> None:
    """Print lines on standard output."""
    print(nfc(text))


def complain(text: str) -> None:
    """Print lines on standard error, after the program's name."""
    print(f"sotuanle: {nfc(text)}", file=sys.stderr)
