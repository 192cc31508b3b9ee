# SPDX-License-Identifier: MIT
"""Where Alembic starts: it runs the steps on the connection that was handed over."""

from alembic import context

from desktop.storage.tables import RECORDS

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=RECORDS.metadata,
    render_as_batch=True,  # SQLite cannot alter a column in place
)
context.run_migrations()
