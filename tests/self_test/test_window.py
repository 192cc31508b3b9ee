# SPDX-License-Identifier: MIT
from pytestqt.qtbot import QtBot

from desktop.self_test.window import LEAST_COLOURS, colours_of
from desktop.ui.widgets.parts import label


def test_a_page_with_nothing_on_it_is_told_from_one_with_words(qtbot: QtBot) -> None:
    bare, written = label(""), label("Lớp bồi dưỡng")
    for widget in (bare, written):
        qtbot.addWidget(widget)
        widget.resize(300, 200)
    assert colours_of(bare) < LEAST_COLOURS <= colours_of(written)
