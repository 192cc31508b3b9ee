# SPDX-License-Identifier: MIT
"""Finds the columns of an annex whose cells hold two figures: "120 (80)", "2/40"."""

from collections.abc import Iterator, Sequence

from desktop.domain.form.form import Column
from desktop.intake.circulars.asked import Asks, asked_by_units, has_women_beside, unit_parts

_PAIR = 2


def with_seconds(
    columns: Sequence[Column], asks: Sequence[Asks], units: Sequence[str]
) -> Iterator[tuple[Column, Asks]]:
    """Yield the columns and what they ask for, each followed by the one within its cells, if any.

    The only column there is takes both numbers of the units that have two.
    """
    is_alone = len(columns) == 1 and any(map(_are_two, units))
    for column, kind in zip(columns, asks, strict=True):
        yield column, kind
        if kind is Asks.PEOPLE and has_women_beside(column.label):
            yield _within(column, "nu", "Nữ", brackets=True), Asks.WOMEN_BESIDE
        elif is_alone and kind in (Asks.ANY, Asks.SESSIONS):
            yield _within(column, "hai", column.label, brackets=False), Asks.SECOND_PART


def _are_two(unit: str) -> bool:
    """Whether a unit counts two things: "lớp/người" does, "tin, bài" does not."""
    return len(unit_parts(unit)) == _PAIR and len(set(asked_by_units(unit))) == _PAIR


def _within(column: Column, name: str, label: str, *, brackets: bool) -> Column:
    key = f"{column.key}_{name}"
    return Column(key=key, label=label, group=column.group, within=column.key, brackets=brackets)
