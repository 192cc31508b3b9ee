# SPDX-License-Identifier: MIT
"""Puts findings of one sort together, so that a clerk reads "3 bài chưa có đường link" once."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.checks import Problem
from desktop.domain.checks.items import item_of
from desktop.domain.form.form import Form
from desktop.domain.week.kinds import kind_of
from desktop.domain.week.notebook import Notebook
from desktop.domain.week.records import Record
from desktop.domain.week.wording import bare, several, within_sentence
from desktop.services.checks.checking import Finding

_OF_MANY_PHOTOS = {
    "unreadable_photo": "không đọc được",
    "similar_photo": "gần giống ảnh khác",
    "doubtful_day": "có ngày chụp đáng ngờ",
}
"""What is said of several photos whose findings are worded each in its own way."""


@dataclass(frozen=True, slots=True)
class Sight:
    """Findings of one sort in one sentence; the first of them is where to begin."""

    text: str
    findings: tuple[Finding, ...]

    @property
    def first(self) -> Problem:
        """The problem to go to."""
        return self.findings[0].problem

    @property
    def is_grave(self) -> bool:
        """Whether the report would be wrong or unsendable with it."""
        return self.findings[0].is_grave


def timely(found: Sequence[Sight], notebook: Notebook, today: date) -> tuple[Sight, ...]:
    """Return what is worth a look on a day: nothing is late before the Week, or before it is begun.

    What the report still lacks is asked for once there is something to report.
    """
    if notebook.records and today >= notebook.week.starts:
        return tuple(found)
    return tuple(sight for sight in found if sight.first.code not in _LATER)


_LATER = frozenset({"empty_section", "still_planned", "no_evidence", "no_link"})


def sights(findings: Sequence[Finding], notebook: Notebook, form: Form) -> tuple[Sight, ...]:
    """Return the findings put together, in the order of the first of each sort."""
    records = {record.id: record for record in notebook.records}
    items = {c.key: item_of(form, c.key) for row in form.rows for c in row.categories}
    sorts: dict[Hashable, list[Finding]] = {}
    for finding in findings:
        sorts.setdefault(_sort(finding.problem, records, items), []).append(finding)
    return tuple(Sight(_text(found, records, form), tuple(found)) for found in sorts.values())


def _sort(problem: Problem, records: Mapping[str, Record], items: Mapping[str, str]) -> Hashable:
    """Return what findings of one sort have in common; `items` go by their categories."""
    if record := records.get(problem.record or ""):
        return (problem.code, items.get(record.category, ""), kind_of(record), problem.message)
    if problem.photo and problem.code in _OF_MANY_PHOTOS:
        return problem.code
    about = "" if problem.photo or problem.section else problem.subject
    return (problem.code, about, problem.message)


def _text(found: Sequence[Finding], records: Mapping[str, Record], form: Form) -> str:
    """Return "Tin bài: 3 bài chưa có đường link", or what is said of a single thing."""
    problem, number = found[0].problem, len(found)
    message = within_sentence(bare(problem.message))
    record = records.get(problem.record or "")
    noun = kind_of(record).noun if record else "ảnh" if problem.photo else "mục này của báo cáo"
    said = message[len(noun) :].strip() if message.lower().startswith(noun) else message
    if number == 1:
        return f"{problem.subject}: {said}" if problem.subject else bare(problem.message)
    if record is None:
        return f"{number} {noun.replace(' này', '')} {_OF_MANY_PHOTOS.get(problem.code, said)}"
    item = item_of(form, record.category)
    row = form.row(item) if item else None
    about = several([records[one.problem.record] for one in found if one.problem.record])
    return f"{row.name if row else 'Ngoài mẫu'}: {about} {said}"
