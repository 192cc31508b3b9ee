# SPDX-License-Identifier: MIT
"""SQLite as all engines of this process speak it: what was compiled for one serves the others.

Databases are opened often: a backup is read again as soon as it is written, a folder with its
rows before it is restored. SQLAlchemy keeps compiled statements by engine; compiling those that
read a Week takes longer than reading it.
"""

from typing import Final

from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

DRIVER: Final = "sqlite+shared"
"""The name by which an address asks for this dialect."""

COMPILED: Final[LRUCache[object, object]] = LRUCache(500)
"""The compiled statements of all engines; more than the program has."""


class SharedDialect(SQLiteDialect_pysqlite):
    """The dialect of SQLite, of which any two are the same: compiled statements are kept by it."""

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self)

    def __hash__(self) -> int:
        return hash(type(self))


registry.register("sqlite.shared", __name__, SharedDialect.__name__)
