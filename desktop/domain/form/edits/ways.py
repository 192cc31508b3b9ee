# SPDX-License-Identifier: MIT
"""The ways in which a figure of a row may come about, for who edits a form to choose from."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from desktop.domain.form.form import Form, Row
from desktop.domain.form.measures import FigureAt, Measure, Ratio
from desktop.domain.week.kinds import KINDS

_ORDER = ("sessions", "people", "women", "ethnic_minority", "copies", "amount", "quantity")
_ORDER += ("hours", "metres")


def ways_to_count(form: Form, at: int, column: str) -> Sequence[Measure]:
    """Return what the row at a place could count in a column, the likeliest first.

    What it counts now comes before all, be it nothing that one could choose here.
    """
    row = form.rows[at]
    found: list[Measure] = [row.cells[column]] if column in row.cells else []
    for measure in _candidates(form, row, column):
        if all(replace(measure, span=1) != replace(known, span=1) for known in found):
            found.append(measure)
    return found


def _candidates(form: Form, row: Row, column: str) -> Iterator[Measure]:
    yield from _counted(form, row.code, None)
    parts = [row.code.rsplit(".", n)[0] for n in range(1, row.code.count(".") + 1)]
    for above in parts:
        yield from _counted(form, above, above)
    yield from _sums(form, row, column)
    yield from _shares(row, column)


def _counted(form: Form, code: str, scope: str | None) -> Iterator[Measure]:
    """Yield what the records of a row and of all beneath it tell."""
    categories = [c for row in form.rows_under(code) for c in row.categories]
    kinds = list(dict.fromkeys(category.kind for category in categories))
    if not kinds:
        return
    known = set[str]().union(*(KINDS[kind].quantities for kind in kinds))
    own = [q.key for q in form.quantities if set(q.kinds) & set(kinds)]
    names = [*(name for name in _ORDER if name in known), *own]
    yield from (Measure(sum=name, scope=scope) for name in names)
    for kind in kinds:
        for choice, values in KINDS[kind].choices.items():
            for value in values:
                for name in ("sessions", "people", "copies", "amount"):
                    if name in KINDS[kind].quantities:
                        yield Measure(sum=name, scope=scope, where={choice: str(value)})
    if len(categories) > 1:
        for category in form.row(code).categories:
            for name in ("sessions", "people"):
                yield Measure(sum=name, scope=scope, where={"category": category.key})
    yield Measure(count="records", scope=scope)
    yield Measure(distinct="place", scope=scope)
    yield Measure(distinct="title", scope=scope)


def _sums(form: Form, row: Row, column: str) -> Iterator[Measure]:
    """Yield the sum of the rows just beneath, and that of all items before an item."""
    depth = row.code.count(".")
    beneath = [r for r in form.rows_under(row.code) if r.code.count(".") == depth + 1]
    before = []
    if not depth:
        items = [r for r in form.rows if r.is_heading]
        before = items[: items.index(row)]
    for rows in (beneath, before):
        codes = tuple(r.code for r in rows if _adds_up(r, column))
        if codes:
            yield Measure(total_of=codes)


def _adds_up(row: Row, column: str) -> bool:
    figure = row.cells.get(column)
    return figure is not None and figure.percent is None and figure.sum != "amount"


def _shares(row: Row, column: str) -> Iterator[Measure]:
    """Yield each other figure of the row as a part of each further one."""
    others = [c for c, m in row.cells.items() if c != column and m.percent is None]
    for part in others:
        for whole in others:
            if part != whole:
                percent = Ratio(part=FigureAt(column=part), whole=FigureAt(column=whole))
                yield Measure(percent=percent)
