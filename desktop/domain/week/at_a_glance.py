# SPDX-License-Identifier: MIT
"""The days of the Week on which people came."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.domain.week.records import Record, State
from desktop.domain.week.week import Week

_MOST_DAYS = 31
"""A longer Week is a slip of the pen, and no chart."""


@dataclass(frozen=True, slots=True)
class PeopleByDay:
    """Attendances by the days of the Week; `elsewhere` have no day or another one."""

    days: tuple[tuple[date, int], ...]
    elsewhere: int

    @property
    def is_empty(self) -> bool:
        """Whether nobody came, or nobody wrote it down yet."""
        return not self.elsewhere and not any(people for _day, people in self.days)


def people_by_day(week: Week, records: Iterable[Record]) -> PeopleByDay:
    """Return the attendances of activities held, each on the day it began.

    The same people come back on the later days of a class, so that they count once: the days
    of the records behind a figure of the annex add up to it.
    """
    length = min((week.ends - week.starts).days + 1, _MOST_DAYS)
    days = {week.starts + timedelta(days=n): 0 for n in range(length)}
    elsewhere = 0
    for record in records:
        if record.state is State.HELD:
            people = record.amount_of("people") or 0
            if record.starts in days:
                days[record.starts] += people
            else:
                elsewhere += people
    return PeopleByDay(tuple(days.items()), elsewhere)
