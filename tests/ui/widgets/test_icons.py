# SPDX-License-Identifier: MIT
from collections import defaultdict

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from desktop.ui.frame.desk import Desk
from desktop.ui.preferences import LARGEST, SMALLEST, Look
from desktop.ui.widgets import icons
from desktop.ui.widgets.icons import icon
from desktop.ui.widgets.theme import dress
from tests.ui.screens import calm, places, work_in


def test_a_sign_stands_on_a_clear_ground(qapp: QApplication) -> None:
    assert qapp
    drawn = icon("plus", "#ff0000").pixmap(QSize(48, 24)).toImage()
    assert drawn.pixelColor(47, 0).alpha() == 0
    assert drawn.pixelColor(12, 12).getRgb() == (255, 0, 0, 255)


def test_every_sign_grows_with_the_text(
    qtbot: QtBot, qapp: QApplication, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw = icons.pixmap
    seen: dict[int, dict[str, set[int]]] = {}
    for points in (SMALLEST, LARGEST):
        sides = seen[points] = defaultdict(set)

        def drawn(
            name: str,
            side: int,
            colour: str = "",
            ratio: float = 1.0,
            sides: dict[str, set[int]] = sides,
        ) -> QPixmap:
            sides[name].add(side)
            return draw(name, side, colour, ratio)

        monkeypatch.setattr(icons, "pixmap", drawn)
        dress(qapp, Look.LIGHT, points)
        window = QMainWindow()
        qtbot.addWidget(window)
        window.resize(1366, 768)
        view = work_in(qtbot, window, desk)
        for place in places(desk):
            view.go(place)
            calm(qtbot, desk)
            view.grab()
    dress(qapp, Look.LIGHT, SMALLEST)
    assert len(seen[SMALLEST]) > 30
    scale = LARGEST / SMALLEST
    stayed = {
        name: (sorted(small), sorted(seen[LARGEST][name]))
        for name, small in seen[SMALLEST].items()
        if name in seen[LARGEST]
        and not all(any(abs(b - a * scale) <= 2 for a in small) for b in seen[LARGEST][name])
    }
    assert stayed == {}
