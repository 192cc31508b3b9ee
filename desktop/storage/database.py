# SPDX-License-Identifier: MIT
"""Opens the database for reading and writing, making or upgrading it first where that is due."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from desktop.disk import make_folder
from desktop.paths import DataFolder
from desktop.storage import database_file
from desktop.storage.aside import set_aside
from desktop.storage.backups import Occasion, back_up, finish_restore
from desktop.storage.database_file import (
    APPLICATION_ID,
    SAFEGUARDS,
    SCHEMA_VERSION,
    check,
    connected,
)
from desktop.storage.durable import put_in_place
from desktop.storage.faults import Damaged, Unreadable, explain, explained, nothing_there
from desktop.storage.journal import note
from desktop.storage.live_files import LiveFiles
from desktop.storage.live_place import require_fit

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
    since it was opened; `remarks` says what the clerk should know of the opening.
    """

    def __init__(self, path: Path, remarks: tuple[str, ...] = ()) -> None:
        self._path, self.remarks = path, remarks
        self._engine = _engine(path, _PRAGMAS)
        with self.reading() as connection:  # SQLite opens the log with the first that is read
            connection.exec_driver_sql("PRAGMA schema_version")
        self._files = LiveFiles(path)
        self.writes = 0

    @classmethod
    def open(cls, folder: DataFolder, *, create: bool) -> Self:
        """Open the database of a data folder, with the schema of this program.

        Raises:
            AppError: there is none and `create` is not asked for, or it cannot be used; then it
                is as it was.
        """
        path, remarks = folder.database, tuple[str, ...]()
        require_fit(folder)
        with explained(path):
            finish_restore(folder)
            if not path.exists():
                if not create:
                    raise nothing_there(folder)
                _create(folder)
            elif _has_log(path):
                remarks = _mind_the_log(folder)
            version = database_file.schema_version(path)
            if version < SCHEMA_VERSION:
                back_up(folder, folder.backups, occasion=Occasion.UPGRADE)
                upgrade_file(path)
                note("nâng cấp sổ", từ_bản=version)
            return cls(path, remarks)

    def close(self) -> None:
        """Let go of the database; SQLite then brings everything into the one file."""
        self._engine.dispose()
        self._files.forget()

    def where_now(self) -> Path | None:
        """Return where the database is by now, if its folder was renamed; only Linux tells."""
        return self._files.where_now()

    def copy_to(self, target: Path) -> None:
        """Copy the open database, though its file has no name any more, to a new one, and check it.

        Raises:
            AppError: it cannot be read any more, or there is no room.
        """
        with self.reading() as connection, connected(target) as new:
            old = connection.connection.driver_connection
            assert isinstance(old, sqlite3.Connection)  # noqa: S101 - for mypy
            old.backup(new)
            new.execute("PRAGMA journal_mode = DELETE")
            check(new, target)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """See one state of the database, whatever others write meanwhile."""
        with _transaction(self._engine, self._path) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Change everything or nothing; afterwards it is on the disk, in the file at the path.

        Raises:
            Displaced: the database is no longer where it was opened; nothing counts as written.
        """
        # IMMEDIATE: whoever must wait for another writer waits here, not in the middle.
        writer = self._engine.execution_options(begin="BEGIN IMMEDIATE")
        self._files.require()
        with _transaction(writer, self._path) as connection:
            yield connection
        self._files.require()
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


def _has_log(path: Path) -> bool:
    """Whether the last session was cut off, or another one is at work."""
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0


def _mind_the_log(folder: DataFolder) -> tuple[str, ...]:
    """Move aside a log of writes that is not this database's, before SQLite plays it in for good.

    Such a log comes from copying files by hand. It shows as damage that the database alone does
    not have; where that is so for any other reason, everything stays as it is.

    Raises:
        AppError: the database itself is damaged, or cannot be read.
    """
    path = folder.database
    try:
        database_file.examine(path)
    except Damaged:
        _check_alone(path)
    else:
        return ()
    for stray in database_file.files_of(path)[:-1]:
        set_aside(folder, stray)
    return (_FOREIGN_LOG.format(folder.aside),)


def _check_alone(path: Path) -> None:
    """Make sure that a database is whole without the log beside it, which is not touched.

    Raises:
        AppError: it is damaged itself.
    """
    with TemporaryDirectory() as scratch:
        alone = Path(scratch) / path.name
        shutil.copyfile(path, alone)
        try:
            database_file.schema_version(alone)
            database_file.examine(alone)
        except Damaged as error:
            raise Damaged(path) from error


_FOREIGN_LOG = (
    "Tệp ghi tạm cạnh sổ không phải của sổ này nên đã được cất vào “{}”. Hãy xem lại những điều "
    "ghi sau cùng."
)


def _create(folder: DataFolder) -> None:
    make_folder(folder.root)
    for stray in database_file.files_of(folder.database):
        set_aside(
            folder, stray
        )  # SQLite would play a log left without its database into the new one
    draft = folder.database.with_name(f"{folder.database.name}.tam")
    for leftover in database_file.files_of(draft):
        leftover.unlink()
    upgrade_file(draft)
    put_in_place(draft, folder.database)


def upgrade_file(path: Path) -> None:
    """Bring a database, made if it is not there, to this program's schema.

    It is one transaction, so that a crash undoes it.

    Raises:
        AppError: the database is damaged or not writable, or the disk is full.
    """
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
