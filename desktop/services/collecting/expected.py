# SPDX-License-Identifier: MIT
"""Who is to report: units from a list, brought together with those known already."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

from desktop.domain.checks.units import doubts_of
from desktop.domain.errors import AppError
from desktop.domain.exchange.settling import settled
from desktop.domain.vietnamese import line, quoted
from desktop.domain.week.changes import Changes
from desktop.domain.week.collected import Collected, ReportingUnit, Review
from desktop.domain.week.growth import check_changes
from desktop.domain.week.notebook import Notebook
from desktop.domain.week.open_notebook import changed
from desktop.domain.week.unit_names import UnitNames
from desktop.domain.week.week import Week
from desktop.intake.received.unit_list import ListedUnit, read_unit_list
from desktop.services.collecting.receipts import missing_parts, said_of_missing
from desktop.services.workspace import Workspace


def add_listed(workspace: Workspace, week: Week, path: Path) -> int:
    """Bring the units of a list into the book; return how many are new or changed.

    Raises:
        AppError: the list cannot be read, or there are more units than a book may hold.
    """
    listed = read_unit_list(path)
    before = workspace.store.notebook(week.id)
    units = with_listed(before.collected, listed)
    changes = Changes(week=None if week.collects else replace(week, collects=True), units=units)
    check_changes("Danh sách đơn vị", changes, before, changed(before, changes))
    if changes:
        workspace.store.write(week.id, changes)
    return len(units)


def set_due(workspace: Workspace, week: Week, due: date) -> Week:
    """Say until when units may report, and return the Week with that."""
    new = replace(week, collects=True, units_due=due)
    if new != week:
        workspace.store.write(week.id, Changes(week=new))
    return new


def set_review(
    workspace: Workspace,
    week: Week,
    names: Sequence[str],
    review: Review,
    reason: str = "",
    until: date | None = None,
) -> None:
    """Approve or return what some units sent, named by their codes or their names.

    `reason` and the new deadline `until` are kept with the units; blank ones leave what was there.

    Raises:
        AppError: no unit or several are called so, or one has sent nothing yet.
    """
    if not names:
        return
    collected = workspace.store.collected(week.id)
    units = {}
    for name in names:
        unit = _only(_called(collected, name), name)
        if unit.latest is None:
            raise AppError(f"{unit.name} chưa nộp gì.", "Hãy thu nhận báo cáo trước.")
        note, due = line(reason) or unit.note, until or unit.due
        units[unit.id] = replace(unit, review=review, note=note, due=due)
    workspace.store.write(week.id, Changes(units=units))


def settle(workspace: Workspace, week: Week, names: Sequence[str], *, are_one: bool) -> None:
    """Settle of units, named by code or name, whether they are the ones that they may be.

    Raises:
        AppError: no unit that may be another is called so, or several are.
    """
    if not names:
        return
    collected = workspace.store.collected(week.id)
    ids = []
    for name in names:
        asked = [unit for unit in _called(collected, name) if unit.resembles]
        is_pair = {unit.id for unit in asked} == {unit.resembles for unit in asked}
        ids.append(_only(asked[:1] if is_pair else asked, name).id)
    units = settled(collected, ids, are_one=are_one)
    workspace.store.write(week.id, Changes(units=units))


def _called(collected: Collected, name: str) -> Sequence[ReportingUnit]:
    """Return the units of a code or a name."""
    names = UnitNames()
    for unit in collected:
        names.enter(unit.id, unit.name)
    by_code = [unit for unit in collected if unit.code == name]
    return by_code or [collected.units[id_] for id_ in names.same(name)]


def _only(units: Sequence[ReportingUnit], name: str) -> ReportingUnit:
    if len(units) != 1:
        message = f"Có {len(units)} đơn vị như vậy mang mã hoặc tên {quoted(name)}."
        raise AppError(message, "Hãy ghi đúng mã hoặc tên như lệnh units liệt kê.")
    return units[0]


def standing_doubts(workspace: Workspace, notebook: Notebook) -> Mapping[str, Sequence[str]]:
    """Return what should be looked at of each unit, by its id, missing parts too."""
    week = notebook.week
    found = doubts_of(notebook, workspace.form_of(week))
    doubts = defaultdict(list, {id_: [*told] for id_, told in found.items()})
    missing = missing_parts(workspace.store.received_files(week.id))
    for unit in notebook.collected:
        if (report := unit.latest) and (numbers := missing.get(report.id)):
            doubts[unit.id].append(said_of_missing(numbers))
    return doubts


def with_listed(
    collected: Collected, listed: Iterable[ListedUnit]
) -> Mapping[str, ReportingUnit | None]:
    """Return the units that a list brings or tells more of; the same list again changes nothing.

    A unit is known by its code, else by its name. One that reported already and may be a listed one
    does not count until that is settled. What the list leaves blank stays.
    """
    known, new = dict(collected.units), dict[str, ReportingUnit | None]()
    by_code = {unit.code: unit.id for unit in collected if unit.code}
    names = UnitNames()
    for unit in collected:
        names.enter(unit.id, unit.name)
    for one in listed:
        before = known.get(by_code.get(one.code, "")) or _free(known, names.same(one.name), one)
        unit = before or ReportingUnit(id=str(uuid4()), name=one.name)
        unit = replace(
            unit,
            name=one.name,
            code=one.code or unit.code,
            mailbox=one.mailbox or unit.mailbox,
            telephone=one.telephone or unit.telephone,
        )
        asked = [known[id_] for id_ in ([] if before else names.alike(one.name))]
        changed = {u.id: replace(u, resembles=unit.id) for u in asked if _is_stranger(u)}
        changed |= {} if unit == before else {unit.id: unit}
        known, new = {**known, **changed}, {**new, **changed}
        names.enter(unit.id, unit.name)
        by_code |= {unit.code: unit.id} if unit.code else {}
    return new


def _free(
    known: Mapping[str, ReportingUnit], same: Sequence[str], one: ListedUnit
) -> ReportingUnit | None:
    """Return the one unit of a name that may have the code of the list."""
    if len(same) != 1 or (known[same[0]].code and one.code):
        return None
    return known[same[0]]


def _is_stranger(unit: ReportingUnit) -> bool:
    """Whether a unit reported that nobody expected, and nothing is known of it but its name."""
    return bool(unit.reports and not unit.code and not unit.resembles) and (
        unit.review is not Review.APPROVED
    )
