# SPDX-License-Identifier: MIT
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.widgets.parts import button, column, label, row, scrolled
from desktop.ui.widgets.theme import wear


def test_what_scrolls_is_laid_out_for_its_whole_height_when_first_seen(qtbot: QtBot) -> None:
    window, stack = QMainWindow(), QStackedWidget()
    qtbot.addWidget(window)
    wear(window)
    window.setCentralWidget(stack)
    stack.addWidget(QWidget())
    window.resize(400, 90)
    window.show()
    content = QWidget()
    words = label("Ghi vào đây tin, bài về Tuần lễ trên báo, đài, trang web. " * 3, wraps=True)
    content.setLayout(column(1, words, row(1, button("Thêm tin, bài", lambda: None), 1), 2))
    stack.addWidget(scrolled(content))
    stack.setCurrentIndex(1)
    qtbot.waitUntil(content.isVisible)
    layout = content.layout()
    assert layout is not None
    assert layout.geometry() == content.contentsRect()
    assert words.height() >= words.heightForWidth(words.width())
