# SPDX-License-Identifier: MIT
"""What becomes of units that may be one, once somebody has said whether they are."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from desktop.domain.week.collected import (
    Collected,
    ReceivedReport,
    ReportingUnit,
    Review,
    order_of,
)

Units = Mapping[str, ReportingUnit | None]
"""Units as they are from now on, by their ids; one that is no longer there is `None`."""


def settled(collected: Collected, ids: Iterable[str], *, are_one: bool) -> Units:
    """Settle for each unit named whether it is the one that it may be; others are left as they are.

    Of two that are one, the unit that was expected keeps its name and code and gets all reports.
    """
    now, changed = collected, dict[str, ReportingUnit | None]()
    for id_ in ids:
        unit = now.units.get(id_)
        if unit is None or not unit.resembles:
            continue
        other = now.units.get(unit.resembles)
        step = _as_one(now, unit, other) if are_one and other else _apart(unit, other)
        now, changed = now.changed(step), {**changed, **step}
    return changed


def brought(before: Collected, after: Collected, here: Collected) -> Units:
    """Return the units that a delivery brought, with what was done to the units here meanwhile."""
    found: dict[str, ReportingUnit | None] = {}
    for unit in after:
        was, now = before.units.get(unit.id), here.units.get(unit.id)
        if unit not in (was, now):
            found[unit.id] = unit if now in (None, was) else _with_both(now, unit)
    return found


def _with_both(here: ReportingUnit, came: ReportingUnit) -> ReportingUnit:
    both = replace(
        here,
        unit_week=came.unit_week or here.unit_week,
        resembles=came.resembles,
        reports=_together(came, here),
    )
    is_new = both.latest != here.latest
    return replace(both, review=Review.RECEIVED) if is_new else both


def _together(*units: ReportingUnit) -> tuple[ReceivedReport, ...]:
    reports = {report.id: report for unit in units for report in unit.reports}
    return tuple(sorted(reports.values(), key=order_of))


def _apart(unit: ReportingUnit, other: ReportingUnit | None) -> Units:
    units = {unit.id: replace(unit, resembles="")}
    if other and other.resembles == unit.id:
        units[other.id] = replace(other, resembles="")
    return units


def _as_one(collected: Collected, unit: ReportingUnit, other: ReportingUnit) -> Units:
    kept, gone = (unit, other) if unit.code and not other.code else (other, unit)
    one = replace(
        kept,
        unit_week=unit.unit_week or other.unit_week,
        mailbox=kept.mailbox or gone.mailbox,
        telephone=kept.telephone or gone.telephone,
        resembles="" if kept.resembles == gone.id else kept.resembles,
        reports=_together(gone, kept),
    )
    if one.latest is not kept.latest:
        one = replace(one, review=Review.RECEIVED)
    others: dict[str, ReportingUnit | None] = {
        third.id: replace(third, resembles=kept.id)
        for third in collected
        if third.resembles == gone.id and third.id != kept.id
    }
    return {**others, gone.id: None, kept.id: one}
