# SPDX-License-Identifier: MIT
"""Gives a file the name of another, also where Windows is in the way."""

import os
import time
from pathlib import Path

_PATIENCE_S = 2.0
_TURNS = 40


def rename(source: Path, target: Path) -> None:
    """Put a file or folder in the place of another on the same disk.

    On Windows nothing takes the place of a file that is open, if only for an antivirus or another
    thread to read it; such readers are soon done, and are waited for.

    Raises:
        OSError: it may not be, or somebody keeps the file open.
    """
    until = time.monotonic() + _PATIENCE_S
    while True:
        try:
            source.replace(target)
        except PermissionError:
            if os.name != "nt" or time.monotonic() > until:
                raise
            time.sleep(_PATIENCE_S / _TURNS)
        else:
            return
