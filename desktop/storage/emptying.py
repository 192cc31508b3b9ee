# SPDX-License-Identifier: MIT
"""Empties the recycle bin of what has lain there long; what was sent once is spared."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, exists, func, select, update

from desktop.storage.database_file import connected
from desktop.storage.rows import some_at_a_time
from desktop.storage.schema import require_own
from desktop.storage.tables import PHOTOS, RECORDS, REVISIONS


@dataclass(frozen=True, slots=True)
class Emptied:
    """How much went from the recycle bin for good."""

    records: int = 0
    photos: int = 0


@dataclass(frozen=True, slots=True)
class Binned:
    """What lies in a recycle bin: the id of each and when it was deleted, as that is stored.

    What was brought back and deleted once more is another thing.
    """

    records: frozenset[tuple[str, str]]
    photos: frozenset[tuple[str, str]]

    def __and__(self, other: "Binned") -> "Binned":
        return Binned(self.records & other.records, self.photos & other.photos)


def read_binned(connection: Connection) -> Binned:
    """Return what lies in the bin."""
    return _binned(connection.exec_driver_sql)


def read_binned_in(database: Path) -> Binned:
    """Return what lies in the bin of a database that nobody uses, such as a backup's.

    Raises:
        AppError: it cannot be read, or its schema is not this program's.
    """
    with connected(database, alone=True) as connection:
        require_own(connection, database)
        return _binned(connection.execute)


def _binned(ask: Callable[[str], Iterable[Any]]) -> Binned:
    records, photos = (
        frozenset((id_, at) for id_, at in ask(query))
        for query in (
            "SELECT id, deleted_at FROM records WHERE deleted_at NOT NULL",
            "SELECT id, deleted_at FROM photos WHERE deleted_at NOT NULL",
        )
    )
    return Binned(records, photos)


def empty_bin(connection: Connection, ripe: Binned) -> Emptied:
    """Remove records and photos for good, as far as they still lie in the bin.

    A photo that a revision was sent with stays in the bin, for its picture may be sent again.
    """
    gone = ripe & read_binned(connection)
    records, photos = ({id_ for id_, _at in some} for some in (gone.records, gone.photos))
    is_sent = exists().where(
        REVISIONS.c.week == PHOTOS.c.week, func.instr(REVISIONS.c.content, PHOTOS.c.id) > 0
    )
    # Photos go with their record; those to be kept then lie in the bin by themselves.
    first = select(func.min(RECORDS.c.deleted_at)).where(RECORDS.c.sequence == PHOTOS.c.record)
    for ids in some_at_a_time(records):
        old = select(RECORDS.c.sequence).where(RECORDS.c.id.in_(ids))
        with_record = PHOTOS.c.record.in_(old)
        photos.update(connection.scalars(select(PHOTOS.c.id).where(with_record)))
        deleted_at = func.coalesce(PHOTOS.c.deleted_at, first.scalar_subquery())
        parting = update(PHOTOS).where(with_record).values(deleted_at=deleted_at, record=None)
        connection.execute(parting)
    removed_photos = sum(
        connection.execute(delete(PHOTOS).where(PHOTOS.c.id.in_(ids), ~is_sent)).rowcount
        for ids in some_at_a_time(photos)
    )
    removed = sum(
        connection.execute(delete(RECORDS).where(RECORDS.c.id.in_(ids))).rowcount
        for ids in some_at_a_time(records)
    )
    return Emptied(removed, removed_photos)
