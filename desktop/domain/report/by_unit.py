# SPDX-License-Identifier: MIT
"""The merged annex laid out by units: what is one's own, each unit's share, and the sum."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.form.form import Form
from desktop.domain.week.collected import CellKey, Collected, Figures


@dataclass(frozen=True, slots=True)
class Share:
    """One line: a unit with its figures, or one's own records, or the sum of all."""

    code: str
    name: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class ByUnit:
    """The table of units by figures: `keys` are those figures that anybody has."""

    keys: tuple[CellKey, ...]
    heads: Mapping[CellKey, tuple[str, str]]
    shares: tuple[Share, ...]
    total: Share


def by_unit(form: Form, totals: Figures, collected: Collected, own: str) -> ByUnit:
    """Return the table of an annex with these figures; `own` names the one who collects.

    What does not add up, as a share of a whole, is left out. Money is in đồng.
    """
    mine = {
        key: number - collected.totals.get(key, 0)
        for key, number in totals.items()
        if key not in collected.totals or number != collected.totals[key]
    }
    heads = {column.key: column.label for column in form.columns}
    shares = [Share("", own, mine)] if mine else []
    shares += [
        Share(unit.code, unit.name, report.figures)
        for unit in collected
        if (report := unit.counted)
    ]
    return ByUnit(
        keys=tuple(totals),
        heads={(row, column): (form.row(row).title, heads[column]) for row, column in totals},
        shares=tuple(shares),
        total=Share("", "Tổng cộng", totals),
    )
