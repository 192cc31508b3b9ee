# SPDX-License-Identifier: MIT
"""However a book was damaged there is a way out, told with what it lacks; nothing is destroyed."""

from pathlib import Path

import pytest

from desktop.domain.errors import AppError
from desktop.paths import DataFolder
from desktop.services.backups.rescue import WaysOut, counted, lacking, save_rows, ways_out
from desktop.services.backups.safekeeping import back_up_all, restore_all
from desktop.services.workspace import open_workspace
from desktop.storage.backups import Backup
from desktop.storage.faults import Damaged
from tests.builders import a_record, saving


@pytest.fixture
def folder(data: Path) -> DataFolder:
    return DataFolder(data)


@pytest.fixture
def backup(folder: DataFolder) -> Backup:
    return back_up_all(folder)


def spoil(folder: DataFolder, table: str = "photos") -> None:
    """Blank the first page of a table."""
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(folder.database)) as raw:
        query = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        (page,) = raw.execute(query, (table,)).fetchone()
    whole = bytearray(folder.database.read_bytes())
    whole[(page - 1) * 4096 : page * 4096] = bytes(4096)
    folder.database.write_bytes(whole)


def ways(folder: DataFolder, *others: Path) -> WaysOut:
    return ways_out(folder, [folder.backups, *others])


def test_the_newest_good_backup_is_found_with_what_it_lacks(
    folder: DataFolder, backup: Backup
) -> None:
    with open_workspace(folder) as workspace:
        workspace.store.write(workspace.store.week().id, saving(a_record(id="moi")))
    spoil(folder)
    found = ways(folder)
    assert found.backup == backup
    assert found.salvaged is not None
    assert counted(found.in_backup).startswith("58 hoạt động, 25 ảnh")
    assert lacking(found.in_backup, found.salvaged) == "1 hoạt động"
    assert lacking(found.salvaged, found.in_backup) == "25 ảnh"
    assert not found.is_backup_better


def test_damaged_backups_are_passed_over(folder: DataFolder, backup: Backup) -> None:
    for _ in range(2):
        DataFolder(back_up_all(folder).path).database.write_bytes(b"hong")
    found = ways(folder)
    assert (found.backup, found.spoilt) == (backup, 2)


def test_the_second_place_helps_where_all_here_is_lost(folder: DataFolder, tmp_path: Path) -> None:
    outside = back_up_all(folder, tmp_path / "USB")
    here = back_up_all(folder)
    DataFolder(here.path).database.write_bytes(b"")
    folder.database.write_bytes(b"")
    found = ways(folder, tmp_path / "USB")
    assert (found.backup, found.salvaged) == (outside, None)
    assert found.is_backup_better


def test_where_there_is_no_way_out_none_is_offered(folder: DataFolder) -> None:
    folder.database.write_text("Danh sách lớp", encoding="utf-8")
    assert ways(folder) == WaysOut(None, {}, None, 0)
    with pytest.raises(AppError, match="Không còn đọc được gì"):
        save_rows(folder)
    assert folder.database.read_text(encoding="utf-8") == "Danh sách lớp"
    assert not folder.aside.exists()


def test_looking_for_a_way_out_changes_nothing(folder: DataFolder, backup: Backup) -> None:
    assert backup
    spoil(folder)
    before = {p: p.read_bytes() for p in folder.root.rglob("*") if p.is_file()}
    ways(folder)
    assert {p: p.read_bytes() for p in folder.root.rglob("*") if p.is_file()} == before


def test_saving_rows_keeps_the_damaged_file_and_opens(folder: DataFolder) -> None:
    spoil(folder)
    damaged = folder.database.read_bytes()
    aside = save_rows(folder)
    assert aside is not None
    assert DataFolder(aside).database.read_bytes() == damaged
    with open_workspace(folder) as workspace:
        assert len(workspace.store.notebook(workspace.store.week().id).records) == 58


def test_restoring_keeps_the_damaged_file(folder: DataFolder, backup: Backup) -> None:
    spoil(folder, "records")
    damaged = folder.database.read_bytes()
    with pytest.raises(Damaged), open_workspace(folder) as workspace:
        workspace.store.notebook(workspace.store.week().id)
    aside = restore_all(backup.path, folder).aside
    assert aside is not None
    assert DataFolder(aside).database.read_bytes() == damaged
    with open_workspace(folder) as workspace:
        assert len(workspace.store.notebook(workspace.store.week().id).records) == 58
