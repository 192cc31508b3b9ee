# SPDX-License-Identifier: MIT
"""Writes the sections of the report: drafts them from the records, and keeps what was edited."""

from dataclasses import dataclass

from desktop.domain.form.form import Form, Section, SectionSource
from desktop.domain.report.account import Account, Held, told_elsewhere
from desktop.domain.report.annex import Annex, annex_of
from desktop.domain.report.payments import Payments
from desktop.domain.report.redraft import redraft
from desktop.domain.week.notebook import Notebook, SectionText
from desktop.domain.week.week import Week
from desktop.domain.week.wording import bare, on_days


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
    return brought_together(notebook.sections.get(section.key), draft)


def brought_together(own: SectionText | None, draft: str) -> WrittenSection:
    """Return a draft together with what was written over it, `None` for nothing."""
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
    if section.source in (SectionSource.ANNEX, SectionSource.EVIDENCE):
        return section.text
    if section.source not in (SectionSource.ACCOUNT, SectionSource.FUNDING):
        return ""
    annex = annex or annex_of(form, notebook)
    held, week = Held.sorted_in(form, annex, notebook.records), notebook.week
    if section.source is SectionSource.FUNDING:
        return "\n".join(Payments(held, week.number_words).lines(section))
    lines = list(Account(held, told_elsewhere(section, form)).lines(section))
    opening = [_opening(week)] if lines and not section.rows else []
    return "\n".join([*opening, *lines])


def _opening(week: Week) -> str:
    theme = bare(week.theme)
    theme = f" với chủ đề “{theme}”" if theme else ""
    return f"Tuần lễ được tổ chức {on_days(week.starts, week.ends)}{theme}."
