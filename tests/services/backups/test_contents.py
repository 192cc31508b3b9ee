# SPDX-License-Identifier: MIT
"""A look into a backup tells what one would get and what one would lose, and changes nothing."""

import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.errors import AppError
from desktop.domain.week.changes import Changes
from desktop.paths import DataFolder
from desktop.services.backups.contents import look_inside, said_of
from desktop.services.backups.safekeeping import back_up_all, restore_all
from desktop.services.workspace import open_workspace
from desktop.storage.backups import Backup, Occasion, back_up, list_backups
from tests.builders import a_record, saving


@pytest.fixture
def folder(data: Path) -> DataFolder:
    return DataFolder(data)


@pytest.fixture
def backup(folder: DataFolder) -> Backup:
    return back_up_all(folder)


def tree(root: Path) -> dict[str, bytes]:
    return {str(p.relative_to(root)): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def test_it_tells_what_is_in_there(folder: DataFolder, backup: Backup) -> None:
    inside = look_inside(backup.path, folder)
    assert [(week.year, week.records, week.photos) for week in inside.weeks] == [(2026, 58, 25)]
    said = " ".join(said_of(inside))
    assert "Tuần lễ năm 2026 của Trung tâm học tập cộng đồng phường Hà An: 58 hoạt động" in said
    assert "không khác" in said


def test_it_tells_what_has_been_done_since(folder: DataFolder, backup: Backup) -> None:
    with open_workspace(folder) as workspace:
        store = workspace.store
        notebook = store.notebook(store.week().id)
        gone, changed, *_ = notebook.records
        new = a_record(id="moi", title="Lớp mới")
        store.write(notebook.week.id, saving(new, replace(changed, title="Tên khác")))
        store.write(notebook.week.id, Changes(records={gone.id: None}))
    since = look_inside(backup.path, folder).since
    assert since is not None
    assert f"sửa “{changed.title}”" in since
    assert "thêm “Lớp mới”" in since
    assert f"bỏ “{gone.title}”" in since


def test_looking_changes_neither_the_backup_nor_the_book(
    folder: DataFolder, backup: Backup
) -> None:
    before = tree(folder.root)
    look_inside(backup.path, folder)
    assert tree(folder.root) == before


def test_a_backup_of_an_older_schema_is_looked_into_and_stays_so(
    folder: DataFolder, tmp_path: Path
) -> None:
    old = DataFolder(tmp_path / "cũ")
    old.root.mkdir()
    golden = Path(__file__).parents[2] / "storage" / "data" / "schema-1.sql"
    with closing(sqlite3.connect(old.database)) as connection:
        connection.executescript(golden.read_text(encoding="utf-8"))
    backup = back_up_all(old, tmp_path / "USB")
    before = tree(backup.path)
    assert [week.year for week in look_inside(backup.path, folder).weeks] == [2026]
    assert tree(backup.path) == before


def test_where_the_book_is_damaged_there_is_nothing_to_compare(
    folder: DataFolder, backup: Backup
) -> None:
    folder.database.write_bytes(b"hong")
    inside = look_inside(backup.path, folder)
    assert inside.since is None
    assert len(list(said_of(inside))) == 2


def test_a_damaged_backup_is_told(folder: DataFolder, backup: Backup) -> None:
    DataFolder(backup.path).database.write_bytes(b"hong")
    with pytest.raises(AppError, match="không phải là sổ"):
        look_inside(backup.path, folder)


def test_before_a_restore_the_present_state_is_among_the_backups(
    folder: DataFolder, backup: Backup
) -> None:
    with open_workspace(folder) as workspace:
        week = workspace.store.week()
        workspace.store.write(week.id, Changes(week=replace(week, theme="Khác")))
    restore_all(backup.path, folder)
    last = list_backups(folder.backups)[-1]
    assert last.occasion is Occasion.RESTORE
    assert look_inside(last.path, folder).since == ("sửa thông tin của Tuần lễ",)
    restore_all(last.path, folder)
    with open_workspace(folder) as workspace:
        assert workspace.store.week().theme == "Khác"


def test_the_oldest_backup_of_a_busy_day_can_be_brought_back(folder: DataFolder) -> None:
    """The backup made before must not push out the very one that is wanted."""
    made = []
    for theme in "abcdef":
        with open_workspace(folder) as workspace:
            week = workspace.store.week()
            workspace.store.write(week.id, Changes(week=replace(week, theme=theme)))
        made.append(back_up(folder, folder.backups, occasion=Occasion.WORK))
    oldest = list_backups(folder.backups)[0]
    assert oldest == made[1], "the first is thinned out by now"
    with open_workspace(folder) as workspace:
        workspace.store.write(week.id, Changes(week=replace(week, theme="nay")))
    restore_all(oldest.path, folder)
    with open_workspace(folder) as workspace:
        assert workspace.store.week().theme == "b"


@pytest.mark.skipif(os.name == "nt", reason="makes links to devices")
def test_a_device_in_place_of_a_database_is_not_copied_without_end(
    folder: DataFolder, backup: Backup
) -> None:
    database = DataFolder(backup.path).database
    database.unlink()
    database.symlink_to("/dev/zero")
    with pytest.raises(AppError, match="Không tìm thấy"):
        look_inside(backup.path, folder)
    with pytest.raises(AppError, match="thiếu tệp"):
        restore_all(backup.path, folder)
