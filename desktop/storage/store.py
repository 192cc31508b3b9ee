# SPDX-License-Identifier: MIT
"""Keeps the Weeks in SQLite: plain values in, plain values out, one transaction per action."""

from collections.abc import Mapping
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from desktop.domain.annex import Facts
from desktop.domain.notebook import Notebook, Photo, SectionText
from desktop.domain.records import Attendee, Record
from desktop.domain.revision import Revision
from desktop.domain.week import Week
from desktop.paths import DataFolder
from desktop.storage.attendees import write_attendees
from desktop.storage.database import Database
from desktop.storage.facts import read_facts
from desktop.storage.notebooks import read_notebook, remove_unmentioned, write_notebook
from desktop.storage.photos import read_hashes, write_photos
from desktop.storage.records import read_records, write_records
from desktop.storage.report_texts import (
    read_revisions,
    read_row_notes,
    remove_row_note,
    remove_section,
    write_revision,
    write_row_notes,
    write_sections,
)
from desktop.storage.rows import mark_deleted, table_of
from desktop.storage.tables import PhotoRow, RecordRow
from desktop.storage.weeks import WeekSummary, read_summaries, read_week, write_week

_RECORDS = table_of(RecordRow)
_PHOTOS = table_of(PhotoRow)


class Store:
    """The database of one data folder.

    Any method raises an `AppError` when the database is damaged, held by another program or not
    writable, or when the disk is full; the action then did nothing at all.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    def open(cls, folder: DataFolder, *, create: bool = False) -> Self:
        """Open the database of a data folder; an older schema is backed up and upgraded first.

        Raises:
            AppError: there is none and `create` is not asked for, or it cannot be used.
        """
        return cls(Database.open(folder, create=create))

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()

    def weeks(self) -> tuple[WeekSummary, ...]:
        """Return all Weeks, the newest first."""
        with self._database.reading() as connection:
            return read_summaries(connection)

    def week(self, year: int | None = None) -> Week:
        """Return the Week of a year, the newest if none is named.

        Raises:
            AppError: there is no such Week; it names the years there are.
        """
        with self._database.reading() as connection:
            return read_week(connection, year)

    def save_week(self, week: Week) -> None:
        """Write a Week, new or changed.

        Raises:
            AppError: another Week of the same year is there.
        """
        with self._database.writing() as connection:
            write_week(connection, week)

    def notebook(self, week_id: str, *, names: bool = False) -> Notebook:
        """Return a Week with all that is not deleted, the attendance lists if `names` are wanted.

        Raises:
            AppError: there is no such Week.
        """
        with self._database.reading() as connection:
            return read_notebook(connection, week_id, names=names)

    def save_notebook(self, notebook: Notebook, *, whole: Notebook | None = None) -> None:
        """Write what a notebook carries, all or nothing; what it does not mention stays.

        With `whole`, what that notebook does not mention is deleted too.

        Raises:
            AppError: another Week of the same year is there.
            BadData: a record of it belongs to another Week, or a value cannot be stored.
        """
        with self._database.writing() as connection:
            if whole is not None:
                remove_unmentioned(connection, whole)
            write_notebook(connection, notebook)

    def facts(self, week_id: str) -> list[Facts]:
        """Return what the annex needs of the records held, in the order of entry."""
        with self._database.reading() as connection:
            return read_facts(connection, week_id)

    def save_record(self, week_id: str, record: Record) -> None:
        """Write a record, new or changed; a deleted one comes back. `listed` is not stored."""
        with self._database.writing() as connection:
            write_records(connection, week_id, (record,))

    def delete_record(self, id_: str) -> None:
        """Delete a record, with its photos, so that it can be restored."""
        with self._database.writing() as connection:
            mark_deleted(connection, _RECORDS, id_, datetime.now(UTC))

    def restore_record(self, id_: str) -> None:
        """Bring a deleted record back as it was."""
        with self._database.writing() as connection:
            mark_deleted(connection, _RECORDS, id_, None)

    def deleted_records(self, week_id: str) -> tuple[Record, ...]:
        """Return the records that can be restored."""
        with self._database.reading() as connection:
            return read_records(connection, week_id, deleted=True)

    def save_attendees(self, record_id: str, attendees: tuple[Attendee, ...]) -> None:
        """Replace the attendance list of a record; an empty one is no list."""
        with self._database.writing() as connection:
            write_attendees(connection, {record_id: attendees})

    def save_photo(self, week_id: str, photo: Photo) -> None:
        """Write a photo, new or changed; its picture must be kept already (`PhotoFiles.keep`)."""
        with self._database.writing() as connection:
            write_photos(connection, week_id, (photo,))

    def delete_photo(self, id_: str) -> None:
        """Delete a photo so that it can be restored; its picture stays."""
        with self._database.writing() as connection:
            mark_deleted(connection, _PHOTOS, id_, datetime.now(UTC))

    def restore_photo(self, id_: str) -> None:
        """Bring a deleted photo back as it was."""
        with self._database.writing() as connection:
            mark_deleted(connection, _PHOTOS, id_, None)

    def photo_hashes(self) -> frozenset[str]:
        """Return the SHA-256 of every picture any photo names, deleted ones included."""
        with self._database.reading() as connection:
            return read_hashes(connection)

    def save_section(self, week_id: str, key: str, text: SectionText | None) -> None:
        """Write a section of the report; `None` lets it follow its draft again."""
        with self._database.writing() as connection:
            if text is None:
                remove_section(connection, week_id, key)
            else:
                write_sections(connection, week_id, {key: text})

    def row_notes(self, week_id: str) -> Mapping[str, str]:
        """Return the remarks typed beside the annex, by the form's row code."""
        with self._database.reading() as connection:
            return read_row_notes(connection, week_id)

    def save_row_note(self, week_id: str, code: str, note: str) -> None:
        """Write the remark on a row of the annex; a blank one is removed."""
        with self._database.writing() as connection:
            if note:
                write_row_notes(connection, week_id, {code: note})
            else:
                remove_row_note(connection, week_id, code)

    def revisions(self, week_id: str) -> tuple[Revision, ...]:
        """Return all that was sent of a Week, the first first."""
        with self._database.reading() as connection:
            return read_revisions(connection, week_id)

    def add_revision(self, week_id: str, revision: Revision) -> None:
        """Keep what was sent, for good.

        Raises:
            AppError: its number does not follow the last one.
        """
        with self._database.writing() as connection:
            write_revision(connection, week_id, revision)
