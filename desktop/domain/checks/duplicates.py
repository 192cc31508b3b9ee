# SPDX-License-Identifier: MIT
"""Looks for one activity that was written down twice, so that it is not counted twice."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence

from desktop.domain.checks.problem import Problem, see
from desktop.domain.vietnamese import fold
from desktop.domain.week.notebook import Notebook
from desktop.domain.week.records import Event, Record, State, TrainingClass

_ADVICE = "Nếu là một, hãy chỉ giữ ở một dòng."


def counted_twice(notebook: Notebook) -> Iterator[Problem]:
    """Yield records that look like one before: same words and day, or same day, place, people."""
    held = [r for r in notebook.records if r.state is State.HELD]
    told: set[frozenset[str]] = set()
    for key_of in (_by_title, _by_gathering):
        for twins in _groups(held, key_of):
            first = twins[0]
            for other in twins[1:]:
                pair = frozenset((first.id, other.id))
                if pair not in told:
                    told.add(pair)
                    message = f"Có thể trùng với “{first.title}”, được tính hai lần."
                    yield see(
                        "counted_twice", message, _ADVICE, subject=other.title, record=other.id
                    )


def _groups(
    records: Sequence[Record], key_of: Callable[[Record], Hashable]
) -> Iterator[list[Record]]:
    groups: defaultdict[Hashable, list[Record]] = defaultdict(list)
    for record in records:
        if (key := key_of(record)) is not None:
            groups[key].append(record)
    return (group for group in groups.values() if len(group) > 1)


def _by_title(record: Record) -> Hashable:
    """The same words, in whatever order and spelling, on the same day."""
    words = frozenset(fold(record.title).split())
    return (type(record), words, record.starts) if words else None


def _by_gathering(record: Record) -> Hashable:
    """As many people in the same place on the same day, under whatever title and row."""
    people = record.amount_of("people")
    if not isinstance(record, TrainingClass | Event) or not (record.starts and people):
        return None
    place = fold(record.place)
    return (record.starts, place, people) if place else None
