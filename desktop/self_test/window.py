# SPDX-License-Identifier: MIT
"""Opens the window where nobody sees it, and looks at every page."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import TYPE_CHECKING

from desktop.self_test.place import SelfTestFolder, expect

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.ui.frame import place as places
    from desktop.ui.window.main_window import MainWindow
    from desktop.ui.window.work_view import WorkView

_PATIENCE = 60.0
_STEP_MS = 50
LEAST_COLOURS = 12
"""A page that has anything on it shows more, letters being smoothed; a bare one shows few."""


def look_at_every_page(place: SelfTestFolder) -> str:
    """Open the window on the sample Week, go everywhere, and close it."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from desktop.app import make

    errors: list[BaseException] = []

    def note(_kind: type[BaseException], error: BaseException, _: TracebackType | None) -> None:
        errors.append(error)

    before, sys.excepthook = sys.excepthook, note
    try:
        app, window = make(["--data", str(place.data.root)])
        window.show()
        try:
            words = f"{_look(window)} trang"
        finally:
            window.close()
            app.processEvents()
    finally:
        sys.excepthook = before
    if errors:
        raise errors[0]
    return words


def _look(window: "MainWindow") -> int:
    """Return how many pages there were, each with something on it, in the program's letters."""
    from PySide6.QtGui import QFontInfo

    _wait_until(lambda: window.work is not None)
    work = window.work
    assert work is not None  # noqa: S101 - it was waited for
    _wait_until(lambda: work.desk.week.is_judged)
    family = QFontInfo(work.font()).family()
    expect(family.startswith("Be Vietnam Pro"), f"Chữ của cửa sổ là “{family}”.")
    targets = [*_places(work)]
    for target in targets:
        work.go(target)
        _wait_until(lambda: work.desk.jobs.is_idle)
        colours = colours_of(work.page)
        expect(colours >= LEAST_COLOURS, f"Trang {target} chỉ có {colours} màu.")
    return len(targets)


def _places(work: "WorkView") -> "Iterator[places.Place]":
    from desktop.ui.frame.place import Place as There
    from desktop.ui.frame.place import Screen

    for screen in Screen:
        if screen is not Screen.RECORDS:
            yield There(screen=screen)
    for item in work.desk.week.items:
        yield There(screen=Screen.RECORDS, item=item.row.code)


def _wait_until(is_so: Callable[[], bool]) -> None:
    """Let the program work until something is so, and once more for what that brings about."""
    from PySide6.QtCore import QCoreApplication, QEventLoop

    until = time.monotonic() + _PATIENCE
    while not is_so():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, _STEP_MS)
        expect(time.monotonic() < until, "Chờ quá lâu mà cửa sổ chưa xong việc.")
    QCoreApplication.processEvents()


def colours_of(widget: "QWidget") -> int:
    """Return how many colours a picture of it has."""
    picture = widget.grab().toImage()
    across, down = range(0, picture.width(), 2), range(0, picture.height(), 2)
    return len({picture.pixel(x, y) for x in across for y in down})
