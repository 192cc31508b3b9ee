# SPDX-License-Identifier: MIT
"""Reads what the annex needs, and no more: it is computed anew whenever anything changes."""

from typing import Any

from sqlalchemy import Connection, Select, Text, bindparam, case, func, null, select, type_coerce

from desktop.domain.annex import Facts
from desktop.domain.records import State
from desktop.storage.attendees import people_listed
from desktop.storage.records import read_quantities
from desktop.storage.tables import (
    BookDonationRow,
    CommendationRow,
    FundingRow,
    OtherItemRow,
    PublicationRow,
    RecordRow,
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
    columns: dict[str, Any] = {name: getattr(RecordRow, name, null()) for name in Facts._fields}
    columns |= {
        "people": func.coalesce(RecordRow.people, people_listed()),
        "copies": func.coalesce(PublicationRow.copies, BookDonationRow.copies),
        "quantity": OtherItemRow.quantity,
        "amount": func.coalesce(FundingRow.amount, OtherItemRow.amount),
        "donor": type_coerce(BookDonationRow.donor, Text),
        "recipient": type_coerce(CommendationRow.recipient, Text),
        "source": type_coerce(FundingRow.source, Text),
    }
    query = select(*columns.values()).select_from(RecordRow)
    for own in (PublicationRow, BookDonationRow, CommendationRow, FundingRow, OtherItemRow):
        # Told the kind, SQLite does not look for each record in the tables of all the others.
        of_this_kind = case((RecordRow.kind == own.__tablename__, RecordRow.sequence))
        query = query.outerjoin(own, own.record == of_this_kind)
    return query.where(
        RecordRow.week == bindparam("week"),
        RecordRow.state == State.HELD,
        RecordRow.deleted_at.is_(None),
    ).order_by(RecordRow.sequence)


_QUERY = _query()
