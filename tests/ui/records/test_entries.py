# SPDX-License-Identifier: MIT
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCalendarWidget, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.entry.fields import Field, Input
from desktop.domain.vietnamese import money_in_words
from desktop.domain.week.records import Party
from desktop.ui.frame.desk import Desk
from desktop.ui.frame.pending import Pending
from desktop.ui.records.choices import ChoiceEntry, RowEntry
from desktop.ui.records.dates import DateEntry
from desktop.ui.records.entries import MoneyEntry, NotesEntry, NumberEntry
from desktop.ui.records.field_box import RecordFieldBox
from tests.ui.hands import press, type_text

ROWS = [("a", "1.4 · Tin học"), ("b", "1.1 · Ngoại ngữ"), ("c", "1.10 · Ngoại khóa")]


def test_a_number_is_grouped_and_a_blank_is_none(qtbot: QtBot) -> None:
    entry = NumberEntry()
    qtbot.addWidget(entry)
    entry.show_value(1234)
    assert entry.typed() == "1.234"
    entry.show_value(None)
    assert entry.value() is None


def test_money_is_said_in_words_only_when_it_can_be_read(qtbot: QtBot) -> None:
    entry = MoneyEntry(money_in_words)
    qtbot.addWidget(entry)
    entry.retype("1,5 triệu")
    assert (entry.value(), entry.below()) == (1_500_000, "Một triệu năm trăm nghìn đồng")
    entry.retype("1.500 triệu")
    assert entry.below() == ""


def test_how_an_entry_is_understood_stays_below_when_it_is_left(qtbot: QtBot) -> None:
    field = Field(name="people", label="Số người", input=Input.NUMBER)
    entry = NumberEntry(field.counted)
    box = RecordFieldBox(field, entry, Pending())
    qtbot.addWidget(box)
    box.begin(None)
    type_text(entry.line_edit, "hai lăm em")
    said = "“hai lăm em” hiểu là 25."
    assert said in [label.text() for label in box.findChildren(QLabel)]
    with qtbot.waitSignal(box.taken) as taken:
        box.settle()
    assert taken.args == ["people", 25]
    assert entry.typed() == "25"
    assert said in [label.text() for label in box.findChildren(QLabel)]
    type_text(entry.line_edit, "6")
    assert said not in [label.text() for label in box.findChildren(QLabel)]


def test_a_field_of_people_takes_no_classes(qtbot: QtBot) -> None:
    field = Field(name="people", label="Số người", input=Input.NUMBER)
    entry = NumberEntry(field.counted)
    qtbot.addWidget(entry)
    entry.retype("40 đ/c")
    assert entry.value() == 40
    entry.retype("2 lớp")
    with pytest.raises(ValueError, match="Ô này ghi số người"):
        entry.value()


@pytest.mark.parametrize("text", ["-5", "-500k"])
def test_nothing_is_counted_below_nought(qtbot: QtBot, text: str) -> None:
    entry = MoneyEntry(money_in_words) if "k" in text else NumberEntry()
    qtbot.addWidget(entry)
    entry.retype(text)
    with pytest.raises(ValueError, match="không thể nhỏ hơn 0"):
        entry.value()


def test_a_date_shows_its_weekday(qtbot: QtBot, desk: Desk) -> None:
    entry = DateEntry(desk.week)
    qtbot.addWidget(entry)
    entry.retype("3/10")
    assert (entry.value(), entry.aside()) == (date(2026, 10, 3), "thứ Bảy")
    entry.retype("32/10")
    assert entry.aside() == ""


def test_a_day_can_be_picked_from_a_calendar(qtbot: QtBot, desk: Desk) -> None:
    entry = DateEntry(desk.week)
    qtbot.addWidget(entry)
    entry.show()
    press(entry.line_edit, Qt.Key.Key_Down)
    calendar = entry.findChild(QCalendarWidget)
    assert calendar is not None
    with qtbot.waitSignal(entry.edited):
        calendar.clicked.emit(QDate(2026, 10, 5))
    assert entry.value() == date(2026, 10, 5)


@pytest.mark.parametrize("text", ["1.4", "tin hoc", "1.4 · Tin học", "TIN"])
def test_a_row_is_found_by_number_or_part_of_its_name(qtbot: QtBot, text: str) -> None:
    entry = RowEntry(lambda: ROWS)
    qtbot.addWidget(entry)
    entry.retype(text)
    assert entry.value() == "a"


@pytest.mark.parametrize(
    ("text", "said"), [("ngoai", "nhiều dòng"), ("xyz", "Không có dòng"), ("1", "nhiều dòng")]
)
def test_a_row_that_is_not_plain_is_asked_again(qtbot: QtBot, text: str, said: str) -> None:
    entry = RowEntry(lambda: ROWS)
    qtbot.addWidget(entry)
    entry.retype(text)
    with pytest.raises(ValueError, match=said):
        entry.value()


def test_the_number_of_a_row_is_not_the_beginning_of_another(qtbot: QtBot) -> None:
    entry = RowEntry(lambda: ROWS)
    qtbot.addWidget(entry)
    entry.retype("1.1")
    assert entry.value() == "b"


def test_a_row_that_the_form_lost_stays_until_another_is_chosen(qtbot: QtBot) -> None:
    entry = RowEntry(lambda: ROWS)
    qtbot.addWidget(entry)
    entry.show_value("đã bỏ")
    assert (entry.typed(), entry.value()) == ("", "đã bỏ")


def test_arrows_go_from_choice_to_choice(qtbot: QtBot) -> None:
    entry = ChoiceEntry([(Party.COLLECTIVE, "Tập thể"), (Party.INDIVIDUAL, "Cá nhân")])
    qtbot.addWidget(entry)
    entry.show()
    entry.activateWindow()
    qtbot.waitUntil(entry.isActiveWindow)
    first = entry.findChild(QPushButton)
    assert first is not None
    first.setFocus()
    with qtbot.waitSignal(entry.edited):
        press(first, Qt.Key.Key_Right)
    assert entry.value() is Party.INDIVIDUAL


def test_enter_begins_a_line_in_notes_and_ctrl_enter_goes_on(qtbot: QtBot) -> None:
    entry = NotesEntry()
    qtbot.addWidget(entry)
    edit = entry.findChild(QPlainTextEdit)
    assert edit is not None
    type_text(edit, "Học buổi tối")
    press(edit, Qt.Key.Key_Return)
    type_text(edit, "Ở khu 5")
    with qtbot.waitSignal(entry.entered):
        press(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert entry.value() == "Học buổi tối\nỞ khu 5"
