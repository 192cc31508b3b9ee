# SPDX-License-Identifier: MIT
"""What a stranger may have put into the schema of a database, to be run when it is used.

`BOOM` fails whenever anybody works it out, and every trigger leaves its mark in some row; so it
shows if any of it was run.
"""

import os
import sqlite3
import struct
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

BOOM = "abs(-9223372036854775808)"
MARK = "do kẻ lạ ghi"

_MARKING = f"UPDATE weeks SET theme = '{MARK}'"  # noqa: S608 - what a stranger would write
TRIGGERS = [
    f"CREATE TRIGGER la_{table}_{event.replace(' ', '_').lower()} {when} {event} ON {table} "
    f"BEGIN {_MARKING}; END"
    for table in ("records", "weeks", "attendees", "photos", "links", "sections")
    for when, event in (("AFTER", "INSERT"), ("BEFORE", "UPDATE"), ("AFTER", "DELETE"))
]
_HIDING = (
    "CREATE TRIGGER an AFTER INSERT ON records BEGIN "
    "UPDATE records SET deleted_at = '2026-10-01T00:00:00+00:00'; DELETE FROM attendees; END"
)
_VIRTUAL = "ADD COLUMN {} TEXT GENERATED ALWAYS AS ({}) VIRTUAL"
SCHEMAS: Mapping[str, list[str]] = {
    "all triggers": TRIGGERS,
    "trigger hiding records": [_HIDING],
    "view": [f"CREATE VIEW la AS SELECT {BOOM}"],
    "virtual column": ["ALTER TABLE records " + _VIRTUAL.format("la", BOOM)],
    "virtual column with a name of ours": [
        "ALTER TABLE weeks RENAME COLUMN theme TO theme_cu",
        "ALTER TABLE weeks " + _VIRTUAL.format("theme", f"'{MARK}'"),
    ],
    "index on an expression": ["CREATE INDEX la ON records ((lower(title)))"],
    "partial index": ["CREATE INDEX la ON records (title) WHERE title > 'a'"],
    "index of another order": ["CREATE UNIQUE INDEX la ON records (id COLLATE NOCASE DESC)"],
    "table more": ["CREATE TABLE la (a)", "INSERT INTO la VALUES (1)"],
    "virtual table": ["CREATE VIRTUAL TABLE la USING fts5(a)"],
    "column more": ["ALTER TABLE records ADD COLUMN la TEXT DEFAULT 'x'"],
    "analysed": ["ANALYZE"],
    "our trigger dropped": ["DROP TRIGGER revisions_refuse_replace"],
}
"""SQL that changes the schema, by what it does; the rows stay what they were."""

_REWRITTEN: Mapping[str, tuple[str, str]] = {
    "check that fails": ("CHECK (people >= 0)", f"CHECK (people >= 0 OR {BOOM})"),
    "collation of nobody": ("title TEXT NOT NULL", "title TEXT COLLATE la NOT NULL"),
    "default that fails": ("title TEXT NOT NULL", f"title TEXT DEFAULT ({BOOM}) NOT NULL"),
}


def rewrite(database: Path, old: str, new: str, table: str = "records") -> None:
    """Change the text of a table in the schema, as only a stranger does."""
    with closing(sqlite3.connect(database)) as raw:
        raw.execute("PRAGMA writable_schema = ON")
        (sql,) = raw.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
        assert old in sql, sql
        raw.execute(
            "UPDATE sqlite_schema SET sql = ? WHERE name = ?", (sql.replace(old, new), table)
        )
        raw.commit()


def _with(statements: list[str]) -> Callable[[Path], None]:
    def change(database: Path) -> None:
        with closing(sqlite3.connect(database)) as raw:
            for statement in statements:
                raw.execute(statement)
            raw.commit()

    return change


def _rewriting(old: str, new: str) -> Callable[[Path], None]:
    return lambda database: rewrite(database, old, new)


WAYS: Mapping[str, Callable[[Path], None]] = {
    **{name: _with(statements) for name, statements in SCHEMAS.items()},
    **{name: _rewriting(old, new) for name, (old, new) in _REWRITTEN.items()},
}
"""What changes a database's schema, by what it does."""


def journal_naming(victim: Path, database: Path) -> bytes:
    """Return a journal of a database that changes nothing, and belongs to another file.

    SQLite, when it takes a change back, reads that file as a list of databases and deletes it.
    """
    magic, head = bytes.fromhex("d9d505f920a163d7"), database.read_bytes()[:100]
    page = int.from_bytes(head[16:18], "big")
    pages, sector = database.stat().st_size // page, 512
    begin = magic + struct.pack(">5I", 0, 1, pages, sector, page)
    name = os.fsencode(victim)
    check = sum(letter - 256 * (letter > 127) for letter in name) % 2**32
    end = struct.pack(">I", 2**30 // page + 1) + name + struct.pack(">2I", len(name), check)
    return begin.ljust(sector, b"\0") + end + magic


def beside(database: Path, suffix: str) -> Path:
    """Return where SQLite looks for a file beside a database."""
    return database.with_name(database.name + suffix)


def _journal(victim: Path, database: Path) -> None:
    beside(database, "-journal").write_bytes(journal_naming(victim, database))


def _linked(suffix: str) -> Callable[[Path, Path], None]:
    return lambda victim, database: beside(database, suffix).symlink_to(victim)


def _piped(suffix: str) -> Callable[[Path, Path], None]:
    return lambda _victim, database: os.mkfifo(beside(database, suffix))


SIDES: Mapping[str, Callable[[Path, Path], None]] = {
    "journal naming another file": _journal,
    **{f"{suffix} that is a link": _linked(suffix) for suffix in ("-wal", "-shm", "-journal")},
    **{f"{suffix} that is a pipe": _piped(suffix) for suffix in ("-wal", "-shm", "-journal")},
}
"""What leads SQLite from a database to another file, by what lies beside it."""

MOMENTS: Sequence[Any] = (
    *("2026-11-27T23:52:48", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"),
    *("1960-01-01T00:00:00+00:00", "9999-12-31", "2026-W40-4"),
)
NUMBERS: Sequence[Any] = (-1, 10**15, int("9" * 4000), 1e400, 0.5, True)
STRANGE: Sequence[Any] = (
    *("", "x" * 100_000, "\ud800", "\u202e", "../../etc/passwd", None, [], {}, [[]]),
    *({"a": {"b": []}}, *MOMENTS, *NUMBERS),
)
"""What a stranger may have written for any value of a list of contents."""
