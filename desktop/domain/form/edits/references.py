# SPDX-License-Identifier: MIT
"""Has what names rows, columns and categories follow where those go."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from desktop.domain.form.form import Form, Section
from desktop.domain.form.measures import FigureAt, Measure
from desktop.domain.vietnamese import quoted

_GONE = "?"
"""In the place of a row that is gone: no code looks so, and its figure is found unsound."""


def follow_rows(form: Form, codes: Mapping[str, str]) -> tuple[Form, list[str]]:
    """Return a form whose figures and sections name rows by their present codes.

    `codes` maps the former ones; a row that it lacks is gone. What is left out of a sum or of an
    account is told, a sentence each; a figure made of nothing else is left for its check.
    """
    told: list[str] = []
    rows = []
    for row in form.rows:
        cells = {column: _measure(measure, codes) for column, measure in row.cells.items()}
        for column, measure in row.cells.items():
            kept = cells[column].total_of
            if measure.total_of and kept and len(kept) < len(measure.total_of):
                told.append(f"Dòng {quoted(row.name)} không còn cộng dòng đã xóa.")
        rows.append(replace(row, cells=cells))
    sections = tuple(_section(section, codes, told) for section in form.sections)
    return replace(form, rows=tuple(rows), sections=sections), [*dict.fromkeys(told)]


def _measure(measure: Measure, codes: Mapping[str, str]) -> Measure:
    if measure.total_of is not None:
        kept = tuple(codes[code] for code in measure.total_of if code in codes)
        measure = replace(measure, total_of=kept)
    if isinstance(measure.scope, str):
        measure = replace(measure, scope=codes.get(measure.scope, _GONE))
    elif measure.scope is not None:
        kept = tuple(codes[code] for code in measure.scope if code in codes)
        measure = replace(measure, scope=kept or _GONE)
    followed: Measure = _figures(measure, codes)
    return followed


def _figures(value: Any, codes: Mapping[str, str]) -> Any:  # noqa: ANN401 - any part of a measure
    """Return a part of a measure in which the figures that it names are followed."""
    if isinstance(value, FigureAt):
        return replace(value, row=codes.get(value.row, _GONE)) if value.row else value
    if not is_dataclass(value) or isinstance(value, type):
        return value
    parts = {field.name: getattr(value, field.name) for field in fields(value)}
    made = {name: _figures(part, codes) for name, part in parts.items()}
    return replace(value, **made) if made != parts else value


def _section(section: Section, codes: Mapping[str, str], told: list[str]) -> Section:
    kept = tuple(codes[code] for code in section.rows if code in codes)
    if section.rows and not kept:
        told.append(f"Mục {quoted(section.title)} nay kể mọi dòng: các dòng riêng của mục đã xóa.")
    return replace(section, rows=kept)


def columns_free(keys: Sequence[str], figures: Collection[str], key: str) -> int:
    """Return across how many printed columns a figure may lie: its own, and those behind.

    `keys` are the printed columns, `figures` those in which the row has a figure.
    """
    at = keys.index(key)
    end = at + 1
    while end < len(keys) and keys[end] not in figures:
        end += 1
    return end - at


def without_column(form: Form, key: str) -> Form:
    """Return a form no figure of which stands in a column or, but for its check, looks at it.

    What was printed in the cells of the column has a column of its own then.
    """
    keys = form.printed_keys
    at = keys.index(key) if key in keys else len(keys)
    rows = []
    for row in form.rows:
        cells = dict[str, Measure]()
        for column, measure in row.cells.items():
            begins = keys.index(column) if column in keys else len(keys)
            covers = begins < at < begins + measure.span
            if column == key and measure.span > 1 and at + 1 < len(keys):
                cells[keys[at + 1]] = replace(measure, span=measure.span - 1)
            elif column != key:
                cells[column] = replace(measure, span=measure.span - 1) if covers else measure
        rows.append(replace(row, cells=cells))
    columns = tuple(
        replace(column, within="", brackets=False) if column.within == key else column
        for column in form.columns
        if column.key != key
    )
    return replace(form, columns=columns, rows=tuple(rows))
