# SPDX-License-Identifier: MIT
"""Computes a unit's figures under the form of the Week that collects, and names what has no row."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.domain.exchange.annex_lines import figures_in
from desktop.domain.form.form import Form, RowNotes
from desktop.domain.form.row_names import SAME, alike
from desktop.domain.report.annex import Annex, annex_of
from desktop.domain.vietnamese import grouped, line, quoted
from desktop.domain.week.collected import (
    CellKey,
    Collected,
    Figures,
    ReceivedReport,
    ReportingUnit,
)
from desktop.domain.week.notebook import Notebook
from desktop.domain.week.records import State

_NAMED = 5


@dataclass(frozen=True, slots=True)
class Recounted:
    """The figures and remarks of a unit under our form, and what of it they leave out."""

    figures: Figures
    row_notes: Mapping[str, str]
    doubts: tuple[str, ...]


def recounted(
    notebook: Notebook, theirs: Form | None, form: Form, own: Annex | None = None
) -> Recounted:
    """Compute what a Week comes to under our form; `theirs` is its own, if it can be read.

    `own` is its annex under that, if it was computed already: where both forms are the same so are
    the figures.
    """
    lost = list[str]()
    below = [_moved(unit, theirs, form, lost) for unit in notebook.collected]
    if own is None or theirs is None or theirs.identity != form.identity or notebook.row_notes:
        own = annex_of(form, replace(notebook, row_notes={}, collected=Collected(below)))
    annex = own
    notes = {r.row.code: r.notes for r in annex.rows if r.row.notes is RowNotes.TITLES and r.notes}
    doubts = [*_without_row(notebook, form), *_without_column(notebook, theirs, form)]
    if lost:
        doubts.append(f"Đơn vị cấp dưới có số liệu mà mẫu này không có chỗ: {_first_of(lost)}.")
    return Recounted(figures_in(annex), notes, tuple(doubts))


def _without_row(notebook: Notebook, form: Form) -> Iterator[str]:
    """Say which activities held have no row in our form."""
    held = [record for record in notebook.records if record.state is State.HELD]
    lost = [quoted(line(record.title)) for record in held if not form.category(record.category)]
    if lost:
        count = grouped(len(lost))
        yield f"{count} hoạt động không có dòng trong mẫu tổng hợp: {_first_of(lost)}."


def _without_column(notebook: Notebook, theirs: Form | None, form: Form) -> Iterator[str]:
    """Say which numbers that only the unit's own form asks for have no place in ours."""
    known = {quantity.key for quantity in form.quantities}
    own = [q for q in (theirs.quantities if theirs else ()) if q.key not in known]
    lost = [q.label for q in own if any(q.key in r.other for r in notebook.records)]
    if lost:
        yield f"Số liệu riêng của mẫu đơn vị không có cột: {_first_of(lost)}."


def _moved(unit: ReportingUnit, theirs: Form | None, ours: Form, lost: list[str]) -> ReportingUnit:
    """Return a unit of the unit with its figures where our form has them.

    Its records are not here, only its figures; they are moved to a row and column of the same
    name. What has none goes to `lost`.
    """
    report = unit.latest
    if report is None or report.under == ours.identity:
        return unit
    figures: dict[CellKey, int] = {}
    for key, value in report.figures.items():
        place = _same_place(key, theirs, ours) if theirs else None
        if place is None:
            lost.append(f"dòng {key[0]} của {unit.name}")
        else:
            figures[place] = figures.get(place, 0) + value
    moved: ReceivedReport = replace(report, figures=figures, under=ours.identity)
    return replace(unit, reports=(moved,))


def _same_place(key: CellKey, theirs: Form, ours: Form) -> CellKey | None:
    labels = {row.code: row.label for row in theirs.rows}
    columns = {column.key: (column.group, column.label) for column in theirs.columns}
    if key[0] not in labels or key[1] not in columns:
        return None
    row = next((r for r in ours.rows if alike(r.label, labels[key[0]]) >= SAME), None)
    column = next((c.key for c in ours.columns if (c.group, c.label) == columns[key[1]]), None)
    if row is None or column is None or column not in row.cells:
        return None
    return row.code, column


def _first_of(things: Sequence[str]) -> str:
    rest = len(things) - _NAMED
    return ", ".join(things[:_NAMED]) + (f" và {grouped(rest)} chỗ khác" if rest > 0 else "")
