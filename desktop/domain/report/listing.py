# SPDX-License-Identifier: MIT
"""Lists the activities that were held, a line each, as an annex of the report."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.form.form import Form
from desktop.domain.form.listings import DAYS, Listing
from desktop.domain.vietnamese import short_span
from desktop.domain.week.notebook import Notebook
from desktop.domain.week.records import Record, State
from desktop.domain.week.wording import bare

ListedCell = str | int | None
"""What stands in a cell of the list: a text, a number, nothing."""


@dataclass(frozen=True, slots=True)
class ListedActivities:
    """A list by the keys of its columns; the lines stand in the order of the rows and of entry."""

    keys: tuple[str, ...]
    heads: tuple[str, ...]
    lines: tuple[tuple[ListedCell, ...], ...]


def listed_activities(listing: Listing, notebook: Notebook, form: Form) -> ListedActivities:
    """Return the list that a form asks for."""
    keys = tuple(column.key for column in listing.columns)
    lines = (tuple(_told(record, key) for key in keys) for record in _held(listing, notebook, form))
    heads = tuple(column.label for column in listing.columns)
    return ListedActivities(keys, heads, tuple(lines))


def _held(listing: Listing, notebook: Notebook, form: Form) -> Iterator[Record]:
    codes = listing.rows or tuple(row.code for row in form.rows)
    rows = dict.fromkeys(row.code for code in codes for row in form.rows_under(code))
    for code in rows:
        categories = {category.key for category in form.row(code).categories}
        for record in notebook.records:
            if record.category in categories and record.state is State.HELD:
                yield record


def _told(record: Record, key: str) -> ListedCell:
    if key == DAYS:
        return short_span(record.starts, record.ends or record.starts) if record.starts else ""
    value = getattr(record, key, None)
    return bare(value) if isinstance(value, str) else record.amount_of(key)
