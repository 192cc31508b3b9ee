# SPDX-License-Identifier: MIT
"""Keeps what was written for the report: its sections, the remarks in its annex, what was sent."""

from collections.abc import Mapping

from sqlalchemy import Connection, delete, func, insert, select

from desktop.domain.errors import AppError
from desktop.domain.exchange.revision import Revision
from desktop.domain.week.notebook import SectionText
from desktop.storage.rows import put, value_from, values_of
from desktop.storage.tables import REVISIONS, ROW_NOTES, SECTIONS


def write_sections(connection: Connection, week: str, sections: Mapping[str, SectionText]) -> None:
    """Write the sections named, by the form's key."""
    rows = [values_of(text, SECTIONS, week=week, key=key) for key, text in sections.items()]
    put(connection, SECTIONS, rows, "week", "key")


def remove_section(connection: Connection, week: str, key: str) -> None:
    """Forget what was written in a section, so that it follows its draft again."""
    connection.execute(delete(SECTIONS).where(SECTIONS.c.week == week, SECTIONS.c.key == key))


def read_sections(connection: Connection, week: str) -> dict[str, SectionText]:
    """Return what was written, by the form's key."""
    rows = connection.execute(select(SECTIONS).where(SECTIONS.c.week == week)).mappings()
    return {row["key"]: value_from(SectionText, row) for row in rows}


def write_row_notes(connection: Connection, week: str, notes: Mapping[str, str]) -> None:
    """Write the remarks on the rows named, by the form's code."""
    rows = [{"week": week, "code": code, "text": text} for code, text in notes.items()]
    put(connection, ROW_NOTES, rows, "week", "code")


def remove_row_note(connection: Connection, week: str, code: str) -> None:
    """Forget the remark on a row."""
    connection.execute(delete(ROW_NOTES).where(ROW_NOTES.c.week == week, ROW_NOTES.c.code == code))


def read_row_notes(connection: Connection, week: str) -> dict[str, str]:
    """Return the remarks, by the form's code."""
    query = select(ROW_NOTES.c.code, ROW_NOTES.c.text).where(ROW_NOTES.c.week == week)
    return dict(connection.execute(query).all())


def write_revision(connection: Connection, week: str, revision: Revision) -> None:
    """Keep what was sent.

    Raises:
        AppError: its number does not follow the last one.
    """
    query = select(func.coalesce(func.max(REVISIONS.c.number), 0)).where(REVISIONS.c.week == week)
    last = connection.scalars(query).one()
    if revision.number != last + 1:
        raise AppError(
            f"Lần nộp gần nhất đã lưu là lần {last}, không thể lưu lần {revision.number}.",
            "Có thể gói nộp vừa được xuất ở cửa sổ khác; hãy xuất lại.",
        )
    connection.execute(insert(REVISIONS), values_of(revision, REVISIONS, week=week))


def read_revisions(connection: Connection, week: str) -> tuple[Revision, ...]:
    """Return all that was sent of a Week, the first first."""
    query = select(REVISIONS).where(REVISIONS.c.week == week).order_by(REVISIONS.c.number)
    return tuple(value_from(Revision, row) for row in connection.execute(query).mappings())
