# SPDX-License-Identifier: MIT
"""Remembers what was wrong with a record when it was opened: only that is shown beside it."""

from collections.abc import Sequence

from desktop.domain.checks import Problem
from desktop.ui.frame.open_week import OpenWeek


class ProblemsKnown:
    """What was found of the record shown when it was last left.

    Nobody is told of a blank field while still on the way to it.
    """

    def __init__(self, week: OpenWeek) -> None:
        self._week = week
        self._known: set[tuple[str, str]] | None = None

    def forget(self) -> None:
        """Begin with another record."""
        self._known = None

    def of(self, record: str, *, is_new: bool) -> Sequence[Problem]:
        """Return what was known of a record and still holds; of one begun here nothing is."""
        found = self._week.judgement.about.get(record, ())
        if self._known is None:
            if is_new:
                self._known = set()
            elif self._week.is_judged:
                self._known = {(p.code, p.field) for p in found}
        known = self._known or set()
        return [p for p in found if (p.code, p.field) in known]
