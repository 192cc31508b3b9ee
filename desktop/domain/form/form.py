# SPDX-License-Identifier: MIT
"""The official form as data: its rows, columns, units, categories and outline.

What a circular changes from year to year stands here and is read from a TOML file (`form_file`).
How a figure comes about is told in `measures`, who signs and what is fixed wording in `paper`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import accumulate, chain
from typing import Any

from desktop.domain.form.listings import Listing
from desktop.domain.form.measures import FigureAt, Measure
from desktop.domain.form.paper import AnnexWording, ReportWording, Sending, Signer


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A number column; neighbours with the same `group` share a heading above theirs.

    A column `within` another has none of its own on paper: its figure is the second in the cells
    of that one, "16/20", or in `brackets` "120 (80)".
    """

    key: str
    label: str
    group: str = ""
    within: str = ""
    brackets: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A stable name under which records are kept, and the kind of record it takes.

    `label` tells categories of one row apart; blank means the row's own label. A category with
    `last_year` takes one number: that figure of the Week before, filled in where it is known.
    """

    key: str
    kind: str
    label: str = ""
    last_year: FigureAt | None = None


def printed_columns(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Return the columns that have one of their own on paper."""
    return tuple(column for column in columns if not column.within)


class RowNotes(StrEnum):
    """What the notes column of a row shows when the clerk typed nothing there."""

    NOTHING = "nothing"
    TITLES = "titles"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the annex.

    `code` is the stable address ("1.4"; its parent is "1"), `number` what is printed in the STT
    column. `short` names the row on the screen, where `label` as printed would be too long.
    `original` keeps the district's own spelling where `label` corrects it. Records may
    sit on any row, a heading too: the row only has to declare `categories`.
    """

    code: str
    label: str
    number: str = ""
    short: str = ""
    original: str = ""
    unit: str = ""
    categories: tuple[Category, ...] = ()
    cells: Mapping[str, Measure] = field(default_factory=dict)
    notes: RowNotes = RowNotes.NOTHING

    @property
    def name(self) -> str:
        """What the row is called on the screen."""
        return self.short or self.label

    @property
    def title(self) -> str:
        """Its name after its number, "1. Lớp bồi dưỡng"."""
        return f"{self.number}. {self.name}" if self.number else self.name

    @property
    def is_heading(self) -> bool:
        """Whether this is a numbered item rather than one of the rows beneath it."""
        return "." not in self.code


class SectionSource(StrEnum):
    """Where the text of a section of the report comes from."""

    HEADING = "heading"
    TYPED = "typed"
    ACCOUNT = "account"
    FUNDING = "funding"
    ANNEX = "annex"
    EVIDENCE = "evidence"


SECTION_LEVELS = (1, 2, 3)
"""How deep a section may lie: a part (I), a clause (1), a point (a)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the report's outline, numbered as printed (the 2020 form skips I.3).

    `hint` tells the clerk what belongs there. An `account` may be confined to some `rows`.
    `sources` words the rows of a funding section that are told apart by the records' own choice,
    "state_budget" and "other_source"; any other row is told by its label. `text` is what an
    annex or evidence section says ("Có phụ lục kèm theo").
    """

    key: str
    title: str
    number: str = ""
    level: int = 2
    source: SectionSource = SectionSource.TYPED
    optional: bool = False
    hint: str = ""
    rows: tuple[str, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    text: str = ""

    @property
    def is_heading(self) -> bool:
        """Whether it only gathers the sections beneath it."""
        return self.source is SectionSource.HEADING


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number that only this form asks for, kept with the records of the given kinds."""

    key: str
    label: str
    unit: str = ""
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Form:
    """One version of one official form. `source` cites the document it was taken from.

    `derived` keeps what was worked out from it, by whoever does that `once`.
    """

    format: int
    id: str
    version: int
    name: str
    source: str = ""
    report: ReportWording
    annex: AnnexWording
    sending: Sending = field(default_factory=Sending)
    columns: tuple[Column, ...]
    quantities: tuple[Quantity, ...] = ()
    rows: tuple[Row, ...]
    listings: tuple[Listing, ...] = ()
    sections: tuple[Section, ...]
    signers: tuple[Signer, ...]

    @property
    def identity(self) -> str:
        """What names this version of the form; figures under another one are other figures."""
        return f"{self.id} {self.version}"

    def row(self, code: str) -> Row:
        """Return the row with this code.

        Raises:
            KeyError: the form has no such row.
        """
        return self._by_code[code]

    def row_of(self, category: str) -> Row | None:
        """Return the row whose records carry this category, `None` if the form has none."""
        return self._by_category.get(category)

    def category(self, key: str) -> Category | None:
        """Return a declared category, `None` if the form has none of that name."""
        row = self.row_of(key)
        return next(c for c in row.categories if c.key == key) if row else None

    def counted(self, row: Row, measure: Measure) -> tuple[Row, ...]:
        """Return the rows whose records a figure of a row looks at, each once."""
        under = [self.rows_under(code) for code in measure.scopes(row.code)]
        return under[0] if len(under) == 1 else tuple(chain.from_iterable(under))

    def rows_under(self, code: str) -> tuple[Row, ...]:
        """Return the row itself and every row beneath it, in the order printed."""
        return tuple(self._under.get(code, ()))

    def counts_as(self, other: "Form") -> bool:
        """Whether all figures come about as those of another form: only words tell them apart."""
        if (self.columns, self.quantities) != (other.columns, other.quantities):
            return False
        both = zip(self.rows, other.rows, strict=False)
        is_same = all(one is two or _figures(one) == _figures(two) for one, two in both)
        return is_same and len(self.rows) == len(other.rows)

    def asks_for(self, name: str) -> bool:
        """Whether some figure adds this quantity up, or tells records apart by this choice."""
        measures = (m for r in self.rows for m in r.cells.values())
        return any(m.sum == name or name in m.where for m in measures)

    def looks_at(self, category: str) -> bool:
        """Whether some figure takes anything from the records of a category."""
        return category in self._looked_at

    def source_of(self, category: str) -> str | None:
        """Return the source of money that a row stands for; `None` if its records choose theirs.

        A row that takes payments and adds up those of one source only has no others.
        """
        row = self.row_of(category)
        own = [m for m in row.cells.values() if m.scopes(row.code) == (row.code,)] if row else []
        sources = {m.where.get("source") for m in own if m.sum == "amount"}
        return sources.pop() if len(sources) == 1 else None

    @cached_property
    def printed_keys(self) -> tuple[str, ...]:
        """The columns with one of their own on paper; figures lie across those alone."""
        return tuple(column.key for column in printed_columns(self.columns))

    @cached_property
    def derived(self) -> dict[object, Any]:
        """What follows from the form alone, as far as it was asked for."""
        return {}

    @cached_property
    def _by_code(self) -> Mapping[str, Row]:
        return {row.code: row for row in reversed(self.rows)}

    @cached_property
    def _by_category(self) -> Mapping[str, Row]:
        return {c.key: row for row in reversed(self.rows) for c in row.categories}

    @cached_property
    def _under(self) -> Mapping[str, list[Row]]:
        under: dict[str, list[Row]] = {}
        for row in self.rows:
            for code in accumulate(row.code.split("."), "{}.{}".format):
                under.setdefault(code, []).append(row)
        return under

    @cached_property
    def _looked_at(self) -> frozenset[str]:
        return frozenset(
            category.key
            for row in self.rows
            for measure in row.cells.values()
            if measure.is_of_records
            for under in self.counted(row, measure)
            for category in under.categories
            if measure.where.get("category", category.key) == category.key
        )


def _figures(row: Row) -> tuple[object, ...]:
    return row.code, row.unit, row.categories, row.cells, row.notes
