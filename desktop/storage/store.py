# SPDX-License-Identifier: MIT
"""Keeps the Weeks in SQLite: plain values in, plain values out, one transaction per action."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from desktop.domain.exchange.dispatch import Dispatch
from desktop.domain.exchange.received_file import ReceivedFile
from desktop.domain.exchange.revision import Revision
from desktop.domain.report.facts import Facts
from desktop.domain.week.changes import Changes
from desktop.domain.week.collected import Collected
from desktop.domain.week.notebook import Notebook, Photo
from desktop.domain.week.records import Attendee, Record
from desktop.domain.week.week import Week
from desktop.paths import DataFolder
from desktop.storage.attendees import read_attendance_list, read_listed_people
from desktop.storage.collected import read_collected, read_received, write_received
from desktop.storage.database import Database
from desktop.storage.dispatches import read_dispatches, write_dispatch
from desktop.storage.emptying import Binned, Emptied, empty_bin, read_binned
from desktop.storage.facts import read_facts
from desktop.storage.journal import note
from desktop.storage.notebooks import (
    read_notebook,
    remove_unmentioned,
    write_changes,
    write_notebook,
)
from desktop.storage.photos import read_hashes, read_photos
from desktop.storage.records import read_records
from desktop.storage.report_texts import read_revisions, read_row_notes, write_revision
from desktop.storage.weeks import WeekSummary, read_summaries, read_week


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

    def where_now(self) -> Path | None:
        """Return where the database is by now, if its folder was renamed; only Linux tells."""
        return self._database.where_now()

    def require_in_place(self) -> None:
        """Make sure that what was written is in the file at the path.

        Raises:
            Displaced: the database is no longer where it was opened.
        """
        self._database.require_in_place()

    def copy_to(self, target: Path) -> None:
        """Copy the open database, though its file has no name any more, to a new one, and check it.

        Raises:
            AppError: it cannot be read any more, or there is no room.
        """
        self._database.copy_to(target)

    @property
    def writes(self) -> int:
        """How often something was written since the database was opened."""
        return self._database.writes

    @property
    def remarks(self) -> tuple[str, ...]:
        """What the clerk should know of how the database was opened, in sentences."""
        return self._database.remarks

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

    def notebook(self, week_id: str, *, names: bool = False) -> Notebook:
        """Return a Week with all that is not deleted, the attendance lists if `names` are wanted.

        Raises:
            AppError: there is no such Week.
        """
        with self._database.reading() as connection:
            return read_notebook(connection, week_id, names=names)

    def write(self, week_id: str, changes: Changes) -> None:
        """Write what one action of the clerk changed, all or nothing; a new Week begins so too.

        What is deleted can be brought back by writing it again. `listed` is not stored. The
        picture of a photo must be kept already (`PhotoFiles.keep`).

        Raises:
            AppError: what is to be deleted, or whose list it is, is not there, or another Week of
                the same year is.
            BadData: a record belongs to another Week, or a value cannot be stored.
        """
        with self._database.writing() as connection:
            write_changes(connection, week_id, changes)
        note(
            "ghi",
            hoạt_động=sum(record is not None for record in changes.records.values()),
            hoạt_động_xóa=sum(record is None for record in changes.records.values()),
            ảnh=sum(photo is not None for photo in changes.photos.values()),
            ảnh_xóa=sum(photo is None for photo in changes.photos.values()),
            danh_sách=len(changes.attendees),
            tuần_lễ=changes.week is not None,
        )

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
        note("nạp", hoạt_động=len(notebook.records), ảnh=len(notebook.photos))

    def empty_bin(self, ripe: Binned) -> Emptied:
        """Remove for good what lies in the bin and is among `ripe`, all or nothing."""
        with self._database.reading() as connection:
            if ripe & read_binned(connection) == Binned(frozenset(), frozenset()):
                return Emptied()
        with self._database.writing() as connection:
            emptied = empty_bin(connection, ripe)
        if emptied != Emptied():
            note("bỏ hẳn khỏi thùng rác", hoạt_động=emptied.records, ảnh=emptied.photos)
        return emptied

    def facts(self, week_id: str) -> list[Facts]:
        """Return what the annex needs of the records held, in the order of entry."""
        with self._database.reading() as connection:
            return read_facts(connection, week_id)

    def collected(self, week_id: str) -> Collected:
        """Return the units below a Week with what they sent."""
        with self._database.reading() as connection:
            return read_collected(connection, week_id)

    def received_files(self, week_id: str) -> tuple[ReceivedFile, ...]:
        """Return the files that came from units, in the order of their taking in."""
        with self._database.reading() as connection:
            return read_received(connection, week_id)

    def take_in(self, week_id: str, changes: Changes, files: Sequence[ReceivedFile]) -> None:
        """Write what files brought together with where they came from, all or nothing.

        The files themselves must be kept already (`PhotoFiles.keep`).
        """
        with self._database.writing() as connection:
            write_changes(connection, week_id, changes)
            write_received(connection, week_id, files)
        note("thu nhận", đơn_vị=len(changes.units), tệp=len(files))

    def deleted_records(self, week_id: str) -> tuple[Record, ...]:
        """Return the records that can be restored."""
        with self._database.reading() as connection:
            return read_records(connection, week_id, deleted=True)

    def deleted_photos(self, week_id: str) -> tuple[Photo, ...]:
        """Return the photos that can be restored, among them those of deleted records."""
        with self._database.reading() as connection:
            return read_photos(connection, week_id, deleted=True)

    def attendees(self, record_id: str) -> tuple[Attendee, ...]:
        """Return the attendance list of one record, empty if it has none."""
        with self._database.reading() as connection:
            return read_attendance_list(connection, record_id)

    def listed_people(self, week_id: str) -> list[tuple[str, int, str, str, str]]:
        """Return who is on the lists of a Week: record, line from 0, full name, born, unit."""
        with self._database.reading() as connection:
            return read_listed_people(connection, week_id)

    def photo_hashes(self) -> frozenset[str]:
        """Return the SHA-256 of every picture any photo names, deleted ones included."""
        with self._database.reading() as connection:
            return read_hashes(connection)

    def row_notes(self, week_id: str) -> Mapping[str, str]:
        """Return the remarks typed beside the annex, by the form's row code."""
        with self._database.reading() as connection:
            return read_row_notes(connection, week_id)

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
        note("lập bản nộp", lần=revision.number)

    def dispatches(self, week_id: str) -> Mapping[int, Dispatch]:
        """Return what became of the revisions of a Week, by their numbers."""
        with self._database.reading() as connection:
            return read_dispatches(connection, week_id)

    def write_dispatch(self, week_id: str, dispatch: Dispatch) -> None:
        """Write what is known by now of one revision, which must be there."""
        with self._database.writing() as connection:
            write_dispatch(connection, week_id, dispatch)
