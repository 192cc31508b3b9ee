# SPDX-License-Identifier: MIT
"""Looks up the year before, so that this year's figures can be seen beside it."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.checks.items import Item, items_of
from desktop.domain.week.at_a_glance import Totals, totals_of
from desktop.domain.week.week import Week
from desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class LastYear:
    """An earlier Week as it compares with this one; `items` go by the codes of this year's form."""

    year: int
    items: Mapping[str, Item]
    totals: Totals


def last_year(workspace: Workspace, week: Week) -> LastYear | None:
    """Return the Week before this one, `None` when the first year's is open.

    Its records are sorted into this year's form, so that one number stands beside the other even
    if the form has changed.

    Raises:
        AppError: the database cannot be read, or the form is not there.
    """
    earlier = [past for past in workspace.store.weeks() if past.year < week.year]
    if not earlier:
        return None
    before = max(earlier, key=lambda past: past.year)
    notebook = workspace.store.notebook(before.id)
    items = items_of(workspace.form_of(week), notebook)
    return LastYear(
        before.year, {item.row.code: item for item in items}, totals_of(notebook.records)
    )
