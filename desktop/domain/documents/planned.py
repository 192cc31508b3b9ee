# SPDX-License-Identifier: MIT
"""What is planned, in the words of a plan: its activities, who does what, its money, its days."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from desktop.domain.documents.schedule import Slot, slots_of
from desktop.domain.form.form import Form, Section, SectionSource
from desktop.domain.report.account import Account, Held, is_of_money
from desktop.domain.report.annex import compute
from desktop.domain.report.facts import facts_of
from desktop.domain.report.payments import Payments
from desktop.domain.week.notebook import Notebook
from desktop.domain.week.records import (
    Event,
    NewsItem,
    Record,
    State,
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
_DONE = re.compile(r"\bđã(?: được)?\b", re.IGNORECASE)


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
    def schedule(self) -> tuple[Slot, ...]:
        """The activities that people come to, each with its day and hour."""
        return tuple(slots_of(of_plan(self._notebook)))

    @cached_property
    def _held(self) -> Held:
        return _as_held(self._notebook, self._form)


_WORKED_OUT = ("_held", "activities", "funding", "assignments", "schedule", "records")


def _assignment_lines(notebook: Notebook) -> Iterator[str]:
    duties: dict[str, list[str]] = {}
    for record in of_plan(notebook):
        if isinstance(record, Event | NewsItem) and (who := _organiser(record)):
            without = replace(record, organiser="") if isinstance(record, Event) else record
            duties.setdefault(who, []).append(described(without))
    for who, what in duties.items():
        yield f"- {who}: {'; '.join(what)}."


def _organiser(record: Event | NewsItem) -> str:
    return bare(record.organiser if isinstance(record, Event) else record.outlet)


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
