# SPDX-License-Identifier: MIT
"""What was sent cannot be replaced either: SQLite runs no delete trigger for a row replaced."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.execute(
        "CREATE TRIGGER revisions_refuse_replace BEFORE INSERT ON revisions "
        "WHEN EXISTS (SELECT 1 FROM revisions WHERE week = NEW.week AND number = NEW.number) "
        "BEGIN SELECT RAISE(ABORT, 'what was sent stays as it was sent'); END"
    )
