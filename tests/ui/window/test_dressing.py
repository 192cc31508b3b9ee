# SPDX-License-Identifier: MIT
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.paths import DataFolder
from desktop.ui.frame.place import Place, Screen
from desktop.ui.preferences import Look
from desktop.ui.settings.page import SettingsPage
from desktop.ui.widgets.theme import dress
from desktop.ui.window.main_window import MainWindow
from tests.ui.fakes import FakePrompts
from tests.ui.hands import press


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, data: Path, prompts: FakePrompts
) -> Iterator[MainWindow]:
    window = MainWindow(DataFolder(data), prompts=prompts)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.work is not None, timeout=10_000)
    yield window
    dress(qapp, Look.LIGHT, 11)


def settings(window: MainWindow) -> SettingsPage:
    assert window.work is not None
    assert isinstance(window.work.page, SettingsPage)
    return window.work.page


def test_a_larger_text_dresses_the_window_and_leaves_the_keyboard_where_it_was(
    qtbot: QtBot, qapp: QApplication, window: MainWindow
) -> None:
    before = window.work
    assert before is not None
    before.go(Place(screen=Screen.SETTINGS))
    page = settings(window)

    press(page.general.size_slider, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: window.work is not before)

    assert QFont(qapp.font()).pointSize() == 12
    assert settings(window).general.size_slider.value() == 12
    qtbot.waitUntil(settings(window).general.size_slider.hasFocus)
