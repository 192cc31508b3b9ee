# SPDX-License-Identifier: MIT
"""Writes the sections of the report: drafts them from the records, and keeps what was edited."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.form.form import Form, Row, Section, SectionSource
from desktop.domain.report.annex import Annex, compute, facts_of
from desktop.domain.report.redraft import redraft
from desktop.domain.report.row_figures import figures_in_words
from desktop.domain.vietnamese import Region, grouped, money_in_words
from desktop.domain.week.kinds import kind_of
from desktop.domain.week.notebook import Notebook
from desktop.domain.week.records import Funding, Record, Source, State
from desktop.domain.week.week import Week
from desktop.domain.week.wording import bare, described, many, named, on_days, summed_up

POINTS = "abcdđeghiklmnopqrstuvxy"
"""The letters that number the points of a text (decree 30/2020, II.6đ): no f, j, w, z."""


@dataclass(frozen=True, slots=True)
class WrittenSection:
    """A section's text as it will be printed.

    `outdated` are lines of the newest draft that a line edited by hand stands in the way of.
    """

    text: str
    draft: str
    is_edited: bool = False
    outdated: tuple[str, ...] = ()


def written_section(
    section: Section, notebook: Notebook, form: Form, annex: Annex | None = None
) -> WrittenSection:
    """Return the text of a section: its draft, brought together with the clerk's own words.

    `annex` is the one of this notebook, if it was computed already.
    """
    draft = draft_section(section, notebook, form, annex)
    own = notebook.sections.get(section.key)
    if own is None:
        return WrittenSection(draft, draft)
    if not own.base:
        return WrittenSection(own.text, draft, is_edited=True)
    now = redraft(own.base, own.text, draft)
    return WrittenSection(now.text, draft, is_edited=now.text != draft, outdated=now.outdated)


def draft_section(
    section: Section, notebook: Notebook, form: Form, annex: Annex | None = None
) -> str:
    """Return what the records say in a section, one line a paragraph; blank if nothing."""
    match section.source:
        case SectionSource.ACCOUNT:
            held = _held(notebook, form)
            annex = annex or compute(form, facts_of(notebook.records))
            told = [r for r in held if not isinstance(r, Funding)]
            lines = list(_Account(form, annex, _by_row(form, told)).lines(section))
            opening = [_opening(notebook.week)] if lines and not section.rows else []
            return "\n".join([*opening, *lines])
        case SectionSource.FUNDING:
            held = _held(notebook, form)
            return "\n".join(_funding(section, held, notebook.week.number_words))
        case SectionSource.ANNEX | SectionSource.EVIDENCE:
            return section.text
        case _:
            return ""


def _held(notebook: Notebook, form: Form) -> list[Record]:
    """Return the records that were held and lie on a row for their kind.

    What lies elsewhere is a problem, not an account.
    """
    kinds = {c.key: c.kind for row in form.rows for c in row.categories}
    held = (r for r in notebook.records if r.state is State.HELD)
    return [r for r in held if kinds.get(r.category) == kind_of(r).key]


def _opening(week: Week) -> str:
    theme = bare(week.theme)
    theme = f" với chủ đề “{theme}”" if theme else ""
    return f"Tuần lễ được tổ chức {on_days(week.starts, week.ends)}{theme}."


def _by_row(form: Form, records: Sequence[Record]) -> dict[str, list[Record]]:
    """Return the records on each row, by its code, in their order."""
    codes: dict[str, list[str]] = defaultdict(list)
    for row in form.rows:
        for category in row.categories:
            codes[category.key].append(row.code)
    found: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        for code in codes[record.category]:
            found[code].append(record)
    return found


@dataclass(frozen=True, slots=True)
class _Account:
    """What is told of the records held, which are known by the codes of their rows.

    Every figure is the annex's or agrees with it.
    """

    form: Form
    annex: Annex
    records: Mapping[str, Sequence[Record]]

    def lines(self, section: Section) -> Iterator[str]:
        """Yield a lettered paragraph for each item with records, and what it consists of."""
        rows = [self.form.row(code) for code in section.rows]
        points = iter(POINTS)
        for item in rows or [row for row in self.form.rows if row.is_heading]:
            if everything := self._under(item):
                letter = next(points, "")
                figures = self._figures(item, everything)
                head = f"{_name(item)}: {figures}." if figures else f"{_name(item)}:"
                yield f"{letter}) {head}" if letter else f"- {head}"
                yield from self._details(item)

    def _details(self, item: Row) -> Iterator[str]:
        """Yield a line for each row under an item; deeper ones stand under theirs with a plus."""
        for row in self.form.rows_under(item.code):
            depth = row.code.count(".") - item.code.count(".")
            own, everything = self._on(row), self._under(row)
            if row is item and own:
                yield f"- {self._named(row, own)}."
            elif row is not item and everything:
                mark = "+" if depth > 1 else "-"
                yield f"{mark} {self._line(row, own, everything)}"

    def _line(self, row: Row, own: Sequence[Record], everything: Sequence[Record]) -> str:
        """Return what one row consists of; its figures are said once, before or after the names."""
        figures = self._figures(row, everything)
        if not own:
            return f"{_name(row)}: {figures}." if figures else f"{_name(row)}:"
        if not figures:
            return f"{_name(row)}: {self._named(row, own)}."
        if len(everything) == 1:
            only = described(own[0], with_figures=False)
            name = "" if only.startswith(_name(row)) else f"{_name(row)}: "
            return f"{name}{only}, {figures}."
        gathers = "gồm" if len(own) == len(everything) else "trong đó"
        return f"{_name(row)}: {figures}, {gathers}: {self._named(row, own)}."

    def _figures(self, row: Row, records: Sequence[Record]) -> str:
        return figures_in_words(self.annex, row.code, summed_up(records))

    def _named(self, row: Row, records: Sequence[Record]) -> str:
        """Name records; where entries are what counts, the figures of each would not add up."""
        by_entry = any(measure.count for measure in row.cells.values())
        return named(records, with_figures=not by_entry)

    def _on(self, row: Row) -> Sequence[Record]:
        return self.records.get(row.code, ())

    def _under(self, row: Row) -> list[Record]:
        return [r for under in self.form.rows_under(row.code) for r in self._on(under)]


def _name(row: Row) -> str:
    """Return a row's label as a phrase; what it adds in brackets tells who fills it in."""
    return re.sub(r"\s*\([^()]*\)$", "", row.label.rstrip(" :,")) or row.label


