# SPDX-License-Identifier: MIT
"""Answers what is typed with the best of each group."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.services.search.findable import ORDER, Findable, FindableText, Hit, HitGroup, Spot
from desktop.services.search.people import People
from desktop.services.search.words import WORST, Query

FEW, MOST = 5, 200
"""How many of a group are shown at first, and at most."""

_LEAST_OF_NAME = 2
"""One letter alone stands in too many names to mean one."""


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """What of one group was found, the best first; `is_all` unless there are more than `MOST`."""

    group: HitGroup
    hits: Sequence[Hit]
    is_all: bool = True


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """Everything that can be found as the Week stood when it was gathered.

    `records` are the names of the records by id: whose list is not there any more has no people.
    """

    entries: Sequence[Findable] = ()
    records: Mapping[str, str] | None = None
    people: People | None = None

    def find(self, text: str) -> tuple[FoundGroup, ...]:
        """Return what has the words of a text, accents and case aside, the best group first."""
        query = Query.of(text)
        if not query:
            return ()
        groups: defaultdict[HitGroup, list[Hit]] = defaultdict(list)
        for entry in self.entries:
            if hit := entry.hit(query):
                groups[entry.group].append(hit)
        if people := list(self._people(query)):
            groups[HitGroup.PEOPLE] = people
        made = [_group(group, hits) for group, hits in groups.items()]
        return tuple(sorted(made, key=lambda one: (one.hits[0].rank, ORDER[one.group])))

    def _people(self, query: Query) -> Iterator[Hit]:
        if self.people is None or len(query.key.folded) <= _LEAST_OF_NAME:
            return
        for person in self.people.find(query, MOST + 1):
            if (name := (self.records or {}).get(person.record)) is not None:
                spot = Spot(record=person.record, person=person.line)
                about = " · ".join(filter(None, (person.about, name)))
                part = FindableText(person.name, spot, is_title=True)
                yield Hit(
                    group=HitGroup.PEOPLE,
                    title=person.name,
                    about=about,
                    part=part,
                    rank=person.rank,
                )


def _group(group: HitGroup, hits: Sequence[Hit]) -> FoundGroup:
    best = sorted(hits, key=lambda hit: min(hit.rank, WORST))
    return FoundGroup(group, best[:MOST], is_all=len(best) <= MOST)
