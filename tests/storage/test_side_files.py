# SPDX-License-Identifier: MIT
"""Whatever a stranger leaves beside a database, SQLite is not led by it to any other file."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop.domain.errors import AppError
from desktop.paths import DataFolder
from desktop.services.backups.rescue import save_rows, ways_out
from desktop.storage.backups import back_up, check_backup, restore
from desktop.storage.emptying import read_binned_in
from desktop.storage.faults import Damaged
from desktop.storage.salvage import take_rows
from desktop.storage.side_files import Strays
from desktop.storage.store import Store
from tests.builders import a_notebook, a_record, a_week, saving
from tests.storage.strangers import SIDES, beside, journal_naming

pytestmark = pytest.mark.skipif(os.name == "nt", reason="makes links and pipes")
WEEK = a_week().id
CONTENT = b"loved letters\n" * 100


@pytest.fixture
def closed(folder: DataFolder, store: Store) -> DataFolder:
    store.close()
    return folder


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    made = tmp_path / "thư của người khác.doc"
    made.write_bytes(CONTENT)
    return made


@pytest.fixture(params=SIDES)
def side(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def ids_in(folder: DataFolder) -> list[str]:
    with Store.open(folder) as store:
        return [record.id for record in store.notebook(WEEK).records]


IDS = [record.id for record in a_notebook().records]


def test_sqlite_alone_deletes_what_a_journal_names(closed: DataFolder, victim: Path) -> None:
    beside(closed.database, "-journal").write_bytes(journal_naming(victim, closed.database))
    with closing(sqlite3.connect(closed.database)) as raw:
        raw.execute("PRAGMA user_version").fetchone()
    assert not victim.exists()


def test_a_book_opens_and_what_lay_beside_it_is_put_aside_and_told(
    closed: DataFolder, victim: Path, side: str
) -> None:
    SIDES[side](victim, closed.database)
    with Store.open(closed) as store:
        (remark,) = store.remarks
        store.write(WEEK, saving(a_record(id="moi")))
    assert "trỏ tới nơi khác" in remark
    assert ids_in(closed) == [*IDS, "moi"]
    assert victim.read_bytes() == CONTENT
    assert len([*closed.aside.iterdir()]) == 1


def test_a_backup_is_one_file_whatever_lies_beside_it(
    closed: DataFolder, victim: Path, side: str, tmp_path: Path
) -> None:
    backup = back_up(closed, tmp_path / "usb").path
    database = DataFolder(backup).database
    before = database.read_bytes()
    SIDES[side](victim, database)
    check_backup(backup)
    read_binned_in(database)
    restore(backup, closed)
    assert ids_in(closed) == IDS
    assert victim.read_bytes() == CONTENT
    assert database.read_bytes() == before


def test_restoring_puts_aside_what_lies_beside_the_book(
    closed: DataFolder, victim: Path, side: str, tmp_path: Path
) -> None:
    backup = back_up(closed, tmp_path / "usb").path
    SIDES[side](victim, closed.database)
    restore(backup, closed)
    assert ids_in(closed) == IDS
    assert victim.read_bytes() == CONTENT


def test_rescuing_reads_the_book_without_it(closed: DataFolder, victim: Path, side: str) -> None:
    SIDES[side](victim, closed.database)
    found = ways_out(closed, ()).salvaged
    assert found is not None
    assert found["records"] == len(IDS)
    save_rows(closed)
    assert ids_in(closed) == IDS
    assert victim.read_bytes() == CONTENT


def test_of_a_strangers_schema_rows_are_taken_without_it(
    closed: DataFolder, victim: Path, side: str, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(closed.database)) as raw:
        raw.execute("CREATE TABLE la (a)")
    SIDES[side](victim, closed.database)
    take_rows(closed.database, tmp_path / "mới.db")
    with Store.open(closed) as store:
        assert len(store.remarks) == 2
    assert ids_in(closed) == IDS
    assert victim.read_bytes() == CONTENT


def test_nothing_is_backed_up_while_it_lies_there(
    closed: DataFolder, victim: Path, side: str, tmp_path: Path
) -> None:
    SIDES[side](victim, closed.database)
    with pytest.raises(Strays):
        back_up(closed, tmp_path / "usb")
    assert victim.read_bytes() == CONTENT


def test_what_comes_while_the_book_is_open_leads_nowhere(
    closed: DataFolder, victim: Path, tmp_path: Path
) -> None:
    with Store.open(closed) as store:
        journal = journal_naming(victim, closed.database)
        beside(closed.database, "-journal").write_bytes(journal)
        store.write(WEEK, saving(a_record(id="moi")))
        with pytest.raises(Strays):
            back_up(closed, tmp_path / "usb")
        assert [r.id for r in store.notebook(WEEK).records] == [*IDS, "moi"]
    assert victim.read_bytes() == CONTENT
    assert ids_in(closed) == [*IDS, "moi"]


@pytest.mark.parametrize("suffix", ["-wal", "-shm", "-journal"])
def test_a_file_that_has_another_name_elsewhere_is_not_written_to(
    closed: DataFolder, victim: Path, suffix: str
) -> None:
    os.link(victim, beside(closed.database, suffix))
    with pytest.raises(AppError, match="còn mang một tên khác"):
        Store.open(closed)
    assert victim.read_bytes() == CONTENT
    beside(closed.database, suffix).unlink()
    assert ids_in(closed) == IDS


def test_a_journal_of_another_database_is_put_aside(closed: DataFolder) -> None:
    """It would cut the book to the first of its pages."""
    database = closed.database
    journal = bytearray(journal_naming(Path("x"), database)[:512])
    journal[16:20] = (1).to_bytes(4, "big")
    beside(database, "-journal").write_bytes(journal)
    with Store.open(closed) as store:
        (remark,) = store.remarks
    assert "không phải của sổ này" in remark
    assert ids_in(closed) == IDS


def test_a_change_that_was_cut_off_is_still_taken_back(closed: DataFolder, tmp_path: Path) -> None:
    with closing(sqlite3.connect(closed.database, isolation_level=None)) as raw:
        raw.execute("PRAGMA journal_mode = DELETE")
        raw.execute("PRAGMA cache_size = 1")
        raw.execute("BEGIN")
        raw.execute("UPDATE records SET notes = ?", ("x" * 200_000,))
        left = DataFolder(tmp_path / "mất điện")
        left.root.mkdir()
        for file in (closed.database, beside(closed.database, "-journal")):
            shutil.copyfile(file, left.root / file.name)
        raw.execute("ROLLBACK")
    assert left.database.read_bytes() != closed.database.read_bytes()
    with Store.open(left) as store:
        assert store.remarks == ()
        assert store.notebook(WEEK, names=True) == a_notebook()


def test_damage_without_a_log_is_named_as_the_book_is(closed: DataFolder) -> None:
    whole = bytearray(closed.database.read_bytes())
    whole[8192:40960] = bytes(40960 - 8192)
    closed.database.write_bytes(whole)
    beside(closed.database, "-journal").write_bytes(
        journal_naming(Path("x"), closed.database)[:512]
    )
    with pytest.raises(Damaged, match="Sổ của tôi"):
        Store.open(closed).notebook(WEEK)


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/full", "a pipe", "a folder"])
def test_what_is_no_file_is_not_opened_as_a_book(folder: DataFolder, device: str) -> None:
    folder.root.mkdir()
    if device == "a pipe":
        os.mkfifo(folder.database)
    elif device == "a folder":
        folder.database.mkdir()
    else:
        folder.database.symlink_to(device)
    with pytest.raises(AppError, match="không phải là một tệp"):
        Store.open(folder, create=True)
