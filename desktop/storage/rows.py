# SPDX-License-Identifier: MIT
"""Carries frozen values into tables and back by the names of their fields, whatever their type."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from functools import cache
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import (
    Connection,
    Insert,
    RowMapping,
    Table,
    bindparam,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.dialects import sqlite

from desktop.domain.errors import AppError
from desktop.storage.tables import RECORDS

T = TypeVar("T")
Values = Mapping[str, Any]

_AT_ONCE = 500


def values_of(value: Any, table: Table, **more: object) -> dict[str, Any]:  # noqa: ANN401 - any dataclass
    """Return what a table keeps of a value, with `more` that only the table knows."""
    return {name: getattr(value, name) for name in _kept(value.__class__, table)} | more


def value_from(cls: Callable[..., T], row: RowMapping, **more: object) -> T:
    """Return the value that a row holds, with `more` that other tables know."""
    names = (name for name in _fields(cls) if name in row)
    return cls(**{name: row[name] for name in names}, **more)


@cache
def _kept(cls: Any, table: Table) -> tuple[str, ...]:  # noqa: ANN401 - as above
    return tuple(name for name in _fields(cls) if name in table.columns)


@cache
def _fields(cls: Any) -> tuple[str, ...]:  # noqa: ANN401 - dataclasses have no common type
    return tuple(field.name for field in fields(cls))


def put(connection: Connection, table: Table, rows: Sequence[Values], *key: str) -> None:
    """Write whole rows; one whose key is there already is changed and keeps its place."""
    if rows:
        connection.execute(_upsert(table, key), rows)


@cache
def _upsert(table: Table, key: tuple[str, ...]) -> Insert:
    statement = sqlite.insert(table)
    names = [c.name for c in table.columns if c.name not in key and not c.primary_key]
    changes = {name: statement.excluded[name] for name in names}
    return statement.on_conflict_do_update(index_elements=key, set_=changes)


def replace_parts(
    connection: Connection, table: Table, owners: Collection[int | str], rows: Sequence[Values]
) -> None:
    """Make `rows` all that a table holds of some records or Weeks."""
    owner = table.primary_key.columns[0]
    if owners:
        statement = delete(table).where(owner == bindparam("of"))
        connection.execute(statement, [{"of": of} for of in owners])
    if rows:
        connection.execute(insert(table), rows)


def some_at_a_time(ids: Iterable[str]) -> Iterator[list[str]]:
    """Cut ids into lists that are short enough to be named in one statement."""
    rest = iter(ids)
    while some := list(islice(rest, _AT_ONCE)):
        yield some


def sequences_of(connection: Connection, records: Collection[str]) -> dict[str, int]:
    """Return the number by which other tables name each of some records.

    Raises:
        AppError: a record is not there.
    """
    found: dict[str, int] = {}
    for ids in some_at_a_time(records):
        found |= dict(connection.execute(_SEQUENCES, {"ids": ids}).all())
    if len(found) < len(set(records)):
        raise _not_there()
    return found


AMONG_IDS = RECORDS.c.id.in_(bindparam("ids", expanding=True))
"""Chooses records by their ids; a statement made once need not be looked through each time."""

_SEQUENCES = select(RECORDS.c.id, RECORDS.c.sequence).where(AMONG_IDS)


def mark_deleted(connection: Connection, table: Table, id_: str, at: datetime) -> None:
    """Mark a row as deleted at a moment; writing it again takes that back.

    Raises:
        AppError: there is no such row.
    """
    statement = update(table).where(table.c.id == id_).values(deleted_at=at)
    if not connection.execute(statement).rowcount:
        raise _not_there()


def _not_there() -> AppError:
    return AppError("Mục này không có trong sổ.", "Hãy mở lại Tuần lễ rồi thử lại.")
