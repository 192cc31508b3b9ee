# SPDX-License-Identifier: MIT
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.errors import AppError
from desktop.paths import DataFolder
from desktop.services.workspace import Workspace, open_workspace
from desktop.ui.background.writer import Writer
from tests.builders import a_record, saving


@pytest.fixture
def impatient(data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """The sample's data folder, open so that it does not wait for other programs."""
    monkeypatch.setattr("desktop.storage.side_files.BUSY_SECONDS", 0.01)
    with open_workspace(DataFolder(data)) as workspace:
        yield workspace


@contextmanager
def locked(workspace: Workspace) -> Iterator[None]:
    """Hold the database as another program might."""
    with closing(sqlite3.connect(workspace.folder.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


@pytest.fixture
def writer(qtbot: QtBot, workspace: Workspace) -> Iterator[Writer]:
    assert qtbot
    made = Writer(workspace.store, workspace.store.week().id)
    yield made
    made.close()


def test_a_change_is_on_the_disk_when_saved_is_said(
    writer: Writer, workspace: Workspace, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(writer.saved):
        writer.write(saving(a_record(title="Lớp mới")))
    assert "Lớp mới" in titles(workspace)
    assert writer.is_saved


def test_changes_are_written_in_their_order(writer: Writer, workspace: Workspace) -> None:
    for n in range(50):
        writer.write(saving(a_record(title=f"Lần {n}")))
    writer.flush()
    assert "Lần 49" in titles(workspace)


def test_what_the_disk_refuses_is_kept_and_written_later(
    impatient: Workspace, qtbot: QtBot
) -> None:
    writer = Writer(impatient.store, impatient.store.week().id)
    with locked(impatient), qtbot.waitSignal(writer.refused):
        writer.write(saving(a_record(title="Lúc bị khóa")))
    assert not writer.is_saved
    writer.write(saving(a_record("funding", title="Sau đó")))
    writer.close()
    assert {"Lúc bị khóa", "Sau đó"} <= set(titles(impatient))


def test_flushing_says_why_nothing_can_be_written(impatient: Workspace, qtbot: QtBot) -> None:
    assert qtbot
    writer = Writer(impatient.store, impatient.store.week().id)
    with locked(impatient):
        writer.write(saving(a_record()))
        with pytest.raises(AppError, match="đang được một chương trình khác ghi"):
            writer.flush()
    writer.close()
    assert writer.is_saved


def test_closing_writes_what_is_left(workspace: Workspace, qtbot: QtBot) -> None:
    assert qtbot
    writer = Writer(workspace.store, workspace.store.week().id)
    for n in range(20):
        writer.write(saving(a_record(title=f"Lần {n}")))
    writer.close()
    assert "Lần 19" in titles(workspace)


def titles(workspace: Workspace) -> list[str]:
    return [r.title for r in workspace.store.notebook(workspace.store.week().id).records]
