# SPDX-License-Identifier: MIT
"""Tells what has truly lain in the recycle bin for long, whatever the computer's clock says.

A clock that is ten years ahead makes everything old at once. So a moment of deletion proves
nothing; a backup does: what was in the bin when it was made, and still is, has lain there for as
long as the program was used since, on several days that follow one another as days do.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from desktop.storage.backups import Backup

KEPT_FOR = timedelta(days=90)
"""How long at least what was deleted can be brought back without a backup."""

DAYS_OF_USE = 5
"""On so many different days the program must have been used meanwhile."""

_COUNTED = timedelta(days=30)
"""What counts at most of the time between two uses: a long rest looks like a clock that jumped."""

_JUMP = timedelta(days=400)
"""After a rest of more than a year, or of less than no time, the clock has jumped for certain."""


def ripe_since(backups: Sequence[Backup], now: datetime) -> Backup | None:
    """Return the last backup since which long enough was worked, `None` if there is none.

    `backups` are those of one data folder in the order they were made. Where the clock jumped, time
    begins again.
    """
    later, lain, days = now, timedelta(), {now.date()}
    for backup in reversed(backups):
        gap = later - backup.made_at
        if not timedelta() <= gap <= _JUMP:
            return None
        lain += min(gap, _COUNTED)
        days.add(backup.made_at.astimezone(now.tzinfo).date())
        if lain >= KEPT_FOR and len(days) >= DAYS_OF_USE:
            return backup
        later = backup.made_at
    return None
