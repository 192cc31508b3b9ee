# SPDX-License-Identifier: MIT
"""Which units may be another one, until somebody has settled that."""

from alembic import op
from sqlalchemy import Column, ForeignKeyConstraint, Integer, PrimaryKeyConstraint, Text

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "unit_questions",
        Column("unit", Integer, nullable=False),
        Column("resembles", Text, nullable=False),
        PrimaryKeyConstraint("unit", name=op.f("pk_unit_questions")),
        ForeignKeyConstraint(
            ["unit"], ["units.sequence"], name=op.f("fk_unit_questions_unit"), ondelete="CASCADE"
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
