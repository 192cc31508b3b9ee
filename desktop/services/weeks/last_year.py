# SPDX-License-Identifier: MIT
"""Looks up the year before: its figures beside this year's, its activities to be planned again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from desktop.domain.checks.items import Item, items_of
from desktop.domain.entry.planned_again import planned_again
from desktop.domain.form.asked import FigureKey
from desktop.domain.form.categories import category_name
from desktop.domain.form.form import Form
from desktop.domain.report.annex import annex_of
from desktop.domain.report.headlines import headlines
from desktop.domain.week.notebook import Notebook
from desktop.domain.week.records import (
    Event,
    OtherItem,
    Publication,
    Record,
    State,
    TrainingClass,
)
from desktop.domain.week.week import Week
from desktop.services.workspace import Workspace
from desktop.storage.weeks import WeekSummary


@dataclass(frozen=True, slots=True)
class LastYear:
    """An earlier Week as it compares with this one, on this year's form.

    `items` go by the codes of their rows, `headlines` by the figures of the annex they consist of.
    """

    year: int
    items: Mapping[str, Item]
    headlines: Mapping[tuple[FigureKey, ...], int | None]


def repeated_figures(workspace: Workspace, week: Week) -> tuple[OtherItem, ...]:
    """Return what this year's form repeats of the Week before, an entry each, as far as known.

    Raises:
        AppError: the database cannot be read, or the form is not there.
    """
    form, before = workspace.form_of(week), _week_before(workspace, week)
    wanted = [(r, c, c.last_year) for r in form.rows for c in r.categories if c.last_year]
    if before is None or not wanted:
        return ()
    annex = annex_of(form, workspace.store.notebook(before.id))
    cells = ((row, category, annex.cell(at.row, at.column)) for row, category, at in wanted)
    return tuple(
        OtherItem(
            id=str(uuid4()),
            category=category.key,
            title=category.label or row.label,
            quantity=cell.number,
        )
        for row, category, cell in cells
        if cell is not None and isinstance(cell.number, int)
    )


def last_year(workspace: Workspace, week: Week) -> LastYear | None:
    """Return the Week before this one, `None` when the first year's is open.

    Its records are sorted into this year's form, so that one number stands beside the other even
    if the form has changed.

    Raises:
        AppError: the database cannot be read, or the form is not there.
    """
    before = _week_before(workspace, week)
    if before is None:
        return None
    notebook = workspace.store.notebook(before.id)
    form = workspace.form_of(week)
    annex = annex_of(form, notebook)
    return LastYear(
        before.year,
        {item.row.code: item for item in items_of(form, notebook, annex)},
        {headline.keys: headline.value for headline in headlines(form, annex)},
    )


@dataclass(frozen=True, slots=True)
class Repeatable:
    """An activity of the year before as a plan for this one.

    `row` is its row in this year's form, blank where that has none. `is_likely` tells whether it
    will take place again: it is planned ahead, unlike news, and not yet in this Week.
    """

    plan: Record
    row: str
    is_likely: bool


def repeatable(workspace: Workspace, notebook: Notebook) -> tuple[Repeatable, ...]:
    """Return the activities of the Week before this one, by their days; none in the first year.

    Raises:
        AppError: the database cannot be read, or the form is not there.
    """
    week = notebook.week
    summary = _week_before(workspace, week)
    if summary is None:
        return ()
    form, earlier = workspace.form_of(week), workspace.store.notebook(summary.id)
    known = {(record.title, record.category) for record in notebook.records}
    found = (r for r in earlier.records if _can_be_repeated(r))
    plans = sorted((planned_again(r, earlier.week, week) for r in found), key=_by_day)
    return tuple(
        Repeatable(
            plan,
            row=(row := _row(form, plan.category)),
            is_likely=bool(row)
            and isinstance(plan, _PLANNED_AHEAD)
            and (plan.title, plan.category) not in known,
        )
        for plan in plans
    )


def _row(form: Form, key: str) -> str:
    row, category = form.row_of(key), form.category(key)
    return category_name(row, category) if row and category else ""


_PLANNED_AHEAD = TrainingClass, Event, Publication, OtherItem
"""The kinds that a plan names one by one; news, gifts and praise come as they come."""


def _can_be_repeated(record: Record) -> bool:
    return record.state is not State.CANCELLED and bool(record.title.strip())


def _by_day(record: Record) -> date:
    return record.starts or date.max


def _week_before(workspace: Workspace, week: Week) -> WeekSummary | None:
    earlier = [past for past in workspace.store.weeks() if past.year < week.year]
    return max(earlier, key=lambda past: past.year, default=None)
