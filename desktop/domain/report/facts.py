# SPDX-License-Identifier: MIT
"""What the annex is computed from: of each record no more than it needs."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from desktop.domain.week.kinds import KINDS, NUMBERS
from desktop.domain.week.records import Record, State


class Facts(NamedTuple):
    """What the annex needs to know of a record; all else would only cost time.

    `people` already follows the attendance list where nothing was typed.
    """

    id: str
    category: str
    title: str = ""
    place: str = ""
    state: str = State.HELD
    sessions: int | None = None
    people: int | None = None
    women: int | None = None
    ethnic_minority: int | None = None
    hours: int | None = None
    metres: int | None = None
    copies: int | None = None
    quantity: int | None = None
    amount: int | None = None
    unit: str | None = None
    audience: str | None = None
    donor: str | None = None
    recipient: str | None = None
    source: str | None = None
    other: Mapping[str, int] | None = None


KnownFacts = dict[str, tuple[Record, Facts]]
"""The facts of records by their ids, each with the record as it was when they were read."""


def facts_of(records: Iterable[Record], known: KnownFacts | None = None) -> list[Facts]:
    """Return the facts of the records.

    `known` is kept by those who ask again after a single record changed.
    """
    if known is None:
        return [*map(_facts, records)]
    found = []
    for record in records:
        before = known.get(record.id)
        if before is None or before[0] is not record:
            before = known[record.id] = record, _facts(record)
        found.append(before[1])
    return found


def _facts(record: Record) -> Facts:
    values: dict[str, Any] = {name: record.amount_of(name) for name in NUMBERS}
    values |= {name: getattr(record, name, None) for name in ("unit", "audience", *_CHOICES)}
    return Facts(
        record.id,
        record.category,
        record.title,
        record.place,
        record.state,
        other=record.other,
        **values,
    )


_CHOICES = frozenset().union(*(kind.choices for kind in KINDS.values()))
"""What a form may tell records apart by."""

if _unknown := sorted((NUMBERS.keys() | _CHOICES) - set(Facts._fields)):
    raise TypeError(f"the annex knows no {', '.join(_unknown)}: Facts must have what kinds have")
