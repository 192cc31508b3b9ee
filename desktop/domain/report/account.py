# SPDX-License-Identifier: MIT
"""Gives the account of the activities: every figure of the annex once, and what is behind it."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.form.asked import FigureKey, Gaps, gaps_of, quantity_in_words
from desktop.domain.form.form import Form, Quantity, Row, RowNotes, Section, SectionSource
from desktop.domain.report.annex import Annex
from desktop.domain.report.cells import Cell
from desktop.domain.report.numbering import POINT
from desktop.domain.report.row_figures import figures_in_words, figures_of
from desktop.domain.report.units import after_count, is_count, units_of
from desktop.domain.vietnamese import fold, from_capitals
from desktop.domain.vietnamese.lettering import POINTS
from desktop.domain.week.records import BookDonation, Funding, OtherItem, Record, State
from desktop.domain.week.wording import ALL, Figures, described, figure, listed, named, said

_GIVERS = {Funding: "Nguồn: ", BookDonation: "Đơn vị, cá nhân tặng: "}
"""The kinds whose titles are those who gave."""

_NAMED_BY_ROW = ("sessions", "copies", "quantity")

_IN_BRACKETS = re.compile(r"\s*\([^()]*\)$")
_AMONG = re.compile(r"^trong đó: *", re.IGNORECASE)
_IN_WHICH = re.compile(r"[,;]?\s*trong đó$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Held:
    """The records held, as the form sorts them and as the annex counts them.

    `lacking` are the figures that miss a number of a record, by its id.
    """

    form: Form
    annex: Annex
    by_row: Mapping[str, Sequence[Record]]
    behind: Mapping[FigureKey, frozenset[str]]
    gaps: Gaps
    lacking: Mapping[str, Sequence[FigureKey]]

    @classmethod
    def sorted_in(cls, form: Form, annex: Annex, records: Sequence[Record]) -> "Held":
        """Return the records by the codes of their rows, in their order."""
        codes = {c.key: row.code for row in form.rows for c in row.categories}
        by_row: dict[str, list[Record]] = defaultdict(list)
        for record in records:
            if record.category in codes and record.state is State.HELD:
                by_row[codes[record.category]].append(record)
        behind = {
            (row.row.code, column): frozenset(cell.records) | _units_in(cell)
            for row in annex.rows
            for column, cell in row.cells.items()
        }
        gaps = gaps_of(form, records)
        lacking: dict[str, list[FigureKey]] = defaultdict(list)
        for key, missing in gaps.items():
            for record in missing:
                lacking[record.id].append(key)
        return cls(form, annex, by_row, behind, gaps, dict(lacking))

    def on(self, row: Row) -> Sequence[Record]:
        """Return the records on a row itself."""
        return self.by_row.get(row.code, ())

    def under(self, row: Row) -> list[Record]:
        """Return the records on a row and on those beneath it."""
        return [r for under in self.form.rows_under(row.code) for r in self.on(under)]

    def has_units(self, row: Row) -> bool:
        """Whether units have a part in a figure of a row."""
        return any(
            self.behind.get((row.code, column), frozenset()) >= _UNITS for column in row.cells
        )

    def figures(self, row: Row) -> str:
        """Return what a row comes to in words, blank if it shows nothing."""
        return figures_in_words(figures_of(self.form, self.annex, row.code, self.gaps))

    def told_with(self, record: Record) -> Figures:
        """Return the figures that a record is told with: its share in what the annex adds up.

        Where it is alone behind a figure, that one tells it; where the annex has no figure for
        such records, it has theirs in its notes.
        """
        several, alone = set[str](), set[str]()
        for (code, column), ids in self.behind.items():
            measure = self.form.row(code).cells[column]
            if record.id in ids and measure.sum:
                is_alone = len(ids) == 1 and (code, column) not in self.gaps
                (alone if is_alone else several).add(measure.sum)
        if not self.form.looks_at(record.category):
            row = self.form.row_of(record.category)
            in_note = row is not None and row.notes is RowNotes.TITLES and record.title
            return ALL if in_note and isinstance(record, OtherItem) else Figures(())
        own = (
            _said_of(quantity, number)
            for quantity in self.form.quantities
            if quantity.key in several - alone and (number := record.other.get(quantity.key))
        )
        more = (*own, *self._unknown(record))
        return Figures(several - alone, more, self._nouns(record.category))

    def _nouns(self, category: str) -> Mapping[str, str]:
        """Return what the row of a category calls what it counts, by the quantity."""
        row = self.form.row_of(category)
        units = units_of(self.form, row) if row else {}
        sums = {row.cells[column].sum: unit for column, unit in units.items()} if row else {}
        return {quantity: sums[quantity] for quantity in _NAMED_BY_ROW if sums.get(quantity)}

    def is_mere_figure(self, record: Record) -> bool:
        """Whether a record only brings a number in ("Dân số"), which its row tells already.

        Such a one has no day, place or name of its own, or is there for a column ("Kế hoạch").
        """
        if not isinstance(record, OtherItem) or record.starts or record.place:
            return False
        if record.id in self.lacking:
            return False
        alone = [key for key, ids in self.behind.items() if ids == {record.id}]
        wanted = (self.form.row(code).cells[column].where for code, column in alone)
        row = self.form.row_of(record.category)
        title, label = _nouns_in(record.title), _nouns_in(row.label if row else "")
        is_named_so = title <= label or label <= title
        return any(w.get("category") == record.category for w in wanted) or (
            bool(alone) and is_named_so
        )

    def _unknown(self, record: Record) -> list[str]:
        """Return what of a record the annex would add up if it were known."""
        quantities = {
            self.form.row(code).cells[column].sum: None
            for code, column in self.lacking.get(record.id, ())
        }
        words = [
            _IN_BRACKETS.sub("", quantity_in_words(q, record, self.form)) for q in quantities if q
        ]
        return [f"chưa rõ {listed(words)}"] if words else []


_UNITS = frozenset({""})


def _units_in(cell: Cell) -> frozenset[str]:
    """Return what stands for all units together among the sources of a figure, if they are."""
    return _UNITS if cell.has_units else frozenset()


def _nouns_in(text: str) -> set[str]:
    """Return the words of a name but for those that say that something is counted."""
    return set(re.findall(r"\w+", fold(text))) - {"tong", "so", "luong"}


def _said_of(quantity: Quantity, number: int) -> str:
    """Return one of the form's own quantities in words: "07 bài dự thi", "học sinh 24 em"."""
    noun = after_count(quantity.label)
    if noun and (is_count(quantity.label) or noun.startswith(f"{quantity.unit} ")):
        return f"{figure(number)} {noun}"
    return f"{noun} {said(number, quantity.unit)}".strip()


