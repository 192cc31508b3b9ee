# SPDX-License-Identifier: MIT
"""Why something that was found is right as it is."""

from alembic import op
from sqlalchemy import Column, ForeignKey, PrimaryKeyConstraint, Text

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_table(
        "acknowledged",
        Column(
            "week",
            Text,
            ForeignKey("weeks.id", name=op.f("fk_acknowledged_week")),
            nullable=False,
        ),
        Column("key", Text, nullable=False),
        Column("reason", Text, nullable=False),
        Column("said", Text, nullable=False),
        PrimaryKeyConstraint("week", "key", name=op.f("pk_acknowledged")),
        sqlite_strict=True,
    )
