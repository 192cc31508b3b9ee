# SPDX-License-Identifier: MIT
"""The data folder goes away under the window: it is said, and the book is saved elsewhere."""

import sys
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
