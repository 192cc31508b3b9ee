# SPDX-License-Identifier: MIT
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.week.changes import Changes
from desktop.paths import DataFolder
from desktop.services.workspace import Workspace, open_workspace
from desktop.ui.background.jobs import Jobs
from desktop.ui.guide import Guide
from desktop.ui.widgets.fields import FieldBox
from desktop.ui.window.main_window import MainWindow
from desktop.ui.window.window_place import SMALLEST
from tests.builders import a_week
from tests.ui.fakes import FakePrompts
from tests.ui.hands import close, press, type_text

HA_AN = "Trung tâm học tập cộng đồng phường Hà An"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(DataFolder(tmp_path / "sổ"), create=True) as workspace:
        yield workspace


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    assert qtbot
    made = Jobs()
    yield made
    made.shut_down()


@pytest.fixture
def guide(empty: Workspace, prompts: FakePrompts, jobs: Jobs, qtbot: QtBot) -> Guide:
    return shown(Guide(empty, prompts, jobs), qtbot)


def shown(guide: Guide, qtbot: QtBot) -> Guide:
    qtbot.addWidget(guide)
    guide.resize(1024, 700)
    guide.show()
    return guide


def box(guide: Guide, key: str) -> FieldBox:
    return next(group.boxes[key] for group in guide.groups if key in group.boxes)


def write(guide: Guide, key: str, text: str) -> None:
    entry = box(guide, key).input
    if isinstance(entry, QLineEdit):
        entry.selectAll()
    type_text(entry, text)


def enter(guide: QWidget, times: int = 1) -> None:
    for _ in range(times):
        press(guide, Qt.Key.Key_Return)


def test_a_name_and_enter_four_times_is_enough(
    guide: Guide, empty: Workspace, qtbot: QtBot
) -> None:
    write(guide, "name", HA_AN)
    with qtbot.waitSignal(guide.finished) as finished:
        enter(guide, 4)
    week = empty.store.week()
    assert finished.args == [week.id]
    assert (week.centre.name, week.centre.parent) == (HA_AN, "UBND phường Hà An")
    assert week.form == "chung"


def test_what_is_typed_shows_at_once_what_is_guessed(guide: Guide) -> None:
    write(guide, "name", HA_AN)
    assert box(guide, "place").input.entry() == "Hà An"
    assert box(guide, "head.title").input.entry() == "GIÁM ĐỐC"
    write(guide, "place", "Quảng Yên")
    write(guide, "name", "TTHTCĐ xã Tân An")
    assert box(guide, "place").input.entry() == "Quảng Yên"
    assert box(guide, "parent").input.entry() == "UBND xã Tân An"


def test_without_a_name_it_says_so_and_stays(guide: Guide) -> None:
    enter(guide)
    assert guide.step == 0
    assert box(guide, "name").problem == "Hãy ghi tên trung tâm."
    write(guide, "name", HA_AN)
    assert box(guide, "name").problem == ""


def test_days_the_wrong_way_round_are_told_beside_the_field(guide: Guide) -> None:
    write(guide, "name", HA_AN)
    enter(guide)
    write(guide, "ends", "30/9")
    enter(guide)
    assert guide.step == 1
    assert "trước ngày bắt đầu" in box(guide, "ends").problem
    write(guide, "ends", "8/10")
    enter(guide)
    assert guide.step == 2
    assert box(guide, "ends").input.entry() == f"08/10/{guide.draft.week.year}"


def test_an_odd_mailbox_is_told_once_and_may_stay(guide: Guide) -> None:
    write(guide, "name", HA_AN)
    guide.show_step(2)
    write(guide, "mailbox", "phòng giáo dục")
    enter(guide)
    assert guide.step == 2
    assert "không phải địa chỉ thư điện tử" in box(guide, "mailbox").problem
    enter(guide)
    assert guide.step == 3


def test_enter_begins_another_line_until_one_is_empty(guide: Guide) -> None:
    write(guide, "name", HA_AN)
    guide.show_step(2)
    write(guide, "addressees", "Phòng Văn hóa - Xã hội")
    enter(box(guide, "addressees").input)
    assert guide.step == 2
    enter(box(guide, "addressees").input)
    assert guide.step == 3
    assert guide.draft.week.addressees == ("Phòng Văn hóa - Xã hội",)


def test_going_back_keeps_everything(guide: Guide) -> None:
    write(guide, "name", HA_AN)
    enter(guide)
    write(guide, "theme", "Học để làm")
    guide.back.click()
    assert guide.step == 0
    assert box(guide, "name").input.entry() == HA_AN
    enter(guide)
    assert box(guide, "theme").input.entry() == "Học để làm"


