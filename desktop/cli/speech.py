# SPDX-License-Identifier: MIT
"""Says things on the terminal, which obeys control characters that text must not smuggle in."""

import sys

from desktop.domain.errors import readable
from desktop.domain.vietnamese import nfc


def say(text: str) -> None:
    """Print lines on standard output."""
    print(nfc(readable(text)))


def complain(text: str) -> None:
    """Print lines on standard error, after the program's name."""
    print(f"sotuanle: {nfc(readable(text))}", file=sys.stderr)
