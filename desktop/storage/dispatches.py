# SPDX-License-Identifier: MIT
"""Keeps what became of each revision; unlike the revision itself, this can be corrected."""

from collections.abc import Mapping

from sqlalchemy import Connection, delete, insert, select

from desktop.domain.exchange.dispatch import Dispatch
from desktop.storage.rows import put, value_from, values_of
from desktop.storage.tables import DISPATCHES, MAILS_SENT


def write_dispatch(connection: Connection, week: str, dispatch: Dispatch) -> None:
    """Write what is known of one revision by now, in place of what was known before."""
    put(connection, DISPATCHES, [values_of(dispatch, DISPATCHES, week=week)], "week", "number")
    key = {"week": week, "number": dispatch.number}
    mine = (MAILS_SENT.c.week == week) & (MAILS_SENT.c.number == dispatch.number)
    connection.execute(delete(MAILS_SENT).where(mine))
    if dispatch.mails_sent:
        connection.execute(insert(MAILS_SENT), [{**key, "part": p} for p in dispatch.mails_sent])


def read_dispatches(connection: Connection, week: str) -> Mapping[int, Dispatch]:
    """Return what is known of the revisions of a Week, by their numbers."""
    mails: dict[int, list[int]] = {}
    query = select(MAILS_SENT.c.number, MAILS_SENT.c.part).where(MAILS_SENT.c.week == week)
    for number, part in connection.execute(query.order_by(MAILS_SENT.c.part)):
        mails.setdefault(number, []).append(part)
    rows = connection.execute(select(DISPATCHES).where(DISPATCHES.c.week == week)).mappings()
    return {
        row["number"]: value_from(Dispatch, row, mails_sent=tuple(mails.get(row["number"], ())))
        for row in rows
    }
