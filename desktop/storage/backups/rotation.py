# SPDX-License-Identifier: MIT
"""Decides which backups made by the program itself are kept, whatever the computer's clock says."""

from collections.abc import Callable, Hashable, Sequence
from datetime import datetime

LATEST = 5
"""So many of the last ones are kept even if the clock gives them all the same day."""

DAYS, WEEKS, MONTHS = 12, 10, 9


def kept(made: Sequence[datetime]) -> frozenset[int]:
    """Return the positions of those to keep, of backups in the order in which they were made.

    Of each of the last 12 days, 10 weeks and 9 months that have backups the last one is kept, and
    the last 5 of all. Only the order tells old from new: a clock that jumps to 2099 or falls back
    to 1970 makes days of its own, but pushes out no more than as many true ones.
    """
    found = set(range(len(made))[-LATEST:])
    for period, most in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)):
        found |= _last_of_each(made, period, most)
    return frozenset(found)


def _last_of_each(
    made: Sequence[datetime], period: Callable[[datetime], Hashable], most: int
) -> set[int]:
    last: dict[Hashable, int] = {}
    for at in reversed(range(len(made))):
        if len(last) == most:
            break
        last.setdefault(period(made[at]), at)
    return set(last.values())


def _day(moment: datetime) -> Hashable:
    return moment.date()


def _week(moment: datetime) -> Hashable:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> Hashable:
    return moment.year, moment.month
