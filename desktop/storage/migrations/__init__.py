# SPDX-License-Identifier: MIT
"""The steps from each schema of the database to the next, run by Alembic.

Nothing else imports this package before a step is due: Alembic costs a fifth of a second. Each
file in `versions` is one step; the number of the newest is `schema.SCHEMA_VERSION`.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def alembic_config(connection: Connection) -> Config:
    """Return Alembic's settings for this package, with the connection that `env.py` will use."""
    config = Config()
    # Alembic reads the setting as ConfigParser does, where a % must be doubled.
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Bring a database to a schema, within the transaction of `connection`."""
    command.upgrade(alembic_config(connection), revision)
