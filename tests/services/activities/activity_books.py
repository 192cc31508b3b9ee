# SPDX-License-Identifier: MIT
"""Fills workbooks of activities as people do, and reads them back."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from desktop.domain.entry.activity_book import book_sheets
from desktop.domain.entry.editing import value_of
from desktop.domain.entry.fields import Field, Input
from desktop.domain.form.categories import category_name
from desktop.domain.form.form import Form
from desktop.domain.form.reading import read_form
from desktop.domain.week.kinds import kind_of
from desktop.domain.week.notebook import Notebook
from desktop.domain.week.records import Record
from desktop.paths import resources
from desktop.services.activities.importing import read_books
from desktop.services.activities.incoming import Incoming, IncomingRow
from desktop.services.activities.template import write_template
from tests.builders import a_week

CLASSES, GIFTS, FUNDING, EVENTS = (
    "Lớp bồi dưỡng, tập huấn",
    "Tặng sách",
    "Kinh phí",
    "Cuộc thi, hoạt động",
)
HEADS = 3
LATER = date(2026, 10, 20)
Rows = Mapping[str, Sequence[Mapping[str, Any]]]
"""By sheet, the cells of each row by the head of their column."""


def the_form(name: str = "quang-yen-2020.toml") -> Form:
    return read_form((resources() / "forms" / name).read_text(encoding="utf-8"), name)


def _index(heads: list[str], head: str) -> int:
    """Return where a column is; what stands in brackets behind its name need not be said."""
    return next(n for n, h in enumerate(heads) if h == head or h.startswith(f"{head} ("))


def filled(target: Path, rows: Rows, form: Form | None = None) -> Path:
    """Write a template and fill in rows."""
    write_template(form or the_form(), a_week(), [], target)
    workbook = openpyxl.load_workbook(target)
    for name in set(workbook.sheetnames) - set(rows) if rows else ():
        del workbook[name]  # what is not filled in takes time all the same
    for name, written in rows.items():
        sheet = workbook[name]
        heads = [str(cell.value).removesuffix(" *") for cell in sheet[HEADS]]
        for at, row in enumerate(written, start=HEADS + 1):
            for head, value in row.items():
                cell = sheet.cell(at, _index(heads, head) + 1, value)
                if isinstance(value, str):
                    cell.data_type = "s"
    workbook.save(target)
    return target


def read(
    *paths: Path, records: Sequence[Record] = (), form: Form | None = None, today: date = LATER
) -> Incoming:
    notebook = Notebook(week=a_week(), records=tuple(records))
    return read_books(paths, form or the_form(), notebook, today)


def read_row(tmp_path: Path, sheet: str, **cells: Any) -> IncomingRow:  # noqa: ANN401 - any cell
    """Return what becomes of one row; the names of heads have _ for blanks."""
    row = {head.replace("_", " "): value for head, value in cells.items()}
    [found] = read(filled(tmp_path / "a.xlsx", {sheet: [row]})).rows
    return found


def as_rows(form: Form, records: Sequence[Record]) -> Rows:
    """Return records as somebody would type them into the template."""
    sheets = {sheet.kind.key: sheet for sheet in book_sheets(form)}
    rows: dict[str, list[dict[str, Any]]] = {}
    for record in records:
        sheet = sheets[kind_of(record).key]
        cells = {
            field.label: _typed(field, record, form)
            for field in sheet.fields
            if field.is_shown(record)
        }
        rows.setdefault(sheet.name, []).append(
            {head: value for head, value in cells.items() if value is not None}
        )
    return rows


def _typed(field: Field, record: Record, form: Form) -> Any:  # noqa: ANN401 - any cell
    value = value_of(record, field.name)
    match field.input:
        case Input.ROW:
            row, category = form.row_of(value), form.category(value)
            assert row is not None
            assert category is not None
            return category_name(row, category)
        case Input.CHOICE:
            return dict(field.choices)[value]
        case Input.LINKS:
            return " ".join(link.url for link in value) or None
        case _:
            return None if value == "" else value
