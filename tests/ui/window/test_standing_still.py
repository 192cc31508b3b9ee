# SPDX-License-Identifier: MIT
"""What stands around the pages does not move when they change."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLabel, QMainWindow, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.frame.desk import Desk
from desktop.ui.window.window_place import SMALLEST
from desktop.ui.window.work_view import WorkView
from tests.ui.screens import calm, places, work_in


@pytest.mark.parametrize("size", [QSize(1366, 700), QSize(1024, 660), SMALLEST], ids=str)
def test_header_and_sidebar_stay_where_they_are(size: QSize, qtbot: QtBot, desk: Desk) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    view = work_in(qtbot, window, desk)
    window.resize(size)
    stood: dict[str, set[object]] = {}
    for place in places(desk):
        view.go(place)
        calm(qtbot, desk)
        assert window.size() == size, f"{place.screen} {place.item}"
        for name, where in around(view).items():
            stood.setdefault(name, set()).add(where.getRect())
    assert {name: where for name, where in stood.items() if len(where) > 1} == {}


def around(view: WorkView) -> dict[str, QRect]:
    parts: dict[str, QWidget] = {
        "header": view.header,
        "sidebar": view.sidebar,
        "pages": view.stack,
    }
    parts |= {button.accessibleName(): button for button in view.header.findChildren(QToolButton)}
    saved = next(w for w in view.header.findChildren(QLabel) if w.property("role") == "saved")
    if saved.isVisible():  # it gives way to a long title
        parts["saved"] = saved
    return {name: placed(part, view) for name, part in parts.items()}


def placed(part: QWidget, view: WorkView) -> QRect:
    """Return where a part ends; the hour beside it may be a pixel wider or narrower."""
    where = QRect(part.mapTo(view, QPoint(0, 0)), part.size())
    if isinstance(part, QLabel):
        where.setLeft(where.right())
    return where
