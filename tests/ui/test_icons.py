# SPDX-License-Identifier: MIT
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from desktop.ui.widgets.icons import icon


def test_a_sign_stands_on_a_clear_ground(qapp: QApplication) -> None:
    assert qapp
    drawn = icon("plus", "#ff0000").pixmap(QSize(48, 24)).toImage()
    assert drawn.pixelColor(47, 0).alpha() == 0
    assert drawn.pixelColor(12, 12).getRgb() == (255, 0, 0, 255)
