# SPDX-License-Identifier: MIT
"""Of a database with a stranger's schema only rows are taken; nothing of it ever runs."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from desktop.domain.progress import SILENT
from desktop.domain.week.notebook import Notebook
from desktop.paths import DataFolder
from desktop.services.backups.rescue import save_rows, ways_out
from desktop.storage.backups import back_up, check_backup, find_backups, restore
from desktop.storage.backups.manifest import entry_of
from desktop.storage.database_file import copy_database, examine
from desktop.storage.faults import Damaged
from desktop.storage.migrations import upgrade
from desktop.storage.schema import DIGESTS, SCHEMA_VERSION, Foreign, digest
from desktop.storage.store import Store
from tests.builders import a_notebook, a_record, a_week, saving
from tests.storage.strangers import MARK, WAYS
from tests.storage.test_migrations import GOLDEN

WEEK = a_week().id


@pytest.fixture
def closed(folder: DataFolder, store: Store) -> DataFolder:
    """A data folder with the Week of the examples, closed."""
    store.close()
    return folder


@pytest.fixture(params=WAYS)
def stranger(request: pytest.FixtureRequest, closed: DataFolder) -> DataFolder:
    """The same, with a schema that somebody has changed."""
    WAYS[request.param](closed.database)
    return closed


def assert_own(folder: DataFolder, *, had: Notebook | None = None) -> None:
    """Make sure that the rows are all there, that nothing marked them, and nothing will."""
    had = had or a_notebook()
    with Store.open(folder) as store:
        assert store.remarks == ()
        found = store.notebook(WEEK, names=True)
        assert found.week.theme != MARK
        assert replace(found, week=had.week) == had
        store.write(WEEK, saving(a_record(id="moi", title="Ghi sau")))
        assert "moi" in [record.id for record in store.notebook(WEEK).records]
        assert store.week().theme == found.week.theme
    with closing(sqlite3.connect(folder.database)) as raw:
        assert digest(raw) == DIGESTS[SCHEMA_VERSION]


def in_files(root: Path) -> Iterator[bytes]:
    return (path.read_bytes() for path in root.rglob("*") if path.is_file())


def as_backup(folder: DataFolder, place: Path) -> Path:
    """Make a backup as a stranger would: the list of contents fits what he changed."""
    other = DataFolder(folder.root.with_name("sổ tốt"))
    with Store.open(other, create=True) as store:
        store.save_notebook(a_notebook())
    path = back_up(other, place).path
    shutil.copyfile(folder.database, DataFolder(path).database)
    entry = entry_of(DataFolder(path).database, path)
    whole = json.loads((path / "ban-ke.json").read_text(encoding="utf-8"))
    whole["files"] = [{"path": entry.path, "size": entry.size, "sha256": entry.sha256}]
    (path / "ban-ke.json").write_text(json.dumps(whole), encoding="utf-8")
    shutil.rmtree(other.root)
    return path


def test_a_book_at_the_path_is_opened_with_its_rows_alone(stranger: DataFolder) -> None:
    before = stranger.database.read_bytes()
    with Store.open(stranger) as store:
        (remark,) = store.remarks
    assert "không phải của chương trình" in remark
    assert str(stranger.aside) in remark
    assert before in in_files(stranger.aside), "the former file is kept to the last bit"
    assert_own(stranger)


def test_of_a_backup_only_rows_are_restored(
    stranger: DataFolder, tmp_path: Path, folder: DataFolder
) -> None:
    path = as_backup(stranger, tmp_path / "USB")
    shutil.rmtree(stranger.root)
    assert [backup.path for backup in find_backups(tmp_path / "USB").backups] == [path]
    assert check_backup(path).path == path
    (remark,) = restore(path, folder).remarks
    assert "chỉ các dòng dữ liệu" in remark
    assert_own(folder)


def test_rescuing_takes_rows_alone(stranger: DataFolder) -> None:
    found = ways_out(stranger, [])
    assert found.salvaged is not None
    assert found.salvaged["records"] == len(a_notebook().records)
    save_rows(stranger)
    assert_own(stranger)


def test_nobody_else_uses_such_a_database_as_it_is(stranger: DataFolder, tmp_path: Path) -> None:
    for use in (
        lambda: examine(stranger.database),
        lambda: back_up(stranger, tmp_path / "USB"),
        lambda: copy_database(stranger.database, tmp_path / "bản sao", SILENT),
    ):
        with pytest.raises(Damaged):
            use()
    assert find_backups(tmp_path / "USB").backups == ()


def test_a_schema_changed_under_the_open_window_is_refused(
    folder: DataFolder, store: Store
) -> None:
    store.write(WEEK, saving(a_record(id="moi")))
    WAYS["all triggers"](folder.database)
    with pytest.raises(Foreign, match="không phải của chương trình"):
        store.write(WEEK, saving(a_record(id="nua")))
    with pytest.raises(Foreign):
        store.weeks()
    with closing(sqlite3.connect(folder.database)) as raw:
        assert raw.execute("SELECT theme FROM weeks").fetchone() != (MARK,)
        assert raw.execute("SELECT id FROM records WHERE id = 'nua'").fetchall() == []


def test_rows_that_our_own_tables_refuse_are_counted(closed: DataFolder) -> None:
    WAYS["check that fails"](closed.database)
    with closing(sqlite3.connect(closed.database)) as raw:
        raw.execute("PRAGMA ignore_check_constraints = ON")
        raw.execute("UPDATE records SET people = -5 WHERE id = 'event'")
        raw.commit()
    with Store.open(closed) as store:
        assert "1 dòng không hợp lệ" in store.remarks[0]
        assert "event" not in [record.id for record in store.notebook(WEEK).records]


@pytest.mark.usefixtures("store")
def test_a_log_beside_such_a_book_is_read_too(folder: DataFolder) -> None:
    WAYS["all triggers"](folder.database)
    left = folder.root.with_name("để lại")
    with closing(sqlite3.connect(folder.database)) as raw:
        raw.execute("DROP TRIGGER la_records_update")
        raw.execute("UPDATE records SET title = 'Trong tệp ghi tạm' WHERE id = 'event'")
        raw.commit()
        shutil.copytree(folder.root, left)
    with Store.open(DataFolder(left)) as opened:
        titles = [record.title for record in opened.notebook(WEEK).records]
    assert "Trong tệp ghi tạm" in titles


def test_a_table_that_is_gone_is_damage_and_no_schema_of_a_stranger(closed: DataFolder) -> None:
    with closing(sqlite3.connect(closed.database)) as raw:
        raw.execute("DROP TABLE links")
        raw.commit()
    with pytest.raises(Damaged, match="hư hỏng"):
        Store.open(closed)


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: path.stem)
def test_rows_of_every_earlier_schema_are_taken_too(golden: Path, folder: DataFolder) -> None:
    folder.root.mkdir()
    with closing(sqlite3.connect(folder.database)) as raw:
        raw.executescript(golden.read_text(encoding="utf-8"))
        raw.execute("CREATE TRIGGER la AFTER INSERT ON records BEGIN DELETE FROM attendees; END")
    with Store.open(folder) as store:
        assert "trigger “la”" in store.remarks[0]
        assert store.notebook(WEEK, names=True) == a_notebook()
        assert len(store.revisions(WEEK)) == 1


def test_a_row_does_not_say_which_steps_of_the_upgrade_are_due(folder: DataFolder) -> None:
    folder.root.mkdir()
    with closing(sqlite3.connect(folder.database)) as raw:
        raw.executescript(GOLDEN[0].read_text(encoding="utf-8"))
        raw.execute("UPDATE alembic_version SET version_num = ?", (f"{SCHEMA_VERSION:04}",))
        raw.commit()
    with Store.open(folder) as store:
        assert store.notebook(WEEK, names=True) == a_notebook()
    examine(folder.database)


def test_every_schema_is_known_to_the_letter() -> None:
    """When a migration comes, its schema's digest comes with it."""
    found: dict[int, str] = {}
    for version in range(SCHEMA_VERSION + 1):
        engine = create_engine("sqlite://")
        with engine.begin() as connection:
            if version:
                upgrade(connection, f"{version:04}")
            raw = connection.connection.driver_connection
            assert isinstance(raw, sqlite3.Connection)
            found[version] = digest(raw)
        engine.dispose()
    assert found == dict(DIGESTS)
