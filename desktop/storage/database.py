# SPDX-License-Identifier: MIT
"""Opens the database for reading and writing, making or upgrading it first where that is due."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from sqlalchemy import Connection

from desktop.disk import make_folder
from desktop.paths import DataFolder
from desktop.storage import database_file
from desktop.storage.aside import set_aside
from desktop.storage.backups import Occasion, back_up, finish_restore
from desktop.storage.backups.restoring import replace_database
from desktop.storage.database_file import SAFEGUARDS, check, connected
from desktop.storage.durable import put_in_place
from desktop.storage.engine import engine_for, transaction
from desktop.storage.faults import Damaged, explained, nothing_there
from desktop.storage.journal import note
from desktop.storage.live_files import LiveFiles, is_live
from desktop.storage.live_place import require_fit
from desktop.storage.privacy import keep_private
from desktop.storage.salvage import take_rows
from desktop.storage.schema import SCHEMA_VERSION, Foreign
from desktop.storage.side_files import files_of, journal_of, log_of, require_unshared, strays
from desktop.storage.tables import require_columns
from desktop.storage.upgrading import upgrade_file

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
        self._engine = engine_for(path, _PRAGMAS, own_schema=True)
        # IMMEDIATE: whoever must wait for another writer waits at the beginning.
        self._writer = self._engine.execution_options(begin="BEGIN IMMEDIATE")
        with self.reading() as connection:  # SQLite opens the log with the first that is read
            require_columns(connection)
        self._files = LiveFiles(path)
        self.writes = 0

    @classmethod
    def open(cls, folder: DataFolder, *, create: bool) -> Self:
        """Open the database of a data folder, with the schema of this program.

        Raises:
            AppError: there is none and `create` is not asked for, or it cannot be used; then it
                is as it was.
        """
        path = folder.database
        require_fit(folder)
        with explained(path):
            finish_restore(folder)
            require_unshared(path)
            remarks = _set_strays_aside(folder)
            if not path.exists():
                if not create:
                    raise nothing_there(folder)
                _create(folder)
            elif _was_cut_off(path):
                remarks = (*remarks, *_mind_the_log(folder))
            keep_private(folder)
            version = database_file.schema_version(path)
            if not database_file.has_own_schema(path):
                remarks = (*remarks, *_take_rows(folder))
                version = SCHEMA_VERSION
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

    def require_in_place(self) -> None:
        """Make sure that what was written is in the file at the path.

        Raises:
            Displaced: the database is no longer where it was opened.
        """
        self._files.require()

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
        with transaction(self._engine, self._path) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Change everything or nothing; afterwards it is on the disk, in the file at the path.

        Raises:
            Displaced: the database is no longer where it was opened; nothing counts as written.
        """
        self._files.require()
        with transaction(self._writer, self._path) as connection:
            yield connection
        self._files.require()
        self.writes += 1


def _set_strays_aside(folder: DataFolder) -> tuple[str, ...]:
    """Move away what lies beside the database and would lead SQLite to other files."""
    found = strays(folder.database)
    for stray in found:
        set_aside(folder, stray)
    return (_STRAYS.format(folder.aside),) if found else ()


def _was_cut_off(path: Path) -> bool:
    """Whether a session was cut off, in writing or in the middle of a change, or one is at work."""
    return any(f.exists() and f.stat().st_size > 0 for f in (log_of(path), journal_of(path)))


def _mind_the_log(folder: DataFolder) -> tuple[str, ...]:
    """Move aside a log or journal that is not this database's, before SQLite plays it in for good.

    Such a one comes from copying files by hand. It shows as damage that the database alone does
    not have; where that is so for any other reason, everything stays as it is.

    Raises:
        AppError: the database itself is damaged, or cannot be read.
    """
    path = folder.database
    try:
        if journal_of(path).exists() and not is_live(path):
            _examine_copy(path)
        else:
            database_file.examine(path)
    except Foreign:
        return ()
    except Damaged:
        _examine_alone(path)
    else:
        return ()
    for stray in files_of(path)[:-1]:
        set_aside(folder, stray)
    return (_FOREIGN_LOG.format(folder.aside),)


def _examine_copy(path: Path) -> None:
    """Look through a database with all that is beside it, in a copy: looking plays a journal in.

    Raises:
        Foreign: its schema is a stranger's.
        Damaged: it is not whole.
    """
    with TemporaryDirectory() as scratch:
        for file in files_of(path):
            shutil.copyfile(file, Path(scratch) / file.name)
        database_file.examine(Path(scratch) / path.name)


def _examine_alone(path: Path) -> None:
    """Make sure that a database is whole without what is beside it, which is not touched.

    Raises:
        AppError: it is damaged itself.
    """
    database_file.schema_version(path, alone=True)
    with connected(path, alone=True) as connection:
        check(connection, path)


def _take_rows(folder: DataFolder) -> tuple[str, ...]:
    """Put a book of the rows alone in the place of one that has a schema of its own.

    Returns what to tell of it: also where the former one is kept.

    Raises:
        AppError: it is damaged too, or there is no room; it is as it was.
    """
    remarks: list[str] = []

    def make(target: Path) -> None:
        remarks.append(take_rows(folder.database, target).remark)

    aside = replace_database(folder, make)
    return (f"{remarks[0]} Tệp cũ được cất ở “{aside}”.",)


_STRAYS = (
    "Cạnh sổ có tệp ghi tạm trỏ tới nơi khác, không phải của chương trình, nên đã được cất vào "
    "“{}”. Không tệp nào khác bị đụng đến."
)
_FOREIGN_LOG = (
    "Tệp ghi tạm cạnh sổ không phải của sổ này nên đã được cất vào “{}”. Hãy xem lại những điều "
    "ghi sau cùng."
)


def _create(folder: DataFolder) -> None:
    make_folder(folder.root, private=True)
    for stray in files_of(folder.database):
        set_aside(
            folder, stray
        )  # SQLite would play a log left without its database into the new one
    draft = folder.database.with_name(f"{folder.database.name}.tam")
    for leftover in files_of(draft):
        leftover.unlink()
    upgrade_file(draft)
    put_in_place(draft, folder.database)
