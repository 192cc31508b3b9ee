# SPDX-License-Identifier: MIT
"""What was written for documents other than the report, by document and place."""

from alembic import op
from sqlalchemy import Column, ForeignKey, PrimaryKeyConstraint, Text

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "document_texts",
        Column(
            "week",
            Text,
            ForeignKey("weeks.id", name=op.f("fk_document_texts_week")),
            nullable=False,
        ),
        Column("key", Text, nullable=False),
        Column("text", Text, nullable=False),
        Column("base", Text, nullable=False),
        PrimaryKeyConstraint("week", "key", name=op.f("pk_document_texts")),
        sqlite_strict=True,
    )
