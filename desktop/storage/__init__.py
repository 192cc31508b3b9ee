# SPDX-License-Identifier: MIT
"""What lasts: the records in SQLite, the photos as files, and the backups of both."""
