# SPDX-License-Identifier: MIT
"""Reads the rows of a database that may be damaged, or a stranger's, and lets nothing in it run.

Only stored columns of plain tables are read, one table at a time, and SQLite is told to refuse
everything else: functions, views, whatever a schema might run. A table is read from its beginning
to where it is damaged, from its end backwards, and then by the key of every record: one damaged
page hides few rows.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Table

from desktop.storage.columns import METADATA
from desktop.storage.schema import entries
from desktop.storage.side_files import opened
from desktop.storage.tables import RECORDS

BROKEN = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What reading damaged rows ends with."""

Rows = dict[tuple[object, ...], dict[str, Any]]


def read_rows(path: Path) -> "Found":
    """Return what can be read of the program's tables in a database that nobody else uses."""
    most = path.stat().st_size  # a row takes more than a byte; pages may refer to one another
    try:
        with closing(opened(path)) as old:
            old.text_factory = lambda raw: raw.decode("utf-8", "replace")
            old.execute("PRAGMA trusted_schema = OFF")
            old.set_authorizer(_only_reading)
            plain = {name for kind, name, _t, sql in entries(old) if _is_plain(kind, sql)}
            tables = [table for table in METADATA.sorted_tables if table.name in plain]
            records = _read_table(old, RECORDS, range(0), most).rows if RECORDS in tables else {}
            keys = {row["sequence"] for row in records.values()}
            return {table.name: _read_table(old, table, keys, most) for table in tables}
    except BROKEN:
        return {}


def _is_plain(kind: str, sql: str) -> bool:
    """Whether something in a schema is a table that keeps rows, and not a virtual one or a view."""
    return kind == "table" and sql.startswith("CREATE TABLE ")


def _only_reading(
    action: int, what: str | None, _which: str | None, _database: str | None, inside: str | None
) -> int:
    """Let SQLite do no more than read columns; `inside` names a view or trigger that would."""
    is_reading = action in {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ} and inside is None
    is_asking = action == sqlite3.SQLITE_PRAGMA and what == "table_xinfo"
    return sqlite3.SQLITE_OK if is_reading or is_asking else sqlite3.SQLITE_DENY


def _read_table(
    old: sqlite3.Connection, table: Table, records: Iterable[int], most: int
) -> "TableReader":
    try:
        columns = old.execute(f'PRAGMA table_xinfo("{table.name}")').fetchall()
    except BROKEN:
        columns = []
    stored = {name for _at, name, _type, _blank, _default, _key, hidden in columns if not hidden}
    names = [column.name for column in table.columns if column.name in stored]
    key = [column.name for column in table.primary_key.columns]
    reading = TableReader(old, table.name, names, key, most)
    if set(key) <= set(names):
        reading.read(records)
    return reading


class TableReader:
    """Reads one table by every way there is, until there is nothing more to be had.

    `rows` are those found, by their keys; the table `is_whole` if it was read to its end.
    """

    def __init__(
        self,
        old: sqlite3.Connection,
        table: str,
        names: Sequence[str],
        key: Sequence[str],
        most: int,
    ) -> None:
        self._old, self._names, self._key, self._most = old, names, key, most
        listed = ", ".join(f'"{name}"' for name in names)
        self._query = f'SELECT {listed} FROM "{table}"'  # noqa: S608 - names of our own tables
        self.rows: Rows = {}
        self.is_whole = False

    def read(self, records: Iterable[int]) -> None:
        """Find the rows; `records` are the numbers of all records known."""
        self.is_whole = self._take("NOT INDEXED")
        if self.is_whole:
            return
        self._take("ORDER BY " + ", ".join(f'"{name}" COLLATE BINARY DESC' for name in self._key))
        if "sequence" in self._key:
            numbers = [n for row in self.rows.values() if isinstance(n := row["sequence"], int)]
            for number in range(1, min(max(numbers, default=0), self._most) + 1):
                self._take("NOT INDEXED WHERE sequence = ?", number)
        elif "record" in self._names:
            for number in records:
                self._take("NOT INDEXED WHERE record = ?", number)

    def _take(self, how: str, *values: object) -> bool:
        """Take what comes until it fails; return whether it came to the end."""
        try:
            came = self._old.execute(f"{self._query} {how}", values)
            for row in islice(came, self._most):
                named = dict(zip(self._names, row, strict=True))
                self.rows[tuple(named[name] for name in self._key)] = named
            return came.fetchone() is None
        except BROKEN:
            return False


Found = Mapping[str, TableReader]
"""Tables by their names; one that is not there is left out."""
