# SPDX-License-Identifier: MIT
"""Writes and reads what is known of each photo; the pictures themselves are files."""

from collections.abc import Sequence

from sqlalchemy import Connection, or_, select, union

from desktop.domain.week.notebook import Photo
from desktop.storage.rows import put, sequences_of, value_from, values_of
from desktop.storage.tables import DISPATCHES, PHOTOS, RECORDS
from desktop.storage.unit_tables import RECEIVED_FILES


def write_photos(connection: Connection, week: str, photos: Sequence[Photo]) -> None:
    """Write photos in the order they came in; those already there are changed, or come back.

    Raises:
        AppError: a photo belongs to a record that is not there.
    """
    sequences = sequences_of(connection, {photo.record for photo in photos if photo.record})
    rows = [
        values_of(photo, PHOTOS, week=week, deleted_at=None)
        | {"record": sequences[photo.record] if photo.record else None}
        for photo in photos
    ]
    put(connection, PHOTOS, rows, "id")


def read_photos(connection: Connection, week: str, *, deleted: bool = False) -> tuple[Photo, ...]:
    """Return the photos of a Week in the order they came in: those there, or those deleted.

    The photos of a deleted record are gone as long as the record is.
    """
    gone = or_(PHOTOS.c.deleted_at.is_not(None), RECORDS.c.deleted_at.is_not(None))
    own = (column for column in PHOTOS.columns if column.name != "record")
    query = (
        select(*own, RECORDS.c.id.label("record"))
        .join_from(PHOTOS, RECORDS, isouter=True)
        .where(PHOTOS.c.week == week, gone == deleted)
        .order_by(PHOTOS.c.sequence)
    )
    return tuple(value_from(Photo, row) for row in connection.execute(query).mappings())


def read_hashes(connection: Connection) -> frozenset[str]:
    """Return the SHA-256 of every picture that is named anywhere, deleted photos included.

    The scans of signed reports and what units sent are kept among the pictures.
    """
    scans = select(DISPATCHES.c.scan_sha256).where(DISPATCHES.c.scan_sha256.is_not(None))
    return frozenset(
        connection.scalars(union(select(PHOTOS.c.sha256), scans, select(RECEIVED_FILES.c.sha256)))
    )
