# SPDX-License-Identifier: MIT
"""Entries for text: what they take, and the letters of a word that the input method still has."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QToolTip
from pytestqt.qtbot import QtBot

from desktop.ui.report_text.writing import SectionInput
from desktop.ui.widgets.inputs import DateInput, LineInput, LinesInput
from desktop.ui.widgets.line_edit import LineEdit
from desktop.ui.widgets.text_entries import TextLine, TextLines, TextSheet
from tests.ui.hands import compose, press, type_text

KINDS = (LineEdit, LineInput, DateInput, TextLine, lambda: LinesInput(2), TextLines, SectionInput)
Entry = QLineEdit | QPlainTextEdit | QTextEdit


@pytest.fixture(params=KINDS)
def entry(request: pytest.FixtureRequest, qtbot: QtBot) -> Entry:
    made: Entry = request.param()
    qtbot.addWidget(made)
    made.resize(300, 80)
    made.show()
    made.setFocus()
    QGuiApplication.processEvents()
    return made


def shown(entry: Entry) -> str:
    return entry.text() if isinstance(entry, QLineEdit) else entry.toPlainText()


def most(entry: Entry) -> int:
    return entry.most if isinstance(entry, TextLines | TextSheet) else 10_000


def letters(entry: Entry, count: int) -> str:
    """Return so many letters, in lines where there may be several: one long line takes seconds."""
    return "x" * count if isinstance(entry, QLineEdit) else (f"{'x' * 99}\n" * count)[:count]


def show(entry: Entry, text: str) -> None:
    (entry.setText if isinstance(entry, QLineEdit) else entry.setPlainText)(text)


def paste(entry: Entry, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)
    entry.paste()


def test_letters_of_a_word_under_way_stand_in_the_text(entry: Entry) -> None:
    type_text(entry, "Lớp 😀 ")
    for letters in ("v", "vi", "việ"):
        compose(entry, letters)
        assert shown(entry) == f"Lớp 😀 {letters}"
    type_text(entry, "việc ")
    assert shown(entry) == "Lớp 😀 việc "
    compose(entry, "l")
    compose(entry, "")
    assert shown(entry) == "Lớp 😀 việc "


def test_an_entry_that_is_left_keeps_the_word(entry: Entry) -> None:
    type_text(entry, "Lớp ")
    compose(entry, "việc")
    entry.clearFocus()
    assert shown(entry) == "Lớp việc"
    compose(entry, "")
    assert shown(entry) == "Lớp việc"


def test_every_letter_of_a_word_under_way_is_told(entry: Entry, qtbot: QtBot) -> None:
    signal = entry.textEdited if isinstance(entry, QLineEdit) else entry.textChanged
    for letters in ("v", "vi", ""):
        with qtbot.waitSignal(signal, timeout=1000):
            compose(entry, letters)


def test_what_is_too_long_is_refused_as_a_whole_and_said(entry: Entry) -> None:
    type_text(entry, "Lớp")
    paste(entry, letters(entry, most(entry)))
    assert shown(entry) == "Lớp"
    assert "nhiều nhất" in QToolTip.text()
    paste(entry, letters(entry, most(entry) - 3))
    assert len(shown(entry)) == most(entry)
    type_text(entry, "y")
    press(entry, Qt.Key.Key_Y)
    assert "y" not in shown(entry)
    assert len(shown(entry)) == most(entry)
    entry.selectAll()
    paste(entry, "mới")
    assert shown(entry) == "mới"


def test_what_is_too_long_already_can_be_made_shorter(entry: Entry) -> None:
    show(entry, letters(entry, most(entry) + 50))
    assert len(shown(entry)) == most(entry) + 50
    _to_the_end(entry)
    press(entry, Qt.Key.Key_Y)
    assert len(shown(entry)) == most(entry) + 50
    for _ in range(3):
        press(entry, Qt.Key.Key_Backspace)
    assert len(shown(entry)) == most(entry) + 47
    press(entry, Qt.Key.Key_Y)
    assert len(shown(entry)) == most(entry) + 47


def _to_the_end(entry: Entry) -> None:
    if isinstance(entry, QLineEdit):
        entry.end(False)
    else:
        entry.moveCursor(QTextCursor.MoveOperation.End)


def test_another_text_takes_the_place_of_a_word_under_way(entry: Entry) -> None:
    compose(entry, "việc")
    show(entry, "Khác")
    assert shown(entry) == "Khác"
