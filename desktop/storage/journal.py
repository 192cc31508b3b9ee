# SPDX-License-Identifier: MIT
"""Notes in the log what was done and when: kinds and counts, never a word of what the clerk wrote.

Whoever runs the program (window or command line) opens the log file; until then notes go nowhere.
"""

import logging
import os
from io import TextIOWrapper
from logging import Handler

from desktop.disk import make_folder, privately
from desktop.paths import DataFolder

LOG = "so-tuan-le.log"
_BYTES, _OLD_ONES = 500_000, 3
_LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_log = logging.getLogger("sotuanle.viec")


def log_file(folder: DataFolder) -> Handler:
    """Return what writes to the log of a data folder; old logs are kept up to 2 MB in all.

    Raises:
        OSError: it cannot be written there.
    """
    from logging.handlers import RotatingFileHandler

    class PrivateFileHandler(RotatingFileHandler):
        def _open(self) -> TextIOWrapper:
            os.close(privately(self.baseFilename, os.O_CREAT | os.O_WRONLY))
            return super()._open()

    make_folder(folder.logs, private=True)
    handler = PrivateFileHandler(
        folder.logs / LOG,
        maxBytes=_BYTES,
        backupCount=_OLD_ONES,
        encoding="utf-8",
        errors="backslashreplace",
    )
    handler.setFormatter(logging.Formatter(_LINE))
    return handler


def note(action: str, **counts: int) -> None:
    """Note an action, with how many of what; what there is none of is left out."""
    said = ", ".join(f"{count} {what.replace('_', ' ')}" for what, count in counts.items() if count)
    _log.info("%s%s", action, f": {said}" if said else "")