def _funding(section: Section, records: Sequence[Record], region: Region) -> list[str]:
    payments = [r for r in records if isinstance(r, Funding)]
    lines = []
    for source in Source:
        given = [r for r in payments if r.source is source and r.amount is not None]
        if (amount := many(given, "amount")) is not None:
            label = section.sources.get(source, _SOURCES[source])
            lines.append(f"- {label}: {_money(amount, region)}{_payers(given)}.")
    if len(lines) > 1:
        total = many(payments, "amount") or 0
        lines.append(f"- Tổng kinh phí: {_money(total, region)}.")
    return lines


def _payers(payments: Sequence[Funding]) -> str:
    """Return who paid; that a single budget comes from the budget goes without saying."""
    if len(payments) > 1:
        return f", gồm: {named(payments)}"
    only = payments[0]
    payer = bare(only.title)
    return f", do {payer} hỗ trợ" if payer and only.source is Source.OTHER_SOURCE else ""


def _money(amount: int, region: Region) -> str:
    return f"{grouped(amount)} đồng (Bằng chữ: {money_in_words(amount, region)})"


_SOURCES = {
    Source.STATE_BUDGET: "Ngân sách nhà nước",
    Source.OTHER_SOURCE: "Kinh phí hỗ trợ, huy động từ các nguồn hợp pháp khác",
}
