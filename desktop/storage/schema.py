# SPDX-License-Identifier: MIT
"""Knows this program's schema to the letter, so that nothing of a stranger's schema ever runs.

A database may come from somebody else: in a backup, on a stick, under the name of the book. Its
triggers would run with every change, its generated columns and indexes on expressions with every
look. So the schema is compared before any table is touched, as plain text that SQLite has only
parsed; where it is not the program's own, only rows are taken (`salvage.take_rows`).
"""

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path

from desktop.storage.faults import Damaged

DIGESTS: Mapping[int, str] = {
    0: "4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945",
    1: "ee793b8ee4581c9046f17a6de91ca0b4d2d4db64c6c685535e7328c9c0a3c7ad",
    2: "b9ee3764a9a228ba6f444a4bbc22981ffe61dd79c106c7b05b9c0307f7ff8896",
    3: "0ffbbb0344d0710166269d36c627f2373ec5c8554c3d82a71e91bed0406f847c",
    4: "301314fc2b7495470f1cf0428327e172f5df091caaaa2818a71888474568c22d",
    5: "cb07af7e675d11b1f31afdbd8979292d80e28f9949df22f0b3a1f8c6f4cebaea",
    6: "c0d6f090850d48a6119e340c46defcfca299217b5c7d3a46a2bc4150eb9bd02d",
    7: "ad43f19d63b91e2067d247434828f6bab4e761a97f805807992e2d91b4d052ab",
    8: "3f4a61adcbc1584c31e2fdae320a3a82073effc2071839bce9df4a745a4703fb",
    9: "7d5959a221f3e7dd5533ff5b6d19c02abda65a137c71faf7ff53600605bfdcd4",
}
"""The SHA-256 of each schema there ever was, as its migration makes it; 0 has nothing yet."""

SCHEMA_VERSION = max(DIGESTS)
"""The schema this program reads and writes; the same number as the newest migration's."""


class Foreign(Damaged):
    """A database with a schema that is not this program's."""

    says = "Tệp sổ “{}” có những phần không phải của chương trình."


def entries(connection: sqlite3.Connection) -> Iterator[tuple[str, str, str, str]]:
    """Yield type, name, table and text of all there is in a schema; nothing of it is run."""
    query = "SELECT type, name, tbl_name, sql FROM sqlite_schema"
    for entry in connection.execute(query):
        kind, name, table, sql = (str(part or "") for part in entry)
        yield kind, name, table, sql


def digest(connection: sqlite3.Connection) -> str:
    """Return what tells a schema from any that differs in a letter."""
    return hashlib.sha256(repr(sorted(entries(connection))).encode()).hexdigest()


def require_own(connection: sqlite3.Connection, path: Path) -> None:
    """Make sure that a database has the schema of its version, before anything else is asked of it.

    Raises:
        Foreign: it has another.
    """
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if DIGESTS.get(version) != digest(connection):
        raise Foreign(path)
