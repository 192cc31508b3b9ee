# SPDX-License-Identifier: MIT
"""The tables: one per kind of record with its own columns, what the kinds share in `records`.

Bad entries are refused, in words, long before they come here. The CHECKs are the last line: what
they let pass can be counted and printed.
"""

from dataclasses import fields
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Column, Connection, ForeignKeyConstraint, Index, Table

import desktop.storage.unit_tables  # noqa: F401 - declares tables of its own
from desktop.domain.exchange.dispatch import Method
from desktop.domain.vietnamese import Region
from desktop.domain.week.kinds import KINDS, Kind
from desktop.domain.week.notebook import DayDoubt
from desktop.domain.week.records import Record, State
from desktop.storage.columns import (
    BY_ENTRY,
    BY_KEY,
    LARGE_ROWS,
    METADATA,
    LineOf,
    choice,
    day,
    flag,
    hashed,
    in_week,
    key,
    moment,
    not_negative,
    number,
    of_record,
    one_of,
    part_of_record,
    part_of_week,
    position,
    sequence,
    text,
)

WEEKS = Table(
    "weeks",
    METADATA,
    key("id"),
    number("year", unique=True),
    text("form"),
    text("centre_name"),
    text("centre_short_name"),
    text("centre_parent"),
    text("centre_place"),
    day("starts"),
    day("ends"),
    text("theme"),
    text("mailbox"),
    number("mailbox_mb"),
    day("deadline", blank=True),
    text("number"),
    day("signed_on", blank=True),
    choice("number_words", Region),
    one_of("number_words", Region),
    *not_negative("mailbox_mb"),
    **LARGE_ROWS,
)
"""A year's Week with its centre; a data folder has one per year."""

WEEK_LINES = Table(
    "week_lines",
    METADATA,
    part_of_week(),
    choice("line_of", LineOf, is_key=True),
    position("position"),
    text("text"),
    one_of("line_of", LineOf),
    **BY_KEY,
)
"""One line of a list that a Week has: its slogans, addressees, copies."""

SIGNERS = Table(
    "signers",
    METADATA,
    part_of_week(),
    key("key"),
    text("name"),
    text("authority"),
    text("title"),
    text("position"),
    **BY_KEY,
)
"""Who signs in the place that the form calls `key`."""

RECORDS = Table(
    "records",
    METADATA,
    sequence(),
    text("id", unique=True),
    in_week(),
    text("kind"),
    text("category"),
    text("title"),
    choice("state", State),
    day("starts", blank=True),
    day("ends", blank=True),
    text("place"),
    text("notes"),
    number("sessions", blank=True),
    number("people", blank=True),
    number("women", blank=True),
    number("ethnic_minority", blank=True),
    number("hours", blank=True),
    number("metres", blank=True),
    moment("deleted_at", blank=True),
    one_of("state", State),
    *not_negative("sessions", "people", "women", "ethnic_minority", "hours", "metres"),
    **BY_ENTRY,
)
"""What all kinds of record share.

`sequence` is the order of entry, whatever the clock says. What belongs to a record names it by
this small number, not by its id of 36 letters: long lists take half the room and the time.
"""


def _kind_table(kind: Kind) -> Table:
    """Return the table of what only one kind of record has: a column for each attribute.

    Raises:
        TypeError: an attribute is of a type that no column holds.
    """
    columns: list[Column[Any]] = []
    checks: list[CheckConstraint] = []
    for name, held in kind.own.items():
        if held is str:
            columns.append(text(name))
        elif held == int | None:
            columns.append(number(name, blank=True))
            checks += not_negative(name)
        elif isinstance(held, type) and issubclass(held, StrEnum):
            columns.append(choice(name, held))
            checks.append(one_of(name, held))
        else:
            raise TypeError(f"{kind.key}.{name}: no column holds {held}")
    return Table(kind.key, METADATA, part_of_record(), *columns, *checks, **BY_KEY)


KIND_TABLES = {key: _kind_table(kind) for key, kind in KINDS.items()}
"""The table of each kind of record, named by its key, with what `records` does not hold."""

QUANTITIES = Table(
    "record_quantities",
    METADATA,
    part_of_record(),
    key("key"),
    number("value"),
    *not_negative("value"),
    **BY_KEY,
)
"""A number that only a form declares.

This is the one table of keys and values, on purpose: when a district asks for a number nobody
foresaw, a form file says so, and neither program nor database must change for it.
"""

LINKS = Table(
    "links", METADATA, part_of_record(), position("position"), text("url"), text("title"), **BY_KEY
)
"""A web address kept as evidence of a record."""

RECORDS_AS_TYPED = Table(
    "records_as_typed", METADATA, part_of_record(), key("field"), text("text"), **BY_KEY
)
"""What was written in a field of a record and could not be read."""

