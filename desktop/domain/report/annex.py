# SPDX-License-Identifier: MIT
"""Computes the annex of figures: one pure function from form and records to every number shown.

The screen, the documents and the machine-readable file all show this one object.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import chain
from operator import attrgetter

from desktop.domain.form.asked import is_wanted
from desktop.domain.form.form import Column, Form, Row, RowNotes
from desktop.domain.form.measures import Measure, Stage
from desktop.domain.form.money import DONG, scale_of
from desktop.domain.form.spelling import Spelling
from desktop.domain.report.cells import Cell, figure_of_records, records_behind, shown_as
from desktop.domain.report.derived import derived
from desktop.domain.report.facts import Facts, KnownFacts, facts_of
from desktop.domain.vietnamese import same_spelling_key
from desktop.domain.week.collected import NOTHING_COLLECTED, CellKey, Collected
from desktop.domain.week.notebook import Notebook
from desktop.domain.week.records import State
from desktop.domain.week.wording import bare, listed, said


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """A row of the form with its figures by column key; columns it has none for are absent.

    `texts` are what stands in the columns that name records instead of counting them.
    """

    row: Row
    cells: Mapping[str, Cell]
    notes: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Annex:
    """The whole table, rows in the order printed."""

    columns: tuple[Column, ...]
    rows: tuple[AnnexRow, ...]

    def value(self, code: str, column: str) -> int | Decimal | None:
        """Return one figure as shown, `None` when it is blank or the form has none there."""
        cell = self.cell(code, column)
        return cell.value if cell else None

    def cell(self, code: str, column: str) -> Cell | None:
        """Return one cell, `None` where the form has no figure."""
        row = self._by_code.get(code)
        return row.cells.get(column) if row else None

    @cached_property
    def _by_code(self) -> Mapping[str, AnnexRow]:
        return {row.row.code: row for row in reversed(self.rows)}


def annex_of(form: Form, notebook: Notebook, known: KnownFacts | None = None) -> Annex:
    """Return the annex of a Week, of its own records and what it collects.

    `known` is as for `facts_of`.
    """
    facts = facts_of(notebook.records, known)
    return compute(form, facts, notebook.row_notes, notebook.collected)


def compute(
    form: Form,
    facts: Iterable[Facts],
    row_notes: Mapping[str, str] | None = None,
    collected: Collected = NOTHING_COLLECTED,
) -> Annex:
    """Return the annex that `form` makes of the records and of what units sent.

    `row_notes` are the clerk's own remarks by row code. A figure is blank, not zero, as long as
    no record gives it a number. What units sent is added figure by figure, so that each is the
    sum of its sources; one that does not add up, as a share, is made of the sums of its parts.
    """
    work = _Computation(form, facts, collected)
    notes = row_notes or {}
    rows = (
        AnnexRow(
            _as_printed(row, form),
            {column: work.cell(row, column) for column in row.cells if not row.cells[column].names},
            notes.get(row.code) or work.default_note(row),
            {column: work.text(row, m) for column, m in row.cells.items() if m.names},
        )
        for row in form.rows
    )
    return Annex(form.columns, tuple(rows))


def recomputed(annex: Annex, before: Form, after: Form, facts: Iterable[Facts]) -> Annex:
    """Return the annex of an edited form, of records alone; `annex` is that of the form before.

    Where only words were edited, no figure is worked out again.
    """
    if not after.counts_as(before):
        return compute(after, facts)
    rows = zip(annex.rows, after.rows, strict=True)
    printed = (replace(line, row=_as_printed(row, after)) for line, row in rows)
    return Annex(after.columns, tuple(printed))


def _as_printed(row: Row, form: Form) -> Row:
    """Return a row with its label in the spelling that the form is printed in."""
    is_original = form.annex.spelling is Spelling.ORIGINAL and row.original
    return replace(row, label=row.original) if is_original else row


class _Computation:
    def __init__(self, form: Form, facts: Iterable[Facts], collected: Collected) -> None:
        self.form = form
        self.collected, self.totals = collected, collected.totals
        self.own: dict[CellKey, Cell] = {}
        self.done: dict[CellKey, Cell] = {}
        self.planned: defaultdict[str, list[Facts]] = defaultdict(list)
        for fact in facts:
            self.planned[fact.category].append(fact)
        for category, alike in self.planned.items():
            if source := form.source_of(category):
                self.planned[category] = [fact._replace(source=source) for fact in alike]
        self.held = {
            category: [fact for fact in alike if fact.state == State.HELD]
            for category, alike in self.planned.items()
        }

    def cell(self, row: Row, column: str) -> Cell:
        """Return a figure as it is printed: one's own and what units sent."""
        if not self.totals:
            return self._own(row, column)
        key = row.code, column
        if key not in self.done:
            self.done[key] = self._merged(row, column, row.cells[column])
        return self.done[key]

    def text(self, row: Row, measure: Measure) -> str:
        """Return the different names that a cell tells, in the order of entry."""
        facts, name_of = self._wanted(row, measure), attrgetter(measure.names or "")
        names: dict[str, str] = {}
        for name in (bare(name_of(fact)) for fact in facts):
            names.setdefault(same_spelling_key(name), name)
        return "; ".join(filter(None, names.values()))

    def _merged(self, row: Row, column: str, measure: Measure) -> Cell:
        if not measure.is_additive:
            return self._derived(row, column, measure, self.cell)
        own, theirs = self._own(row, column), self.totals.get((row.code, column))
        if theirs is None:
            return own
        number = Fraction(own.number or 0) + theirs
        scale = scale_of(self.form, row, column)
        whole = int(number) if number.denominator == 1 else number
        return replace(shown_as(whole, own.records, measure, scale), has_units=True)

    def _own(self, row: Row, column: str) -> Cell:
        key = row.code, column
        if key not in self.own:
            self.own[key] = self._cell(row, column, row.cells[column])
        return self.own[key]

    def default_note(self, row: Row) -> str:
        titles = self._titles(row) if row.notes is RowNotes.TITLES else ""
        return "; ".join(filter(None, (titles, self._rounded_from(row))))

    def _rounded_from(self, row: Row) -> str:
        """Return the amounts in đồng that lost something when they were rounded."""
        amounts = [
            cell.exact
            for column, measure in row.cells.items()
            if not measure.names
            and (cell := self.cell(row, column)).exact is not None
            and cell.value != Fraction(cell.exact, scale_of(self.form, row, column))
        ]
        return (
            f"Làm tròn từ {listed([said(amount, DONG) for amount in amounts])}" if amounts else ""
        )

    def _titles(self, row: Row) -> str:
        is_counted = any(self.form.looks_at(category.key) for category in row.categories)
        rows = self.form.rows_under(row.code)
        facts = [fact for fact in self._facts_on(rows, Stage.HELD) if fact.title]
        own = (fact.title if is_counted else _with_figures(fact) for fact in facts)
        return "; ".join((*own, *self.collected.notes(row.code)))

    def _cell(self, row: Row, column: str, measure: Measure) -> Cell:
        if measure.is_of_records:
            cell = figure_of_records(self._wanted(row, measure), measure)
            scale = scale_of(self.form, row, column)
            return cell if scale == 1 else shown_as(cell.number, cell.records, measure, scale)
        return self._derived(row, column, measure, self._own)

    def _derived(
        self, row: Row, column: str, measure: Measure, cell: Callable[[Row, str], Cell]
    ) -> Cell:
        """Return a figure made of other figures, each as `cell` gives it."""
        made_of = measure.made_of(row.code, column)
        parts = [cell(self.form.row(code), at) for code, at in made_of]
        number = derived(measure, [part.number for part in parts])
        shown = shown_as(number, records_behind(parts), measure, scale_of(self.form, row, column))
        return replace(shown, has_units=True) if any(p.has_units for p in parts) else shown

    def _wanted(self, row: Row, measure: Measure) -> list[Facts]:
        """Return the records that a cell of a row is of."""
        rows = self.form.counted(row, measure)
        facts = self._facts_on(rows, measure.state)
        for name, wanted in measure.where.items():
            facts = [f for f in facts if is_wanted(name, getattr(f, name), wanted)]
        return facts

    def _facts_on(self, rows: Iterable[Row], stage: Stage) -> list[Facts]:
        by_category = self.held if stage is Stage.HELD else self.planned
        categories = [c.key for row in rows for c in row.categories]
        return [*chain.from_iterable(by_category.get(key, ()) for key in categories)]


def _with_figures(fact: Facts) -> str:
    """Return what was done and how much of it, where the note is all that the annex has of it."""
    worth = said(fact.amount or None, DONG)
    figures = (
        said(fact.people or None, "người"),
        said(fact.quantity or None, bare(fact.unit or "")),
        said(fact.hours or None, "giờ"),
        said(fact.metres or None, "mét"),
        f"trị giá {worth}" if worth else "",
    )
    told = ", ".join(filter(None, figures))
    return f"{fact.title} ({told})" if told else fact.title
