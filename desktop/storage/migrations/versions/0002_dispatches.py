# SPDX-License-Identifier: MIT
"""What became of each revision: where it lies, printed, signed, scanned, sent."""

from alembic import op
from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    Text,
)

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "dispatches",
        Column("week", Text, nullable=False),
        Column("number", Integer, nullable=False),
        Column("folder", Text, nullable=False),
        Column("printed_on", Text),
        Column("signed_on", Text),
        Column("scan_name", Text, nullable=False),
        Column("scan_sha256", Text),
        Column("sent_on", Text),
        Column("method", Text),
        PrimaryKeyConstraint("week", "number", name=op.f("pk_dispatches")),
        ForeignKeyConstraint(
            ["week", "number"],
            ["revisions.week", "revisions.number"],
            name=op.f("fk_dispatches_week"),
        ),
        CheckConstraint("method IN ('email', 'hand', 'post')", name=op.f("ck_dispatches_method")),
        CheckConstraint(
            "length(scan_sha256) = 64 AND scan_sha256 NOT GLOB '*[^0-9a-f]*'",
            name=op.f("ck_dispatches_scan_sha256"),
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "mails_sent",
        Column("week", Text, nullable=False),
        Column("number", Integer, nullable=False),
        Column("part", Integer, nullable=False),
        PrimaryKeyConstraint("week", "number", "part", name=op.f("pk_mails_sent")),
        ForeignKeyConstraint(
            ["week", "number"],
            ["dispatches.week", "dispatches.number"],
            name=op.f("fk_mails_sent_week"),
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
