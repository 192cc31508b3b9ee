# SPDX-License-Identifier: MIT
"""What a Week collects: the units below, their reports, the files that came."""

from alembic import op
from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    Text,
    UniqueConstraint,
)

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "collecting",
        Column("week", Text, nullable=False),
        Column("collects", Integer, nullable=False),
        Column("units_due", Text),
        PrimaryKeyConstraint("week", name=op.f("pk_collecting")),
        CheckConstraint("collects IN (0, 1)", name=op.f("ck_collecting_collects")),
        ForeignKeyConstraint(["week"], ["weeks.id"], name=op.f("fk_collecting_week")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    _create_units()
    op.create_table(
        "received_files",
        Column("week", Text, nullable=False),
        Column("sha256", Text, nullable=False),
        Column("report", Text, nullable=False),
        Column("part", Integer, nullable=False),
        Column("parts", Integer, nullable=False),
        Column("file_name", Text, nullable=False),
        Column("came_from", Text, nullable=False),
        Column("sender", Text, nullable=False),
        Column("sent_at", Text),
        Column("taken_at", Text, nullable=False),
        PrimaryKeyConstraint("week", "sha256", name=op.f("pk_received_files")),
        ForeignKeyConstraint(["week"], ["weeks.id"], name=op.f("fk_received_files_week")),
        CheckConstraint(
            "length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'",
            name=op.f("ck_received_files_sha256"),
        ),
        CheckConstraint("part >= 0", name=op.f("ck_received_files_part")),
        CheckConstraint("parts >= 0", name=op.f("ck_received_files_parts")),
        sqlite_strict=True,
    )


def _create_units() -> None:
    op.create_table(
        "units",
        Column("sequence", Integer, nullable=False),
        Column("id", Text, nullable=False),
        Column("week", Text, nullable=False),
        Column("name", Text, nullable=False),
        Column("code", Text, nullable=False),
        Column("mailbox", Text, nullable=False),
        Column("telephone", Text, nullable=False),
        Column("unit_week", Text, nullable=False),
        Column("review", Text, nullable=False),
        Column("due", Text),
        Column("note", Text, nullable=False),
        PrimaryKeyConstraint("sequence", name=op.f("pk_units")),
        UniqueConstraint("id", name=op.f("uq_units_id")),
        ForeignKeyConstraint(["week"], ["weeks.id"], name=op.f("fk_units_week")),
        CheckConstraint(
            "review IN ('awaited', 'received', 'returned', 'approved')",
            name=op.f("ck_units_review"),
        ),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_units_week"), "units", ["week"])
    op.create_table(
        "unit_reports",
        Column("unit", Integer, nullable=False),
        Column("id", Text, nullable=False),
        Column("form", Text, nullable=False),
        Column("revision", Integer, nullable=False),
        Column("check_code", Text, nullable=False),
        Column("how", Text, nullable=False),
        Column("under", Text, nullable=False),
        Column("received_at", Text, nullable=False),
        Column("figures", Text, nullable=False),
        Column("row_notes", Text, nullable=False),
        Column("doubts", Text, nullable=False),
        Column("below", Text, nullable=False),
        PrimaryKeyConstraint("unit", "id", name=op.f("pk_unit_reports")),
        ForeignKeyConstraint(
            ["unit"], ["units.sequence"], name=op.f("fk_unit_reports_unit"), ondelete="CASCADE"
        ),
        CheckConstraint("revision >= 0", name=op.f("ck_unit_reports_revision")),
        sqlite_strict=True,
    )
