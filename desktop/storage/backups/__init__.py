# SPDX-License-Identifier: MIT
"""Copies a whole data folder to a safe place, checked; finds such copies and brings one back.

A place for backups (a USB stick, a folder) holds one folder per backup with the database and the
forms, and one pool of pictures for all: a picture never changes, so it is copied only once.
"""

from desktop.storage.backups.checking import (
    Backup,
    FoundBackups,
    check_backup,
    check_records,
    find_backups,
    list_backups,
)
from desktop.storage.backups.making import back_up
from desktop.storage.backups.manifest import Occasion
from desktop.storage.backups.restoring import Restored, finish_restore, restore

__all__ = [
    "Backup",
    "FoundBackups",
    "Occasion",
    "Restored",
    "back_up",
    "check_backup",
    "check_records",
    "find_backups",
    "finish_restore",
    "list_backups",
    "restore",
]
