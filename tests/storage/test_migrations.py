# SPDX-License-Identifier: MIT
"""Every schema there ever was becomes the one that the tables declare, with all it held."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine

from desktop.paths import DataFolder
from desktop.storage.database_file import TABLES, row_counts
from desktop.storage.migrations import alembic_config
from desktop.storage.schema import DIGESTS, SCHEMA_VERSION
from desktop.storage.store import Store
from desktop.storage.tables import RECORDS, require_columns
from desktop.storage.upgrading import upgrade_file
from tests.builders import a_notebook

GOLDEN = sorted((Path(__file__).parent / "data").glob("schema-*.sql"))


def clauses(connection: sqlite3.Connection) -> dict[str, set[str]]:
    """Return the clauses of each table and index, whatever their order.

    SQLite sets a column that was added on the line of the one before it.
    """
    query = "SELECT name, sql FROM sqlite_schema WHERE sql NOT NULL AND type != 'trigger'"
    found = connection.execute(query + " AND name NOT IN ('alembic_version', 'sqlite_sequence')")
    return {
        name: {
            re.sub(r"\s+", " ", line).strip(" ,)(")
            for line in re.split(r"\n|(?<=TEXT), (?=\w+ TEXT)", sql)
        }
        for name, sql in found
    }


def test_a_new_database_is_what_the_tables_declare(empty: Store, folder: DataFolder) -> None:
    assert empty.weeks() == ()
    engine = create_engine("sqlite://")
    with (
        engine.begin() as connection,
        closing(sqlite3.connect(folder.database)) as migrated,
    ):
        RECORDS.metadata.create_all(connection)
        declared = connection.connection.driver_connection
        assert isinstance(declared, sqlite3.Connection)
        assert clauses(migrated) == clauses(declared)
    engine.dispose()


def test_alembic_finds_nothing_left_to_do(store: Store) -> None:
    with store._database.reading() as connection:  # noqa: SLF001 - what users cannot see
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, RECORDS.metadata) == []


def test_the_newest_step_has_the_number_of_the_schema(store: Store) -> None:
    def newest(connection: Connection) -> str | None:
        return ScriptDirectory.from_config(alembic_config(connection)).get_current_head()

    with store._database.reading() as connection:  # noqa: SLF001 - Alembic wants one
        assert newest(connection) == f"{SCHEMA_VERSION:04}"


@pytest.mark.parametrize(
    ("forgotten", "named"),
    [
        ("ALTER TABLE training_class DROP COLUMN speaker", "training_class.*speaker"),
        ("ALTER TABLE records ADD COLUMN litres INTEGER", "records.*litres"),
    ],
)
def test_a_column_that_no_step_makes_or_no_table_declares_stops_the_opening(
    forgotten: str, named: str
) -> None:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        RECORDS.metadata.create_all(connection)
        require_columns(connection)
        connection.exec_driver_sql(forgotten)
        with pytest.raises(TypeError, match=named):
            require_columns(connection)
    engine.dispose()


def test_a_step_without_its_digest_stops_the_making_of_a_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(DIGESTS, SCHEMA_VERSION, "0" * 64)
    with pytest.raises(TypeError, match="digest"):
        upgrade_file(tmp_path / "moi.db")


def test_there_is_an_example_of_every_schema() -> None:
    assert [path.stem for path in GOLDEN] == [f"schema-{n}" for n in range(1, SCHEMA_VERSION + 1)]


def test_the_tables_of_every_schema_are_known() -> None:
    for version, golden in enumerate(GOLDEN, 1):
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.executescript(golden.read_text(encoding="utf-8"))
            there = set(row_counts(connection)) - {"alembic_version"}
        known = [name for since, names in TABLES.items() if since <= version for name in names]
        assert sorted(known) == sorted(there)


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: path.stem)
def test_a_database_of_every_schema_opens_with_all_it_held(
    golden: Path, folder: DataFolder
) -> None:
    folder.root.mkdir()
    with closing(sqlite3.connect(folder.database)) as connection:
        connection.executescript(golden.read_text(encoding="utf-8"))
    with Store.open(folder) as store:
        notebook = store.notebook(store.week(2026).id, names=True)
        assert len(store.revisions(notebook.week.id)) == 1
    assert notebook == a_notebook()
