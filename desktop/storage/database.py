# SPDX-License-Identifier: MIT
"""Opens the database for reading and writing, making or upgrading it first where that is due."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from desktop.paths import DataFolder
from desktop.storage import database_file
from desktop.storage.aside import set_aside
from desktop.storage.backups import Occasion, back_up, finish_restore
from desktop.storage.database_file import APPLICATION_ID, SAFEGUARDS, SCHEMA_VERSION
from desktop.storage.durable import put_in_place
from desktop.storage.faults import Damaged, Unreadable, explain, explained, nothing_there

_PRAGMAS = (
    *SAFEGUARDS,
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # what was said to be saved survives a power cut
    "PRAGMA foreign_keys = ON",
)


class Database:
    """An open database, used in transactions.

    Reading and writing raise an `AppError` when the database is damaged, in use or not writable,
    when the disk is full, and when a value cannot be stored. `writes` counts what was written
    since it was opened.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._engine = _engine(path, _PRAGMAS)
        self.writes = 0

    @classmethod
    def open(cls, folder: DataFolder, *, create: bool) -> Self:
        """Open the database of a data folder, with the schema of this program.

        Raises:
            AppError: there is none and `create` is not asked for, or it cannot be used; then it
                is as it was.
        """
        path = folder.database
        with explained(path):
            finish_restore(folder)
            if not path.exists():
                if not create:
                    raise nothing_there(folder)
                _create(folder)
            version = database_file.schema_version(path)
            if version < SCHEMA_VERSION:
                back_up(folder, folder.backups, occasion=Occasion.UPGRADE)
                _upgrade(path)
        return cls(path)

    def close(self) -> None:
        """Let go of the database; SQLite then brings everything into the one file."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """See one state of the database, whatever others write meanwhile."""
        with _transaction(self._engine, self._path) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Change everything or nothing; afterwards it is on the disk."""
        # IMMEDIATE: whoever must wait for another writer waits here, not in the middle.
        writer = self._engine.execution_options(begin="BEGIN IMMEDIATE")
        with _transaction(writer, self._path) as connection:
            yield connection
        self.writes += 1


def _engine(path: Path, pragmas: tuple[str, ...]) -> Engine:
    url = URL.create("sqlite", database=str(path))
    engine = create_engine(url, connect_args={"timeout": database_file.BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # transactions begin in `begin` below, nowhere else
        for pragma in pragmas:
            connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))

    return engine


@contextmanager
def _transaction(engine: Engine, path: Path) -> Iterator[Connection]:
    try:
        with engine.begin() as connection:
            yield connection
    except (DBAPIError, sqlite3.Error, OverflowError, Unreadable, UnicodeDecodeError) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        told = explain(cause, path) if cause else None
        raise (told or error) from error


def _create(folder: DataFolder) -> None:
    folder.root.mkdir(parents=True, exist_ok=True)
    for stray in database_file.files_of(folder.database):
        set_aside(
            folder, stray
        )  # SQLite would play a log left without its database into the new one
    draft = folder.database.with_name(f"{folder.database.name}.tam")
    for leftover in database_file.files_of(draft):
        leftover.unlink()
    _upgrade(draft)
    put_in_place(draft, folder.database)


def _upgrade(path: Path) -> None:
    """Bring a database to this program's schema in one transaction, so that a crash undoes it."""
    from desktop.storage.migrations import upgrade

    # Foreign keys stay off as is SQLite's default: tables that must change are made anew.
    engine = _engine(path, (*SAFEGUARDS, "PRAGMA synchronous = FULL"))
    try:
        with _transaction(engine.execution_options(begin="BEGIN IMMEDIATE"), path) as connection:
            upgrade(connection)
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise Damaged(path)
    finally:
        engine.dispose()
