# SPDX-License-Identifier: MIT
"""The numbered items of the form as a list of tasks: what is in each and how far it has come."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.checks import Problem
from desktop.domain.form.form import Form, Row
from desktop.domain.report.annex import Annex
from desktop.domain.report.headlines import item_figures
from desktop.domain.week.notebook import Notebook
from desktop.domain.week.records import Record, State

_PLANNED = "still_planned"


class ItemState(StrEnum):
    """How far an item of the form has come: trống, đang làm, cần xem, xong."""

    EMPTY = "empty"
    IN_PROGRESS = "in_progress"
    HAS_PROBLEMS = "has_problems"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A numbered item of the form (1 to 10) as it stands.

    `figures` are those of the annex, each with its unit; blank ones are not among them. `problems`
    counts what should be looked at. `kinds` are the record kinds it takes.
    """

    row: Row
    kinds: tuple[str, ...]
    records: int
    figures: tuple[tuple[str, int], ...]
    problems: int
    state: ItemState


def items_of(
    form: Form, notebook: Notebook, annex: Annex, problems: Sequence[Problem] = ()
) -> tuple[Item, ...]:
    """Return the items of the form, in the order printed."""
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.record:
            found.setdefault(problem.record, []).append(problem)
    sorted_in = _by_item(form, notebook.records)
    return tuple(
        _item(form, row, annex, sorted_in.get(row.code, ()), found)
        for row in form.rows
        if row.is_heading and any(r.categories for r in form.rows_under(row.code))
    )


def item_of(form: Form, category: str) -> str:
    """Return the code of the item under which a category stands, blank if it is not in the form."""
    row = form.row_of(category)
    return row.code.split(".")[0] if row else ""


def _by_item(form: Form, records: Sequence[Record]) -> dict[str, list[Record]]:
    codes: dict[str, str] = {}
    groups: dict[str, list[Record]] = {}
    for record in records:
        if record.category not in codes:
            codes[record.category] = item_of(form, record.category)
        groups.setdefault(codes[record.category], []).append(record)
    return groups


def _item(
    form: Form,
    row: Row,
    annex: Annex,
    records: Sequence[Record],
    found: dict[str, list[Problem]],
) -> Item:
    kinds = dict.fromkeys(c.kind for r in form.rows_under(row.code) for c in r.categories)
    problems = [p for record in records for p in found.get(record.id, ())]
    return Item(
        row=row,
        kinds=tuple(kinds),
        records=len(records),
        figures=item_figures(form, annex, row.code),
        problems=sum(p.code != _PLANNED for p in problems),
        state=_state(records, problems),
    )


def _state(records: Sequence[Record], problems: Sequence[Problem]) -> ItemState:
    if not records:
        return ItemState.EMPTY
    if any(problem.code != _PLANNED for problem in problems):
        return ItemState.HAS_PROBLEMS
    if any(record.state is State.PLANNED for record in records):
        return ItemState.IN_PROGRESS
    return ItemState.DONE
