# SPDX-License-Identifier: MIT
"""Writes the sections of the report: drafts them from the records, and keeps what was edited."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.domain.form import Form, Row, Section, SectionSource
from desktop.domain.notebook import Notebook
from desktop.domain.records import Funding, Record, Source, State
from desktop.domain.redraft import redraft
from desktop.domain.vietnamese import Region, grouped, money_in_words
from desktop.domain.week import Week
from desktop.domain.wording import described, many, named, on_days, summed_up

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


def written_section(section: Section, notebook: Notebook, form: Form) -> WrittenSection:
    """Return the text of a section: its draft, brought together with the clerk's own words."""
    draft = draft_section(section, notebook, form)
    own = notebook.sections.get(section.key)
    if own is None:
        return WrittenSection(draft, draft)
    if not own.base:
        return WrittenSection(own.text, draft, is_edited=True)
    now = redraft(own.base, own.text, draft)
    return WrittenSection(now.text, draft, is_edited=now.text != draft, outdated=now.outdated)


def draft_section(section: Section, notebook: Notebook, form: Form) -> str:
    """Return what the records say in a section, one line a paragraph; blank if nothing."""
    held = [r for r in notebook.records if r.state is State.HELD]
    match section.source:
        case SectionSource.ACCOUNT:
            told = list(_account(section, held, form))
            opening = [_opening(notebook.week)] if told and not section.rows else []
            return "\n".join([*opening, *told])
        case SectionSource.FUNDING:
            return "\n".join(_funding(section, held, notebook.week.number_words))
        case SectionSource.ANNEX | SectionSource.EVIDENCE:
            return section.text
        case _:
            return ""


def _opening(week: Week) -> str:
    theme = f" với chủ đề “{week.theme}”" if week.theme else ""
    return f"Tuần lễ được tổ chức {on_days(week.starts, week.ends)}{theme}."


def _account(section: Section, records: Sequence[Record], form: Form) -> Iterator[str]:
    """Yield a lettered paragraph for each item with records, and what it consists of."""
    items = [form.row(code) for code in section.rows] or [r for r in form.rows if r.is_heading]
    told = [r for r in records if not isinstance(r, Funding)]
    points = iter(POINTS)
    for item in items:
        by_row = [
            (row, found) for row in form.rows_under(item.code) if (found := _records_on(row, told))
        ]
        if by_row:
            letter = next(points, "")
            figures = summed_up([record for _row, found in by_row for record in found])
            head = f"{_name(item)}: {figures}." if figures else f"{_name(item)}:"
            yield f"{letter}) {head}" if letter else f"- {head}"
            yield from (_line(row, found, item) for row, found in by_row)


def _line(row: Row, records: Sequence[Record], item: Row) -> str:
    """Return what one row consists of; its figures are said once, before or after the names."""
    if row is item:
        return f"- {named(records)}."
    figures = summed_up(records)
    if not figures:
        return f"- {_name(row)}: {named(records)}."
    if len(records) == 1:
        only = described(records[0], with_figures=False)
        name = "" if only.startswith(_name(row)) else f"{_name(row)}: "
        return f"- {name}{only}, {figures}."
    return f"- {_name(row)}: {figures}, gồm: {named(records)}."


def _records_on(row: Row, records: Sequence[Record]) -> list[Record]:
    keys = {category.key for category in row.categories}
    return [record for record in records if record.category in keys]


def _name(row: Row) -> str:
    """Return a row's label as a phrase; what it adds in brackets tells who fills it in."""
    return re.sub(r"\s*\([^()]*\)$", "", row.label.rstrip(" :,")) or row.label


def _funding(section: Section, records: Sequence[Record], region: Region) -> list[str]:
    payments = [r for r in records if isinstance(r, Funding)]
    lines = []
    for source in Source:
        given = [r for r in payments if r.source is source]
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
    return f", do {only.title} hỗ trợ" if only.title and only.source is Source.OTHER_SOURCE else ""


def _money(amount: int, region: Region) -> str:
    return f"{grouped(amount)} đồng (Bằng chữ: {money_in_words(amount, region)})"


_SOURCES = {
    Source.STATE_BUDGET: "Ngân sách nhà nước",
    Source.OTHER_SOURCE: "Kinh phí hỗ trợ, huy động từ các nguồn hợp pháp khác",
}
