# SPDX-License-Identifier: MIT
"""Judges a Week as a whole, for all who show what was found."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from desktop.domain.checks import Problem
from desktop.domain.checks.items import item_of
from desktop.domain.form.form import Form
from desktop.domain.week.notebook import Notebook
from desktop.services.checks.checking import Finding, FindingCount, count, findings_in
from desktop.services.checks.worth_a_look import Sight, sights


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was found in a Week, put together once in the ways it is shown.

    `findings` are those that are open, `sights` the same by their sort, `places` under the heading
    of where they lie, the graver ones first; `about` are their problems by the id of the record
    or photo, or the key of the section, that they are about. `settled` were acknowledged.
    """

    findings: tuple[Finding, ...] = ()
    settled: tuple[Finding, ...] = ()
    sights: tuple[Sight, ...] = ()
    places: tuple[tuple[str, tuple[Finding, ...]], ...] = ()
    about: Mapping[str, Sequence[Problem]] = field(default_factory=dict)
    count: FindingCount = field(default_factory=FindingCount)


def judge(notebook: Notebook, form: Form) -> Judgement:
    """Judge a Week; a large one takes a while."""
    every = findings_in(notebook, form)
    found = tuple(finding for finding in every if finding.is_open)
    return Judgement(
        findings=found,
        settled=tuple(finding for finding in every if not finding.is_open),
        sights=sights(found, notebook, form),
        places=tuple(_by_place(found, notebook, form)),
        about=_by_what_they_are_about(found),
        count=count(every),
    )


def _by_what_they_are_about(found: Sequence[Finding]) -> Mapping[str, Sequence[Problem]]:
    about: defaultdict[str, list[Problem]] = defaultdict(list)
    for finding in found:
        problem = finding.problem
        for id_ in filter(None, (problem.record, problem.photo, problem.section)):
            about[id_].append(problem)
    return dict(about)


def _by_place(
    found: Sequence[Finding], notebook: Notebook, form: Form
) -> Iterator[tuple[str, tuple[Finding, ...]]]:
    """Yield the findings under the titles of the form's items, then those elsewhere."""
    order = {place: at for at, place in enumerate((*(r.code for r in form.rows), *_ELSEWHERE))}
    items = {c.key: item_of(form, c.key) for row in form.rows for c in row.categories}
    of_records = {r.id: items.get(r.category) or _RECORDS for r in notebook.records}

    def where(finding: Finding) -> str:
        problem = finding.problem
        if problem.record in of_records:
            return of_records[problem.record]
        if problem.photo:
            return _PHOTOS
        if problem.unit:
            return _UNITS
        return _REPORT if problem.section else _WEEK

    def rank(finding: Finding) -> tuple[bool, int]:
        return not finding.is_grave, order[where(finding)]

    for _rank, group in groupby(sorted(found, key=rank), key=rank):
        those = tuple(group)
        place = where(those[0])
        yield place if place in _ELSEWHERE else form.row(place).title, those


_RECORDS, _PHOTOS, _REPORT, _UNITS, _WEEK = _ELSEWHERE = (
    "Ngoài mẫu",
    "Ảnh, đường link",
    "Lời báo cáo",
    "Báo cáo của các đơn vị",
    "Thông tin Tuần lễ",
)
