# SPDX-License-Identifier: MIT
"""What was written in a field or a place of the Week and could not be read, kept as typed."""

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, PrimaryKeyConstraint, Text

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "records_as_typed",
        Column(
            "record",
            Integer,
            ForeignKey(
                "records.sequence", name=op.f("fk_records_as_typed_record"), ondelete="CASCADE"
            ),
            nullable=False,
        ),
        Column("field", Text, nullable=False),
        Column("text", Text, nullable=False),
        PrimaryKeyConstraint("record", "field", name=op.f("pk_records_as_typed")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "weeks_as_typed",
        Column(
            "week",
            Text,
            ForeignKey("weeks.id", name=op.f("fk_weeks_as_typed_week")),
            nullable=False,
        ),
        Column("place", Text, nullable=False),
        Column("text", Text, nullable=False),
        PrimaryKeyConstraint("week", "place", name=op.f("pk_weeks_as_typed")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
