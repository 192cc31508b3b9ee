# SPDX-License-Identifier: MIT
"""Keeps what was written for the report and other documents, remarks, and what was sent."""

from collections.abc import Mapping

from sqlalchemy import Connection, Table, delete, func, insert, select

from desktop.domain.errors import AppError
from desktop.domain.exchange.revision import Revision
from desktop.domain.week.notebook import Acknowledgement, SectionText
from desktop.storage.rows import put, value_from, values_of
from desktop.storage.tables import ACKNOWLEDGED, REVISIONS, ROW_NOTES


def write_texts(
    connection: Connection, table: Table, week: str, texts: Mapping[str, SectionText]
) -> None:
    """Write the texts named: sections of the report by the form's key, or those of documents."""
    rows = [values_of(text, table, week=week, key=key) for key, text in texts.items()]
    put(connection, table, rows, "week", "key")


def remove_text(connection: Connection, table: Table, week: str, key: str) -> None:
    """Forget what was written in one place."""
    connection.execute(delete(table).where(table.c.week == week, table.c.key == key))


def read_texts(connection: Connection, table: Table, week: str) -> dict[str, SectionText]:
    """Return what was written, by its key."""
    rows = connection.execute(select(table).where(table.c.week == week)).mappings()
    return {row["key"]: value_from(SectionText, row) for row in rows}


def write_acknowledged(
    connection: Connection, week: str, acknowledged: Mapping[str, Acknowledgement]
) -> None:
    """Write why the findings named are right as they are."""
    rows = [values_of(one, ACKNOWLEDGED, week=week, key=key) for key, one in acknowledged.items()]
    put(connection, ACKNOWLEDGED, rows, "week", "key")


def read_acknowledged(connection: Connection, week: str) -> dict[str, Acknowledgement]:
    """Return what was acknowledged, by the keys of the findings."""
    query = select(ACKNOWLEDGED).where(ACKNOWLEDGED.c.week == week)
    rows = connection.execute(query).mappings()
    return {row["key"]: value_from(Acknowledgement, row) for row in rows}


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
