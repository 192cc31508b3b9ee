# SPDX-License-Identifier: MIT
"""What a Week collects: the units below, what each of them sent, and what that adds up to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

CellKey = tuple[str, str]
"""A figure of the annex by the code of its row and the key of its column."""

Figures = Mapping[CellKey, int]
"""The figures of one annex; blank ones are absent."""


class How(StrEnum):
    """How the figures of a unit came.

    A `WORKBOOK` is the program's own annex, filled in without a doubt; a `TABLE` any other, made by
    hand, which counts only when somebody has approved it.
    """

    BUNDLE = "bundle"
    DATA = "data"
    WORKBOOK = "workbook"
    TABLE = "table"


class Review(StrEnum):
    """How far the office has come with a unit."""

    AWAITED = "awaited"
    RECEIVED = "received"
    RETURNED = "returned"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedReport:
    """One report of a unit as it came, for good.

    `id` is its check code, else the SHA-256 of its file. `figures` are computed from its records
    under the form named by `under`, `row_notes` are the remarks of its annex by row. `doubts` are
    sentences on what should be looked at. `below` are the check codes of the reports that it
    collects itself. `received_at` is the mail's own date where it came by mail.
    """

    id: str
    form: str
    revision: int
    check_code: str
    how: How
    under: str
    received_at: datetime
    figures: Figures = field(default_factory=dict)
    row_notes: Mapping[str, str] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()
    below: tuple[str, ...] = ()


def order_of(report: ReceivedReport) -> tuple[int, float, str]:
    """Return by what reports of one unit are ordered."""
    came = 0.0 if report.revision else report.received_at.timestamp()
    return report.revision, came, report.id


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingUnit:
    """A unit that is to report, and all that it sent, in any order.

    `unit_week` is the id of the unit's own Week, blank until something came; by it the unit is
    known again, whatever it is called. `code` is the office's own for it. `due` is a deadline of
    its own, `note` the office's remark.

    `resembles` is the id of another unit that this one may be, by its name; until somebody has
    settled that, nothing of it counts. It is blank where there is no such doubt.
    """

    id: str
    name: str
    code: str = ""
    mailbox: str = ""
    telephone: str = ""
    unit_week: str = ""
    review: Review = Review.AWAITED
    due: date | None = None
    note: str = ""
    resembles: str = ""
    reports: tuple[ReceivedReport, ...] = ()

    @property
    def latest(self) -> ReceivedReport | None:
        """The report with the highest revision, whatever came first; `None` if nothing came.

        Annexes alone have no revision, so that the one that came last counts.
        """
        return max(self.reports, key=order_of, default=None)

    @property
    def counted(self) -> ReceivedReport | None:
        """The report that is in the annex: the latest, unless it was returned to be mended.

        One that was read from a table made by hand waits until it is approved, one of a unit that
        may be another until that is settled.
        """
        latest = self.latest
        if latest is None or self.review is Review.RETURNED or self.resembles:
            return None
        is_waiting = latest.how is How.TABLE and self.review is not Review.APPROVED
        return None if is_waiting else latest


class Collected:
    """All units of a Week in the order they were entered, with the sum of what counts.

    A changed one is made of the one before it (`changed`), so that the sums cost no more than the
    units that changed.
    """

    def __init__(self, units: Iterable[ReportingUnit] = ()) -> None:
        self.units: Mapping[str, ReportingUnit] = {unit.id: unit for unit in units}
        self._sums: dict[CellKey, tuple[int, int]] = {}
        for unit in self.units.values():
            self._add(unit, 1)

    def changed(self, units: Mapping[str, ReportingUnit | None]) -> "Collected":
        """Return these with some units new or changed, and without those given as `None`."""
        new = Collected()
        new._sums = dict(self._sums)
        for id_, unit in units.items():
            if before := self.units.get(id_):
                new._add(before, -1)
            if unit:
                new._add(unit, 1)
        merged = {**self.units, **units}
        new.units = {id_: unit for id_, unit in merged.items() if unit}
        return new

    def _add(self, unit: ReportingUnit, sign: int) -> None:
        if report := unit.counted:
            for key, value in report.figures.items():
                total, units = self._sums.get(key, (0, 0))
                self._sums[key] = total + sign * value, units + sign

    @property
    def totals(self) -> Figures:
        """The sum of each figure over the reports that count; one that nobody has is absent."""
        return {key: total for key, (total, units) in self._sums.items() if units}

    def notes(self, row: str) -> Iterator[str]:
        """Yield what the units remark on a row, each after its name."""
        for unit in self:
            if (report := unit.counted) and (note := report.row_notes.get(row)):
                yield f"{unit.name}: {note}"

    def behind(self, row: str, column: str) -> Iterator[tuple[ReportingUnit, int]]:
        """Yield the units behind a figure, each with its own."""
        for unit in self:
            if (report := unit.counted) and (row, column) in report.figures:
                yield unit, report.figures[row, column]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Collected) and self.units == other.units

    def __hash__(self) -> int:
        return hash(tuple(self.units))

    def __iter__(self) -> Iterator[ReportingUnit]:
        return iter(self.units.values())

    def __len__(self) -> int:
        return len(self.units)


NOTHING_COLLECTED = Collected()
"""What a Week collects that has no units below."""
