# SPDX-License-Identifier: MIT
"""Empties the recycle bin of what has lain there long; what was sent once is spared."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, exists, func, select, update

from desktop.storage.tables import PHOTOS, RECORDS, REVISIONS


@dataclass(frozen=True, slots=True)
class Emptied:
    """How much went from the recycle bin for good."""

    records: int = 0
    photos: int = 0


def empty_bin(connection: Connection, before: datetime) -> Emptied:
    """Remove records and photos deleted before a moment.

    A photo that a revision was sent with stays in the bin, for its picture may be sent again.
    """
    old = select(RECORDS.c.sequence).where(RECORDS.c.deleted_at < before)
    is_sent = exists().where(
        REVISIONS.c.week == PHOTOS.c.week, func.instr(REVISIONS.c.content, PHOTOS.c.id) > 0
    )
    # Photos go with their record; those to be kept then lie in the bin by themselves.
    with_record = PHOTOS.c.record.in_(old)
    first = select(func.min(RECORDS.c.deleted_at)).where(RECORDS.c.sequence == PHOTOS.c.record)
    connection.execute(
        update(PHOTOS)
        .where(with_record)
        .values(deleted_at=func.coalesce(PHOTOS.c.deleted_at, first.scalar_subquery()), record=None)
    )
    photos = connection.execute(delete(PHOTOS).where(PHOTOS.c.deleted_at < before, ~is_sent))
    records = connection.execute(delete(RECORDS).where(RECORDS.c.deleted_at < before))
    return Emptied(records.rowcount, photos.rowcount)
