# SPDX-License-Identifier: MIT
"""The Week in a few figures: what it comes to, and on which days people came."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.domain.week.records import BookDonation, Funding, Record, State, TrainingClass
from desktop.domain.week.week import Week
from desktop.domain.week.wording import many

_MOST_DAYS = 31
"""A longer Week is a slip of the pen, and no chart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What was held, given and paid; blank (`None`) where nobody wrote a number.

    `people` are attendances of classes, as the annex adds them up; `money` is in đồng.
    """

    classes: int | None = None
    people: int | None = None
    books: int | None = None
    money: int | None = None


@dataclass(frozen=True, slots=True)
class PeopleByDay:
    """Attendances of classes by the days of the Week; `elsewhere` have no day or another one."""

    days: tuple[tuple[date, int], ...]
    elsewhere: int

    @property
    def is_empty(self) -> bool:
        """Whether nobody came, or nobody wrote it down yet."""
        return not self.elsewhere and not any(people for _day, people in self.days)


def totals_of(records: Iterable[Record]) -> Totals:
    """Return what the records that were held come to."""
    held = [record for record in records if record.state is State.HELD]
    classes = [record for record in held if isinstance(record, TrainingClass)]
    return Totals(
        classes=many(classes, "sessions"),
        people=many(classes, "people"),
        books=many((r for r in held if isinstance(r, BookDonation)), "copies"),
        money=many((r for r in held if isinstance(r, Funding)), "amount"),
    )


def people_by_day(week: Week, records: Iterable[Record]) -> PeopleByDay:
    """Return the attendances of the classes held, each on the day its class began.

    The same people come back on the later days of a class, so that they count once: the days
    add up to the total of the annex.
    """
    length = min((week.ends - week.starts).days + 1, _MOST_DAYS)
    days = {week.starts + timedelta(days=n): 0 for n in range(length)}
    elsewhere = 0
    for record in records:
        if record.state is State.HELD and isinstance(record, TrainingClass):
            people = record.amount_of("people") or 0
            if record.starts in days:
                days[record.starts] += people
            else:
                elsewhere += people
    return PeopleByDay(tuple(days.items()), elsewhere)
