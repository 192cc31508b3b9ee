# SPDX-License-Identifier: MIT
"""What becomes of units that may be one, once somebody has said whether they are."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from desktop.domain.week.collected import Collected, ReportingUnit, Review, order_of

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


def _apart(unit: ReportingUnit, other: ReportingUnit | None) -> Units:
    units = {unit.id: replace(unit, resembles="")}
    if other and other.resembles == unit.id:
        units[other.id] = replace(other, resembles="")
    return units


def _as_one(collected: Collected, unit: ReportingUnit, other: ReportingUnit) -> Units:
    kept, gone = (unit, other) if unit.code and not other.code else (other, unit)
    known = {report.id: report for report in (*gone.reports, *kept.reports)}
    one = replace(
        kept,
        unit_week=unit.unit_week or other.unit_week,
        mailbox=kept.mailbox or gone.mailbox,
        telephone=kept.telephone or gone.telephone,
        resembles="" if kept.resembles == gone.id else kept.resembles,
        reports=tuple(sorted(known.values(), key=order_of)),
    )
    if one.latest is not kept.latest:
        one = replace(one, review=Review.RECEIVED)
    others: dict[str, ReportingUnit | None] = {
        third.id: replace(third, resembles=kept.id)
        for third in collected
        if third.resembles == gone.id and third.id != kept.id
    }
    return {**others, gone.id: None, kept.id: one}
