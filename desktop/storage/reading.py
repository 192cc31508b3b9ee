# SPDX-License-Identifier: MIT
"""Reads files that others may have put there, and never more of one than it may hold."""

import os
import stat
from pathlib import Path

from desktop.domain.errors import AppError, BadData
from desktop.domain.vietnamese import grouped
from desktop.storage.faults import explained

_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""A pipe that nobody writes into would keep who opens it waiting for ever."""


def read_at_most(path: Path, largest: int) -> bytes:
    """Return what a file holds, which is at most `largest` bytes.

    Raises:
        AppError: it cannot be read, or is no file but a folder, a pipe or a device.
        BadData: it is too large.
    """
    with explained(path):
        handle = os.open(path, os.O_RDONLY | _AT_ONCE)
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise AppError(f"“{path}” không phải là một tệp.", "Hãy chọn đúng tệp.")
            content = file.read(largest + 1)
    if len(content) > largest:
        message = f"Tệp “{path}” lớn bất thường (trên {grouped(largest)} byte)."
        raise BadData(message, "Hãy chọn đúng tệp.")
    return content
