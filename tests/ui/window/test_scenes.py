# SPDX-License-Identifier: MIT
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from desktop.domain.week.changes import Changes
from desktop.domain.week.notebook import Notebook
from desktop.domain.week.week import Week
from desktop.paths import DataFolder
from desktop.services.backups.safekeeping import back_up_all
from desktop.services.workspace import open_workspace
from desktop.storage.backups import list_backups
from desktop.ui.frame.place import Place, Screen
from desktop.ui.guide import Guide
from desktop.ui.preferences import Preferences
from desktop.ui.settings.page import SettingsPage
from desktop.ui.window.main_window import MainWindow
from desktop.ui.window.sample_bar import BACK, SampleBar
from desktop.ui.window.work_view import WorkView
from tests.ui.fakes import FakePrompts
from tests.ui.hands import close, press, type_text

PATIENCE = 20_000
HA_AN = "Trung tâm học tập cộng đồng phường Hà An"


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "sổ")


@pytest.fixture
def window(folder: DataFolder, prompts: FakePrompts, qtbot: QtBot) -> MainWindow:
    return shown(folder, prompts, qtbot)


@pytest.fixture
def own(data: Path, prompts: FakePrompts, qtbot: QtBot) -> MainWindow:
    return shown(DataFolder(data), prompts, qtbot)


def shown(folder: DataFolder, prompts: FakePrompts, qtbot: QtBot) -> MainWindow:
    window = MainWindow(folder, prompts=prompts)
    qtbot.addWidget(window)
    window.resize(1024, 700)
    window.show()
    return window


def guide_in(window: MainWindow, qtbot: QtBot) -> Guide:
    qtbot.waitUntil(lambda: isinstance(window.centralWidget(), Guide), timeout=PATIENCE)
    guide = window.centralWidget()
    assert isinstance(guide, Guide)
    return guide


def work_in(window: MainWindow, qtbot: QtBot, *, sample: bool = False) -> WorkView:
    def is_there() -> bool:
        return window.work is not None and window.work.desk.is_sample is sample

    qtbot.waitUntil(is_there, timeout=PATIENCE)
    assert window.work is not None
    return window.work


def sample_in(window: MainWindow, qtbot: QtBot) -> WorkView:
    return work_in(window, qtbot, sample=True)


def opened_sample(window: MainWindow, qtbot: QtBot) -> WorkView:
    work_in(window, qtbot).desk.sample_wanted.emit()
    return sample_in(window, qtbot)


def menu(work: WorkView) -> dict[str, QAction]:
    return {action.text(): action for action in work.sidebar.menu_button.menu().actions()}


def change_theme(work: WorkView) -> Week:
    """Have the Week say what no bundle says, and return it as it was."""
    week = work.desk.week.week
    work.desk.do("Sửa chủ đề", Changes(week=replace(week, theme="Khác")))
    return week


def test_the_sample_leaves_the_own_data_as_they_were(
    window: MainWindow, folder: DataFolder, qtbot: QtBot
) -> None:
    guide_in(window, qtbot).ways.sample_wanted.emit()
    work = sample_in(window, qtbot)
    assert work.desk.week.notebook.records
    assert work.desk.workspace.folder.root == folder.sample
    assert window.windowTitle().startswith("Tuần lễ mẫu · ")
    with open_workspace(folder) as workspace:
        assert workspace.store.weeks() == ()


def test_from_the_sample_back_to_the_guide_and_to_an_own_week_of_its_year(
    window: MainWindow, qtbot: QtBot
) -> None:
    guide_in(window, qtbot).ways.sample_wanted.emit()
    sample = sample_in(window, qtbot)
    bar = sample.findChild(SampleBar)
    assert isinstance(bar, SampleBar)
    bar.back.click()
    guide = guide_in(window, qtbot)
    type_text(guide.groups[0].boxes["name"].input, HA_AN)
    guide.draft.type("year", str(sample.desk.week.week.year))
    for _ in range(4):
        press(guide, Qt.Key.Key_Return)
    mine = work_in(window, qtbot).desk.week.week
    assert (mine.centre.name, mine.year) == (HA_AN, sample.desk.week.week.year)
    assert mine.id != sample.desk.week.week.id


