# SPDX-License-Identifier: MIT
"""Sets what people come to by day and hour, as it stands on the notice board."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from desktop.domain.documents.hours import hour_in, read_hour
from desktop.domain.vietnamese import at_the_start, grouped, short_span, weekday_name
from desktop.domain.week.kinds import kind_of
from desktop.domain.week.records import Event, OtherItem, Record, TrainingClass
from desktop.domain.week.wording import bare

ANY_DAY = "Trong Tuần lễ"

_ATTENDED = (TrainingClass, Event, OtherItem)
"""The kinds that people are invited to; news, prints, gifts and praise are none of them."""

_PARTS_OF_A_DAY = {"Sáng": 7 * 60, "Trưa": 11 * 60, "Chiều": 13 * 60, "Tối": 18 * 60}
"""From which minute after midnight on something may begin of which only that is told."""

_LAST = 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One line of the schedule; `hour` is "7g30" or a part of the day, blank if not known."""

    what: str
    starts: date | None
    ends: date | None = None
    hour: str = ""
    where: str = ""
    who: str = ""
    people: str = ""

    @property
    def day(self) -> str:
        """Its day or days as they stand in the first column."""
        if self.starts is None:
            return ANY_DAY
        span = short_span(self.starts, self.ends or self.starts)
        return span if "–" in span else f"{weekday_name(self.starts)}, {span}"

    @property
    def when(self) -> tuple[date, bool, date, int]:
        """What it is sorted by: several days after single ones, an unknown hour after all."""
        starts = self.starts or date.max
        ends = self.ends or starts
        return starts, ends != starts, ends, self._minute()

    def _minute(self) -> int:
        if self.hour in _PARTS_OF_A_DAY:
            return _PARTS_OF_A_DAY[self.hour]
        try:
            minute = read_hour(self.hour)
        except ValueError:
            return _LAST
        return _LAST if minute is None else minute


def slots_of(records: Iterable[Record]) -> Iterator[Slot]:
    """Yield the lines of the activities that people come to.

    Who teaches a class is not who is in charge of it: that is left blank until it is known.
    """
    for record in records:
        if isinstance(record, _ATTENDED):
            people = record.amount_of("people")
            yield Slot(
                what=bare(record.title) or kind_of(record).name,
                starts=record.starts,
                ends=record.ends,
                hour=hour_in(record) or "",
                where=bare(record.place),
                who=bare(record.organiser) if isinstance(record, Event) else "",
                people=grouped(people) if people else "",
            )


def in_rows(slots: Iterable[Slot]) -> Iterator[tuple[str, ...]]:
    """Yield day, hour, what, where, in charge and how many people, by day and hour.

    The day stands beside its first activity only; what has no day yet comes last.
    """
    last = ""
    for slot in sorted(slots, key=lambda slot: slot.when):
        day = "" if slot.day == last else slot.day
        words = map(at_the_start, (slot.what, slot.where, slot.who))
        yield (day, slot.hour, *words, slot.people)
        last = slot.day
