# SPDX-License-Identifier: MIT
"""Opening a database: what is accepted, what is refused in words, and then left as it was."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from desktop.domain.errors import AppError
from desktop.paths import DataFolder
from desktop.storage import database_file, side_files
from desktop.storage.backups import Occasion, list_backups
from desktop.storage.database_file import APPLICATION_ID
from desktop.storage.schema import SCHEMA_VERSION
from desktop.storage.store import Store
from tests.builders import a_notebook, a_record, a_week, saving

WEEK = a_week().id


def raw(folder: DataFolder, *statements: str) -> None:
    with closing(sqlite3.connect(folder.database, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


@pytest.fixture
def closed(folder: DataFolder, new_database: Path) -> DataFolder:
    """A data folder with a whole Week that nobody has open."""
    folder.root.mkdir()
    shutil.copyfile(new_database, folder.database)
    with Store.open(folder) as store:
        store.save_notebook(a_notebook())
    return folder


def assert_refused_untouched(folder: DataFolder, words: str) -> None:
    before = {path: path.read_bytes() for path in folder.root.iterdir()}
    for create in (False, True):
        with pytest.raises(AppError, match=words) as refused:
            Store.open(folder, create=create)
        assert refused.value.advice
    assert {path: path.read_bytes() for path in folder.root.iterdir()} == before


def test_where_nothing_is_there_is_nothing_to_read(folder: DataFolder) -> None:
    with pytest.raises(AppError, match="Chưa có sổ nào"):
        Store.open(folder)
    assert not folder.root.exists()


def test_a_new_database_is_made_when_asked_for(folder: DataFolder) -> None:
    with Store.open(folder, create=True) as store:
        assert store.weeks() == ()
    assert [path.name for path in folder.root.iterdir()] == [folder.database.name]


def test_what_a_killed_program_left_of_a_new_database_is_in_nobodys_way(folder: DataFolder) -> None:
    folder.root.mkdir()
    folder.database.with_name("so-tuan-le.db.tam").write_bytes(b"half")
    folder.database.with_name("so-tuan-le.db-wal").write_bytes(b"of a lost database")
    with Store.open(folder, create=True) as store:
        assert store.weeks() == ()
    assert [path.name for path in folder.aside.iterdir()] == ["so-tuan-le.db-wal"]


def test_the_file_says_whose_it_is_and_of_which_schema(closed: DataFolder) -> None:
    header = closed.database.read_bytes()[:100]
    assert int.from_bytes(header[60:64]) == SCHEMA_VERSION
    assert int.from_bytes(header[68:72]) == APPLICATION_ID


def test_every_connection_is_guarded(store: Store) -> None:
    names = ("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "cell_size_check")
    with store._database.reading() as connection:  # noqa: SLF001 - nothing else can tell
        found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names]
        busy = connection.exec_driver_sql("PRAGMA busy_timeout").scalar()
    assert found == ["wal", 2, 1, 0, 1]
    assert busy == 1000 * side_files.BUSY_SECONDS


def test_a_newer_database_is_refused_untouched(closed: DataFolder) -> None:
    raw(closed, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    assert_refused_untouched(closed, "bản mới hơn của chương trình")


def test_another_programs_database_is_refused_untouched(folder: DataFolder) -> None:
    folder.root.mkdir()
    raw(folder, "CREATE TABLE theirs (x)", "INSERT INTO theirs VALUES (1)")
    assert_refused_untouched(folder, "của một chương trình khác")


def test_a_text_file_in_place_of_the_database_is_refused_untouched(folder: DataFolder) -> None:
    folder.root.mkdir()
    folder.database.write_text("Danh sách lớp xóa mù chữ", encoding="utf-8")
    assert_refused_untouched(folder, "không phải là sổ")


def test_an_emptied_file_is_damage_and_nothing_new_takes_its_place(folder: DataFolder) -> None:
    folder.root.mkdir()
    folder.database.touch()
    assert_refused_untouched(folder, "bị hư hỏng")


def test_a_truncated_database_is_named_damaged(closed: DataFolder) -> None:
    whole = closed.database.read_bytes()
    closed.database.write_bytes(whole[: len(whole) // 2])
    with (
        pytest.raises(AppError, match=r"bị hư hỏng.*sao lưu"),
        Store.open(closed) as store,
    ):
        store.notebook(WEEK)


def test_a_database_that_lost_a_table_is_named_damaged(closed: DataFolder) -> None:
    raw(closed, "DROP TABLE attendees")
    with pytest.raises(AppError, match="bị hư hỏng"):
        Store.open(closed)


def test_damage_anywhere_is_an_error_in_words_or_harmless(closed: DataFolder) -> None:
    whole = closed.database.read_bytes()
    for at in range(100, len(whole), 1511):
        spoilt = bytearray(whole)
        spoilt[at : at + 16] = bytes(byte ^ 0xFF for byte in whole[at : at + 16])
        closed.database.write_bytes(spoilt)
        with suppress(AppError), Store.open(closed) as store:
            store.facts(WEEK)
            store.notebook(WEEK, names=True)


@contextmanager
def held(folder: DataFolder) -> Iterator[None]:
    with closing(sqlite3.connect(folder.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


def test_a_database_held_by_another_writer_is_in_use_and_not_damaged(
    closed: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(side_files, "BUSY_SECONDS", 0.05)
    with Store.open(closed) as store, held(closed):
        assert store.notebook(WEEK).week == a_week()
        with pytest.raises(AppError, match="đang được một chương trình khác ghi"):
            store.write(WEEK, saving(a_record()))
    with Store.open(closed) as store:
        store.write(WEEK, saving(a_record()))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_named(closed: DataFolder) -> None:
    closed.root.chmod(0o555)
    try:
        with (
            pytest.raises(AppError, match="Không mở hoặc không ghi được"),
            Store.open(closed) as store,
        ):
            store.write(WEEK, saving(a_record()))
    finally:
        closed.root.chmod(0o755)


def test_a_full_disk_is_named_and_loses_nothing(store: Store) -> None:
    with store._database.reading() as connection:  # noqa: SLF001 - the next one has the limit too
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    before = store.notebook(WEEK)
    with pytest.raises(AppError, match="Hết dung lượng"):
        store.write(WEEK, saving(a_record(id="dai", notes="Dài " * 100_000)))
    assert store.notebook(WEEK) == before


def test_an_older_schema_is_copied_then_upgraded(folder: DataFolder) -> None:
    folder.root.mkdir()
    raw(folder, f"PRAGMA application_id = {APPLICATION_ID}", "VACUUM")
    with Store.open(folder) as store:
        store.save_notebook(a_notebook())
    (copy,) = list_backups(folder.backups)
    assert copy.occasion is Occasion.UPGRADE
    with closing(sqlite3.connect(DataFolder(copy.path).database)) as old:
        assert old.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,)


def test_opening_a_current_database_does_not_load_alembic(closed: DataFolder) -> None:
    program = (
        "import sys; from pathlib import Path; from desktop.paths import DataFolder\n"
        "from desktop.storage.store import Store\n"
        "with Store.open(DataFolder(Path(sys.argv[1]))) as store: store.notebook(store.week().id)\n"
        "print([name for name in sys.modules if name.partition('.')[0] == 'alembic'])"
    )
    root = Path(__file__).parents[2]
    out = subprocess.run(
        [sys.executable, "-c", program, str(closed.root)], cwd=root, check=True, capture_output=True
    )
    assert out.stdout.split() == [b"[]"]


def log_of(folder: DataFolder) -> Path:
    return folder.database.with_name(f"{folder.database.name}-wal")


def cut_off(folder: DataFolder, target: DataFolder) -> None:
    """Copy a data folder as it lies on the disk while it is in use: as a power cut leaves it."""
    target.root.mkdir()
    for file in (folder.database, log_of(folder)):
        shutil.copyfile(file, target.root / file.name)


@pytest.fixture
def unfinished(closed: DataFolder, tmp_path: Path) -> DataFolder:
    """A data folder whose last writes are in the log alone."""
    left = DataFolder(tmp_path / "mất điện")
    with Store.open(closed) as store:
        store.write(WEEK, saving(a_record(id="sau-cung")))
        cut_off(closed, left)
    return left


def ids_in(folder: DataFolder) -> list[str]:
    with Store.open(folder) as store:
        return [record.id for record in store.notebook(WEEK).records]


def test_the_log_of_a_session_that_was_cut_off_is_played_in(unfinished: DataFolder) -> None:
    assert "sau-cung" in ids_in(unfinished)
    assert not unfinished.aside.exists()


def test_without_its_log_a_database_is_as_it_was_before(unfinished: DataFolder) -> None:
    log_of(unfinished).unlink()
    assert ids_in(unfinished) == [record.id for record in a_notebook().records]


def test_the_log_of_another_database_is_moved_aside_and_told(
    closed: DataFolder, folder: DataFolder, tmp_path: Path
) -> None:
    """SQLite plays in whatever log lies beside a database, and so would spoil it for good."""
    before = ids_in(closed)
    large = DataFolder(tmp_path / "khác")
    with Store.open(large, create=True) as store:
        store.save_notebook(a_notebook())
        store.write(WEEK, saving(*(a_record(id=f"n{n}") for n in range(200))))
    with Store.open(large) as store:
        store.write(WEEK, saving(*(a_record("event", id=f"e{n}") for n in range(20))))
        shutil.copyfile(log_of(large), log_of(closed))
    stranger = log_of(closed).read_bytes()
    with Store.open(closed) as store:
        assert [record.id for record in store.notebook(WEEK).records] == before
        (remark,) = store.remarks
    assert "không phải của sổ này" in remark
    assert (folder.aside / log_of(folder).name).read_bytes() == stranger
    with Store.open(closed) as store:
        assert store.remarks == ()


def test_a_log_left_from_before_does_no_harm(closed: DataFolder, tmp_path: Path) -> None:
    old = tmp_path / "cũ"
    with Store.open(closed) as store:
        store.write(WEEK, saving(a_record(id="truoc")))
        shutil.copyfile(log_of(closed), old)
    with Store.open(closed) as store:
        store.write(WEEK, saving(*(a_record(id=f"n{n}") for n in range(200))))
    shutil.copyfile(old, log_of(closed))
    with Store.open(closed) as store:
        found = {record.id for record in store.notebook(WEEK, names=True).records}
    database_file.examine(closed.database)
    assert found >= {record.id for record in a_notebook().records}


def test_where_the_database_itself_is_damaged_its_log_stays(unfinished: DataFolder) -> None:
    whole = bytearray(unfinished.database.read_bytes())
    whole[8192:40960] = bytes(40960 - 8192)
    unfinished.database.write_bytes(whole)
    log = log_of(unfinished).read_bytes()
    with suppress(AppError), Store.open(unfinished) as store:
        store.notebook(WEEK)
    assert not unfinished.aside.exists()
    assert log_of(unfinished).read_bytes()[: len(log)] == log


def test_looking_through_a_database_changes_nothing(unfinished: DataFolder) -> None:
    before = {p.name: p.read_bytes() for p in (unfinished.database, log_of(unfinished))}
    database_file.examine(unfinished.database)
    assert {p.name: p.read_bytes() for p in (unfinished.database, log_of(unfinished))} == before
