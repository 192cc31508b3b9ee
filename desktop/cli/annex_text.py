# SPDX-License-Identifier: MIT
"""Prints the annex: as a table to read, or as tab-separated figures for other programs."""

from collections.abc import Iterator
from textwrap import wrap

from desktop.domain.form.form import Form
from desktop.domain.report.annex import Annex, AnnexRow
from desktop.domain.report.building import filled
from desktop.domain.report.listing import listed_activities
from desktop.domain.vietnamese import grouped, line
from desktop.domain.week.notebook import Notebook

_LABEL = 56


def as_tsv(annex: Annex) -> Iterator[str]:
    """Yield a head line and a line a row: code, first number column, people column, the others.

    The people column is the one whose key is "people"; a form without it leaves that field empty.
    """
    keys = [column.key for column in annex.columns]
    first = keys[0]
    people = "people" if "people" in keys[1:] else ""
    rest = [key for key in keys[1:] if key != people]
    yield "\t".join(("row", "sessions_or_quantity", "people", *rest))
    for row in annex.rows:
        yield "\t".join((row.row.code, *(_plain(row, key) for key in (first, people, *rest))))


def as_table(form: Form, annex: Annex) -> Iterator[str]:
    """Yield the lines of the annex as a person reads it."""
    widths = [max(len(c.label), 12) for c in annex.columns]
    heads = [c.label.rjust(width) for c, width in zip(annex.columns, widths, strict=True)]
    code = max(len("Dòng"), *(len(row.row.code) for row in annex.rows)) + 2
    unit = max(len(form.annex.unit), *(len(row.row.unit) for row in annex.rows)) + 2
    layout = f"{{:<{code}}}{{:<{_LABEL}}}  {{:<{unit}}}{{}}"
    yield layout.format("Dòng", form.annex.label, form.annex.unit, "  ".join(heads))
    for row in annex.rows:
        for cells in _row(row, annex, widths):
            yield layout.format(*cells).rstrip()


def as_lists(form: Form, notebook: Notebook) -> Iterator[str]:
    """Yield the lists of activities that a form has, each under its title, a line an activity."""
    for listing in form.listings:
        listed = listed_activities(listing, notebook, form)
        yield f"\n{filled(listing.title, notebook.week)}"
        yield f"{form.annex.number}  {' | '.join(listed.heads)}"
        for number, told in enumerate(listed.lines, start=1):
            texts = (grouped(one) if isinstance(one, int) else line(one or "") for one in told)
            yield f"{number}.  {' | '.join(texts)}"


def _row(row: AnnexRow, annex: Annex, widths: list[int]) -> Iterator[tuple[str, str, str, str]]:
    label, *more = wrap(row.row.label, _LABEL) or [""]
    figures = []
    for column, width in zip(annex.columns, widths, strict=True):
        cell = row.cells.get(column.key)
        value = grouped(cell.value) if cell and cell.value is not None else ""
        figures.append((row.texts.get(column.key) or value).rjust(width))
    yield row.row.code, label, row.row.unit, "  ".join(figures)
    yield from (("", text, "", "") for text in more)


def _plain(row: AnnexRow, column: str) -> str:
    if column in row.texts:
        return line(row.texts[column])
    cell = row.cells.get(column)
    return "" if cell is None or cell.value is None else str(cell.value)
