# SPDX-License-Identifier: MIT
import subprocess
import sys
from functools import partial
from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop.paths import DataFolder
from desktop.storage.holding import Hold, Holder, hold, hold_or_call
from desktop.ui.window.only_window import Calls


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "sổ")


def not_alive(thread: Thread) -> bool:
    return not thread.is_alive()


def test_a_second_start_brings_the_first_window_to_the_front(
    qtbot: QtBot, folder: DataFolder
) -> None:
    first = hold(folder, Holder.WINDOW)
    assert first is not None
    window = QMainWindow()
    qtbot.addWidget(window)
    Calls(window, folder)
    window.showMinimized()
    came: list[Hold | None] = []
    for times in (1, 2):
        second = Thread(target=lambda: came.append(hold_or_call(folder)))
        second.start()
        qtbot.waitUntil(partial(not_alive, second), timeout=4000)
        assert came == [None] * times
        assert not window.windowState() & Qt.WindowState.WindowMinimized
        window.showMinimized()
    first.release()


def test_the_program_started_twice_is_there_once(folder: DataFolder, qtbot: QtBot) -> None:
    command = [sys.executable, "-m", "desktop", "--data", str(folder.root)]
    root = Path(__file__).parents[3]
    with subprocess.Popen(command, cwd=root) as first:
        try:
            qtbot.waitUntil(folder.database.exists, timeout=20_000)
            second = subprocess.run(command, cwd=root, check=False, timeout=20)
            assert second.returncode == 0
            assert first.poll() is None
        finally:
            first.kill()
    with subprocess.Popen(command, cwd=root) as third:
        try:
            qtbot.waitUntil(
                lambda: str(third.pid) in folder.lock.read_text(encoding="utf-8"), timeout=20_000
            )
        finally:
            third.kill()
