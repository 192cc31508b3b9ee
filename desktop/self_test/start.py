# SPDX-License-Identifier: MIT
"""Starts the program as always and closes it as soon as it is of use: what a start takes."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop import app

if TYPE_CHECKING:
    from desktop.ui.window.main_window import MainWindow


def run(arguments: Sequence[str]) -> int:
    """Open the window off screen on the data folder that `--data` names; return 0 once closed."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return app.run(arguments, with_window=_close_when_in_use)


def _close_when_in_use(window: "MainWindow") -> None:
    """Have the window closed once it bears the name of its Week, and all of that is drawn."""
    from PySide6.QtCore import QTimer

    window.windowTitleChanged.connect(lambda _: QTimer.singleShot(0, window, window.close))
