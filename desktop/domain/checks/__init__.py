# SPDX-License-Identifier: MIT
"""Finds what a careful colleague would question before the report is signed.

A problem never blocks anything: it names its record and says what to do, and the clerk decides.
"""

from desktop.domain.checks.duplicates import counted_twice
from desktop.domain.checks.photos import photo_problems
from desktop.domain.checks.problem import Problem, Severity
from desktop.domain.checks.records import record_problems
from desktop.domain.checks.report import report_problems
from desktop.domain.checks.units import unit_problems
from desktop.domain.form.form import Form
from desktop.domain.week.notebook import Notebook

__all__ = ["Problem", "Severity", "find_problems"]


def find_problems(notebook: Notebook, form: Form) -> tuple[Problem, ...]:
    """Return every problem of a Week, the graver ones first, else in the order of entry."""
    found = [
        *report_problems(notebook, form),
        *record_problems(notebook, form),
        *counted_twice(notebook),
        *photo_problems(notebook),
        *unit_problems(notebook, form),
    ]
    return tuple(sorted(found, key=lambda problem: problem.severity is not Severity.MUST_MEND))
