# SPDX-License-Identifier: MIT
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.widgets.line_edit import LineEdit, matching
from desktop.ui.widgets.parts import column
from tests.ui.hands import press, type_text

PLACES = ["Nhà văn hóa khu 5", "Nhà văn hóa khu 1", "Trường THCS Hà An"]


@pytest.fixture
def ground(qtbot: QtBot) -> QWidget:
    ground = QWidget()
    qtbot.addWidget(ground)
    return ground


def show(qtbot: QtBot, ground: QWidget, *widgets: QWidget) -> None:
    ground.setLayout(column(*widgets))
    ground.show()
    ground.activateWindow()
    qtbot.waitUntil(ground.isActiveWindow)
    widgets[0].setFocus()


def test_what_is_typed_is_matched_word_by_word_without_accents() -> None:
    assert matching(PLACES, "van hoa 5") == [PLACES[0]]
    assert matching(PLACES, "THCS hà") == [PLACES[2]]
    assert matching([str(n) for n in range(100)], "") == [str(n) for n in range(30)]


def test_an_offer_is_taken_with_the_arrow_and_enter(qtbot: QtBot, ground: QWidget) -> None:
    edit = LineEdit(lambda: PLACES)
    show(qtbot, ground, edit)
    type_text(edit, "nha")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    press(popup, Qt.Key.Key_Down)
    press(popup, Qt.Key.Key_Down)
    with qtbot.waitSignal(edit.chosen), qtbot.assertNotEmitted(edit.entered):
        press(popup, Qt.Key.Key_Return)
    assert edit.text() == PLACES[1]


def test_tab_takes_the_offer_and_goes_on(qtbot: QtBot, ground: QWidget) -> None:
    edit, following = LineEdit(lambda: PLACES), LineEdit()
    show(qtbot, ground, edit, following)
    type_text(edit, "truong")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    press(popup, Qt.Key.Key_Down)
    press(popup, Qt.Key.Key_Tab)
    assert edit.text() == PLACES[2]
    assert following.hasFocus()


def test_a_click_beside_the_open_list_reaches_what_lies_there(
    qtbot: QtBot, ground: QWidget
) -> None:
    edit, following, pressed = LineEdit(lambda: PLACES), LineEdit(), QPushButton("Xóa")
    show(qtbot, ground, edit, following, pressed)
    ground.resize(800, 600)
    for target in (following, pressed):
        ground.activateWindow()
        qtbot.waitUntil(ground.isActiveWindow)
        edit.setFocus()
        edit.selectAll()
        type_text(edit, "nha")
        popup = QApplication.activePopupWidget()
        assert popup is not None
        popup.move(ground.mapToGlobal(ground.rect().bottomRight()))  # it covers nothing
        beside = popup.mapFromGlobal(target.mapToGlobal(target.rect().center()))
        with qtbot.waitSignal(pressed.clicked, raising=False, timeout=300) as clicked:
            QTest.mouseClick(popup, Qt.MouseButton.LeftButton, pos=beside)
        assert not popup.isVisible()
        assert clicked.signal_triggered is (target is pressed)
        assert target.hasFocus()
        assert edit.text() == "nha"
    assert following.text() == ""


def test_its_own_text_is_not_offered(qtbot: QtBot, ground: QWidget) -> None:
    edit = LineEdit(lambda: PLACES)
    edit.setText(PLACES[2])
    show(qtbot, ground, edit)
    edit.setCursorPosition(len(PLACES[2]) - 2)
    press(edit, Qt.Key.Key_Backspace)
    assert QApplication.activePopupWidget() is None


def test_the_down_arrow_shows_all_that_may_be_chosen(qtbot: QtBot, ground: QWidget) -> None:
    edit = LineEdit(lambda: PLACES)
    show(qtbot, ground, edit)
    press(edit, Qt.Key.Key_Down)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    press(popup, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None


def test_an_offer_goes_when_another_text_is_shown(qtbot: QtBot, ground: QWidget) -> None:
    edit = LineEdit(lambda: PLACES)
    show(qtbot, ground, edit)
    type_text(edit, "nha")
    assert QApplication.activePopupWidget() is not None
    edit.setText("như trước khi gõ")
    assert QApplication.activePopupWidget() is None


def test_undo_is_left_to_the_window(qtbot: QtBot, ground: QWidget) -> None:
    edit = LineEdit()
    show(qtbot, ground, edit)
    type_text(edit, "Thêu")
    shortcut = QShortcut(QKeySequence.StandardKey.Undo, ground)
    with qtbot.waitSignal(shortcut.activated):
        press(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert edit.text() == "Thêu"


def test_enter_escape_and_leaving_are_told(qtbot: QtBot, ground: QWidget) -> None:
    edit, other = LineEdit(), LineEdit()
    show(qtbot, ground, edit, other)
    with qtbot.waitSignal(edit.entered) as entered:
        press(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert entered.args == [True]
    with qtbot.waitSignal(edit.escaped):
        press(edit, Qt.Key.Key_Escape)
    with qtbot.waitSignal(edit.left):
        other.setFocus()