@dataclass(frozen=True, slots=True)
class Account:
    """What is told of the records held; rows `elsewhere` are told in other sections."""

    held: Held
    elsewhere: Collection[str]

    def lines(self, section: Section) -> Iterator[str]:
        """Yield a paragraph for each item that has something, and what it consists of.

        They are lettered, but for those of a section that has a letter itself, and for a lone one.
        """
        form = self.held.form
        rows = [form.row(code) for code in section.rows]
        is_point = section.level == POINT
        points = iter("" if is_point else POINTS)
        for item in rows or [row for row in form.rows if row.is_heading]:
            there = [r for r in form.rows_under(item.code) if self._says_something(r)]
            if there:
                figures = self.held.figures(item) if item in there else ""
                head = f"{name_of(item)}: {figures}." if figures else f"{name_of(item)}:"
                letter = "" if len(rows) == 1 else next(points, "-")
                yield f"{letter}{')' if letter.isalpha() else ''} {head}".strip()
                below = [row for row in there if row is not item]
                is_under = is_point and len(rows) != 1
                yield from self._details(item, below, "+" if is_under else "-")

    def _details(self, item: Row, rows: Sequence[Row], mark: str) -> Iterator[str]:
        """Yield a line for each row under an item; deeper ones stand under theirs with a plus.

        The item's own records come after the rows that only add them up.
        """
        sums = 0
        while sums < len(rows) and not self._takes_records(rows[sums]):
            sums += 1
        yield from (self._line(item, row, mark) for row in rows[:sums])
        own = [] if item.code in self.elsewhere else self._named_on(item)
        names = named(own, self.held.told_with)
        if own and names != name_of(item):
            lead = self._lead(item, own) if sums or self.held.figures(item) else ""
            yield f"{mark} {lead}{names}." if lead else f"{mark} {names[:1].upper()}{names[1:]}."
        yield from (self._line(item, row, mark) for row in rows[sums:])

    def _lead(self, item: Row, own: Sequence[Record]) -> str:
        """Return how those are introduced that stand behind figures told before."""
        if all(type(record) in _GIVERS for record in own):
            return _GIVERS[type(own[0])]
        is_all = len(own) > 1 and self._are_all(own, item)
        return "Gồm: " if is_all else ""

    def _line(self, item: Row, row: Row, mark: str) -> str:
        """Return what one row consists of; its figures are said once, before or after the names."""
        mark = "+" if row.code.count(".") - item.code.count(".") > 1 else mark
        name, figures, own = name_of(row), self.held.figures(row), self._named_on(row)
        if not own:
            return f"{mark} {name}: {figures}." if figures else f"{mark} {name}:"
        if not figures:
            return f"{mark} {name}: {named(own, self.held.told_with)}."
        if len(own) == 1 and self._is_alone(own[0], row):
            only = described(own[0], self.held.told_with(own[0]))
            return f"{mark} {'' if only.startswith(name) else f'{name}: '}{only}, {figures}."
        gathers = "gồm" if self._are_all(own, row) else "trong đó"
        lead = f"{gathers}: " if len(own) > 1 else f"{gathers} "
        return f"{mark} {name}: {figures}, {lead}{named(own, self.held.told_with)}."

    def _says_something(self, row: Row) -> bool:
        if row.code in self.elsewhere:
            return False
        rows = self.held.form.rows_under(row.code)
        is_named = any(self._named_on(r) for r in rows if r.code not in self.elsewhere)
        return is_named or bool(self.held.figures(row))

    def _named_on(self, row: Row) -> list[Record]:
        return [r for r in self.held.on(row) if not self.held.is_mere_figure(r)]

    def _takes_records(self, row: Row) -> bool:
        return any(r.categories for r in self.held.form.rows_under(row.code))

    def _are_all(self, own: Sequence[Record], row: Row) -> bool:
        """Whether these records are all there is under a row; what units sent is not among them."""
        has_units = any(map(self.held.has_units, self.held.form.rows_under(row.code)))
        return not has_units and len(own) == len(self.held.under(row))

    def _is_alone(self, record: Record, row: Row) -> bool:
        """Whether a row's figures are all this record's own."""
        ids = [ids for (code, _column), ids in self.held.behind.items() if code == row.code]
        return len(self.held.under(row)) == 1 and all(found <= {record.id} for found in ids)


