# SPDX-License-Identifier: MIT
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.week.changes import Changes
from desktop.domain.week.records import Funding, Record, State, TrainingClass
from desktop.ui.frame.desk import Desk
from desktop.ui.records.due import DuePanel
from tests.ui.hands import press, type_text
from tests.ui.screens import work_in

TODAY = date(2026, 10, 4)


@pytest.fixture
def planned(desk: Desk) -> list[Record]:
    """Two classes and a sum, planned for the days before, and a class planned for tomorrow."""
    records = desk.week.notebook.records
    classes = [r for r in records if isinstance(r, TrainingClass)][:3]
    (money, *_) = [r for r in records if isinstance(r, Funding)]
    days = (TODAY - timedelta(1), TODAY - timedelta(3), TODAY + timedelta(1), TODAY)
    made = [
        replace(r, state=State.PLANNED, starts=day, ends=None, people=None, listed=None)
        for r, day in zip((*classes, money), days, strict=True)
    ]
    desk.do("Dự kiến", Changes(records={r.id: r for r in made}))
    return [made[1], made[0], made[3]]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1024, 700)
    made.show()
    return made


@pytest.fixture
def panel(planned: list[Record], window: QWidget, desk: Desk, qtbot: QtBot) -> DuePanel:
    made = DuePanel(window, desk, TODAY)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    assert len(made.cards) == len(planned)
    return made


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def pressed(panel: DuePanel, name: str) -> None:
    """Press the button of that name on the first card that is left."""
    card = next(card for card in panel.cards if not card.isHidden())
    next(b for b in card.findChildren(QPushButton) if b.text() == name).click()


def test_a_number_and_enter_confirm_one_after_another(
    panel: DuePanel, planned: list[Record], desk: Desk, qtbot: QtBot
) -> None:
    for people in ("23", "40"):
        type_text(focused(), people)
        press(focused(), Qt.Key.Key_Return)
    pressed(panel, "Đã chi")
    qtbot.waitUntil(panel.isHidden)
    now = [desk.week.record(r.id) for r in planned]
    assert [(r.state, r.people) for r in now if r] == [
        (State.HELD, 23),
        (State.HELD, 40),
        (State.HELD, None),
    ]


def test_what_did_not_take_place_is_cancelled(
    panel: DuePanel, planned: list[Record], desk: Desk
) -> None:
    pressed(panel, "Không tổ chức")
    first = desk.week.record(planned[0].id)
    assert first is not None
    assert first.state is State.CANCELLED
    assert panel.cards[0].isHidden()
    desk.week.undo_stack.undo()
    assert not panel.cards[0].isHidden()


def test_what_is_no_number_holds_the_answer_and_is_kept(
    panel: DuePanel, planned: list[Record], desk: Desk
) -> None:
    type_text(focused(), "khoảng 45")
    press(focused(), Qt.Key.Key_Return)
    first = desk.week.record(planned[0].id)
    assert first is not None
    assert (first.state, dict(first.as_typed)) == (State.PLANNED, {"people": "khoảng 45"})
    panel.reject()
    assert desk.week.record(planned[0].id) == first


def test_the_window_opens_it_when_it_is_asked_for(
    planned: list[Record], desk: Desk, qtbot: QtBot
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    view = work_in(qtbot, window, desk)
    desk.due_wanted.emit()
    qtbot.waitUntil(lambda: bool(view.window().findChildren(DuePanel)))
    (panel,) = view.window().findChildren(DuePanel)
    assert len(panel.cards) >= len(planned)
    panel.close()
