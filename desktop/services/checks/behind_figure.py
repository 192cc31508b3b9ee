# SPDX-License-Identifier: MIT
"""Tells what lies behind a figure of the annex: the records, each in a line of what is known."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.form.asked import gaps_of
from desktop.domain.form.form import Form
from desktop.domain.report.annex import Annex
from desktop.domain.report.row_figures import figures_in_words, figures_of
from desktop.domain.vietnamese import grouped, short_span
from desktop.domain.week.kinds import kind_of
from desktop.domain.week.notebook import Notebook
from desktop.domain.week.records import BookDonation, OtherItem, Record, State

_LEADING_NOUGHT = re.compile(r"(?<![\d.])0(?=\d)")
"""Official texts write 02; on the screen stands what the table says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """What a figure comes from.

    `place` says where it stands ("Dòng 1.4 · Tin học"), `figures` what its row comes to, `records`
    are behind it in the order of entry, `units` are those that have a part in it, each with its
    own.
    """

    place: str
    figures: str
    records: tuple[Record, ...]
    units: tuple[tuple[str, int], ...] = ()


def behind(notebook: Notebook, form: Form, annex: Annex, row: str, column: str = "") -> Behind:
    """Return what is behind a figure, or behind a whole row if no column is named.

    Raises:
        KeyError: the form has no such row.
    """
    line = form.row(row)
    cell = annex.cell(row, column) if column else None
    if cell is not None:
        inner = [c.key for c in form.columns if c.within == column]
        ids = {id_ for at in (column, *inner) for id_ in _records(annex, row, at)}
        found = [record for record in notebook.records if record.id in ids]
    else:
        keys = {c.key for r in form.rows_under(row) for c in r.categories}
        found = [r for r in notebook.records if r.category in keys and r.state is State.HELD]
    gaps = gaps_of(form, notebook.records)
    words = _LEADING_NOUGHT.sub("", figures_in_words(figures_of(form, annex, row, gaps)))
    words = words.replace(", ", " · ")
    units = tuple((u.name, n) for u, n in notebook.collected.behind(row, column))
    place = f"Dòng {row} · {line.name}"
    return Behind(place=place, figures=words, records=tuple(found), units=units)


def _records(annex: Annex, row: str, column: str) -> tuple[str, ...]:
    cell = annex.cell(row, column)
    return cell.records if cell else ()


def known_of(record: Record, photos: int) -> str:
    """Return the day, the figures and the evidence of a record in one line."""
    return " · ".join(_known_of(record, photos))


def _known_of(record: Record, photos: int) -> Iterator[str]:
    if record.starts:
        yield short_span(record.starts, record.ends or record.starts)
    if (record.sessions or 0) > 1:
        yield f"{grouped(record.sessions or 0)} {kind_of(record).noun}"
    for quantity, unit in _units(record):
        if (number := record.amount_of(quantity)) is not None:
            yield f"{grouped(number)} {unit}".strip()
    if photos:
        yield f"{photos} ảnh"
    if record.links:
        yield f"{len(record.links)} đường link"
    if record.listed is not None:
        yield "có danh sách"


def _units(record: Record) -> Iterator[tuple[str, str]]:
    yield "copies", "quyển" if isinstance(record, BookDonation) else "bản"
    yield "people", "người"
    if isinstance(record, OtherItem):
        yield "quantity", record.unit
    yield "amount", "đồng"
