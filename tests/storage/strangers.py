# SPDX-License-Identifier: MIT
"""What a stranger may have put into the schema of a database, to be run when it is used.

`BOOM` fails whenever anybody works it out, and every trigger leaves its mark in some row; so it
shows if any of it was run.
"""

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

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
