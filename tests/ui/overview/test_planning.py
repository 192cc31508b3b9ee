# SPDX-License-Identifier: MIT
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.week.changes import Changes
from desktop.domain.week.records import State
from desktop.ui.frame.desk import Desk
from desktop.ui.overview.planning import LastYearChoice, plan_again
from tests.ui.hands import press


def with_last_year(desk: Desk) -> None:
    """Have the same activities in the book as those of the year before, a year earlier."""
    week, year = desk.week.week, timedelta(days=364)
    before = replace(
        week, id="năm trước", year=week.year - 1, starts=week.starts - year, ends=week.ends - year
    )
    records = {
        f"cũ-{r.id}": replace(
            r,
            id=f"cũ-{r.id}",
            title=f"{r.title} (năm trước)",
            starts=r.starts and r.starts - year,
            ends=r.ends and r.ends - year,
        )
        for r in desk.week.notebook.records
    }
    desk.week.flush()
    desk.workspace.store.write(before.id, Changes(week=before, records=records))


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1024, 700)
    made.show()
    return made


@pytest.fixture
def choice(window: QWidget, desk: Desk, qtbot: QtBot) -> LastYearChoice:
    """The window that the menu opens where there is a year before."""
    with_last_year(desk)
    plan_again(desk, window)
    qtbot.waitUntil(lambda: bool(window.findChildren(LastYearChoice)))
    (made,) = window.findChildren(LastYearChoice)
    qtbot.waitUntil(made.isVisible)
    return made


def test_what_is_ticked_becomes_plans_in_one_step(choice: LastYearChoice, desk: Desk) -> None:
    before, number = desk.week.notebook.records, len(choice.chosen)
    assert 0 < number < len(before)
    choice.list.setCurrentCell(0, 0)
    press(choice.list, Qt.Key.Key_Space)
    assert choice.take.text() == f"&Ghi {number - 1} việc dự kiến"
    choice.take.click()
    added = [r for r in desk.week.notebook.records if r not in before]
    assert len(added) == number - 1
    assert {r.state for r in added} == {State.PLANNED}
    assert all(r.title.endswith("(năm trước)") for r in added)
    days = {r.starts for r in added if r.starts}
    assert min(days) >= desk.week.week.starts > date(2026, 1, 1)
    desk.week.undo_stack.undo()
    assert desk.week.notebook.records == before


def test_nothing_ticked_is_nothing_to_take(choice: LastYearChoice) -> None:
    next(b for b in choice.findChildren(QPushButton) if "Bỏ chọn" in b.text()).click()
    assert choice.chosen == []
    assert not choice.take.isEnabled()


def test_in_the_first_year_the_window_says_so(window: QWidget, desk: Desk, qtbot: QtBot) -> None:
    told: list[str] = []
    desk.noticed.connect(lambda notice: told.append(notice.text))
    plan_again(desk, window)
    qtbot.waitUntil(lambda: told == ["Sổ này chưa có hoạt động nào của năm trước."])
