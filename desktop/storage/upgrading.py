# SPDX-License-Identifier: MIT
"""Brings a database to this program's schema."""

import sqlite3
from pathlib import Path

from sqlalchemy import Connection

from desktop.storage.database_file import APPLICATION_ID, SAFEGUARDS
from desktop.storage.engine import engine_for, transaction
from desktop.storage.faults import Damaged
from desktop.storage.schema import DIGESTS, SCHEMA_VERSION, digest


def upgrade_file(path: Path) -> None:
    """Bring a database, made if it is not there, to this program's schema.

    It is one transaction, so that a crash undoes it. One that is there has the schema of its
    version; which steps are due follows from that, not from what a row in it says.

    Raises:
        AppError: the database is damaged or not writable, or the disk is full.
    """
    from desktop.storage.migrations import upgrade

    # Foreign keys stay off as is SQLite's default: tables that must change are made anew.
    pragmas = (*SAFEGUARDS, "PRAGMA synchronous = FULL")
    engine = engine_for(path, pragmas, own_schema=False)
    try:
        with transaction(engine.execution_options(begin="BEGIN IMMEDIATE"), path) as connection:
            _tell_alembic(connection)
            upgrade(connection)
            _require_known(connection)
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise Damaged(path)
    finally:
        engine.dispose()


def _require_known(connection: Connection) -> None:
    """Refuse what the steps made if `schema` does not know it: opened, it would be a stranger's.

    Raises:
        TypeError: the step and its digest have not come together.
    """
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)  # noqa: S101 - for mypy
    if (made := digest(raw)) != DIGESTS[SCHEMA_VERSION]:
        raise TypeError(
            f"the migrations make a schema of the digest {made}, which is not that of "
            f"{SCHEMA_VERSION}: a step and its digest come together"
        )


def _tell_alembic(connection: Connection) -> None:
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if version:
        connection.exec_driver_sql("DELETE FROM alembic_version")
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (f"{version:04}",))