def test_the_next_start_opens_the_own_data(
    window: MainWindow, folder: DataFolder, prompts: FakePrompts, qtbot: QtBot
) -> None:
    guide_in(window, qtbot).ways.sample_wanted.emit()
    sample_in(window, qtbot)
    window.close()
    guide_in(shown(folder, prompts, qtbot), qtbot)


def test_the_next_start_opens_the_week_that_was_open_last(
    data: Path, prompts: FakePrompts, qtbot: QtBot
) -> None:
    folder = DataFolder(data)
    with open_workspace(folder) as workspace:
        former = workspace.store.week()
        following = replace(former, id="following", year=former.year + 1)
        workspace.store.save_notebook(Notebook(week=following))
    window = shown(folder, prompts, qtbot)
    newest = work_in(window, qtbot)
    assert newest.desk.week.week.id == "following"
    newest.desk.week_wanted.emit(former.id)
    qtbot.waitUntil(lambda: window.work not in (None, newest), timeout=PATIENCE)
    close(window, qtbot)
    again = shown(folder, prompts, qtbot)
    assert work_in(again, qtbot).desk.week.week.id == former.id
    close(again, qtbot)
    Preferences(folder).keep("week", "gone with a backup that was restored")
    assert work_in(shown(folder, prompts, qtbot), qtbot).desk.week.week.id == "following"


def test_the_menu_leads_to_the_sample_and_back(own: MainWindow, qtbot: QtBot) -> None:
    work = work_in(own, qtbot)
    assert work.findChild(SampleBar) is None
    assert BACK not in menu(work)
    menu(work)["Xem Tuần lễ mẫu"].trigger()
    sample = sample_in(own, qtbot)
    assert not {"Mở Tuần lễ mới…", "Lấy dữ liệu từ gói…"} & menu(sample).keys()
    menu(sample)[BACK].trigger()
    assert work_in(own, qtbot).desk.workspace.folder == own.folder


def test_what_was_tried_out_in_the_sample_is_found_again(own: MainWindow, qtbot: QtBot) -> None:
    sample = opened_sample(own, qtbot)
    change_theme(sample)
    sample.desk.own_wanted.emit()
    assert work_in(own, qtbot).desk.week.week.theme != "Khác"
    assert opened_sample(own, qtbot).desk.week.week.theme == "Khác"


def test_a_sample_that_cannot_be_opened_leads_back(
    own: MainWindow, prompts: FakePrompts, qtbot: QtBot
) -> None:
    sample = DataFolder(own.folder.sample)
    sample.root.mkdir()
    sample.database.write_text("hỏng", encoding="utf-8")
    work = work_in(own, qtbot)
    work.desk.sample_wanted.emit()
    qtbot.waitUntil(lambda: bool(prompts.errors), timeout=PATIENCE)
    assert work_in(own, qtbot) is not work


