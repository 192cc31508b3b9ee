# SPDX-License-Identifier: MIT
"""Looks up the year before, so that this year's figures can be seen beside it."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.checks.items import Item, items_of
from desktop.domain.form.asked import FigureKey
from desktop.domain.report.annex import annex_of
from desktop.domain.report.headlines import headlines
from desktop.domain.week.week import Week
from desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class LastYear:
    """An earlier Week as it compares with this one, on this year's form.

    `items` go by the codes of their rows, `headlines` by the figures of the annex they consist of.
    """

    year: int
    items: Mapping[str, Item]
    headlines: Mapping[tuple[FigureKey, ...], int | None]


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
    form = workspace.form_of(week)
    annex = annex_of(form, notebook)
    return LastYear(
        before.year,
        {item.row.code: item for item in items_of(form, notebook, annex)},
        {headline.keys: headline.value for headline in headlines(form, annex)},
    )
