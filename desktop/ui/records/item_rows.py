# SPDX-License-Identifier: MIT
"""The records of one numbered item of the form, as the rows of its table."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.domain.entry.entry_forms import entry_form_of
from desktop.domain.form.categories import categories_under
from desktop.domain.form.form import Category
from desktop.domain.week.kinds import kind_of
from desktop.domain.week.records import Record
from desktop.ui.frame.open_week import OpenWeek
from desktop.ui.records.row_model import RecordRow

if TYPE_CHECKING:
    from desktop.domain.entry.fields import EntryForm

_UNSHOWN = {"still_planned", "no_evidence", "no_link"}
"""Problems that state and evidence column tell of already."""


class ItemRows:
    """What belongs to an item; a blank one stands for all that belongs to no row of the form."""

    def __init__(self, week: OpenWeek, item: str) -> None:
        self._week, self._item = week, item
        self.categories = {c.key: c for _row, c in categories_under(week.form, item)}
        self._row_names = {c.key: row.name for row in week.form.rows for c in row.categories}
        self._rows: dict[str, RecordRow] = {}
        self._forms: dict[str, EntryForm] = {}

    @property
    def kinds(self) -> list[str]:
        """The keys of the kinds that belong here, in the order of the form."""
        return list(dict.fromkeys(category.kind for category in self.categories.values()))

    def belongs(self, record: Record) -> bool:
        """Whether a record is one of the item's."""
        known = self.categories if self._item else self._row_names
        return (record.category in known) is bool(self._item)

    def latest(self) -> Record | None:
        """Return the record that was written last, `None` if there is none."""
        records = self._week.notebook.records
        return next((r for r in reversed(records) if self.belongs(r)), None)

    def usual_category(self, last: Record | None) -> Category:
        """Return the row a new record likely belongs to: that of the last one, or the first."""
        category = self.categories.get(last.category) if last else None
        return category or next(iter(self.categories.values()))

    def current(self, quantities: Sequence[str], begun: str) -> list[RecordRow]:
        """Return the rows as they stand now; those that are as before are the same objects.

        `quantities` have a column each. Nothing is asked yet of the record with the id `begun`.
        """
        notebook = self._week.notebook
        photos = Counter(p.record for p in notebook.photos if p.record and not p.fault)
        about = self._week.judgement.about
        rows: dict[str, RecordRow] = {}
        for record in filter(self.belongs, notebook.records):
            old = self._rows.get(record.id)
            asked = sum(p.code not in _UNSHOWN for p in about.get(record.id, ()))
            counts = photos[record.id], 0 if record.id == begun else asked
            if old and old.record is record and (old.photos, old.questions) == counts:
                rows[record.id] = old
            else:
                rows[record.id] = self._row(record, quantities, *counts)
        self._rows = rows
        return list(rows.values())

    def _row(
        self, record: Record, quantities: Sequence[str], photos: int, questions: int
    ) -> RecordRow:
        kind = kind_of(record).key
        if kind not in self._forms:
            self._forms[kind] = entry_form_of(kind, self._week.form, rows=len(self.categories))
        form = self._forms[kind]
        row_name = self._row_names.get(record.category, "")
        counted = (field for field in form.fields if field.name in quantities)
        shown = {field.name for field in counted if field.is_shown(record)}
        return RecordRow(
            record=record,
            detail=row_name if len(self.categories) > 1 else form.detail(record),
            amounts=tuple(record.amount_of(q) if q in shown else None for q in quantities),
            photos=photos,
            questions=questions,
        )
