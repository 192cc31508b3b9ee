# SPDX-License-Identifier: MIT
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.week.changes import Changes
from desktop.paths import DataFolder
from desktop.services.backups.safekeeping import back_up_all
from desktop.storage.backups import Backup
from desktop.ui.window.main_window import MainWindow
from desktop.ui.window.work_view import WorkView
from tests.ui.fakes import FakePrompts


@pytest.fixture
def backup(data: Path) -> Backup:
    return back_up_all(DataFolder(data))


@pytest.fixture
def window(qtbot: QtBot, data: Path, prompts: FakePrompts, backup: Backup) -> MainWindow:
    assert backup.records
    window = MainWindow(DataFolder(data), prompts=prompts)
    qtbot.addWidget(window)
    window.show()
    at_work(qtbot, window)
    return window


def at_work(qtbot: QtBot, window: MainWindow) -> WorkView:
    qtbot.waitUntil(lambda: window.work is not None, timeout=10_000)
    assert window.work is not None
    return window.work


def delete_first(work: WorkView) -> str:
    record = work.desk.week.notebook.records[0]
    work.desk.do("Xóa", Changes(records={record.id: None}))
    return record.id


def test_a_backup_takes_the_place_of_what_is_open(
    qtbot: QtBot, window: MainWindow, backup: Backup
) -> None:
    work = at_work(qtbot, window)
    id_ = delete_first(work)

    work.desk.restore_wanted.emit(backup.path)

    assert window.work is None
    assert at_work(qtbot, window).desk.week.record(id_) is not None


def test_what_was_there_is_kept_with_the_last_thing_typed(
    qtbot: QtBot, window: MainWindow, backup: Backup
) -> None:
    work = at_work(qtbot, window)
    delete_first(work)
    week_id = work.desk.week.week.id
    work.desk.restore_wanted.emit(backup.path)
    at_work(qtbot, window)

    (aside,) = window.folder.aside.glob("truoc-khoi-phuc-*")
    restored = at_work(qtbot, window).desk.workspace.store

    assert DataFolder(aside).database.is_file()
    assert restored.deleted_records(week_id) == ()


def test_a_damaged_backup_is_told_and_the_work_goes_on(
    qtbot: QtBot, window: MainWindow, backup: Backup, prompts: FakePrompts
) -> None:
    work = at_work(qtbot, window)
    id_ = delete_first(work)
    DataFolder(backup.path).database.write_bytes(b"hong")

    work.desk.restore_wanted.emit(backup.path)

    assert at_work(qtbot, window).desk.week.record(id_) is None
    assert "đã bị thay đổi" in prompts.errors[0].message
