# SPDX-License-Identifier: MIT
import time

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.domain.week.changes import Changes
from desktop.ui.frame.desk import Desk
from desktop.ui.frame.pending import Pending
from desktop.ui.window.header import Header


@pytest.fixture
def pending(qtbot: QtBot) -> Pending:
    assert qtbot
    return Pending()


def test_what_is_typed_without_a_pause_is_handed_over_within_a_second(
    pending: Pending, qtbot: QtBot
) -> None:
    typed: list[float] = []
    oldest: list[float] = []

    def take() -> None:
        oldest.append(time.monotonic() - typed[0])
        typed.clear()

    until = time.monotonic() + 3
    while time.monotonic() < until:
        typed.append(time.monotonic())
        pending.note(take)
        qtbot.wait(40)
    assert len(oldest) in (2, 3)
    assert max(oldest) < 1.2


def test_what_is_typed_before_a_pause_is_handed_over_in_it(pending: Pending, qtbot: QtBot) -> None:
    taken: list[str] = []
    pending.note(lambda: taken.append("một"))
    assert pending
    with qtbot.waitSignal(pending.ended, timeout=900):
        pass
    assert (taken, bool(pending)) == (["một"], False)


def test_a_function_is_called_once_for_all_that_it_hands_over(pending: Pending) -> None:
    taken: list[str] = []
    take = taken.append

    def first() -> None:
        take("first")

    def second() -> None:
        take("second")

    for function in (first, second, first):
        pending.note(function)
    pending.hand_over()
    assert taken == ["first", "second"]


def test_what_fails_is_not_taken_for_handed_over(pending: Pending) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    pending.note(fail)
    with pytest.raises(ZeroDivisionError):
        pending.hand_over()
    assert pending
    pending.drop(fail)
    assert not pending


def test_what_was_deleted_with_its_field_holds_up_nothing(pending: Pending) -> None:
    class Field(QObject):
        def take(self) -> None:
            self.objectName()

    field, taken = Field(), list[str]()
    pending.note(field.take)
    pending.note(lambda: taken.append("khác"))
    delete(field)
    pending.hand_over()
    assert (taken, bool(pending)) == (["khác"], False)


def test_the_header_says_saved_only_of_everything_on_the_screen(desk: Desk, qtbot: QtBot) -> None:
    header = Header(desk.week, [])
    qtbot.addWidget(header)
    words = next(w for w in header.findChildren(QLabel) if w.text().startswith("Đã lưu"))

    def take() -> None:
        desk.do("Ghi chú", Changes(row_notes={"1.13": "Học tối"}))

    desk.week.pending.note(take)
    assert (words.text(), desk.week.is_saved) == ("Chưa lưu…", False)
    desk.week.pending.hand_over()
    assert words.text() == "Chưa lưu…"
    qtbot.waitUntil(lambda: words.text().startswith("Đã lưu"))
    assert desk.week.is_saved


def test_the_header_says_saved_again_when_what_was_typed_comes_to_nothing(
    desk: Desk, qtbot: QtBot
) -> None:
    header = Header(desk.week, [])
    qtbot.addWidget(header)
    words = next(w for w in header.findChildren(QLabel) if w.text().startswith("Đã lưu"))
    desk.week.pending.note(lambda: None)
    assert words.text() == "Chưa lưu…"
    qtbot.waitUntil(lambda: words.text().startswith("Đã lưu"))
