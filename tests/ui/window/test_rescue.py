# SPDX-License-Identifier: MIT
"""Whatever state the book is found in, the window says what is so and offers the way out."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.errors import AppError
from desktop.domain.week.changes import Changes
from desktop.paths import DataFolder
from desktop.services.backups.safekeeping import back_up_all
from desktop.services.workspace import open_workspace
from desktop.storage.backups import Occasion, list_backups
from desktop.storage.schema import SCHEMA_VERSION
from desktop.ui.background import maintenance
from desktop.ui.background.maintenance import Housekeeper
from desktop.ui.window.main_window import MainWindow
from desktop.ui.window.recovery import Rescue
from desktop.ui.window.work_view import WorkView
from tests.ui.fakes import FakePrompts

PATIENCE = 20_000


@pytest.fixture
def folder(data: Path) -> DataFolder:
    return DataFolder(data)


@pytest.fixture
def start(folder: DataFolder, prompts: FakePrompts, qtbot: QtBot) -> Callable[[], MainWindow]:
    def shown() -> MainWindow:
        window = MainWindow(folder, prompts=prompts)
        qtbot.addWidget(window)
        window.resize(1024, 700)
        window.show()
        return window

    return shown


def rescue_in(window: MainWindow, qtbot: QtBot) -> None:
    """Wait for what is shown in place of the work, and until all ways out are looked for."""

    def is_there() -> bool:
        scene = window.findChild(Rescue)
        if not isinstance(scene, Rescue) or not scene.message.isVisible():
            return False
        return not scene.is_searching

    qtbot.waitUntil(is_there, timeout=PATIENCE)


def work_in(window: MainWindow, qtbot: QtBot) -> WorkView:
    qtbot.waitUntil(lambda: window.work is not None, timeout=PATIENCE)
    assert window.work is not None
    return window.work


def said(window: MainWindow) -> str:
    return " ".join(x.text() for x in window.findChildren(QLabel) if x.isVisible())


def sees(window: MainWindow, qtbot: QtBot, words: str) -> None:
    """Wait until words are to be seen: Qt shows what was added in a moment, not at once."""
    qtbot.waitUntil(lambda: words in said(window), timeout=PATIENCE)


def press(window: MainWindow, words: str) -> None:
    found = {b.text().replace("&", ""): b for b in window.findChildren(QPushButton)}
    found[words].click()


def blank(folder: DataFolder, name: str) -> None:
    """Blank the first page of a table or index."""
    with closing(sqlite3.connect(folder.database)) as raw:
        query = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        (page,) = raw.execute(query, (name,)).fetchone()
    whole = bytearray(folder.database.read_bytes())
    whole[(page - 1) * 4096 : page * 4096] = bytes(4096)
    folder.database.write_bytes(whole)


def empty_file(folder: DataFolder) -> None:
    folder.database.write_bytes(b"")


def text_file(folder: DataFolder) -> None:
    folder.database.write_text("Danh sách lớp xóa mù chữ", encoding="utf-8")


def cut_in_half(folder: DataFolder) -> None:
    whole = folder.database.read_bytes()
    folder.database.write_bytes(whole[: len(whole) // 2])


def lost_page(folder: DataFolder) -> None:
    blank(folder, "records")


@pytest.mark.parametrize("spoil", [empty_file, text_file, cut_in_half, lost_page])
def test_a_damaged_book_is_brought_back_from_the_newest_good_backup(
    folder: DataFolder,
    start: Callable[[], MainWindow],
    qtbot: QtBot,
    spoil: Callable[[DataFolder], None],
) -> None:
    back_up_all(folder)
    DataFolder(back_up_all(folder).path).database.write_bytes(b"hong")
    spoil(folder)
    damaged = folder.database.read_bytes()
    window = start()
    rescue_in(window, qtbot)
    sees(window, qtbot, "58 hoạt động, 25 ảnh")
    sees(window, qtbot, "1 bản mới hơn cũng bị hỏng")
    assert folder.database.read_bytes() == damaged
    press(window, "Khôi phục bản sao lưu này")
    assert len(work_in(window, qtbot).desk.week.notebook.records) == 58
    (kept,) = folder.aside.glob("*/so-tuan-le.db")
    assert kept.read_bytes() == damaged


def test_where_more_can_be_saved_than_the_backup_has_that_comes_first(
    folder: DataFolder, start: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    with open_workspace(folder) as workspace:
        store = workspace.store
        first = store.notebook(store.week().id).records[0]
        store.write(store.week().id, Changes(records={first.id: replace(first, title="A")}))
        back_up_all(folder)
        new = replace(first, id="moi", title="Sau khi sao lưu")
        store.write(store.week().id, Changes(records={"moi": new}))
    blank(folder, "photos")
    window = start()
    rescue_in(window, qtbot)
    sees(window, qtbot, "Thiếu 1 hoạt động mà tệp hỏng còn đọc được")
    sees(window, qtbot, "Ít hơn bản sao lưu 25 ảnh")
    press(window, "Cứu những gì còn đọc được")
    assert work_in(window, qtbot).desk.week.record("moi") is not None


def test_damage_found_while_at_work_is_told_too(
    folder: DataFolder,
    start: Callable[[], MainWindow],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(maintenance, "_SETTLED_MS", 50)
    back_up_all(folder)
    blank(folder, "ix_attendees_record_counts")
    window = start()
    rescue_in(window, qtbot)
    assert window.work is None
    press(window, "Khôi phục bản sao lưu này")
    work_in(window, qtbot)


def test_before_the_first_week_there_is_nothing_to_back_up(
    prompts: FakePrompts, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(maintenance, "_SETTLED_MS", 50)
    window = MainWindow(DataFolder(tmp_path / "mới"), prompts=prompts)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.scenes is not None, timeout=PATIENCE)
    assert window.scenes is not None
    keeper = window.scenes.findChild(Housekeeper)
    assert isinstance(keeper, Housekeeper)
    with qtbot.waitSignal(keeper.found, timeout=PATIENCE):
        pass
    qtbot.wait(300)
    assert not list_backups(window.folder.backups)


def test_a_book_in_use_is_not_taken_for_damaged(
    start: Callable[[], MainWindow],
    prompts: FakePrompts,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done: list[bool] = []

    def busy(*_arguments: object) -> None:
        done.append(True)
        raise AppError("Sổ đang được một chương trình khác ghi.")

    monkeypatch.setattr(maintenance, "_SETTLED_MS", 50)
    monkeypatch.setattr("desktop.services.backups.housekeeping.look_after", busy)
    window = start()
    work = work_in(window, qtbot)
    qtbot.waitUntil(lambda: bool(done), timeout=PATIENCE)
    qtbot.wait(100)
    assert window.work is work
    assert prompts.errors == []


def test_without_any_backup_another_place_can_be_chosen(
    folder: DataFolder,
    start: Callable[[], MainWindow],
    prompts: FakePrompts,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    outside = back_up_all(folder, tmp_path / "USB")
    text_file(folder)
    window = start()
    rescue_in(window, qtbot)
    sees(window, qtbot, "không có bản sao lưu nào dùng được")
    prompts.folder = outside.path.parent
    press(window, "Khôi phục từ nơi khác…")
    work_in(window, qtbot)


def test_a_restore_that_fails_is_told_and_leads_back(
    folder: DataFolder,
    start: Callable[[], MainWindow],
    prompts: FakePrompts,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    empty_file(folder)
    window = start()
    rescue_in(window, qtbot)
    prompts.folder = tmp_path
    press(window, "Khôi phục từ nơi khác…")
    qtbot.waitUntil(lambda: bool(prompts.errors), timeout=PATIENCE)
    rescue_in(window, qtbot)


def test_a_newer_book_is_left_alone_and_opens_once_the_program_is_new_enough(
    folder: DataFolder, start: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    with closing(sqlite3.connect(folder.database)) as raw:
        raw.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    window = start()
    rescue_in(window, qtbot)
    sees(window, qtbot, "bản mới hơn")
    sees(window, qtbot, "Hãy cài bản Sổ Tuần Lễ mới nhất")
    with closing(sqlite3.connect(folder.database)) as raw:
        raw.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    press(window, "Thử mở lại")
    work_in(window, qtbot)


def test_leftovers_are_swept_and_lost_photos_are_told_after_the_start(
    folder: DataFolder,
    start: Callable[[], MainWindow],
    prompts: FakePrompts,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(maintenance, "_SETTLED_MS", 50)
    half = folder.originals / "abc.tam"
    half.write_bytes(b"half a picture")
    os.utime(half, (0, 0))
    next(path for path in sorted(folder.originals.rglob("*.jpg"))).unlink()
    window = start()
    work = work_in(window, qtbot)
    qtbot.waitUntil(lambda: bool(prompts.errors), timeout=PATIENCE)
    assert "1 ảnh gốc bị mất" in prompts.errors[0].message
    assert "Đã cất 1 tệp còn sót lại" in work.notices.text
    qtbot.waitUntil(lambda: bool(list_backups(folder.backups)), timeout=PATIENCE)
    assert list_backups(folder.backups)[0].occasion is Occasion.START
