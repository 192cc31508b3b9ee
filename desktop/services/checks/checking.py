# SPDX-License-Identifier: MIT
"""Lists what should be looked at before the report of a Week is signed."""

from dataclasses import dataclass

from desktop.domain.checks import Problem, Severity, find_problems
from desktop.domain.form.form import Form
from desktop.domain.vietnamese import short_date
from desktop.domain.week.notebook import Notebook
from desktop.domain.week.records import Record
from desktop.domain.week.week import Week
from desktop.services.checks.unprintable import unprintable
from desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem, and where its record stands: two records may well have one title.

    `place` is "dòng 1.4, 02/10/2026", less where that is not known, blank without a record.
    """

    problem: Problem
    place: str

    @property
    def is_grave(self) -> bool:
        """Whether the report would be wrong or unsendable with it."""
        return self.problem.severity is Severity.MUST_MEND


def findings(workspace: Workspace, week: Week) -> tuple[Finding, ...]:
    """Return every problem of the Week as it stands now, the graver ones first."""
    return findings_in(workspace.store.notebook(week.id), workspace.form_of(week))


def findings_in(notebook: Notebook, form: Form) -> tuple[Finding, ...]:
    """Return every problem of a Week, the graver ones first."""
    places = {record.id: _place(record, form) for record in notebook.records}
    problems = (*find_problems(notebook, form), *unprintable(notebook))
    return tuple(Finding(p, places.get(p.record, "") if p.record else "") for p in problems)


def _place(record: Record, form: Form) -> str:
    row = form.row_of(record.category)
    code = f"dòng {row.code}" if row else ""
    day = short_date(record.starts) if record.starts else ""
    return ", ".join(filter(None, (code, day)))
