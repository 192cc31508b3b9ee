# SPDX-License-Identifier: MIT
"""The look at the ink sees what it is meant to see."""

import struct

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontDatabase, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from desktop.paths import resources
from tests.ui import ink

WORDS = "Ổ TRIỂN KHAI Ẳ, Ấn phẩm ạ"


class Written(QWidget):
    """Words in a clip of its own, as cells are drawn."""

    def __init__(self, above: int) -> None:
        super().__init__()
        self.above = above
        self.resize(400, 80)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setClipRect(self.rect().adjusted(0, self.above, 0, 0))
        painter.drawText(10, 40, WORDS)


def shown(qtbot: QtBot, widget: QWidget) -> QWidget:
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_a_label_as_large_as_it_wants_to_be_loses_nothing(qtbot: QtBot) -> None:
    assert ink.lost(shown(qtbot, QLabel(WORDS))) == []


@pytest.mark.parametrize("missing", [QSize(0, 5), QSize(8, 0)])
def test_a_label_that_is_too_small_loses_ink(qtbot: QtBot, missing: QSize) -> None:
    label = QLabel(WORDS)
    label.setFixedSize(label.sizeHint() - missing)
    faults = ink.lost(shown(qtbot, label))
    assert len(faults) == len(ink.DENSITIES)
    assert ("right" in faults[0]) is (missing.width() > 0)


def test_letters_higher_than_their_lines_lose_ink(qtbot: QtBot) -> None:
    label = QLabel(WORDS)
    label.setFont(with_low_lines())
    assert ink.lost(shown(qtbot, label))


def with_low_lines() -> QFont:
    """Return the window's letters in lines as low as those that their makers gave them."""
    font = bytearray((resources() / "fonts" / "BeVietnamProUI-Regular.ttf").read_bytes())
    for table, at in ((b"hhea", 4), (b"OS/2", 68), (b"OS/2", 74)):
        (start,) = struct.unpack_from(">I", font, font.index(table) + 8)
        struct.pack_into(">h", font, start + at, 1000)
    ours, other = ("Be Vietnam Pro UI".encode("utf-16-be"), "Be Vietnam Pro 00".encode("utf-16-be"))
    added = QFontDatabase.addApplicationFontFromData(bytes(font).replace(ours, other))
    return QFont(QFontDatabase.applicationFontFamilies(added)[0], 11)


def test_a_clip_within_a_widget_cuts_off_too(qtbot: QtBot) -> None:
    assert ink.lost(shown(qtbot, Written(above=10))) == []
    assert ink.lost(shown(qtbot, Written(above=26)))


def test_what_can_be_scrolled_to_is_not_lost(qtbot: QtBot) -> None:
    entries = QListWidget()
    entries.addItems([WORDS] * 20)
    entries.setFixedSize(400, 90)
    shown(qtbot, entries)
    for place in (0, 1, entries.verticalScrollBar().maximum()):
        entries.verticalScrollBar().setValue(place)
        assert ink.lost(entries) == []
