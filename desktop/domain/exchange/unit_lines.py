# SPDX-License-Identifier: MIT
"""The units in the data of a Week that collects: which report of which unit went in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from desktop.domain.codec import unique
from desktop.domain.exchange.rules import check_id, check_numbers
from desktop.domain.week.collected import (
    NOTHING_COLLECTED,
    Collected,
    Figures,
    How,
    ReceivedReport,
    ReportingUnit,
    Review,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitLine:
    """A unit with the report of it that is in the annex; who it is written to is left out."""

    id: str
    name: str
    report: str
    form: str
    under: str
    how: How
    received_at: datetime
    code: str = ""
    week: str = ""
    revision: int = 0
    check_code: str = ""
    figures: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    row_notes: Mapping[str, str] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()
    below: tuple[str, ...] = ()


def unit_lines(collected: Collected) -> Iterator[UnitLine]:
    """Yield the units whose figures are in the annex."""
    for unit in collected:
        if report := unit.counted:
            yield UnitLine(
                id=unit.id,
                name=unit.name,
                report=report.id,
                form=report.form,
                under=report.under,
                how=report.how,
                received_at=report.received_at,
                code=unit.code,
                week=unit.unit_week,
                revision=report.revision,
                check_code=report.check_code,
                figures=by_row(report.figures),
                row_notes=report.row_notes,
                doubts=report.doubts,
                below=report.below,
            )


def by_row(figures: Figures) -> dict[str, dict[str, int]]:
    """Return figures by row, then by column."""
    rows: dict[str, dict[str, int]] = {}
    for (row, column), value in figures.items():
        rows.setdefault(row, {})[column] = value
    return rows


def from_rows(rows: Mapping[str, Mapping[str, int]]) -> Figures:
    """Return figures that were kept by row and column."""
    return {
        (row, column): value for row, figures in rows.items() for column, value in figures.items()
    }


def collected_in(lines: Iterable[UnitLine], where: str) -> Collected:
    """Return the units as a Week holds them: each counts, for only what counts travels.

    Raises:
        BadData: two have one id, an id is unsafe, or a number cannot be.
    """
    units = [_unit(line, where) for line in lines]
    unique((unit.id for unit in units), where, "mã đơn vị")
    return Collected(units) if units else NOTHING_COLLECTED


def _unit(line: UnitLine, where: str) -> ReportingUnit:
    where = f"{where}, đơn vị “{line.name[:60]}”"
    check_id(line.id, where)
    check_numbers({"revision": line.revision}, where)
    for row, figures in line.figures.items():
        check_numbers(figures, f"{where}, dòng {row[:20]}")
    report = ReceivedReport(
        id=line.report,
        form=line.form,
        revision=line.revision,
        check_code=line.check_code,
        how=line.how,
        under=line.under,
        received_at=line.received_at,
        figures=from_rows(line.figures),
        row_notes=line.row_notes,
        doubts=line.doubts,
        below=line.below,
    )
    return ReportingUnit(
        id=line.id,
        name=line.name,
        code=line.code,
        unit_week=line.week,
        review=Review.APPROVED if line.how is How.TABLE else Review.RECEIVED,
        reports=(report,),
    )
