# SPDX-License-Identifier: MIT
"""Reads what the annex needs, and no more: it is computed anew whenever anything changes."""

from typing import Any

from sqlalchemy import Connection, Select, Text, bindparam, case, func, null, select, type_coerce

from desktop.domain.report.annex import Facts
from desktop.domain.week.records import State
from desktop.storage.attendees import people_listed
from desktop.storage.records import read_quantities
from desktop.storage.tables import (
    BOOK_DONATIONS,
    COMMENDATIONS,
    FUNDING,
    OTHER_ITEMS,
    PUBLICATIONS,
    RECORDS,
)


def read_facts(connection: Connection, week: str) -> list[Facts]:
    """Return the facts of the records held, in the order of entry."""
    cursor: Any = connection.execute(_QUERY, {"week": week}).cursor
    # The driver's own rows: SQLAlchemy's would cost a tenth of the time and are not looked at.
    facts = list(map(Facts._make, cursor))
    if other := read_quantities(connection, week):
        facts = [f._replace(other=other[f.id]) if f.id in other else f for f in facts]
    return facts


def _query() -> Select[Any]:
    columns: dict[str, Any] = {name: RECORDS.c.get(name, null()) for name in Facts._fields}
    columns |= {
        "people": func.coalesce(RECORDS.c.people, people_listed()),
        "copies": func.coalesce(PUBLICATIONS.c.copies, BOOK_DONATIONS.c.copies),
        "quantity": OTHER_ITEMS.c.quantity,
        "amount": func.coalesce(FUNDING.c.amount, OTHER_ITEMS.c.amount),
        "donor": type_coerce(BOOK_DONATIONS.c.donor, Text),
        "recipient": type_coerce(COMMENDATIONS.c.recipient, Text),
        "source": type_coerce(FUNDING.c.source, Text),
    }
    query = select(*columns.values()).select_from(RECORDS)
    for own in (PUBLICATIONS, BOOK_DONATIONS, COMMENDATIONS, FUNDING, OTHER_ITEMS):
        # Told the kind, SQLite does not look for each record in the tables of all the others.
        of_this_kind = case((RECORDS.c.kind == own.name, RECORDS.c.sequence))
        query = query.outerjoin(own, own.c.record == of_this_kind)
    return query.where(
        RECORDS.c.week == bindparam("week"),
        RECORDS.c.state == State.HELD,
        RECORDS.c.deleted_at.is_(None),
    ).order_by(RECORDS.c.sequence)


_QUERY = _query()
