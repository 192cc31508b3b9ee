# SPDX-License-Identifier: MIT
"""What must hold for everything that is kept: the database, the photo files, the backups."""
