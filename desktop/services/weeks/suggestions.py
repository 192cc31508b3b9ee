# SPDX-License-Identifier: MIT
"""Recalls what was written in the Weeks of other years, to complete what is typed in this one."""

from desktop.domain.progress import Progress
from desktop.domain.week.records import Record
from desktop.storage.store import Store

_YEARS = 3
"""So many other Weeks are recalled, the newest of them."""


def records_of_other_years(
    store: Store, week_id: str, progress: Progress | None = None
) -> tuple[Record, ...]:
    """Return the records of the newest other Weeks, the oldest first.

    Raises:
        AppError: the database cannot be read.
    """
    others = [week.id for week in store.weeks() if week.id != week_id][:_YEARS]
    found: list[Record] = []
    for id_ in reversed(others):
        if progress is not None:
            progress.check()
        found += store.notebook(id_).records
    return tuple(found)
