# SPDX-License-Identifier: MIT
"""The tables of what a Week collects: the units below, their reports, the files that came."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, Table

from desktop.domain.week.collected import How, Review
from desktop.storage.columns import (
    BY_ENTRY,
    BY_KEY,
    LARGE_ROWS,
    METADATA,
    choice,
    day,
    flag,
    hashed,
    in_week,
    key,
    moment,
    not_negative,
    number,
    one_of,
    part_of_week,
    sequence,
    text,
)

COLLECTING = Table(
    "collecting",
    METADATA,
    part_of_week(),
    flag("collects"),
    day("units_due", blank=True),
    CheckConstraint("collects IN (0, 1)", name="collects"),
    **BY_KEY,
)
"""Whether a Week collects, and until when units may report; most Weeks have no row here."""

UNITS = Table(
    "units",
    METADATA,
    sequence(),
    text("id", unique=True),
    in_week(),
    text("name"),
    text("code"),
    text("mailbox"),
    text("telephone"),
    text("unit_week"),
    choice("review", Review),
    day("due", blank=True),
    text("note"),
    one_of("review", Review),
    **BY_ENTRY,
)
"""A unit that is to report; `unit_week` is the id of the unit's own Week."""

UNIT_QUESTIONS = Table(
    "unit_questions",
    METADATA,
    Column(
        "unit",
        Integer,
        ForeignKey("units.sequence", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    text("resembles"),
    **BY_KEY,
)
"""The id of another unit that a unit may be; few units have a row here."""

UNIT_REPORTS = Table(
    "unit_reports",
    METADATA,
    Column(
        "unit",
        Integer,
        ForeignKey("units.sequence", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    key("id"),
    text("form"),
    number("revision"),
    text("check_code"),
    choice("how", How),
    text("under"),
    moment("received_at"),
    text("figures"),
    text("row_notes"),
    text("doubts"),
    text("below"),
    *not_negative("revision"),
    **LARGE_ROWS,
)
"""One report of a unit. It never changes, and its figures are always wanted together, so they are
kept as JSON, as a revision's content is: a row for each would be half a million."""

RECEIVED_FILES = Table(
    "received_files",
    METADATA,
    part_of_week(),
    key("sha256"),
    text("report"),
    number("part"),
    number("parts"),
    text("file_name"),
    text("came_from"),
    text("sender"),
    moment("sent_at", blank=True),
    moment("taken_at"),
    hashed("sha256"),
    *not_negative("part", "parts"),
    **LARGE_ROWS,
)
"""A file that came; it lies among the originals. `report` is the id of the report it belongs to."""
