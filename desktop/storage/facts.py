# SPDX-License-Identifier: MIT
"""Reads what the annex needs, and no more: it is computed anew whenever anything changes."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    Text,
    bindparam,
    case,
    func,
    null,
    select,
    type_coerce,
)

from desktop.domain.report.facts import Facts
from desktop.storage.attendees import people_listed
from desktop.storage.columns import AsText
from desktop.storage.records import read_quantities
from desktop.storage.tables import KIND_TABLES, RECORDS


def read_facts(connection: Connection, week: str) -> list[Facts]:
    """Return the facts of the records, in the order of entry."""
    cursor: Any = connection.execute(_QUERY, {"week": week}).cursor
    # The driver's own rows: SQLAlchemy's would cost a tenth of the time and are not looked at.
    facts = list(map(_made, cursor))
    if other := read_quantities(connection, week):
        facts = [f._replace(other=other[f.id]) if f.id in other else f for f in facts]
    return facts


def _query() -> Select[Any]:
    own = [table for table in KIND_TABLES.values() if _counted(table)]
    query = select(*(_fact(name, own) for name in Facts._fields)).select_from(RECORDS)
    for table in own:
        # Told the kind, SQLite does not look for each record in the tables of all the others.
        of_this_kind = case((RECORDS.c.kind == table.name, RECORDS.c.sequence))
        query = query.outerjoin(table, table.c.record == of_this_kind)
    return query.where(
        RECORDS.c.week == bindparam("week"),
        RECORDS.c.deleted_at.is_(None),
    ).order_by(RECORDS.c.sequence)


def _counted(table: Table) -> list[str]:
    """Return the columns of a kind's table that the annex may ask for."""
    return [name for name in table.columns.keys() if name in Facts._fields]  # noqa: SIM118


def _fact(name: str, own: Sequence[Table]) -> ColumnElement[Any]:
    if name == "people":
        return func.coalesce(RECORDS.c.people, people_listed())
    columns = [table.c[name] for table in (RECORDS, *own) if name in table.c]
    if not columns:
        return null()
    value = columns[0] if len(columns) == 1 else func.coalesce(*columns)
    return type_coerce(value, Text) if isinstance(columns[0].type, AsText) else value


_made: Callable[[Sequence[Any]], Facts] = partial(tuple.__new__, Facts)
"""As `Facts._make`, without asking each of ten thousand rows for its length."""

_QUERY = _query()
