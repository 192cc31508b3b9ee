# SPDX-License-Identifier: MIT
"""Works out the figures that are made of other figures, exactly: they are rounded when shown."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from desktop.domain.form.measures import Measure

_AVERAGE_DECIMALS = 1


def derived(measure: Measure, numbers: Sequence[int | Decimal | None]) -> int | Fraction | None:
    """Return what a figure is that is made of these, `None` where they do not tell it.

    A total is that of the numbers there are; any other way needs both of its figures.
    """
    known = [Fraction(number) for number in numbers if number is not None]
    if measure.total_of is not None:
        return _whole(sum(known)) if known else None
    if len(known) < len(numbers):
        return None
    one, other = known
    if measure.change is not None:
        return _whole(one - other)
    if not other:
        return None
    return one / other * (100 if measure.percent else 1)


def decimals_of(measure: Measure, scale: int) -> int:
    """Return to how many decimals a figure is shown; of money, one is worth `scale` đồng."""
    if measure.decimals is not None:
        return measure.decimals
    if measure.ratio is not None:
        return _AVERAGE_DECIMALS if measure.average else 0
    return len(str(scale)) - 1


def _whole(number: Fraction | int) -> int | Fraction:
    return int(number) if number == int(number) else Fraction(number)
