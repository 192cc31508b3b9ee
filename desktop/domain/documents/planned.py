# SPDX-License-Identifier: MIT
"""What is planned, in the words of a plan: its activities, who does what, its money, its days."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from desktop.domain.documents.hours import hour_in
from desktop.domain.form.form import Form, Section, SectionSource
from desktop.domain.report.account import Account, Held, is_of_money
from desktop.domain.report.annex import compute
from desktop.domain.report.facts import facts_of
from desktop.domain.report.payments import Payments
from desktop.domain.vietnamese import grouped, short_span, weekday_name
from desktop.domain.week.kinds import kind_of
from desktop.domain.week.notebook import Notebook
from desktop.domain.week.records import (
    BookDonation,
    Commendation,
    Event,
    Funding,
    NewsItem,
    Publication,
    Record,
    State,
    TrainingClass,
)
from desktop.domain.week.wording import bare, described

_ALL_OF_THEM = Section(key="activities", title="", source=SectionSource.ACCOUNT)
_MONEY = Section(
    key="funding",
    title="",
    source=SectionSource.FUNDING,
    sources={
        "state_budget": "Ngân sách nhà nước",
        "other_source": "Hỗ trợ, vận động từ doanh nghiệp và các nguồn hợp pháp khác",
    },
)
_NOT_ON_A_DAY = (BookDonation, Commendation, Funding, Publication)
_DONE = re.compile(r"\bđã(?: được)?\b", re.IGNORECASE)
ANY_DAY = "Trong Tuần lễ"


def of_plan(notebook: Notebook) -> tuple[Record, ...]:
    """Return what belongs to the plan: all that is or was planned, but for what was cancelled."""
    return tuple(r for r in notebook.records if r.state is not State.CANCELLED)


class Planned:
    """What a notebook plans, in lines that are worked out once, when they are first asked for."""

    def __init__(self, notebook: Notebook, form: Form) -> None:
        self._notebook, self._form = notebook, form

    def is_of(self, notebook: Notebook) -> bool:
        """Whether a notebook plans the same."""
        own = self._notebook
        return notebook is own or (notebook.week, notebook.records) == (own.week, own.records)

    @property
    def is_worked_out(self) -> bool:
        """Whether all of it was asked for before, so that it takes no time."""
        return all(name in self.__dict__ for name in _WORKED_OUT)

    def work_out(self) -> None:
        """Ask for all of it; of thousands of activities that takes a while."""
        for name in _WORKED_OUT:
            getattr(self, name)

    @cached_property
    def activities(self) -> tuple[str, ...]:
        """What is planned as the report tells what was held, the money apart."""
        money = {row.code for row in self._form.rows if is_of_money(self._form, row)}
        return tuple(Account(replace(self._held, gaps={}), money).lines(_ALL_OF_THEM))

    @cached_property
    def funding(self) -> tuple[str, ...]:
        """The planned money source by source, in figures and words."""
        return tuple(
            Payments(self._held, self._notebook.week.number_words, unknown="").lines(_MONEY)
        )

    @cached_property
    def assignments(self) -> tuple[str, ...]:
        """Who organises what, a line for each of those who do."""
        return tuple(_assignment_lines(self._notebook))

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """All that belongs to the plan."""
        return of_plan(self._notebook)

    @cached_property
    def schedule(self) -> tuple[tuple[str, str, str, str, str, str], ...]:
        """The activities by day and hour, as `schedule_rows` has them."""
        return tuple(schedule_rows(self._notebook))

    @cached_property
    def _held(self) -> Held:
        return _as_held(self._notebook, self._form)


_WORKED_OUT = ("_held", "activities", "funding", "assignments", "schedule", "records")


def _assignment_lines(notebook: Notebook) -> Iterator[str]:
    duties: dict[str, list[str]] = {}
    for record in of_plan(notebook):
        if isinstance(record, Event | NewsItem) and (who := bare(in_charge(record))):
            without = replace(record, organiser="") if isinstance(record, Event) else record
            duties.setdefault(who, []).append(described(without))
    for who, what in duties.items():
        yield f"- {who}: {'; '.join(what)}."


def in_charge(record: Record) -> str:
    """Return who is in charge of an activity, as far as it says so."""
    match record:
        case Event(organiser=who) | TrainingClass(speaker=who) | NewsItem(outlet=who):
            return who
        case Commendation(awarded_by=who):
            return who
    return ""


def schedule_rows(notebook: Notebook) -> Iterator[tuple[str, str, str, str, str, str]]:
    """Yield the activities by day and hour: day, hour, what, where, in charge, how many people.

    The day stands beside its first activity only; what has no day yet comes last.
    """
    dated = [r for r in of_plan(notebook) if not isinstance(r, _NOT_ON_A_DAY)]
    last = ""
    for record in sorted(dated, key=_when):
        day = _day(record)
        yield ("" if day == last else day, hour_in(record) or "", *_what(record))
        last = day


def _what(record: Record) -> tuple[str, str, str, str]:
    people = record.amount_of("people")
    count = grouped(people) if people else ""
    title = bare(record.title) or kind_of(record).name
    return title, bare(record.place), bare(in_charge(record)), count


def _when(record: Record) -> tuple[bool, str, str]:
    first, last = record.starts, record.ends
    day = first.isoformat() if first else ""
    spans = last.isoformat() if last and last != first else ""
    return first is None, f"{day}{spans}", (hour_in(record) or "").zfill(5)


def _day(record: Record) -> str:
    if record.starts is None:
        return ANY_DAY
    span = short_span(record.starts, record.ends or record.starts)
    return span if "–" in span else f"{weekday_name(record.starts)}, {span}"


def _as_held(notebook: Notebook, form: Form) -> Held:
    """Return what is planned as though it were held, so that the annex can add it up.

    What is not known yet of a plan is no gap in it, and nothing is told of it.
    """
    form = _of_what_is_to_come(form)
    records: Sequence[Record] = [replace(r, state=State.HELD) for r in of_plan(notebook)]
    annex = compute(form, facts_of(records))
    return replace(Held.sorted_in(form, annex, records), lacking={})


def _of_what_is_to_come(form: Form) -> Form:
    """Return a form whose rows and columns name what is planned, not what was done."""
    return replace(
        form,
        rows=tuple(replace(row, label=_planned(row.label)) for row in form.rows),
        columns=tuple(
            replace(column, label=_planned(column.label), group=_planned(column.group))
            for column in form.columns
        ),
        quantities=tuple(replace(q, label=_planned(q.label)) for q in form.quantities),
    )


def _planned(label: str) -> str:
    """Return a label in the words of a plan: "Số sách dự kiến huy động"."""
    return _DONE.sub(lambda done: "Dự kiến" if done[0][0].isupper() else "dự kiến", label)
