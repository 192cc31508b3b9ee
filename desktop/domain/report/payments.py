# SPDX-License-Identifier: MIT
"""Tells where the money came from: every amount of the annex, in figures and words, and by whom."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.form.asked import FigureKey, Gaps
from desktop.domain.form.form import Row, Section
from desktop.domain.form.money import DONG, MONEY_UNITS
from desktop.domain.report.account import Held, is_of_money, name_of
from desktop.domain.report.row_figures import Told, figures_in_words, figures_of
from desktop.domain.vietnamese import Region, fold, in_phrase, money_in_words
from desktop.domain.week.records import Record
from desktop.domain.week.wording import bare, named, said

_GIVEN = ("ho tro", "van dong", "huy dong", "ung ho", "tai tro")
"""What a source is called that others gave; a budget pays out."""


@dataclass(frozen=True, slots=True)
class Payments:
    """What is told of money, source by source as the form's rows have them.

    `unknown` stands for an amount that nobody wrote; a plan says nothing of it.
    """

    held: Held
    region: Region
    unknown: str = "chưa rõ số tiền"

    def lines(self, section: Section) -> Iterator[str]:
        """Yield a line for each row of money; rows under one that is told stand with a plus."""
        rows = [row for row in self.held.form.rows if is_of_money(self.held.form, row)]
        payers = self._by_row(rows)
        told: list[str] = []
        for row in rows:
            line = self._line(section, row, payers.get(row.code, ()))
            if line:
                is_under = any(row.code.startswith(f"{code}.") for code in told)
                told.append(row.code)
                yield f"{'+' if is_under else '-'} {line}"

    def _line(self, section: Section, row: Row, payers: Sequence[Record]) -> str:
        gaps = self.held.gaps if self.unknown else ()
        figures = figures_of(self.held.form, self.held.annex, row.code, gaps)
        if not figures and not payers:
            return ""
        amounts = figures_in_words(figures, self._in_words) or self.unknown
        name = _worded(section, row) or name_of(row)
        is_paid = any(told.value or told.bound for told in figures) or not figures
        told = f"{name}: {amounts}" if amounts else name
        return f"{told}{self._paid_by(name, row, payers) if is_paid else ''}."

    def _in_words(self, told: Told) -> str:
        """Return an amount in figures and, of all its đồng, in words."""
        if told.unit not in MONEY_UNITS.values() or not told.value:
            return told.words
        if told.exact is None:
            return f"{told.words} (Bằng chữ: {money_in_words(int(told.value), self.region)})"
        words = money_in_words(told.exact, self.region)
        scale = next(scale for scale, unit in MONEY_UNITS.items() if unit == told.unit)
        if told.value * scale == told.exact:
            return f"{told.words} (Bằng chữ: {words})"
        return f"{told.words} (làm tròn từ {said(told.exact, DONG)}, bằng chữ: {words})"

    def _paid_by(self, name: str, row: Row, payers: Sequence[Record]) -> str:
        """Return who paid; that a single budget comes from the budget goes without saying."""
        if payers and self.held.has_units(row):
            return f", trong đó {named(payers, self.held.told_with)}"
        if len(payers) > 1:
            return f", gồm: {named(payers, self.held.told_with)}"
        payer = bare(payers[0].title) if payers else ""
        source = fold(name)
        is_gift = "ngan sach" not in source or any(word in source for word in _GIVEN)
        if not payer or fold(payer) == source or (fold(payer).startswith("ngan sach")):
            return ""
        return f", do {in_phrase(payer)} {'hỗ trợ' if is_gift else 'cấp'}"

    def _by_row(self, rows: Sequence[Row]) -> Mapping[str, Sequence[Record]]:
        """Return the payments by the row that tells of them: the narrowest that counts them."""
        gaps, behind = self.held.gaps, self.held.behind
        counted = {row.code: set(_counted(row, behind, gaps)) for row in rows}
        found: dict[str, list[Record]] = {}
        for row in rows:
            for record in self.held.on(row):
                codes = [code for code, ids in counted.items() if record.id in ids]
                code = min(codes, key=lambda c: (len(counted[c]), -c.count(".")), default=row.code)
                found.setdefault(code, []).append(record)
        return found


def _counted(row: Row, behind: Mapping[FigureKey, frozenset[str]], gaps: Gaps) -> Iterator[str]:
    for column in row.cells:
        yield from behind.get((row.code, column), ())
        yield from (record.id for record in gaps.get((row.code, column), ()))


def _worded(section: Section, row: Row) -> str:
    """Return the section's own words for the source that a row counts, blank if it has none."""
    sources = {measure.where.get("source", "") for measure in row.cells.values()}
    return section.sources.get(sources.pop(), "") if len(sources) == 1 else ""
