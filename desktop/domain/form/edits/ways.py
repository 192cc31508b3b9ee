# SPDX-License-Identifier: MIT
"""The ways in which a figure of a row may come about, for who edits a form to choose from."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from desktop.domain.form.form import Form, Row
from desktop.domain.form.measures import FigureAt, Measure, Ratio, Stage
from desktop.domain.form.totals import outermost
from desktop.domain.week.kinds import KINDS, Kind

_ORDER = (
    *("sessions", "people", "women", "ethnic_minority", "copies", "amount", "quantity"),
    *("hours", "metres"),
)
"""The quantities, the likeliest first."""

_COUNTED = ("sessions", "people")


def ways_to_count(form: Form, at: int, column: str) -> Sequence[Measure]:
    """Return what the row at a place could count in a column, the likeliest first.

    What it counts now is among them; it comes first if nobody could choose it here.
    """
    row = form.rows[at]
    now = row.cells.get(column)
    found: list[Measure] = []
    for measure in _candidates(form, row, column):
        if all(measure != known for known in found):
            found.append(measure)
    if now is not None and replace(now, span=1) not in found:
        found.insert(0, now)
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
    kinds = [KINDS[key] for key in dict.fromkeys(category.kind for category in categories)]
    if not kinds:
        return
    known = set[str]().union(*(kind.quantities for kind in kinds))
    keys = {kind.key for kind in kinds}
    own = [q.key for q in form.quantities if set(q.kinds) & keys]
    names = [*(name for name in _ORDER if name in known), *own]
    yield from (Measure(sum=name, scope=scope) for name in names)
    for name in filter(known.__contains__, _COUNTED):
        yield Measure(sum=name, scope=scope, state=Stage.PLANNED)
    wheres = [*_choices(kinds)]
    if len(categories) > 1:
        wheres += [({"category": c.key}, KINDS[c.kind]) for c in form.row(code).categories]
    for where, kind in wheres:
        yield from _told_apart(kind, where, scope)
    yield Measure(count="records", scope=scope)
    for name in ("place", "title"):
        yield Measure(distinct=name, scope=scope)
        yield Measure(names=name, scope=scope)


def _choices(kinds: Sequence[Kind]) -> Iterator[tuple[dict[str, str], Kind]]:
    for kind in kinds:
        for choice, values in kind.choices.items():
            yield from (({choice: str(value)}, kind) for value in values)


def _told_apart(kind: Kind, where: dict[str, str], scope: str | None) -> Iterator[Measure]:
    for name in (*_COUNTED, "copies", "amount"):
        if name in kind.quantities:
            yield Measure(sum=name, scope=scope, where=where)


def _sums(form: Form, row: Row, column: str) -> Iterator[Measure]:
    """Yield the sum of what lies beneath a row, and that of all before an item."""
    before = form.rows[: form.rows.index(row)] if row.is_heading else ()
    for rows in (form.rows_under(row.code)[1:], before):
        if codes := outermost(rows, column):
            yield Measure(total_of=codes)


def _shares(row: Row, column: str) -> Iterator[Measure]:
    """Yield each other figure of the row as a share of, and for each of, each further one."""
    others = [
        c for c, m in row.cells.items() if c != column and not (m.ratio or m.change or m.names)
    ]
    for part in others:
        for whole in others:
            if part != whole:
                ratio = Ratio(part=FigureAt(column=part), whole=FigureAt(column=whole))
                yield Measure(percent=ratio)
                yield Measure(average=ratio)
