# SPDX-License-Identifier: MIT
"""The window stands within its screen, on whatever screens it was before."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from desktop.paths import DataFolder
from desktop.ui.preferences import Preferences
from desktop.ui.window.main_window import MainWindow
app = QApplication([])
folder = DataFolder(Path(sys.argv[1]))
folder.root.mkdir(exist_ok=True)
window = MainWindow(folder)
if len(sys.argv) > 2:
    window.setGeometry(*map(int, sys.argv[2:6]))
    Preferences(folder).window = window.saveGeometry()
else:
    window.show()
    app.processEvents()
    print(*window.geometry().getRect(), *app.primaryScreen().availableGeometry().getRect())
"""
Rect = tuple[int, int, int, int]


def run(folder: Path, screens: list[Rect], scale: float, *geometry: int) -> list[int]:
    """Start the window where these screens are, in their own pixels; return what it says."""
    config = folder.with_name("screens.json")
    keys = ("x", "y", "width", "height")
    told = [dict(zip(keys, rect, strict=True)) | {"name": f"{rect}"} for rect in screens]
    config.write_text(json.dumps({"screens": told}), encoding="utf-8")
    platform = {"QT_QPA_PLATFORM": f"offscreen:configfile={config}", "QT_SCALE_FACTOR": f"{scale}"}
    command = [sys.executable, "-c", SCRIPT, str(folder), *map(str, geometry)]
    done = subprocess.run(
        command, env=os.environ | platform, check=True, capture_output=True, text=True
    )
    return [int(number) for number in done.stdout.split()]


def is_within(found: list[int]) -> bool:
    """Whether there is room left for the frame, too."""
    left, top, width, height, x, y, wide, high = found
    beside = left >= x + 8 and left + width <= x + wide - 8
    return beside and top >= y + 32 and top + height <= y + high - 8


@pytest.mark.parametrize("scale", [1, 1.25, 1.5, 2])
def test_the_first_start_is_in_the_middle_of_the_screen(tmp_path: Path, scale: float) -> None:
    found = run(tmp_path / "dữ liệu", [(0, 0, 1366, 768)], scale)
    assert is_within(found)
    left, _, width, _, _, _, wide, _ = found
    assert abs(left - (wide - width - left)) <= 2
    assert width == min(1180, wide - 16)


def test_it_comes_back_to_where_it_was(tmp_path: Path) -> None:
    folder, screen = tmp_path / "dữ liệu", (0, 0, 1920, 1080)
    run(folder, [screen], 1, 300, 100, 1000, 640)
    assert run(folder, [screen], 1)[:4] == [300, 100, 1000, 640]


@pytest.mark.parametrize("scale", [1, 1.5])
def test_what_was_stored_on_a_larger_screen_is_put_right(tmp_path: Path, scale: float) -> None:
    folder = tmp_path / "dữ liệu"
    run(folder, [(0, 0, 2560, 1440)], 1, 700, 300, 1800, 1100)
    assert is_within(run(folder, [(0, 0, 1366, 768)], scale))


def test_what_was_stored_on_a_screen_that_is_gone_is_put_right(tmp_path: Path) -> None:
    folder, laptop = tmp_path / "dữ liệu", (0, 0, 1366, 768)
    run(folder, [laptop, (1366, 0, 1920, 1080)], 1, 1500, 100, 1200, 800)
    assert is_within(run(folder, [laptop], 1))
