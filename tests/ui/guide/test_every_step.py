# SPDX-License-Identifier: MIT
"""Every step of the guide keeps what was promised of all screens."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from desktop.paths import DataFolder
from desktop.services.workspace import open_workspace
from desktop.ui.background.jobs import Jobs
from desktop.ui.guide import Guide
from desktop.ui.guide.steps import NAMES
from desktop.ui.preferences import Look
from desktop.ui.widgets.theme import dress, wear
from desktop.ui.window.window_place import SMALLEST
from tests.ui.fakes import FakePrompts
from tests.ui.screens import faults_of

HOW = (
    (11, Look.LIGHT, 1024, 700),
    (11, Look.DARK, SMALLEST.width(), SMALLEST.height()),
    (14, Look.LIGHT, 1366, 690),
    (18, Look.DARK, 1024, 700),
)
NAMES_OF_CENTRES = (
    "TTHTCĐ xã Tân An",
    "Trung tâm VĂN HÓA, HỌC TẬP CỘNG ĐỒNG, thể thao và truyền thông phường Nghĩa Lộ – cơ sở hai",
)


@pytest.fixture(autouse=True)
def undressed(qapp: QApplication) -> Iterator[None]:
    """Take back what a test dressed the program in."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    dress(qapp, Look.LIGHT, 11)


@pytest.mark.parametrize("how", HOW, ids=str)
@pytest.mark.parametrize("name", NAMES_OF_CENTRES, ids=["short", "long"])
def test_nothing_is_cut_off_on_any_step(
    name: str, how: tuple[int, Look, int, int], tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    points, look, width, height = how
    dress(qapp, look, points)
    jobs, window = Jobs(), QMainWindow()
    qtbot.addWidget(window)
    wear(window)
    with open_workspace(DataFolder(tmp_path / "sổ"), create=True) as workspace:
        guide = Guide(workspace, FakePrompts(), jobs)
        window.setCentralWidget(guide)
        window.resize(width, height)
        window.show()
        guide.draft.type("name", name)
        for step in range(len(NAMES)):
            guide.show_step(step)
            assert not faults_of(qtbot, guide)
            assert (guide.width(), guide.height()) == (width, height)
        jobs.shut_down()
