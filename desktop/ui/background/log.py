# SPDX-License-Identifier: MIT
"""The log of the program's own running: what was done and what failed, no word the clerk wrote."""

import faulthandler
import logging
import sqlite3
import sys
import traceback
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QSysInfo, QtMsgType, qInstallMessageHandler, qVersion

from desktop import NAME, __version__
from desktop.disk import privately
from desktop.paths import DataFolder
from desktop.storage.journal import log_file

FATAL = "so-tuan-le-dung-dot-ngot.log"

# What these say is about the program; other errors may cite what was typed, or whose it is.
_IMPERSONAL = (
    AttributeError,
    ImportError,
    IndexError,
    NameError,
    NotImplementedError,
    RecursionError,
    RuntimeError,
    TypeError,
)

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_program, _qt = logging.getLogger("sotuanle"), logging.getLogger("qt")


def begin_log(folder: DataFolder) -> None:
    """Note down from now on, in the data folder; where nothing can be written, do without."""
    with suppress(OSError):  # a stick that cannot be written still opens, and says so itself
        logging.getLogger().addHandler(log_file(folder))
        # Kept open for good: a crash of the interpreter itself writes there.
        fatal = open(folder.logs / FATAL, "a", encoding="utf-8", opener=privately)  # noqa: SIM115
        faulthandler.enable(fatal)
    _program.setLevel(logging.INFO)
    _program.info("%s", ", ".join(f"{name} {number}" for name, number in versions()))
    qInstallMessageHandler(_on_qt_message)


def versions() -> Iterator[tuple[str, str]]:
    """Yield what the program is made of, by name and version."""
    yield NAME, __version__
    yield "Python", sys.version.split()[0]
    yield "Qt", qVersion()
    yield "SQLite", sqlite3.sqlite_version
    yield "Hệ điều hành", QSysInfo.prettyProductName()


def note_fault(details: str) -> None:
    """Note down an error that nobody expected."""
    _program.error("%s", details)


def error_origin(error: BaseException) -> str:
    """Return where an error came from, with those behind it, without a word the clerk wrote."""
    parts = [] if (before := _behind(error)) is None else [error_origin(before)]
    frames = "".join(traceback.format_tb(error.__traceback__))
    said = f": {error}" if isinstance(error, _IMPERSONAL) else ""
    parts.append(_anonymous(f"{frames}{type(error).__qualname__}{said}"))
    return "\n\n".join(parts)


def _behind(error: BaseException) -> BaseException | None:
    if error.__cause__ is not None or error.__suppress_context__:
        return error.__cause__
    return error.__context__


def _anonymous(text: str) -> str:
    """Leave out the user's name, which stands in the paths."""
    return text.replace(str(Path.home()), "~")


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    _qt.log(_LEVELS[kind], "%s: %s", context.category, _anonymous(message))
    if sys.stderr is not None:
        sys.stderr.write(f"{message}\n")
