# SPDX-License-Identifier: MIT
"""Picks the figures of the annex by which one sees at a glance what the Week comes to."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from desktop.domain.form.asked import FigureKey
from desktop.domain.form.form import Form, Row
from desktop.domain.form.measures import Measure, Stage
from desktop.domain.form.money import DONG, is_money
from desktop.domain.report.annex import Annex
from desktop.domain.report.cells import Cell
from desktop.domain.report.row_figures import figures_of, sums_of
from desktop.domain.report.units import own_unit, quantity_of, units_of
from desktop.domain.vietnamese import from_capitals

_MOST = 4
_SOUGHT = (
    ("training_class", ("sessions", "records")),
    ("training_class", ("people",)),
    ("book_donation", ("copies",)),
    ("funding", ("amount",)),
)
"""What is looked for first: classes, learners, books, money."""

_AT_A_GLANCE = 2
"""So many figures of an item can be taken in at a glance."""

_HELD = ("sessions", "people")
"""The quantities that tell what was held where others say what was planned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A figure of the annex with the name of its row; of money that no row adds up, the sum.

    `keys` are the figures it consists of, `records` are behind them.
    """

    keys: tuple[FigureKey, ...]
    name: str
    unit: str
    value: int | None
    records: frozenset[str] = frozenset()
    is_people: bool = False


def headlines(form: Form, annex: Annex) -> tuple[Headline, ...]:
    """Return up to four figures: of classes, learners, books and money, else of the first items."""
    found = [h for kind, sums in _SOUGHT if (h := _sought(form, annex, kind, sums))]
    used = {code.partition(".")[0] for headline in found for code, _column in headline.keys}
    for row in form.rows:
        columns = [c.key for c in form.columns if c.key in row.cells]
        columns = [key for key in columns if _is_of_what_was_held(row.cells[key])]
        if row.is_heading and columns and row.code not in used:
            held = [c for c in columns if quantity_of(form, row, c) in _HELD]
            found.append(_headline(form, annex, [(row.code, (held or columns)[0])]))
    return tuple(found[:_MOST])


def item_figures(form: Form, annex: Annex, code: str) -> tuple[tuple[str, int], ...]:
    """Return the figures of an item, each with its unit: its own and those that add it up.

    Of several of one unit in a row ("Kế hoạch", "Thực hiện", "Nữ") that of what was held is enough,
    of many figures the first two, or those of the last row that adds the item up.
    """
    item = form.row(code)
    own = _main_figures(form, annex, item)
    sums = [_main_figures(form, annex, row) for row in sums_of(form, code)]
    found = [*own, *(figure for figures in sums for figure in figures)]
    if len(found) <= _AT_A_GLANCE:
        return tuple(found)
    return tuple(found[:_AT_A_GLANCE] if own else next(filter(None, reversed(sums))))


def _main_figures(form: Form, annex: Annex, row: Row) -> list[tuple[str, int]]:
    found: dict[str, int] = {}
    units = units_of(form, row)
    for told in figures_of(form, annex, row.code):
        unit = units[told.column]
        if not _is_of_what_was_held(row.cells[told.column]):
            continue
        if told.exact is not None:
            found.setdefault(DONG, told.exact)
        elif unit not in found or quantity_of(form, row, told.column) in _HELD:
            found[unit] = int(told.value)
    return list(found.items())


def _is_of_what_was_held(measure: Measure) -> bool:
    """Whether a figure is neither one of a plan nor divided by another."""
    return measure.state is Stage.HELD and measure.ratio is None


def _sought(form: Form, annex: Annex, kind: str, sums: tuple[str, ...]) -> Headline | None:
    """Return the widest figure of one kind; several that nothing adds up are taken together."""
    cells = sorted(_cells(form, kind, sums), key=lambda found: -len(found[1]))
    taken: list[tuple[FigureKey, frozenset[str], str]] = []
    for key, seen, where in cells:
        if all(not seen & other or (where and was and where != was) for _k, other, was in taken):
            taken.append((key, seen, where))
    return _headline(form, annex, [key for key, _seen, _where in taken]) if taken else None


def _cells(
    form: Form, kind: str, sums: tuple[str, ...]
) -> Iterator[tuple[FigureKey, frozenset[str], str]]:
    """Yield the figures that add up a quantity of one kind, with the categories they look at."""
    for row in form.rows:
        for column, measure in row.cells.items():
            is_sought = {measure.sum, measure.count} & set(sums)
            if not is_sought or not _is_of_what_was_held(measure):
                continue
            under = form.counted(row, measure)
            wanted = measure.where.get("category")
            seen = [c for r in under for c in r.categories if wanted in (None, c.key)]
            if {c.kind for c in seen} == {kind}:
                where = [v for name, v in measure.where.items() if name != "category"]
                yield (row.code, column), frozenset(c.key for c in seen), " ".join(where)


def _above(codes: list[str]) -> str:
    """Return the code of the row under which several stand, blank if there is none."""
    split = [code.split(".") for code in codes]
    shared = takewhile(lambda parts: len(set(parts)) == 1, zip(*split, strict=False))
    return ".".join(parts[0] for parts in shared)


def _headline(form: Form, annex: Annex, keys: list[FigureKey]) -> Headline:
    cells = [annex.cell(*key) or Cell(None) for key in keys]
    values = [int(cell.number) for cell in cells if cell.number is not None]
    row, column = form.row(keys[0][0]), keys[0][1]
    above = form.row(_above([code for code, _column in keys]) or row.code)
    return Headline(
        keys=tuple(keys),
        name=from_capitals(above.name.rstrip(" :")),
        unit=DONG if is_money(form, row, column) else units_of(form, row)[column],
        value=sum(values) if values else None,
        records=frozenset(id_ for cell in cells for id_ in cell.records),
        is_people=row.cells[column].sum == "people" and own_unit(form, row, column) != "cá nhân",
    )
