# SPDX-License-Identifier: MIT
"""The merged annex as plain lists for other programs: units, rows, columns, each unit's figures."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.form.form import Form
from desktop.domain.report.annex import Annex
from desktop.domain.report.units import units_of
from desktop.domain.week.collected import ReportingUnit
from desktop.domain.week.notebook import Notebook

OWN = "own"
"""The state of the line that has what the office itself has held; no unit's state is called so."""


@dataclass(frozen=True, slots=True)
class OpenUnit:
    """A unit with its last report; texts and the check code are blank where nothing came.

    `received` is the moment with its zone (ISO 8601). `counts` says that its figures are in.
    """

    id: str
    code: str
    name: str
    state: str
    how: str = ""
    revision: int = 0
    check_code: str = ""
    received: str = ""
    counts: bool = True


@dataclass(frozen=True, slots=True)
class OpenCell:
    """A figure that the form asks for, by row and column; `unit` is what it is counted in."""

    row: str
    column: str
    row_label: str
    column_label: str
    unit: str


@dataclass(frozen=True, slots=True)
class OpenFigure:
    """A figure of a unit that adds up; money is in đồng, what is blank is not there."""

    unit: str
    row: str
    column: str
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenFigures:
    """All of it: the figures of a cell over all units come to the annex."""

    year: int
    form: str
    centre: str
    units: tuple[OpenUnit, ...]
    cells: tuple[OpenCell, ...]
    figures: tuple[OpenFigure, ...]


def open_figures(form: Form, annex: Annex, notebook: Notebook) -> OpenFigures:
    """Return the figures of a Week, its own first, then each unit's that counts."""
    week, collected = notebook.week, notebook.collected
    own = OpenUnit(week.id, "", week.centre.name, OWN)
    return OpenFigures(
        year=week.year,
        form=form.id,
        centre=week.centre.name,
        units=(own, *map(_unit, collected)),
        cells=tuple(_cells(form)),
        figures=(*_own(annex, notebook), *_of_units(notebook)),
    )


def _unit(unit: ReportingUnit) -> OpenUnit:
    counts = unit.counted is not None
    report = unit.latest
    if report is None:
        return OpenUnit(unit.id, unit.code, unit.name, unit.review, counts=False)
    return OpenUnit(
        id=unit.id,
        code=unit.code,
        name=unit.name,
        state=unit.review,
        how=report.how,
        revision=report.revision,
        check_code=report.check_code,
        received=report.received_at.isoformat(timespec="seconds"),
        counts=counts,
    )


def _cells(form: Form) -> Iterator[OpenCell]:
    labels = {column.key: f"{column.group} {column.label}".strip() for column in form.columns}
    for row in form.rows:
        units = units_of(form, row)
        for column, measure in row.cells.items():
            if measure.is_additive:
                unit = units.get(column, "")
                yield OpenCell(row.code, column, row.label, labels[column], unit)


def _own(annex: Annex, notebook: Notebook) -> Iterator[OpenFigure]:
    """Yield what the office's own records come to: the annex less the units."""
    totals = notebook.collected.totals
    for line in annex.rows:
        for column, cell in line.cells.items():
            if not line.row.cells[column].is_additive or not isinstance(cell.number, int):
                continue
            key = line.row.code, column
            if (own := cell.number - totals.get(key, 0)) or key not in totals:
                yield OpenFigure(notebook.week.id, *key, own)


def _of_units(notebook: Notebook) -> Iterator[OpenFigure]:
    for unit in notebook.collected:
        if report := unit.counted:
            for (row, column), value in report.figures.items():
                yield OpenFigure(unit.id, row, column, value)
