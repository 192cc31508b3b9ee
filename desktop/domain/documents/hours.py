# SPDX-License-Identifier: MIT
"""Hours of the day as they are written ("7g30", "19 giờ", "7h"), and how a programme goes on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.domain.week.records import Record

_HOUR = re.compile(
    r"(?<![\d/.,])(?P<hour>[01]?\d|2[0-3])\s*(?:giờ|g|h|:)(?![a-zà-ỹ])\s*(?P<minute>[0-5]\d)?"
    r"(?:\s*(?:phút|p)(?![a-zà-ỹ]))?(?!\d)",
    re.IGNORECASE,
)
_DAY_PARTS = re.compile(r"\b(sáng|trưa|chiều|tối)\b", re.IGNORECASE)
_OF_A_DAY = 24 * 60


def read_hour(text: str) -> int | None:
    """Return the minutes since midnight that a cell says, `None` if it says no hour.

    Raises:
        ValueError: it is no hour; the message is a sentence for the user.
    """
    words = " ".join(text.split())
    if not words:
        return None
    found = _HOUR.fullmatch(words)
    if found is None:
        raise ValueError(f"“{words}” không phải giờ. Hãy ghi như 7g30 hoặc 7 giờ 30.")
    return int(found["hour"]) * 60 + int(found["minute"] or 0)


def written_hour(minutes: int) -> str:
    """Return an hour as programmes print it: "7g30"."""
    hour, minute = divmod(minutes % _OF_A_DAY, 60)
    return f"{hour}g{minute:02}"


def hour_in(record: Record) -> str | None:
    """Return the hour at which an activity begins, as its title, place or notes say it.

    "7g30" or, where no hour is told, the part of the day: "Tối".
    """
    texts = (record.notes, record.title, record.place)
    for text in texts:
        if found := _HOUR.search(text):
            return written_hour(int(found["hour"]) * 60 + int(found["minute"] or 0))
    for text in texts:
        if found := _DAY_PARTS.search(text):
            return found[1].capitalize()
    return None


@dataclass(frozen=True, slots=True)
class Timed:
    """When an item of a programme begins, blank if nobody can say, and what is wrong with it."""

    hour: str
    fault: str = ""


def timed(items: Sequence[tuple[str, str]]) -> Iterator[Timed]:
    """Yield when each item begins, of what was written as its hour and as its minutes.

    An hour left blank follows from the item before and its minutes. One that is before the end of
    the item before is kept, and named.
    """
    clock: int | None = None
    for hour, minutes in items:
        try:
            begins, lasts = read_hour(hour), _minutes(minutes)
        except ValueError as error:
            clock = None
            yield Timed(hour, str(error))
            continue
        fault = ""
        if begins is not None and clock is not None and begins < clock:
            fault = f"Bắt đầu lúc {written_hour(begins)} khi mục trước đến {written_hour(clock)}."
        at = clock if begins is None else begins
        yield Timed("" if at is None else written_hour(at), fault)
        clock = None if at is None or lasts is None else at + lasts


def _minutes(text: str) -> int | None:
    words = " ".join(text.split()).removesuffix("phút").rstrip("' ")
    if not words:
        return None
    if not words.isascii() or not words.isdigit() or int(words) > _OF_A_DAY:
        raise ValueError(f"“{text}” không phải số phút. Hãy ghi như 15.")
    return int(words)