def test_what_cannot_be_saved_just_now_is_not_left(
    data: Path, prompts: FakePrompts, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.storage.side_files.BUSY_SECONDS", 0.01)
    window = shown(DataFolder(data), prompts, qtbot)
    work = work_in(window, qtbot)
    with closing(sqlite3.connect(window.folder.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        change_theme(work)
        for wanted in (work.desk.sample_wanted, work.desk.bundle_wanted, work.desk.new_week_wanted):
            wanted.emit()
    assert window.work is work
    assert ["đang được một chương trình khác" in str(error) for error in prompts.errors] == [
        True
    ] * 3
    work.desk.sample_wanted.emit()
    sample_in(window, qtbot)


def test_the_sample_is_not_backed_up_among_the_own_data(own: MainWindow, qtbot: QtBot) -> None:
    settings = Place(screen=Screen.SETTINGS)
    for find in (work_in, opened_sample):
        work = find(own, qtbot)
        work.go(settings)
        assert isinstance(work.page, SettingsPage)
        tabs = work.page.tabs
        seen = [tabs.tabText(at) for at in range(tabs.count()) if tabs.isTabVisible(at)]
        assert ("Sao &lưu" in seen) is not work.desk.is_sample


def test_a_bundle_is_taken_over_from_the_guide(
    submitted: Path, window: MainWindow, prompts: FakePrompts, qtbot: QtBot
) -> None:
    prompts.files = sorted(submitted.glob("gui/*.zip"))
    guide_in(window, qtbot).ways.bundle_wanted.emit()
    work = work_in(window, qtbot)
    assert work.desk.week.notebook.records
    assert "Đã lấy Tuần lễ năm 2026 từ gói: 58 hoạt động, 25 ảnh." in work.notices.text


def test_a_bundle_that_differs_is_asked_about_and_taken_over(
    submitted: Path, own: MainWindow, prompts: FakePrompts, qtbot: QtBot
) -> None:
    work = work_in(own, qtbot)
    before = change_theme(work)
    prompts.files = [submitted / "du-lieu.json"]
    menu(work)["Lấy dữ liệu từ gói…"].trigger()
    qtbot.waitUntil(lambda: bool(prompts.questions), timeout=PATIENCE)
    assert work_in(own, qtbot).desk.week.week == before
    assert prompts.questions == ["Tuần lễ năm 2026 ở đây ghi khác gói. Lấy theo gói?"]
    assert work_in(own, qtbot).notices.text == "Đã lấy Tuần lễ năm 2026 từ gói."
    assert len(list_backups(own.folder.backups)) == 1
    assert prompts.errors == []


def test_a_bundle_that_was_refused_changes_nothing(
    submitted: Path, own: MainWindow, prompts: FakePrompts, qtbot: QtBot
) -> None:
    work = work_in(own, qtbot)
    change_theme(work)
    prompts.files, prompts.says_yes = [submitted / "du-lieu.json"], False
    work.desk.bundle_wanted.emit()
    qtbot.waitUntil(lambda: bool(prompts.questions), timeout=PATIENCE)
    assert work_in(own, qtbot).desk.week.week.theme == "Khác"
    assert not list_backups(own.folder.backups)


def test_the_work_goes_on_after_a_bundle_with_nothing_new(
    submitted: Path, own: MainWindow, prompts: FakePrompts, qtbot: QtBot
) -> None:
    work = work_in(own, qtbot)
    prompts.files = [submitted / "du-lieu.json"]
    work.desk.bundle_wanted.emit()
    qtbot.waitUntil(lambda: own.work is not None, timeout=PATIENCE)
    again = work_in(own, qtbot)
    assert "đã có đủ" in again.notices.text
    change_theme(again)
    again.desk.week.flush()
    assert again.desk.workspace.store.week().theme == "Khác"


def test_a_file_that_is_no_bundle_is_told_where_one_was(
    own: MainWindow, prompts: FakePrompts, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "khác.zip"
    file.write_text("không phải", encoding="utf-8")
    prompts.files = [file]
    work_in(own, qtbot).desk.new_week_wanted.emit()
    guide_in(own, qtbot).ways.bundle_wanted.emit()
    qtbot.waitUntil(lambda: bool(prompts.errors), timeout=PATIENCE)
    assert guide_in(own, qtbot).isEnabled()
    assert own.work is None


def test_a_backup_is_put_in_place_from_the_guide(
    data: Path, window: MainWindow, prompts: FakePrompts, qtbot: QtBot
) -> None:
    prompts.folder = back_up_all(DataFolder(data), data.parent / "USB").path.parent
    guide_in(window, qtbot).ways.restore_wanted.emit()
    assert work_in(window, qtbot).desk.week.notebook.records


def test_a_folder_that_is_no_backup_is_told_and_what_was_typed_is_still_there(
    window: MainWindow, prompts: FakePrompts, tmp_path: Path, qtbot: QtBot
) -> None:
    guide = guide_in(window, qtbot)
    type_text(guide.groups[0].boxes["name"].input, HA_AN)
    prompts.folder = tmp_path
    guide.ways.restore_wanted.emit()
    qtbot.waitUntil(lambda: bool(prompts.errors), timeout=PATIENCE)
    assert "không phải là bản sao lưu" in str(prompts.errors[0])
    assert guide_in(window, qtbot).draft.week.centre.name == HA_AN


def test_nothing_chosen_is_nothing_done(
    window: MainWindow, prompts: FakePrompts, qtbot: QtBot
) -> None:
    guide = guide_in(window, qtbot)
    guide.ways.restore_wanted.emit()
    guide.ways.bundle_wanted.emit()
    assert window.centralWidget() is guide
    assert not prompts.errors
