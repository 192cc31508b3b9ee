# SPDX-License-Identifier: MIT
"""A figure of the annex with the records behind it, and how it comes of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from operator import attrgetter

from desktop.domain.form.measures import Measure
from desktop.domain.report.derived import decimals_of
from desktop.domain.report.facts import Facts
from desktop.domain.vietnamese import rounded, same_spelling_key
from desktop.domain.week.kinds import NUMBERS


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure and its sources; `value` is `None` where the cell stays blank.

    `records` are those of one's own behind it; where it `has_units`, `Collected.behind` tells
    which. `span` is the number of number columns it lies across. Money shown in thousands and more
    is in đồng in `exact`: what it was rounded from, once.
    """

    value: int | Decimal | None
    records: tuple[str, ...] = ()
    span: int = 1
    exact: int | None = None
    has_units: bool = False

    @property
    def number(self) -> int | Decimal | None:
        """The figure before it was rounded, money in đồng: what others are made of."""
        return self.value if self.exact is None else self.exact


def figure_of_records(facts: list[Facts], measure: Measure) -> Cell:
    """Return what a figure of records comes to."""
    if measure.sum is not None:
        return _added_up(facts, measure.sum, measure.span)
    value = len(facts)
    if measure.distinct is not None:
        name_of = attrgetter(measure.distinct)
        facts = [f for f in facts if name_of(f)]
        value = len({same_spelling_key(name_of(f)) for f in facts})
    return Cell(value or None, tuple(map(_ID, facts)), measure.span)


def shown_as(
    number: int | Decimal | Fraction | None, records: tuple[str, ...], measure: Measure, scale: int
) -> Cell:
    """Return a figure as shown, money in what is worth `scale` đồng."""
    if number is None:
        return Cell(None, records, measure.span)
    value = rounded(Fraction(number) / scale, decimals_of(measure, scale))
    exact = number if scale > 1 and isinstance(number, int) else None
    return Cell(value, records, measure.span, exact)


def records_behind(parts: Iterable[Cell]) -> tuple[str, ...]:
    """Return the records behind several figures, each once."""
    return tuple(dict.fromkeys(record for part in parts for record in part.records))


def _added_up(facts: list[Facts], quantity: str, span: int) -> Cell:
    """Add up one quantity; records that leave it blank are not behind the figure."""
    read = _reader(quantity)
    values = [*map(read, facts)]
    known = [value for value in values if value is not None]
    ids: Iterable[str] = map(_ID, facts)
    if len(known) < len(values):
        ids = (id_ for id_, value in zip(ids, values, strict=True) if value is not None)
    return Cell(sum(known) if known else None, tuple(ids), span)


_ID: Callable[[Facts], str] = attrgetter("id")


def _reader(quantity: str) -> Callable[[Facts], int | None]:
    """Return a function that reads a quantity, built in or declared by the form."""
    if quantity in NUMBERS:
        return attrgetter(quantity)
    return lambda fact: (fact.other or {}).get(quantity)
