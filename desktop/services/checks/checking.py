# SPDX-License-Identifier: MIT
"""Lists what should be looked at before the report of a Week is signed."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.domain.checks import Problem, Severity, find_problems
from desktop.domain.form.form import Form
from desktop.domain.vietnamese import grouped, short_date
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

    @property
    def weight(self) -> str:
        """How much it matters, in the words that stand before it in a list."""
        return "Phải sửa" if self.is_grave else "Nên xem"


@dataclass(frozen=True, slots=True)
class FindingCount:
    """How many findings there are, told in the same words wherever one is told the number."""

    grave: int = 0
    lesser: int = 0

    @property
    def must_mend(self) -> str:
        """Those without which the report is wrong or unsendable, as “1 điều phải sửa”."""
        return f"{grouped(self.grave)} điều phải sửa"

    @property
    def worth_a_look(self) -> str:
        """Those that are only odd, as “8 điều nên xem”."""
        return f"{grouped(self.lesser)} điều nên xem"

    @property
    def all(self) -> int:
        """The number of both."""
        return self.grave + self.lesser


def count(found: Iterable[Finding]) -> FindingCount:
    """Count findings by how much they matter."""
    weights = [finding.is_grave for finding in found]
    return FindingCount(sum(weights), len(weights) - sum(weights))


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
