# SPDX-License-Identifier: MIT
"""Backups come by themselves; nobody waits for them, and what fails is told once and calmly."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.progress import Cancelled, Progress
from desktop.domain.week.changes import Changes
from desktop.domain.week.records import Record
from desktop.paths import DataFolder
from desktop.services.backups import safekeeping
from desktop.services.backups.safekeeping import Kept
from desktop.services.workspace import Workspace, open_workspace
from desktop.storage.backups import Backup, Occasion, check_backup, list_backups
from desktop.ui.background import auto_backup
from desktop.ui.background.auto_backup import FAULT, SECOND_PLACE, Safekeeper
from desktop.ui.frame.place import Place, Screen
from desktop.ui.preferences import Preferences
from desktop.ui.records.page import RecordPage
from desktop.ui.window.main_window import MainWindow
from desktop.ui.window.work_view import WorkView
from tests.ui.fakes import FakePrompts
from tests.ui.hands import close, type_text

PATIENCE = 20_000


@pytest.fixture
def folder(data: Path) -> DataFolder:
    return DataFolder(data)


@pytest.fixture
def window(folder: DataFolder, prompts: FakePrompts, qtbot: QtBot) -> MainWindow:
    return shown(folder, prompts, qtbot)


def shown(folder: DataFolder, prompts: FakePrompts, qtbot: QtBot) -> MainWindow:
    window = MainWindow(folder, prompts=prompts)
    qtbot.addWidget(window)
    window.resize(1024, 700)
    window.show()
    qtbot.waitUntil(lambda: window.work is not None, timeout=PATIENCE)
    return window


def work_in(window: MainWindow) -> WorkView:
    assert window.work is not None
    return window.work


def change(window: MainWindow, theme: str = "Khác") -> None:
    desk = work_in(window).desk
    desk.do("Sửa chủ đề", Changes(week=replace(desk.week.week, theme=theme)))
    desk.week.flush()


def backups(place: Path) -> list[Backup]:
    return list(list_backups(place))


def test_closing_backs_up_what_was_changed(window: MainWindow, qtbot: QtBot) -> None:
    change(window)
    close(window, qtbot)
    (backup,) = backups(window.folder.backups)
    assert backup.occasion is Occasion.CLOSING
    assert check_backup(backup.path).photos == 25


def test_where_nothing_was_changed_nothing_is_backed_up(window: MainWindow, qtbot: QtBot) -> None:
    close(window, qtbot)
    assert backups(window.folder.backups) == []


def test_the_sample_is_nobodys_work(window: MainWindow, qtbot: QtBot) -> None:
    work_in(window).desk.sample_wanted.emit()
    qtbot.waitUntil(lambda: window.work is not None, timeout=PATIENCE)
    change(window)
    close(window, qtbot)
    assert backups(window.folder.backups) == []


def test_work_is_backed_up_as_it_goes_on(
    monkeypatch: pytest.MonkeyPatch, folder: DataFolder, prompts: FakePrompts, qtbot: QtBot
) -> None:
    monkeypatch.setattr(auto_backup, "_EVERY_MS", 50)
    window = shown(folder, prompts, qtbot)
    assert window.scenes is not None
    keeper = window.scenes.keeper
    for number in (1, 2):
        with qtbot.waitSignal(keeper.made, timeout=PATIENCE):
            change(window, f"Lần {number}")
    assert [b.occasion for b in backups(folder.backups)] == [Occasion.WORK] * 2
    assert not keeper.is_due
    with qtbot.assertNotEmitted(keeper.made, wait=200):
        pass


def test_the_second_place_is_kept_up_whenever_it_is_there(
    folder: DataFolder, prompts: FakePrompts, qtbot: QtBot, tmp_path: Path
) -> None:
    stick = tmp_path / "USB"
    Preferences(folder).keep(SECOND_PLACE, str(stick))
    window = shown(folder, prompts, qtbot)
    change(window)
    close(window, qtbot)
    assert len(backups(folder.backups)) == 1
    assert not stick.exists()
    assert Preferences(folder).last(FAULT) == ""

    stick.mkdir()
    window = shown(folder, prompts, qtbot)
    change(window, "Khác nữa")
    close(window, qtbot)
    assert len(backups(folder.backups)) == 2
    (outside,) = backups(stick)
    assert check_backup(outside.path).photos == 25


def spoil(folder: DataFolder) -> None:
    """Have a file stand where the backups should lie."""
    folder.backups.write_text("không phải thư mục", encoding="utf-8")


def test_a_backup_that_fails_is_told_once_in_the_window(
    window: MainWindow, prompts: FakePrompts, qtbot: QtBot
) -> None:
    assert window.scenes is not None
    spoil(window.folder)
    keeper, told = window.scenes.keeper, work_in(window).notices
    for _ in range(2):
        change(window)
        with qtbot.waitSignal(keeper.made, timeout=PATIENCE):
            keeper.begin(Occasion.WORK)
        if _ == 0:
            assert told.text.startswith("Chưa sao lưu tự động được.")
            work_in(window).desk.tell("Khác")
    assert told.text == "Khác"
    assert keeper.is_due, "it is tried again"
    assert prompts.errors == []


def test_a_backup_that_failed_at_the_end_is_told_at_the_next_start(
    window: MainWindow, prompts: FakePrompts, qtbot: QtBot
) -> None:
    spoil(window.folder)
    change(window)
    close(window, qtbot)
    again = shown(window.folder, prompts, qtbot)
    assert work_in(again).notices.text.startswith("Chưa sao lưu tự động được.")
    window.folder.backups.unlink()
    change(again, "Khác nữa")
    close(again, qtbot)
    assert Preferences(again.folder).last(FAULT) == ""
    assert len(backups(again.folder.backups)) == 1


@pytest.fixture
def hanging(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """A disk that does not answer until it is let go."""
    let_go = Event()

    def hang(_folder: DataFolder, _occasion: Occasion, _outside: Path, _on: Progress) -> Kept:
        assert let_go.wait(30)
        raise Cancelled

    monkeypatch.setattr(safekeeping, "keep_safe", hang)
    yield let_go
    let_go.set()


def test_a_disk_that_hangs_does_not_hold_the_window(
    window: MainWindow, hanging: Event, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(auto_backup, "_MOST_WAIT_S", 0.2)
    change(window)
    close(window, qtbot)
    assert not hanging.is_set()


def test_a_backup_may_end_at_the_moment_the_window_goes(
    qapp: QApplication, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    preferences = Preferences(folder)
    for turns in range(300):
        let_go = Event()

        def wait(*_unused: object, let_go: Event = let_go) -> Kept:
            let_go.wait()
            raise Cancelled

        monkeypatch.setattr(safekeeping, "keep_safe", wait)
        window = QObject()
        Safekeeper(folder, preferences, lambda: 1, window).begin(Occasion.CLOSING)
        let_go.set()
        for _ in range(turns % 60):
            pass  # a little later each time
        shiboken6.delete(window)
    qapp.processEvents()


def test_who_does_not_want_to_wait_need_not(
    window: MainWindow, hanging: Event, qtbot: QtBot
) -> None:
    change(window)
    seen: list[str] = []

    def impatient() -> None:
        found = {b.text(): b for b in window.findChildren(QPushButton)}
        if "Đóng ngay" not in found:
            QTimer.singleShot(50, impatient)
            return
        seen.extend(label.text() for label in window.findChildren(QLabel))
        found["Đóng ngay"].click()

    QTimer.singleShot(50, impatient)
    close(window, qtbot)
    assert "Đang sao lưu trước khi đóng…" in seen
    assert not hanging.is_set()


def test_what_is_typed_while_the_window_closes_goes_nowhere(
    window: MainWindow, hanging: Event, qtbot: QtBot
) -> None:
    assert window.scenes is not None
    work, keeper = work_in(window), window.scenes.keeper
    work.go(Place(screen=Screen.RECORDS, item=work.desk.week.items[0].row.code))
    assert isinstance(work.page, RecordPage)
    work.page.begin_record()
    title = work.page.editor.focusWidget()
    assert isinstance(title, QLineEdit)
    type_text(title, "Lớp may")
    heard: list[QWidget | None] = []

    def type_on() -> None:
        heard.append(QApplication.focusWidget())
        type_text(heard[0] or window, "xyz")
        keeper.hurry()

    QTimer.singleShot(50, window, type_on)
    close(window, qtbot)
    assert not hanging.is_set()
    assert heard == [None]
    with open_workspace(window.folder) as workspace:
        assert [r.title for r in _records(workspace) if "Lớp may" in r.title] == ["Lớp may"]


def _records(workspace: Workspace) -> tuple[Record, ...]:
    return workspace.store.notebook(workspace.store.weeks()[0].id).records
