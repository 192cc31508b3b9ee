# SPDX-License-Identifier: MIT
"""Moves what a Week has to the rows of another form: which records lose theirs, and where to."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.domain.form.categories import Options, category_name
from desktop.domain.form.form import Form
from desktop.domain.form.row_names import LIKE, alike
from desktop.domain.week.changes import Changes
from desktop.domain.week.kinds import KINDS, kind_of
from desktop.domain.week.notebook import Notebook
from desktop.services.weeks.form_change import has_row, on_form
from desktop.services.weeks.remarks import remarks_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Homeless:
    """Records of one category and kind that have no row on another form.

    `name` is what the row was called, `options` the rows that may take them, `likely` the category
    of the one whose name is most like it, blank for none.
    """

    category: str
    kind: str
    name: str
    count: int
    options: Options
    likely: str


def homeless(notebook: Notebook, before: Form, form: Form) -> Sequence[Homeless]:
    """Return what a Week has that lies on no row of another form, by its former rows."""
    lost = Counter((r.category, kind_of(r).key) for r in notebook.records if not has_row(r, form))
    return [_homeless(key, kind, many, before, form) for (key, kind), many in lost.items()]


def _homeless(key: str, kind: str, many: int, before: Form, form: Form) -> Homeless:
    row, category = before.row_of(key), before.category(key)
    name = (category.label if category else "") or (row.label if row else KINDS[kind].name)
    places = [(r, c) for r in form.rows for c in r.categories if c.kind == kind]
    likeness = {c.key: alike(name, c.label or r.label) for r, c in places}
    best = max(likeness, key=lambda found: likeness[found], default="")
    return Homeless(
        category=key,
        kind=kind,
        name=name,
        count=many,
        options=[(c.key, category_name(r, c)) for r, c in places],
        likely=best if likeness.get(best, 0) >= LIKE else "",
    )


def moved(
    notebook: Notebook, before: Form, form: Form, rows: Mapping[tuple[str, str], str]
) -> Changes:
    """Return what moves a Week to another form.

    `rows` has the category that takes the records of a former category and kind; what it does not
    name stays as it is, and is a finding. The remarks of the annex go with their rows; one whose
    row is gone has no place, is a finding too, and comes back with the form that it is of.
    """
    records = {
        r.id: replace(r, category=to)
        for r in notebook.records
        if (to := rows.get((r.category, kind_of(r).key)))
    }
    notes = remarks_on(notebook.row_notes, before, form)
    gone = dict.fromkeys(notebook.row_notes.keys() - notes.keys(), "")
    return Changes(week=on_form(notebook.week, form), records=records, row_notes={**gone, **notes})
