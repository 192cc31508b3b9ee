# SPDX-License-Identifier: MIT
"""Plans an activity of an earlier Week again."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any

from desktop.domain.entry.editing import new_id
from desktop.domain.week.records import Record, State
from desktop.domain.week.week import Week

_RESULTS: Mapping[str, Any] = {
    "people": None,
    "women": None,
    "ethnic_minority": None,
    "listed": None,
    "copies": None,
    "quantity": None,
    "amount": None,
    "links": (),
    "as_typed": {},
    "other": {},
    "notes": "",
}
"""What only the day itself brings, and how a plan leaves it blank."""


def planned_again(record: Record, before: Week, now: Week) -> Record:
    """Return a record as a plan for another Week, on the same of its days.

    What it was, where, by whom and how many classes or times stays as it was.
    """
    names = {field.name for field in fields(record)}
    results = {name: blank for name, blank in _RESULTS.items() if name in names}
    return replace(
        record,
        id=new_id(),
        state=State.PLANNED,
        starts=_same_day(record.starts, before, now),
        ends=_same_day(record.ends, before, now),
        **results,
    )


def _same_day(day: date | None, before: Week, now: Week) -> date | None:
    return None if day is None else now.starts + (day - before.starts)
