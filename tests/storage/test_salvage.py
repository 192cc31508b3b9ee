# SPDX-License-Identifier: MIT
"""From a damaged database all is saved that can still be read, and what comes out is whole."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop.domain.errors import AppError
from desktop.paths import DataFolder
from desktop.storage.salvage import Salvaged, salvage
from desktop.storage.store import Store
from tests.builders import a_notebook, a_record, a_week, saving

WEEK = a_week().id
MANY = 300


@pytest.fixture
def closed(folder: DataFolder, store: Store) -> DataFolder:
    """A data folder with the Week of the examples, closed."""
    store.close()
    return folder


@pytest.fixture
def large(folder: DataFolder, store: Store) -> DataFolder:
    """A data folder of so many records that each table has many pages."""
    store.write(WEEK, saving(*(a_record(id=f"n{n}", title=f"Lớp {n}") for n in range(MANY))))
    store.close()
    return folder


def salvaged(folder: DataFolder) -> tuple[Salvaged, DataFolder]:
    before = folder.database.read_bytes()
    new = DataFolder(folder.root.parent / "cứu")
    new.root.mkdir()
    result = salvage(folder.database, new.database)
    assert folder.database.read_bytes() == before, "what is damaged stays as it is"
    return result, new


def page_of(folder: DataFolder, name: str) -> int:
    with closing(sqlite3.connect(folder.database)) as raw:
        query = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        return int(raw.execute(query, (name,)).fetchone()[0])


def spoil(folder: DataFolder, page: int) -> None:
    whole = bytearray(folder.database.read_bytes())
    whole[(page - 1) * 4096 : page * 4096] = bytes(4096)
    folder.database.write_bytes(whole)


def has_schema(folder: DataFolder) -> bool:
    """Whether SQLite can still tell which tables there are; else only a backup helps."""
    with closing(sqlite3.connect(folder.database)) as raw:
        try:
            return len(raw.execute("SELECT * FROM sqlite_schema").fetchall()) > 10
        except sqlite3.DatabaseError:
            return False


def test_of_a_whole_database_everything_is_saved(closed: DataFolder) -> None:
    result, new = salvaged(closed)
    assert result.senseless == 0
    with Store.open(new) as store:
        assert store.notebook(WEEK, names=True) == a_notebook()


@pytest.mark.parametrize("table", ["attendees", "links", "record_quantities", "sections"])
def test_what_has_nothing_to_do_with_the_damage_is_all_there(
    closed: DataFolder, table: str
) -> None:
    spoil(closed, page_of(closed, table))
    _result, new = salvaged(closed)
    with Store.open(new) as store:
        notebook = store.notebook(WEEK)
    assert [r.id for r in notebook.records] == [r.id for r in a_notebook().records]
    assert len(notebook.photos) == len(a_notebook().photos)


@pytest.mark.parametrize("table", ["training_class", "event", "commendation", "book_donation"])
def test_a_record_that_lost_its_own_part_keeps_what_all_share(
    closed: DataFolder, table: str
) -> None:
    spoil(closed, page_of(closed, table))
    _result, new = salvaged(closed)
    with Store.open(new) as store:
        titles = [record.title for record in store.notebook(WEEK).records]
    assert titles == [record.title for record in a_notebook().records]


def test_records_of_a_lost_week_get_a_blank_frame(closed: DataFolder) -> None:
    spoil(closed, page_of(closed, "weeks"))
    _result, new = salvaged(closed)
    with Store.open(new) as store:
        (summary,) = store.weeks()
        assert (summary.id, summary.year, summary.form, summary.centre) == (WEEK, 2026, "chung", "")
        assert len(store.notebook(WEEK).records) == len(a_notebook().records)


def test_one_damaged_page_hides_few_of_many_records(large: DataFolder) -> None:
    """Whichever page it is, but that of the schema and the roots of the tables."""
    pages = large.database.stat().st_size // 4096
    with closing(sqlite3.connect(large.database)) as raw:
        roots = {page for (page,) in raw.execute("SELECT rootpage FROM sqlite_schema")}
    whole, tried = large.database.read_bytes(), 0
    for page in [p for p in range(8, pages + 1) if p not in roots][::4]:
        large.database.write_bytes(whole)
        spoil(large, page)
        if not has_schema(large):
            continue
        _result, new = salvaged(large)
        with Store.open(new) as store:
            assert len(store.notebook(WEEK).records) > MANY * 0.8
        shutil.rmtree(new.root)
        tried += 1
    assert tried > 4


def test_whatever_is_damaged_what_comes_out_is_whole_and_can_be_read(closed: DataFolder) -> None:
    whole = closed.database.read_bytes()
    trials, saved = 12, 0
    for trial in range(1, trials + 1):
        spoilt = bytearray(whole)
        for bit in range(trial * 5):
            at = 100 + pow(7, 31 * trial + bit, 1_000_003) * (len(whole) - 100) // 1_000_003
            spoilt[at] ^= 1 << bit % 8
        closed.database.write_bytes(spoilt)
        _result, new = salvaged(closed)
        with Store.open(new) as store:
            for week in store.weeks():
                saved += len(store.notebook(week.id, names=True).records)
                store.revisions(week.id)
        shutil.rmtree(new.root)
    assert saved > trials * len(a_notebook().records) / 8


def test_a_log_of_another_database_spoils_nothing(
    closed: DataFolder, tmp_path: Path, new_database: Path
) -> None:
    other = DataFolder(tmp_path / "khác")
    other.root.mkdir()
    shutil.copyfile(new_database, other.database)
    with Store.open(other) as store:
        store.save_notebook(a_notebook())
        log = other.database.with_name(f"{other.database.name}-wal")
        closed.database.with_name(log.name).write_bytes(log.read_bytes()[: 32 + 3 * 4120])
    _result, new = salvaged(closed)
    with Store.open(new) as store:
        assert store.notebook(WEEK, names=True) == a_notebook()


def test_of_a_text_file_nothing_is_saved(closed: DataFolder) -> None:
    closed.database.write_text("Danh sách lớp", encoding="utf-8")
    result, new = salvaged(closed)
    assert set(result.rows.values()) == {0}
    with Store.open(new) as store:
        assert store.weeks() == ()


def test_where_nothing_is_there_is_nothing_to_save(folder: DataFolder, tmp_path: Path) -> None:
    with pytest.raises(AppError, match="Không tìm thấy"):
        salvage(folder.database, tmp_path / "cứu.db")
