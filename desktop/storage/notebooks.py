# SPDX-License-Identifier: MIT
"""Reads and writes everything there is of one Week at once."""

from sqlalchemy import Connection

from desktop.domain.notebook import Notebook
from desktop.storage.attendees import read_attendees, write_attendees
from desktop.storage.photos import read_photos, write_photos
from desktop.storage.records import read_records, write_records
from desktop.storage.report_texts import (
    read_row_notes,
    read_sections,
    write_row_notes,
    write_sections,
)
from desktop.storage.weeks import read_week_by_id, write_week


def read_notebook(connection: Connection, week: str, *, names: bool) -> Notebook:
    """Return a Week with all that is not deleted, the attendance lists if `names` are wanted."""
    return Notebook(
        week=read_week_by_id(connection, week),
        records=read_records(connection, week),
        photos=read_photos(connection, week),
        sections=read_sections(connection, week),
        row_notes=read_row_notes(connection, week),
        attendees=read_attendees(connection, week) if names else {},
    )


def write_notebook(connection: Connection, notebook: Notebook) -> None:
    """Write what a notebook carries; what it does not mention stays."""
    week = notebook.week.id
    write_week(connection, notebook.week)
    write_records(connection, week, notebook.records)
    write_attendees(connection, notebook.attendees)
    write_photos(connection, week, notebook.photos)
    write_sections(connection, week, notebook.sections)
    write_row_notes(connection, week, notebook.row_notes)
