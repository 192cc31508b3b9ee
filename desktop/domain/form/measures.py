# SPDX-License-Identifier: MIT
"""How a figure of the annex comes about: the closed vocabulary in which a form says it.

There are no expressions, only the named ways of `Measure`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

TEXTS = ("place", "audience")
"""What people write by which records can be told apart, whatever its capitals and tones' places."""


class Stage(StrEnum):
    """Which records a figure takes: those held, or all that was planned, held and cancelled too."""

    HELD = "held"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureAt:
    """Another figure of the annex; a blank row or column is that of the figure asking."""

    row: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """Two figures of the annex, of which one is divided by the other."""

    part: FigureAt
    whole: FigureAt


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Two figures of the annex, of which the one before is taken from the one now."""

    now: FigureAt
    before: FigureAt


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """How a cell comes from the records; exactly one of the first eight is given.

    `sum` adds up a quantity, `count` ("records") counts entries, `distinct` counts the different
    values of "title" or "place", `names` is those values themselves, as a text. `total_of` adds up
    the figures of other rows, in this column or in `column`, `percent` is one figure in hundredths
    of another, `average` so much of one as there is for each of another, `change` by how much one
    is more than another (less: below zero). A figure is blank, not zero, when nothing was there to
    add up.

    The first four look at the records of the row itself and of every row under it, or of the
    rows named by `scope`; `where` keeps those with the given choice (donor = "collective"), of
    the given category, place or audience; `state` says whether they have to be held.

    `span` is how many number columns the figure lies across: money takes them all, so that nobody
    reads đồng as classes.

    `decimals` is how many digits a share, an average, or money in thousands and more is rounded
    to, once, a half away from zero. Without it a share has none, an average one, and money as
    many as it takes to be exact.
    """

    sum: str | None = None
    count: str | None = None
    distinct: str | None = None
    names: str | None = None
    total_of: tuple[str, ...] | None = None
    percent: Ratio | None = None
    average: Ratio | None = None
    change: Change | None = None
    column: str | None = None
    scope: str | tuple[str, ...] | None = None
    where: Mapping[str, str] = field(default_factory=dict)
    state: Stage = Stage.HELD
    span: int = 1
    decimals: int | None = None

    @property
    def ratio(self) -> Ratio | None:
        """The two figures of which one is divided by the other, `None` for any other way."""
        return self.percent or self.average

    @property
    def is_of_records(self) -> bool:
        """Whether it looks at records, and not at other figures."""
        return (self.sum, self.count, self.distinct, self.names) != (None, None, None, None)

    @property
    def is_additive(self) -> bool:
        """Whether the figure of several is the sum of their figures: shares and such are not."""
        ways = (self.sum, self.count, self.distinct, self.total_of)
        return any(way is not None for way in ways)

    def scopes(self, code: str) -> tuple[str, ...]:
        """Return the rows at and under which a figure of the row `code` looks for records."""
        if self.scope is None:
            return (code,)
        return (self.scope,) if isinstance(self.scope, str) else self.scope

    def made_of(self, code: str, column: str) -> tuple[tuple[str, str], ...]:
        """Return row and column of the figures that a figure standing there is made of."""
        ats = [FigureAt(row=row, column=self.column or "") for row in self.total_of or ()]
        if self.ratio is not None:
            ats = [self.ratio.part, self.ratio.whole]
        elif self.change is not None:
            ats = [self.change.now, self.change.before]
        return tuple((at.row or code, at.column or column) for at in ats)
