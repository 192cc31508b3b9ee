# SPDX-License-Identifier: MIT
"""Finds what was deleted of a Week and brings it back whole: with its photos and its list."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from desktop.domain.week.changes import Changes
from desktop.domain.week.notebook import Photo
from desktop.domain.week.records import Attendee, Record
from desktop.storage.store import Store


@dataclass(frozen=True, slots=True)
class RecycleBin:
    """What can be brought back; `photos_of` are the photos that went with a deleted record.

    `photos` were deleted by themselves; their records, if they have any, are still there.
    """

    records: tuple[Record, ...]
    photos: tuple[Photo, ...]
    photos_of: Mapping[str, tuple[Photo, ...]]

    def __len__(self) -> int:
        return len(self.records) + len(self.photos)

    def restoring(
        self, ids: Collection[str], attendees: Callable[[str], tuple[Attendee, ...]]
    ) -> Changes:
        """Return what brings back these records and photos; `attendees` finds a record's list."""
        records = [record for record in self.records if record.id in ids]
        photos = [photo for photo in self.photos if photo.id in ids]
        photos += [photo for record in records for photo in self.photos_of.get(record.id, ())]
        # The list comes along so that the record counts its people again.
        lists = {record.id: attendees(record.id) for record in records}
        return Changes(
            records={record.id: record for record in records},
            photos={photo.id: photo for photo in photos},
            attendees={id_: names for id_, names in lists.items() if names},
        )


def read_bin(store: Store, week_id: str) -> RecycleBin:
    """Read what was deleted of a Week.

    Raises:
        AppError: the database cannot be read.
    """
    records = store.deleted_records(week_id)
    alone: list[Photo] = []
    photos_of: dict[str, list[Photo]] = {record.id: [] for record in records}
    for photo in store.deleted_photos(week_id):
        photos_of.get(photo.record or "", alone).append(photo)
    return RecycleBin(records, tuple(alone), {id_: tuple(ps) for id_, ps in photos_of.items()})
