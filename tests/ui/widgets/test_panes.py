# SPDX-License-Identifier: MIT
"""Parts of a page are as wide at the next start as they were made."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMainWindow, QSplitter
from pytestqt.qtbot import QtBot

from desktop.ui.frame.desk import Desk
from tests.ui.screens import calm, places, work_in


def test_every_page_keeps_the_widths_of_its_parts(qtbot: QtBot, desk: Desk) -> None:
    usual = sizes_on_every_page(qtbot, desk)
    made = sizes_on_every_page(qtbot, desk, pull)
    assert len(made) >= 3
    assert all(made[screen] != usual[screen] for screen in usual)
    assert sizes_on_every_page(qtbot, desk) == made


def test_heights_of_a_narrow_window_are_no_widths(qtbot: QtBot, desk: Desk) -> None:
    usual = sizes_on_every_page(qtbot, desk)

    def pull_down(splitter: QSplitter) -> None:
        splitter.setOrientation(Qt.Orientation.Vertical)
        pull(splitter)

    assert sizes_on_every_page(qtbot, desk, pull_down) != usual
    assert sizes_on_every_page(qtbot, desk) == usual


def sizes_on_every_page(
    qtbot: QtBot, desk: Desk, act: Callable[[QSplitter], object] = id
) -> dict[str, list[int]]:
    """Act on the first splitter of each kind of page in a new window; return their sizes then."""
    window = QMainWindow()
    qtbot.addWidget(window)
    view = work_in(qtbot, window, desk)
    window.resize(QSize(1366, 700))
    found: dict[str, list[int]] = {}
    for place in places(desk):
        if place.screen in found:
            continue
        view.go(place)
        calm(qtbot, desk)
        for splitter in view.page.findChildren(QSplitter):
            act(splitter)
            found[place.screen] = splitter.sizes()
    return found


def pull(splitter: QSplitter) -> None:
    """Pull the first handle towards the end, as a mouse does."""
    splitter.moveSplitter(splitter.sizes()[0] + 40, 1)