def test_another_form_brings_its_own_addressees(guide: Guide) -> None:
    choice = box(guide, "form").input
    choice.show_entry("gia-lam-2022")
    choice.typed.emit("gia-lam-2022")
    assert box(guide, "addressees").input.entry() == "Phòng Giáo dục và Đào tạo huyện Gia Lâm"
    assert box(guide, "deadline").input.entry() == f"10/10/{guide.draft.week.year}"


def test_an_unfinished_guide_is_found_as_it_was_left(
    guide: Guide, empty: Workspace, prompts: FakePrompts, jobs: Jobs, qtbot: QtBot
) -> None:
    write(guide, "name", HA_AN)
    write(guide, "ends", "không rõ")
    again = shown(Guide(empty, prompts, jobs), qtbot)
    assert box(again, "name").input.entry() == HA_AN
    assert box(again, "ends").input.entry() == "không rõ"
    assert "Không đọc được ngày" in box(again, "ends").problem


def test_a_finished_guide_begins_blank_the_next_time(
    guide: Guide, empty: Workspace, prompts: FakePrompts, jobs: Jobs, qtbot: QtBot
) -> None:
    write(guide, "name", HA_AN)
    write(guide, "theme", "Học để làm")
    with qtbot.waitSignal(guide.finished):
        enter(guide, 4)
    again = shown(Guide(empty, prompts, jobs), qtbot)
    assert again.draft.typed == {}
    assert box(again, "theme").input.entry() == ""


def test_enter_on_a_button_presses_that_button(guide: Guide) -> None:
    write(guide, "name", HA_AN)
    enter(guide)
    guide.back.setFocus()
    enter(guide)
    assert guide.step == 0


def test_a_summary_line_leads_back_to_its_field(guide: Guide) -> None:
    write(guide, "name", HA_AN)
    enter(guide, 3)
    guide.summary.step_wanted.emit(1, "theme")
    assert guide.step == 1
    assert guide.focusWidget() is box(guide, "theme").input


def test_the_next_year_is_filled_in_from_the_last(
    empty: Workspace, prompts: FakePrompts, jobs: Jobs, qtbot: QtBot
) -> None:
    last = a_week()
    empty.store.write(last.id, Changes(week=last))
    guide = shown(Guide(empty, prompts, jobs), qtbot)
    write(guide, "year", "2026")
    with qtbot.waitSignal(guide.finished, raising=False, timeout=1):
        enter(guide, 2)
    assert guide.step == 1
    assert "Sổ đã có Tuần lễ năm 2026" in box(guide, "year").problem
    write(guide, "year", "2027")
    with qtbot.waitSignal(guide.finished):
        enter(guide, 3)
    assert empty.store.week(2027).centre == last.centre


def test_all_ways_are_offered_first_and_a_way_back_later(
    guide: Guide, workspace: Workspace, prompts: FakePrompts, jobs: Jobs, qtbot: QtBot
) -> None:
    first = [made.text() for made in guide.ways.buttons]
    assert len(first) == 3
    later = shown(Guide(workspace, prompts, jobs), qtbot)
    with qtbot.waitSignal(later.ways.back_wanted):
        later.ways.buttons[-1].click()


def test_how_to_go_on_is_seen_in_the_smallest_window(guide: Guide, qtbot: QtBot) -> None:
    write(guide, "name", HA_AN)
    guide.resize(SMALLEST)
    for step in range(4):
        guide.show_step(step)
        qtbot.waitUntil(lambda: guide.size() == SMALLEST)
        assert guide.next.visibleRegion().boundingRect() == guide.next.rect()


def test_fields_stand_below_one_another_where_it_is_narrow(guide: Guide, qtbot: QtBot) -> None:
    place, parent = box(guide, "place"), box(guide, "parent")
    assert place.y() == parent.y()
    guide.resize(620, 700)
    qtbot.waitUntil(lambda: place.y() > parent.y())


def test_from_an_empty_folder_to_work(tmp_path: Path, prompts: FakePrompts, qtbot: QtBot) -> None:
    window = MainWindow(DataFolder(tmp_path / "sổ"), prompts=prompts)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: isinstance(window.centralWidget(), Guide), timeout=20_000)
    guide = window.centralWidget()
    assert isinstance(guide, Guide)
    write(guide, "name", HA_AN)
    enter(guide, 4)
    qtbot.waitUntil(lambda: window.work is not None, timeout=20_000)
    assert window.work is not None
    desk = window.work.desk
    assert desk.week.week.centre.name == HA_AN
    qtbot.waitUntil(lambda: desk.week.is_judged and desk.jobs.is_idle, timeout=20_000)
    close(window, qtbot)
