# SPDX-License-Identifier: MIT
"""Reads one day or several in a row as a notebook has them: ``3/10``, ``5-6/10``."""

import re
from datetime import date

from desktop.domain.vietnamese.dates import parse_date
from desktop.domain.vietnamese.text import line

_SPAN = re.compile(r"(?:từ )?(?:ngày )?(.+?) ?(?:-|–|—|đến) ?(?:ngày )?(.+)", re.IGNORECASE)


def parse_days(
    text: str, *, year: int, week_start: date | None = None, week_end: date | None = None
) -> tuple[date, date | None]:
    """Return the first day that was typed, and the last one if it was a span.

    What can be read as one date is one: ``3-10`` is 3 October, ``5-6/10`` is two days.

    Raises:
        ValueError: It is neither. The message is a sentence for the user.
    """

    def read(part: str) -> date:
        return parse_date(part, year=year, week_start=week_start, week_end=week_end)

    try:
        return read(text), None
    except ValueError as error:
        found = _SPAN.fullmatch(line(text))
        if found is None:
            raise
        try:
            last = read(found[2])
            first = last.replace(day=int(found[1])) if found[1].isdecimal() else read(found[1])
        except ValueError:
            raise error from None
        if first > last:
            raise
        return first, (last if last != first else None)
