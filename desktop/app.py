# SPDX-License-Identifier: MIT
"""Starts the window."""

import builtins
import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop.storage.holding import InUse
    from desktop.ui.window.main_window import MainWindow


def run(
    arguments: Sequence[str], *, with_window: "Callable[[MainWindow], None] | None" = None
) -> int:
    """Show the window until it is closed; return the exit code, 1 if there can be no window.

    `with_window` gets hold of it just before it is shown.
    """
    if why := _hindrance():
        print(f"sotuanle: {why}", file=sys.stderr)
        return 1
    sys.setswitchinterval(_TURN_S)
    gc.disable()  # looking for garbage among what is being loaded takes a tenth of the start
    from desktop.paths import DataFolder, data_folder
    from desktop.storage.holding import InUse, hold_or_call

    try:
        hold = hold_or_call(DataFolder(data_folder(_options(arguments).data)))
    except InUse as error:
        return _say_in_use(error)
    if hold is None:
        return 0  # the window that was there already is in front now
    app, window = make(arguments)
    from PySide6.QtCore import QTimer

    window.painted.connect(lambda: _take_notes(app, window))
    tidying = QTimer(window)
    tidying.timeout.connect(lambda: None if window.is_busy else _tidy_up())
    QTimer.singleShot(_STARTED_MS, window, gc.freeze)  # what was loaded by then stays
    tidying.start(_STARTED_MS)
    if with_window is not None:
        with_window(window)
    window.show()
    try:
        return app.exec()
    finally:
        hold.release()


def make(arguments: Sequence[str]) -> "tuple[QApplication, MainWindow]":
    """Return the program with its window, ready to be shown."""
    options = _options(arguments)
    _import_qt()
    from PySide6.QtWidgets import QApplication

    from desktop import NAME
    from desktop.paths import DataFolder, data_folder
    from desktop.ui.language.translation import speak_vietnamese
    from desktop.ui.window.main_window import MainWindow

    app = QApplication([NAME])
    app.setApplicationName(NAME)
    app.setDesktopFileName("so-tuan-le")
    speak_vietnamese(app)
    window = MainWindow(DataFolder(data_folder(options.data)), with_sample=options.sample)
    return app, window


def _say_in_use(error: "InUse") -> int:
    from PySide6.QtWidgets import QApplication, QMessageBox

    from desktop import NAME
    from desktop.ui.language.plain_text import message

    app = QApplication([NAME])
    message(None, QMessageBox.Icon.Warning, NAME, error.message, error.advice).exec()
    del app
    return 1


_STARTED_MS = 3000
_TURN_S = 0.001
"""How long work on another thread may keep Python from the window's: by default 5 ms each time."""


def _take_notes(app: "QApplication", window: "MainWindow") -> None:
    """Begin the log and the watch for crashes: once there is a window, before anything is read.

    The window gets its sign then too; on Windows it has had that of the executable from the start.
    """
    from PySide6.QtGui import QIcon

    from desktop.paths import resources
    from desktop.ui.background.log import begin_log
    from desktop.ui.window.crash import Crashes
    from desktop.ui.window.only_window import Calls

    begin_log(window.folder)
    Calls(window, window.folder)
    Crashes(app, window.folder, window.unsaved)
    app.setWindowIcon(QIcon(str(resources() / "icons" / "so-tuan-le.png")))


def _tidy_up() -> None:
    """Look for garbage as Python would by itself, but never on a thread that is not the window's.

    What of Qt is found there would end its timers on the wrong thread.
    """
    due = [
        n
        for n, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        if count > most
    ]
    if due:
        gc.collect(due[-1])


class _Options(NamedTuple):
    data: Path | None = None
    sample: bool = False


def _options(arguments: Sequence[str]) -> _Options:
    if not arguments:  # as nearly always: no need to load argparse then
        return _Options()
    import argparse

    parser = argparse.ArgumentParser(prog="sotuanle", add_help=False)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--sample", action="store_true")
    return _Options(**vars(parser.parse_args(arguments)))


def _hindrance() -> str:
    """Return why this machine can show no window, blank where it can; Qt would just abort."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in screens):
        return "không thấy màn hình đồ họa để mở cửa sổ. Dùng dòng lệnh: sotuanle --help"
    try:
        _import_qt()
    except ImportError as error:
        frozen = getattr(sys, "frozen", False)
        where = "DOC-TRUOC.txt" if frozen else "installer/qt-libraries.txt"
        return (
            f"máy thiếu thư viện để mở cửa sổ ({error}). Trên Debian và Ubuntu, hãy cài các gói "
            f"ghi trong {where}; dòng lệnh vẫn dùng được: sotuanle --help"
        )
    return ""


def _import_qt() -> None:
    """Import Qt without what PySide6 does to importing.

    Its own `__import__` reads the source of every module imported later, to find a line that no
    module here has (`from __feature__ import …`); that would double the time SQLAlchemy takes.
    """
    plain = builtins.__import__
    import PySide6.QtWidgets  # noqa: F401

    builtins.__import__ = plain
