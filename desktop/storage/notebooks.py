# SPDX-License-Identifier: MIT
"""Reads and writes everything there is of one Week at once."""

from datetime import UTC, datetime

from sqlalchemy import Connection

from desktop.domain.week.changes import Changes
from desktop.domain.week.notebook import Notebook
from desktop.storage.attendees import count_lines, read_attendees, write_attendees
from desktop.storage.collected import read_collected, write_units
from desktop.storage.photos import read_photos, write_photos
from desktop.storage.records import read_records, write_records
from desktop.storage.report_texts import (
    read_acknowledged,
    read_row_notes,
    read_texts,
    remove_row_note,
    remove_text,
    write_acknowledged,
    write_row_notes,
    write_texts,
)
from desktop.storage.rows import mark_deleted
from desktop.storage.tables import ACKNOWLEDGED, DOCUMENT_TEXTS, PHOTOS, RECORDS, SECTIONS
from desktop.storage.weeks import read_week_by_id, write_week


def read_notebook(connection: Connection, week: str, *, names: bool) -> Notebook:
    """Return a Week with all that is not deleted, the attendance lists if `names` are wanted."""
    return Notebook(
        week=read_week_by_id(connection, week),
        records=read_records(connection, week),
        photos=read_photos(connection, week),
        sections=read_texts(connection, SECTIONS, week),
        row_notes=read_row_notes(connection, week),
        document_texts=read_texts(connection, DOCUMENT_TEXTS, week),
        acknowledged=read_acknowledged(connection, week),
        attendees=read_attendees(connection, week) if names else {},
        lines={} if names else count_lines(connection, week),
        collected=read_collected(connection, week),
    )


def write_notebook(connection: Connection, notebook: Notebook) -> None:
    """Write what a notebook carries; what it does not mention stays."""
    week = notebook.week.id
    write_week(connection, notebook.week)
    write_records(connection, week, notebook.records)
    write_attendees(connection, notebook.attendees)
    write_photos(connection, week, notebook.photos)
    write_texts(connection, SECTIONS, week, notebook.sections)
    write_texts(connection, DOCUMENT_TEXTS, week, notebook.document_texts)
    write_acknowledged(connection, week, notebook.acknowledged)
    write_row_notes(connection, week, notebook.row_notes)
    write_units(connection, week, notebook.collected.units)


def write_changes(connection: Connection, week: str, changes: Changes) -> None:
    """Write what one action changed; what it brings comes before what belongs to it."""
    if changes.week is not None:
        write_week(connection, changes.week)
    write_records(connection, week, [r for r in changes.records.values() if r])
    write_attendees(connection, changes.attendees)
    write_photos(connection, week, [p for p in changes.photos.values() if p])
    now = datetime.now(UTC)
    for table, values in (
        (RECORDS, changes.records),
        (PHOTOS, changes.photos),
    ):
        for id_ in (id_ for id_, value in values.items() if value is None):
            mark_deleted(connection, table, id_, now)
    for table, texts in (
        (SECTIONS, changes.sections),
        (DOCUMENT_TEXTS, changes.document_texts),
    ):
        for key in (key for key, text in texts.items() if text is None):
            remove_text(connection, table, week, key)
        write_texts(connection, table, week, {key: text for key, text in texts.items() if text})
    for key in (key for key, one in changes.acknowledged.items() if one is None):
        remove_text(connection, ACKNOWLEDGED, week, key)
    standing = {key: one for key, one in changes.acknowledged.items() if one}
    write_acknowledged(connection, week, standing)
    for code, note in changes.row_notes.items():
        if note:
            write_row_notes(connection, week, {code: note})
        else:
            remove_row_note(connection, week, code)
    write_units(connection, week, changes.units)


def remove_unmentioned(connection: Connection, notebook: Notebook) -> None:
    """Delete, so that it can be restored, what is here of the Week and not in the notebook.

    Written sections and notes are removed; attendance lists stay with their records, and so do
    the texts of other documents and what was acknowledged, of which a data file seldom knows. Of
    the units it names only those whose figures are in the annex: such a one goes with its
    reports, which only a backup brings back, and who is expected, was returned or waits to be
    approved stays.
    """
    week, now = notebook.week.id, datetime.now(UTC)
    kept = {r.id for r in notebook.records} | {p.id for p in notebook.photos}
    for record in read_records(connection, week):
        if record.id not in kept:
            mark_deleted(connection, RECORDS, record.id, now)
    for photo in read_photos(connection, week):
        if photo.id not in kept:
            mark_deleted(connection, PHOTOS, photo.id, now)
    for key in read_texts(connection, SECTIONS, week).keys() - notebook.sections.keys():
        remove_text(connection, SECTIONS, week, key)
    for code in read_row_notes(connection, week).keys() - notebook.row_notes.keys():
        remove_row_note(connection, week, code)
    counted = {unit.id for unit in read_collected(connection, week) if unit.counted}
    write_units(connection, week, dict.fromkeys(counted - notebook.collected.units.keys()))
