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
    `reason` says why it is right as it is, blank while it is open.
    """

    problem: Problem
    place: str
    reason: str = ""

    @property
    def is_open(self) -> bool:
        """Whether nobody has acknowledged it yet."""
        return not self.reason

    @property
    def is_grave(self) -> bool:
        """Whether the report would be wrong or unsendable with it."""
        return self.problem.severity is Severity.MUST_MEND

    @property
    def weight(self) -> str:
        """How much it matters, in the words that stand before it in a list."""
        if not self.is_open:
            return "Đã xem"
        return "Phải sửa" if self.is_grave else "Nên xem"


@dataclass(frozen=True, slots=True)
class FindingCount:
    """How many findings there are, told in the same words wherever one is told the number.

    Those that were acknowledged are open no more, and count apart.
    """

    grave: int = 0
    lesser: int = 0
    settled: int = 0

    @property
    def must_mend(self) -> str:
        """Those without which the report is wrong or unsendable, as “1 điều phải sửa”."""
        return f"{grouped(self.grave)} điều phải sửa"

    @property
    def worth_a_look(self) -> str:
        """Those that are only odd, as “8 điều nên xem”."""
        return f"{grouped(self.lesser)} điều nên xem"

    @property
    def acknowledged(self) -> str:
        """Those that are right as they are, as “2 điều đã xem”."""
        return f"{grouped(self.settled)} điều đã xem"

    @property
    def all(self) -> int:
        """The number of those that are open."""
        return self.grave + self.lesser


def count(found: Iterable[Finding]) -> FindingCount:
    """Count findings by how much they matter."""
    listed = list(found)
    weights = [finding.is_grave for finding in listed if finding.is_open]
    grave = sum(weights)
    return FindingCount(grave, len(weights) - grave, len(listed) - len(weights))


def findings(workspace: Workspace, week: Week) -> tuple[Finding, ...]:
    """Return every problem of the Week as it stands now, as `findings_in` does."""
    return findings_in(workspace.store.notebook(week.id), workspace.form_of(week))


def findings_in(notebook: Notebook, form: Form) -> tuple[Finding, ...]:
    """Return every problem of a Week, the graver ones first, what was acknowledged last."""
    places = {record.id: _place(record, form) for record in notebook.records}
    problems = (*find_problems(notebook, form), *unprintable(notebook))
    found = [
        Finding(p, places.get(p.record, "") if p.record else "", _reason(p, notebook))
        for p in problems
    ]
    return tuple(sorted(found, key=lambda finding: not finding.is_open))


def _reason(problem: Problem, notebook: Notebook) -> str:
    known = notebook.acknowledged.get(problem.key) if problem.is_doubt else None
    return known.reason if known else ""


def _place(record: Record, form: Form) -> str:
    row = form.row_of(record.category)
    code = f"dòng {row.code}" if row else ""
    day = short_date(record.starts) if record.starts else ""
    return ", ".join(filter(None, (code, day)))
