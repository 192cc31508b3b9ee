# SPDX-License-Identifier: MIT
"""The data folder goes away under the window: it is said, and the book is saved elsewhere."""

import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.domain.week.changes import Changes
from desktop.paths import DataFolder
from desktop.services.workspace import open_workspace
from desktop.ui.frame.desk import Desk
from desktop.ui.window.displacement import Displacement
from desktop.ui.window.header import Header
from desktop.ui.window.main_window import MainWindow
from tests.ui.fakes import FakePrompts

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows lets nobody rename a file that is open"
)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    made = tmp_path / "ổ khác"
    made.mkdir()
    return made


def gone(desk: Desk) -> None:
    """Take the data folder away, and type."""
    root = desk.workspace.folder.root
    root.rename(root.with_name("đã đổi tên"))
    first = desk.week.notebook.records[0]
    changes = Changes(records={first.id: replace(first, title="Gõ khi thư mục đã mất")})
    desk.do("Sửa tên", changes)


def test_the_open_book_is_saved_elsewhere_with_its_photos(
    desk: Desk, prompts: FakePrompts, place: Path, qtbot: QtBot
) -> None:
    desk.week.flush()
    before = desk.workspace.store.notebook(desk.week.week.id, names=True)
    displacement = Displacement(desk, list)
    prompts.folder = place
    with qtbot.waitSignal(displacement.moved, timeout=20_000) as moved:
        gone(desk)
    assert moved.args is not None
    folder = DataFolder(moved.args[0])
    assert "Sổ đang mở không còn ở" in prompts.questions[0]
    assert str(folder.root) in prompts.questions[1]
    with open_workspace(folder) as workspace:
        kept = workspace.store.notebook(desk.week.week.id, names=True)
    assert kept.records[0].title == "Gõ khi thư mục đã mất"
    assert kept.records[1:] == before.records[1:]
    assert (kept.photos, kept.attendees) == (before.photos, before.attendees)
    assert len([*folder.originals.rglob("*.*")]) == len({p.sha256 for p in kept.photos})


def test_the_header_claims_nothing_while_the_folder_is_away(
    desk: Desk, prompts: FakePrompts, qtbot: QtBot
) -> None:
    header = Header(desk.week, [])
    qtbot.addWidget(header)
    words = next(w for w in header.findChildren(QLabel) if w.text().startswith("Đã lưu"))
    Displacement(desk, list)
    prompts.says_yes = False
    gone(desk)
    qtbot.waitUntil(lambda: words.text() == "Chưa lưu được")
    assert not desk.week.is_saved
    assert len(prompts.questions) == 1
    root = desk.workspace.folder.root
    root.with_name("đã đổi tên").rename(root)
    qtbot.waitUntil(lambda: words.text().startswith("Đã lưu"), timeout=8000)
    assert desk.workspace.store.notebook(desk.week.week.id).records[0].title.startswith("Gõ")


@pytest.fixture
def window(desk: Desk, prompts: FakePrompts, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """The whole window on a copy of the Week, with something typed in it that is not saved yet."""
    desk.week.flush()
    root = tmp_path / "sổ của tôi"
    shutil.copytree(desk.workspace.folder.root, root)
    made = MainWindow(DataFolder(root), prompts=prompts)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.work is not None, timeout=20_000)
    work = made.work
    assert work is not None
    qtbot.waitUntil(lambda: work.desk.week.is_judged and work.desk.jobs.is_idle, timeout=20_000)
    yield made
    prompts.takes_other = True
    made.close()


def titles_in(folder: DataFolder) -> list[str]:
    with open_workspace(folder) as workspace:
        week = workspace.store.week()
        return [record.title for record in workspace.store.notebook(week.id).records]


@pytest.mark.parametrize("types_on", [False, True])
def test_closing_over_a_folder_that_is_gone_saves_the_book_elsewhere(
    window: MainWindow, prompts: FakePrompts, place: Path, qtbot: QtBot, types_on: bool
) -> None:
    """Also where all had been saved before: what is on the screen is nowhere else any more."""
    work = window.work
    assert work is not None
    titles = [record.title for record in work.desk.week.notebook.records]
    prompts.folder = place
    shutil.rmtree(window.folder.root)
    if types_on:
        first = work.desk.week.notebook.records[0]
        titles[0] = "Gõ sau cùng"
        prompts.says_yes = False
        work.desk.do("Sửa", Changes(records={first.id: replace(first, title=titles[0])}))
        qtbot.waitUntil(lambda: bool(prompts.questions))
        prompts.says_yes = True
        prompts.questions.clear()
    assert not window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=30_000)
    assert "Sổ đang mở không còn ở" in prompts.questions[0]
    assert "Đã lưu sổ vào" in prompts.questions[1]
    (saved,) = place.iterdir()
    assert titles_in(DataFolder(saved)) == titles
    assert not window.folder.root.exists()


def test_closing_over_a_folder_that_is_gone_is_possible_without_saving(
    window: MainWindow, prompts: FakePrompts, qtbot: QtBot
) -> None:
    away = window.folder.root.with_name("đã đổi tên")
    window.folder.root.rename(away)
    prompts.says_yes = False
    assert not window.close()
    assert window.isVisible()
    prompts.takes_other = True
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=30_000)
    assert not window.folder.root.exists()
    assert titles_in(DataFolder(away))


def test_closing_asks_nothing_once_the_folder_is_back(
    window: MainWindow, prompts: FakePrompts, qtbot: QtBot
) -> None:
    away = window.folder.root.with_name("đã đổi tên")
    window.folder.root.rename(away)
    prompts.says_yes = False
    assert not window.close()
    away.rename(window.folder.root)
    prompts.questions.clear()
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=30_000)
    assert prompts.questions == []