WEEKS_AS_TYPED = Table(
    "weeks_as_typed", METADATA, part_of_week(), key("place"), text("text"), **BY_KEY
)
"""What was written in a place of a Week and is no value of it."""

ATTENDEES = Table(
    "attendees",
    METADATA,
    part_of_record(),
    position("position"),
    text("full_name"),
    text("born"),
    text("gender"),
    text("unit"),
    text("notes"),
    flag("counts"),
    CheckConstraint("counts IN (0, 1)", name="counts"),
    Index("ix_attendees_record_counts", "record", "counts"),
    **BY_KEY,
)
"""One line of a record's attendance list.

`counts` is false where the line names somebody whom an earlier one names already. So SQLite counts
people by adding up, in a small index without names, and the rule by which two lines are one person
stays where it is, in the domain (`identities`).
"""

PHOTOS = Table(
    "photos",
    METADATA,
    sequence(),
    text("id", unique=True),
    in_week(),
    of_record(),
    text("sha256"),
    text("file_name"),
    text("caption"),
    flag("typical"),
    number("turn"),
    moment("taken_at", blank=True),
    number("width", blank=True),
    number("height", blank=True),
    text("fingerprint"),
    text("fault"),
    moment("deleted_at", blank=True),
    choice("day_doubt", DayDoubt, blank=True),
    hashed("sha256"),
    CheckConstraint("turn IN (0, 90, 180, 270)", name="turn"),
    CheckConstraint("typical IN (0, 1)", name="typical"),
    *not_negative("width", "height"),
    **BY_ENTRY,
)
"""A photo; the picture is a file named by `sha256`, so that is all it may consist of."""

SECTIONS = Table(
    "sections", METADATA, part_of_week(), key("key"), text("text"), text("base"), **LARGE_ROWS
)
"""What was written in one section of the report."""

DOCUMENT_TEXTS = Table(
    "document_texts", METADATA, part_of_week(), key("key"), text("text"), text("base"), **LARGE_ROWS
)
"""What was written in one place of a document other than the report."""

ACKNOWLEDGED = Table(
    "acknowledged", METADATA, part_of_week(), key("key"), text("reason"), text("said"), **LARGE_ROWS
)
"""Why a finding is right as it is, and what it said then."""

ROW_NOTES = Table("row_notes", METADATA, part_of_week(), key("code"), text("text"), **LARGE_ROWS)
"""The remark ("Ghi chú") on one row of the annex."""

REVISIONS = Table(
    "revisions",
    METADATA,
    part_of_week(),
    position("number"),
    moment("created_at"),
    text("reason"),
    text("check_code"),
    text("content"),
    text("form_text"),
    **LARGE_ROWS,
)
"""What was sent on one occasion. Triggers of the schema refuse to change or delete it."""

DISPATCHES = Table(
    "dispatches",
    METADATA,
    key("week"),
    position("number"),
    text("folder"),
    day("printed_on", blank=True),
    day("signed_on", blank=True),
    text("scan_name"),
    text("scan_sha256", blank=True),
    day("sent_on", blank=True),
    choice("method", Method, blank=True),
    ForeignKeyConstraint(["week", "number"], ["revisions.week", "revisions.number"]),
    one_of("method", Method),
    hashed("scan_sha256"),
    **LARGE_ROWS,
)
"""What became of a revision, as the clerk ticked it off; it can be corrected."""

MAILS_SENT = Table(
    "mails_sent",
    METADATA,
    key("week"),
    position("number"),
    position("part"),
    ForeignKeyConstraint(["week", "number"], ["dispatches.week", "dispatches.number"]),
    **BY_KEY,
)
"""One mail of a submission in several that the clerk has sent."""

_ELSEWHERE = {"as_typed", "links", "other", "listed"}
"""What a record has in tables of its own: a line for each, or counted from a list."""


def _check_records() -> None:
    """Refuse an attribute that all records share and that no column would keep.

    Raises:
        TypeError: which one.
    """
    shared = {f.name for f in fields(Record)} - _ELSEWHERE
    if lost := sorted(shared - set(RECORDS.columns.keys())):
        raise TypeError(f"the table of records has no column for {', '.join(lost)}")


_check_records()


def require_columns(connection: Connection) -> None:
    """Refuse to work with a database that has not the columns declared here.

    Its schema is this program's to the letter when this is asked, so only a step of the migrations
    can be what is missing.

    Raises:
        TypeError: which columns of which table no step makes, or no table declares.
    """
    for table in METADATA.tables.values():
        found = connection.exec_driver_sql(f'PRAGMA table_info("{table.name}")')
        stored, declared = {row.name for row in found}, {column.name for column in table.columns}
        if lost := sorted(declared ^ stored):
            raise TypeError(
                f"the table {table.name} as declared and as the migrations make it differ by "
                f"{', '.join(lost)}"
            )
