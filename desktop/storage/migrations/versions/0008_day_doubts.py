# SPDX-License-Identifier: MIT
"""What a photo said against the day of its taking when it came in."""

from alembic import op
from sqlalchemy import Column, Text

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.add_column("photos", Column("day_doubt", Text))