def told_elsewhere(section: Section, form: Form) -> frozenset[str]:
    """Return the codes of the rows that other sections tell, so that all is told once."""
    codes: set[str] = set()
    if any(s.source is SectionSource.FUNDING for s in form.sections):
        codes |= {row.code for row in form.rows if is_of_money(form, row)}
    accounts = [s for s in form.sections if s.source is SectionSource.ACCOUNT]
    for other in accounts:
        if other is section:
            continue
        if not other.rows and not section.rows:
            is_first = accounts.index(section) < accounts.index(other)
            codes |= set() if is_first else {row.code for row in form.rows}
        for code in set(other.rows) - set(section.rows):
            if not section.rows or any(code.startswith(f"{own}.") for own in section.rows):
                codes |= {row.code for row in form.rows_under(code)}
    return frozenset(codes)


def is_of_money(form: Form, row: Row) -> bool:
    """Whether a row tells of payments and of nothing else."""
    kinds = {c.kind for c in row.categories}
    kinds |= {kind for column in row.cells for kind in _kinds(form, row, column)}
    if not kinds:
        kinds = {c.kind for under in form.rows_under(row.code) for c in under.categories}
    return kinds == {"funding"}


def _kinds(form: Form, row: Row, column: str) -> set[str]:
    """Return the kinds of the records that a figure looks at."""
    measure = row.cells[column]
    if measure.is_of_records:
        wanted, rows = measure.where.get("category"), form.counted(row, measure)
        return {c.kind for r in rows for c in r.categories if wanted in (None, c.key)}
    parts = measure.made_of(row.code, column)
    return {kind for code, at in parts for kind in _kinds(form, form.row(code), at)}


def name_of(row: Row) -> str:
    """Return a row's label as a phrase; what it adds in brackets tells who fills it in."""
    label = _IN_WHICH.sub("", row.label.strip(" :,;"))
    label = _AMONG.sub("Trong đó ", label)
    label = _IN_BRACKETS.sub("", re.sub(r"\s*/\s*", "/", label)).rstrip(" :,;")
    return from_capitals(label or row.label)
