# SPDX-License-Identifier: MIT
"""Writes merged figures for other programs: CSV, an SQLite file, a data value set of DHIS2.

`resources/open-data.md` tells the layouts.
"""

import csv
import dataclasses
import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from io import StringIO
from pathlib import Path

from desktop.domain.errors import AppError
from desktop.domain.report.open_figures import OpenFigure, OpenFigures
from desktop.export.packing import write_whole

SUFFIXES = (".csv", ".sqlite", ".json")

_HEAD = (
    *("year", "unit_id", "unit_code", "unit", "state"),
    *("row", "row_label", "column", "column_label", "measured_in", "value"),
)
_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What Excel takes for a formula at the beginning of a text."""

_SCHEMA = """
CREATE TABLE report (year INTEGER NOT NULL, form TEXT NOT NULL, centre TEXT NOT NULL);
CREATE TABLE units (
    id TEXT PRIMARY KEY, code TEXT NOT NULL, name TEXT NOT NULL, state TEXT NOT NULL,
    how TEXT NOT NULL, revision INTEGER NOT NULL, check_code TEXT NOT NULL,
    received TEXT NOT NULL, counts INTEGER NOT NULL
);
CREATE TABLE cells (
    "row" TEXT NOT NULL, "column" TEXT NOT NULL, row_label TEXT NOT NULL,
    column_label TEXT NOT NULL, measured_in TEXT NOT NULL, PRIMARY KEY ("row", "column")
);
CREATE TABLE figures (
    unit TEXT NOT NULL REFERENCES units (id), "row" TEXT NOT NULL, "column" TEXT NOT NULL,
    value INTEGER NOT NULL, PRIMARY KEY (unit, "row", "column"),
    FOREIGN KEY ("row", "column") REFERENCES cells ("row", "column")
);
CREATE VIEW annex AS
    SELECT "row", "column", sum(value) AS value, count(*) AS units
    FROM figures GROUP BY "row", "column";
"""


def write_open_data(figures: OpenFigures, target: Path) -> None:
    """Write the figures as the suffix of the file says.

    Raises:
        AppError: it is none of `SUFFIXES`, or the file cannot be written there.
    """
    suffix = target.suffix.lower()
    if suffix == ".csv":
        write_whole(target, _csv(figures).encode("utf-8-sig"))
    elif suffix == ".sqlite":
        write_whole(target, _sqlite(figures))
    elif suffix == ".json":
        write_whole(target, _data_values(figures).encode())
    else:
        advice = "Hãy đặt tên tệp có đuôi .csv, .sqlite hoặc .json (DHIS2)."
        raise AppError(f"Không rõ phải ghi “{target.name}” theo dạng nào.", advice)


def _csv(figures: OpenFigures) -> str:
    """Return a line a figure, as Excel, R and DuckDB read it."""
    units = {unit.id: unit for unit in figures.units}
    cells = {(cell.row, cell.column): cell for cell in figures.cells}
    text = StringIO()
    table = csv.writer(text)
    table.writerow(_HEAD)
    for figure in figures.figures:
        unit, cell = units[figure.unit], cells[figure.row, figure.column]
        told = (unit.id, unit.code, unit.name, unit.state, cell.row, cell.row_label)
        more = (cell.column, cell.column_label, cell.unit)
        table.writerow((figures.year, *map(_harmless, (*told, *more)), figure.value))
    return text.getvalue()


def _harmless(text: str) -> str:
    """Return a text that no spreadsheet computes: a stranger may have written it."""
    return f"'{text}" if text.startswith(_A_FORMULA) else text


def _sqlite(figures: OpenFigures) -> bytes:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(_SCHEMA)
        tables: dict[str, Sequence[tuple[object, ...]]] = {
            "report": [(figures.year, figures.form, figures.centre)],
            "units": [dataclasses.astuple(unit) for unit in figures.units],
            "cells": [dataclasses.astuple(cell) for cell in figures.cells],
            "figures": [dataclasses.astuple(figure) for figure in figures.figures],
        }
        for name, rows in tables.items():
            if rows:
                places = ", ".join("?" * len(rows[0]))
                connection.executemany(f"INSERT INTO {name} VALUES ({places})", rows)  # noqa: S608
        connection.commit()
        return connection.serialize()


def _data_values(figures: OpenFigures) -> str:
    """Return a data value set to be imported with codes as identifiers of both."""
    whole = {
        "dataSet": figures.form,
        "period": str(figures.year),
        "dataValues": [*_values(figures)],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1)


def _values(figures: OpenFigures) -> Iterator[dict[str, str]]:
    codes = {unit.id: unit.code or unit.id for unit in figures.units}
    for figure in figures.figures:
        yield {
            "dataElement": data_element(figures.form, figure),
            "period": str(figures.year),
            "orgUnit": codes[figure.unit],
            "value": str(figure.value),
        }


def data_element(form: str, figure: OpenFigure) -> str:
    """Return the code of a figure in DHIS2: "quang-yen-2020.1.13.people"."""
    return f"{form}.{figure.row}.{figure.column}"
