# SPDX-License-Identifier: MIT
"""Success is claimed only where the file written to is the file at the path."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.paths import DataFolder
from desktop.storage.backups import back_up
from desktop.storage.database_file import examine
from desktop.storage.live_files import Displaced
from desktop.storage.store import Store
from tests.builders import a_record, a_week, saving

WEEK = a_week().id
READER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
print(*connection.execute("SELECT title FROM records WHERE id = 'moi'").fetchone())
connection.close()
"""

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows lets nobody remove or rename a file that is open"
)


def write(store: Store, title: str = "Lớp mới") -> None:
    store.write(WEEK, saving(a_record(id="moi", title=title)))


def delete(folder: DataFolder) -> None:
    shutil.rmtree(folder.root)


def rename(folder: DataFolder) -> None:
    folder.root.rename(folder.root.with_name("tên khác"))


def put_a_copy_there(folder: DataFolder) -> None:
    rename(folder)
    shutil.copytree(folder.root.with_name("tên khác"), folder.root)


def delete_the_database(folder: DataFolder) -> None:
    folder.database.unlink()


def put_an_older_state_there(folder: DataFolder) -> None:
    older = folder.root / "cũ"
    shutil.copyfile(folder.database, older)
    older.replace(folder.database)


def delete_the_log(folder: DataFolder) -> None:
    folder.database.with_name(f"{folder.database.name}-wal").unlink()


@pytest.mark.parametrize(
    "harm",
    [
        delete,
        rename,
        put_a_copy_there,
        delete_the_database,
        put_an_older_state_there,
        delete_the_log,
    ],
)
def test_nothing_counts_as_saved_once_the_book_is_elsewhere(
    folder: DataFolder, store: Store, harm: Callable[[DataFolder], None]
) -> None:
    write(store)
    writes = store.writes
    harm(folder)
    for _ in range(2):
        with pytest.raises(Displaced, match="không còn ở"):
            write(store, "Chưa lưu")
    assert store.writes == writes
    assert [r.title for r in store.notebook(WEEK).records if r.id == "moi"] == ["Lớp mới"]


def test_once_the_folder_is_back_what_was_refused_is_saved(
    folder: DataFolder, store: Store
) -> None:
    rename(folder)
    with pytest.raises(Displaced):
        write(store)
    folder.root.with_name("tên khác").rename(folder.root)
    write(store)
    store.close()
    with Store.open(folder) as again:
        assert "moi" in [record.id for record in again.notebook(WEEK).records]


def test_a_folder_that_goes_away_in_the_middle_of_a_change_is_noticed_too(
    folder: DataFolder, store: Store
) -> None:
    def change() -> None:
        with store._database.writing() as connection:  # noqa: SLF001 - to come in between
            connection.exec_driver_sql("UPDATE weeks SET theme = 'Chủ đề'")
            rename(folder)

    with pytest.raises(Displaced):
        change()


@pytest.mark.parametrize("look", [back_up, lambda folder, _to: examine(folder.database)])
def test_another_program_that_reads_does_not_take_the_log_away(
    folder: DataFolder, store: Store, tmp_path: Path, look: Callable[[DataFolder, Path], object]
) -> None:
    look(folder, tmp_path / "USB")
    write(store)
    reader = [sys.executable, "-c", READER, str(folder.database)]
    found = subprocess.run(reader, capture_output=True, check=True, encoding="utf-8")
    assert found.stdout.strip() == "Lớp mới"
    write(store, "Lớp mới nữa")
    assert folder.database.with_name(f"{folder.database.name}-wal").exists()
