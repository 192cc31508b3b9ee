# SPDX-License-Identifier: MIT
"""Makes SQLAlchemy's engines for a database, and the transactions in which all is done."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from desktop.storage import side_files
from desktop.storage.dialect import COMPILED, DRIVER
from desktop.storage.faults import Unreadable, explain
from desktop.storage.schema import require_own


def engine_for(path: Path, pragmas: tuple[str, ...], *, own_schema: bool) -> Engine:
    """Return an engine whose connections begin with some pragmas.

    With `own_schema` a transaction in which the schema is not the program's own is refused, also
    when another program has just changed it.
    """
    engine = create_engine(
        URL.create(DRIVER, database=str(path)),
        connect_args={"timeout": side_files.BUSY_SECONDS},
        execution_options={"compiled_cache": COMPILED},
    )

    @event.listens_for(engine, "do_connect")
    def look_around(*_how: object) -> None:
        side_files.require_no_strays(path)

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # transactions begin in `begin` below, nowhere else
        for pragma in pragmas:
            connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))
        if own_schema:
            _require_own(connection, path)

    return engine


def _require_own(connection: Connection, path: Path) -> None:
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)  # noqa: S101 - for mypy
    (state,) = raw.execute("PRAGMA schema_version").fetchone()
    if connection.info.get(_KNOWN) != state:
        require_own(raw, path)
        connection.info[_KNOWN] = state


@contextmanager
def transaction(engine: Engine, path: Path) -> Iterator[Connection]:
    """Do everything or nothing.

    Raises:
        AppError: the database failed; bugs pass unchanged.
    """
    try:
        with engine.begin() as connection:
            yield connection
    except (DBAPIError, sqlite3.Error, OverflowError, Unreadable, UnicodeDecodeError) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        told = explain(cause, path) if cause else None
        raise (told or error) from error


_KNOWN = "the state in which the schema was last found to be our own"
