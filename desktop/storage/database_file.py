# SPDX-License-Identifier: MIT
"""Looks at a database file through SQLite alone: whose it is, which schema, whether whole.

What needs no more than this (opening, backing up, restoring) need not import SQLAlchemy.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.domain.errors import AppError
from desktop.domain.progress import Progress
from desktop.storage.faults import Damaged, explained
from desktop.storage.live_files import is_live
from desktop.storage.schema import SCHEMA_VERSION, Foreign, require_own
from desktop.storage.side_files import opened, opened_alone, opened_for_reading

APPLICATION_ID = 0x536F544C  # "SoTL", by which other tools can tell the file from a stranger's

TABLES = {
    1: (
        *("attendees", "book_donation", "commendation", "event", "funding", "links", "news_item"),
        *("other_item", "photos", "publication", "record_quantities", "records", "revisions"),
        *("row_notes", "sections", "signers", "training_class", "week_lines", "weeks"),
    ),
    2: ("dispatches", "mails_sent"),
    4: ("records_as_typed", "weeks_as_typed"),
    5: ("document_texts",),
    6: ("collecting", "received_files", "unit_reports", "units"),
    7: ("unit_questions",),
    9: ("acknowledged",),
}
"""The tables that came with each schema. SQLite does not miss one that was dropped."""

SAFEGUARDS = ("PRAGMA trusted_schema = OFF", "PRAGMA cell_size_check = ON")
"""What a stranger's schema contains must not run, and damage is to be found when it is read."""

_MAGIC = b"SQLite format 3\0"
_MODE, _MODES = slice(18, 20), (b"\1\1", b"\2\2")
"""Where it stands how a file is written, and the ways there are: with a journal or with a log.
SQLite takes any other for a file it may not write."""
_GOOD_HEAD = _MAGIC + bytes(2) + _MODES[1]
_PAGES_AT_ONCE = 1000


class NotABook(AppError):
    """A file under the name of the database that is none of this program's."""


@contextmanager
def connected(path: Path, *, alone: bool = False) -> Iterator[sqlite3.Connection]:
    """Open a database, every statement its own transaction; SQLite makes the file if it is new.

    A backup's is one file, is opened `alone` and only read, whatever somebody put beside it.

    Raises:
        AppError: the file cannot be used or is damaged, now or in what follows.
    """
    with explained(path):
        connection = opened_alone(path) if alone else opened(path)
        try:
            for safeguard in SAFEGUARDS:
                connection.execute(safeguard)
            yield connection
        finally:
            connection.close()


def schema_version(path: Path, *, alone: bool = False) -> int:
    """Return which schema a database has, having made sure that this program can use it.

    `alone` as for `connected`.

    Raises:
        AppError: no database, another program's, or a newer program's; it is not touched.
    """
    head = _head(path)
    if head and not head.startswith(_MAGIC):
        raise NotABook(f"Tệp “{path}” không phải là sổ của Sổ Tuần Lễ.", _NOT_OURS)
    if head[_MODE] not in _MODES:
        raise Damaged(path)
    with connected(path, alone=alone) as connection:
        application = _number(connection, "PRAGMA application_id")
        version = _number(connection, "PRAGMA user_version")
    if application != APPLICATION_ID:
        raise NotABook(f"Tệp “{path}” là dữ liệu của một chương trình khác.", _NOT_OURS)
    if version > SCHEMA_VERSION:
        raise AppError(
            f"Sổ “{path}” do bản mới hơn của chương trình ghi, bản này không mở được.",
            "Hãy cài bản Sổ Tuần Lễ mới nhất; sổ vẫn nguyên vẹn.",
        )
    return version


def _head(path: Path) -> bytes:
    if is_live(path):  # SQLite has found it good, and nobody else may open it
        return _GOOD_HEAD
    with explained(path), path.open("rb") as file:
        return file.read(_MODE.stop)


def copy_database(source: Path, target: Path, progress: Progress) -> None:
    """Copy a database, which may be in use, to one new file, and make sure the copy is whole.

    Raises:
        AppError: the database is damaged, or the disk is full.
        Cancelled: the user stopped.
    """
    try:
        with connected(source) as old, connected(target) as new:
            old.execute("BEGIN")  # what is counted here and what is copied are one state
            _require_schema(old, source)
            counts = row_counts(old)
            old.backup(new, pages=_PAGES_AT_ONCE, progress=lambda *_pages: progress.check())
            new.execute("PRAGMA journal_mode = DELETE")  # one file, readable on any medium
            check(new, target)
            is_same = row_counts(new) == counts
    except Foreign:
        raise Foreign(source) from None
    except Damaged as error:
        raise Damaged(source) from error  # a copy is what its source is
    if not is_same:
        raise Damaged(source)


def check(connection: sqlite3.Connection, path: Path, *, thoroughly: bool = False) -> None:
    """Make sure that a database is whole, with all its tables; `path` is named if it is not.

    `thoroughly` looks also whether every index says what its table does, which takes longer.

    Raises:
        AppError: it is damaged, rows refer to others that are not there, or its schema is not
            this program's; then nothing of it has run.
    """
    with explained(path):
        try:
            _require_schema(connection, path)  # what follows evaluates what it contains
            pragma = "integrity_check" if thoroughly else "quick_check"
            found = connection.execute(f"PRAGMA {pragma}(1)").fetchone()[0]
            dangling = connection.execute("PRAGMA foreign_key_check").fetchone()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_ERROR:
                raise Damaged(path) from error  # nothing is wrong with asking so
            raise
    if found != "ok" or dangling:
        raise Damaged(path)


def _require_schema(connection: sqlite3.Connection, path: Path) -> None:
    """Make sure that a database has all its tables, and nothing else in its schema.

    Raises:
        Damaged: tables are gone.
        Foreign: something is other than this program made it.
    """
    version = _number(connection, "PRAGMA user_version")
    needed = {name for since, names in TABLES.items() if since <= version for name in names}
    if not needed <= _tables(connection):
        raise Damaged(path)
    require_own(connection, path)


def examine(path: Path) -> None:
    """Look through a whole database, which may be in use, without changing it.

    Raises:
        AppError: it is damaged, or cannot be read.
    """
    if _head(path)[_MODE] not in _MODES:
        raise Damaged(path)
    with explained(path):
        # So SQLite plays no log into the file, not even when it is closed.
        connection = opened_for_reading(path)
        try:
            for safeguard in SAFEGUARDS:
                connection.execute(safeguard)
            check(connection, path)
        finally:
            connection.close()


def has_own_schema(path: Path, *, alone: bool = False) -> bool:
    """Whether a database has the schema of its version to the letter; nothing of it is run.

    `alone` as for `connected`.

    Raises:
        AppError: it cannot be read.
    """
    try:
        with connected(path, alone=alone) as connection:
            require_own(connection, path)
    except Foreign:
        return False
    return True


def row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Return how many rows each table has."""
    names = sorted(_tables(connection))
    return {name: _number(connection, f'SELECT count(*) FROM "{name}"') for name in names}  # noqa: S608 - the schema's own names


def _tables(connection: sqlite3.Connection) -> set[str]:
    query = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    return {name for (name,) in connection.execute(query)}


def _number(connection: sqlite3.Connection, query: str) -> int:
    return int(connection.execute(query).fetchone()[0])


_NOT_OURS = "Hãy xem lại đường dẫn thư mục dữ liệu; tệp này vẫn nguyên vẹn."
