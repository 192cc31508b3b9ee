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
from desktop.domain.vietnamese import quoted
from desktop.domain.week.bounds import check_changes
from desktop.domain.week.changes import Changes
from desktop.domain.week.collected import Collected, ReportingUnit, Review, unit_key
from desktop.domain.week.notebook import Notebook
from desktop.domain.week.open_notebook import changed
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


def set_review(workspace: Workspace, week: Week, names: Sequence[str], review: Review) -> None:
    """Approve or return what some units sent, named by their codes or their names.

    Raises:
        AppError: no unit or several are called so, or one has sent nothing yet.
    """
    if not names:
        return
    collected = workspace.store.collected(week.id)
    units = {}
    for name in names:
        found = [u for u in collected if name == u.code or unit_key(name) == unit_key(u.name)]
        if len(found) != 1:
            message = f"Có {len(found)} đơn vị mang mã hoặc tên {quoted(name)}."
            raise AppError(message, "Hãy ghi đúng mã hoặc tên như lệnh units liệt kê.")
        if found[0].latest is None:
            raise AppError(f"{found[0].name} chưa nộp gì.", "Hãy thu nhận báo cáo trước.")
        units[found[0].id] = replace(found[0], review=review)
    workspace.store.write(week.id, Changes(units=units))


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

    A unit is known by its code, else by its name. What the list leaves blank stays.
    """
    by_code = {unit.code: unit for unit in collected if unit.code}
    by_name = {unit_key(unit.name): unit for unit in collected}
    new: dict[str, ReportingUnit | None] = {}
    for one in listed:
        known = by_code.get(one.code) if one.code else None
        if known is None:
            alike = by_name.get(unit_key(one.name))
            known = alike if alike and not (alike.code and one.code) else None
        before = known or ReportingUnit(id=str(uuid4()), name=one.name)
        unit = replace(
            before,
            name=one.name,
            code=one.code or before.code,
            mailbox=one.mailbox or before.mailbox,
            telephone=one.telephone or before.telephone,
        )
        if unit.code:
            by_code[unit.code] = unit
        by_name[unit_key(unit.name)] = unit
        if unit != known:
            new[unit.id] = unit
    return new
