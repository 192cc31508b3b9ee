# SPDX-License-Identifier: MIT
"""Tests that the figures that go out are those of the records, counted here in another way."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from desktop.domain.form.form import Form, Row
from desktop.domain.report.annex import compute
from desktop.domain.report.facts import facts_of
from desktop.domain.week.kinds import KINDS
from desktop.domain.week.records import Record, State
from desktop.export.xlsx.annex import write_annex_xlsx
from tests.export.reports import a_report_of
from tests.hostile.matrix import covers
from tests.services.activities.activity_books import the_form

_FORMS = ("quang-yen-2020.toml", "gia-lam-2022.toml", "chung.toml")
_LABELS = 2
"""The column of the annex in which the rows are named."""


def some_records(form: Form, seed: int) -> list[Record]:
    """Return records in all rows of a form, with blanks and with states that do not count."""
    chance = random.Random(seed)  # noqa: S311 - the same every time
    categories = [category for row in form.rows for category in row.categories]
    found = []
    for at in range(chance.randrange(1, 60)):
        category = chance.choice(categories)
        kind = KINDS[category.kind]
        amounts: dict[str, Any] = {
            quantity: chance.choice((None, 0, chance.randrange(1, 3000)))
            for quantity in sorted(kind.quantities)
        }
        state = chance.choice((*[State.HELD] * 4, State.PLANNED, State.CANCELLED))
        found.append(
            kind.record(id=str(at), category=category.key, title=f"Số {at}", state=state, **amounts)
        )
    return found


def sums(form: Form, row: Row, records: list[Record]) -> dict[str, int | None]:
    """Add up what a row adds up, straight from the records; other measures are left out."""
    found: dict[str, int | None] = {}
    for column, measure in row.cells.items():
        if measure.sum is None or measure.where:
            continue
        code = measure.scope or row.code
        under = [r for r in form.rows if r.code == code or r.code.startswith(f"{code}.")]
        keys = {category.key for r in under for category in r.categories}
        amounts = [
            amount
            for record in records
            if record.state is State.HELD
            and record.category in keys
            and (amount := getattr(record, measure.sum, None)) is not None
        ]
        found[column] = sum(amounts) if amounts else None
    return found


def lines(sheet: Worksheet) -> Iterator[list[object]]:
    """Yield the rows below the head."""
    for row in sheet.iter_rows(min_row=7, max_row=sheet.max_row - 1, values_only=True):
        yield list(row)


def written(form: Form, records: list[Record], folder: Path) -> Path:
    annex = compute(form, facts_of(records), {})
    write_annex_xlsx(a_report_of(annex), folder / "a.xlsx", [1])
    return folder / "a.xlsx"


def faults(form: Form, records: list[Record], sheet: Worksheet) -> list[str]:
    """Return the figures that are not the sum of their records."""
    found = []
    for row, cells in zip(form.rows, lines(sheet), strict=True):
        assert str(cells[_LABELS - 1]) == row.label
        first = len(cells) - 1 - len(form.columns)
        for at, column in enumerate(form.columns):
            expected = sums(form, row, records)
            if column.key in expected and cells[first + at] != expected[column.key]:
                found.append(f"{row.code} {column.key}: {cells[first + at]} {expected}")
    return found


@covers("X5", "totals recomputed")
@pytest.mark.parametrize("name", _FORMS)
def test_every_sum_is_that_of_its_records(tmp_path: Path, name: str) -> None:
    form = the_form(name)
    for seed in range(40):
        records = some_records(form, seed)
        sheet = openpyxl.load_workbook(written(form, records, tmp_path)).worksheets[0]
        assert faults(form, records, sheet) == []


def test_a_wrong_figure_is_seen(tmp_path: Path) -> None:
    form = the_form()
    records = some_records(form, 1)
    sheet = openpyxl.load_workbook(written(form, records, tmp_path)).worksheets[0]
    assert faults(form, records[: len(records) // 2], sheet)


@covers("X5", "reopened by libreoffice")
def test_libreoffice_finds_the_same_figures(
    tmp_path: Path, libreoffice: Callable[[Path, str], Path]
) -> None:
    form = the_form()
    records = some_records(form, 7)
    again = openpyxl.load_workbook(libreoffice(written(form, records, tmp_path), "xlsx"))
    assert faults(form, records, again.worksheets[0]) == []
