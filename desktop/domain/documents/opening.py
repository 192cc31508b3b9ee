# SPDX-License-Identifier: MIT
"""The opening ceremony as what all documents share names its day, hour and place."""

from collections.abc import Iterator

from desktop.domain.documents import keys
from desktop.domain.documents.hours import read_hour, written_hour
from desktop.domain.documents.schedule import Slot
from desktop.domain.documents.values import Values
from desktop.domain.vietnamese import fold

_OPENING = "khai mac"


def opening_of(values: Values) -> Iterator[Slot]:
    """Yield the opening for the schedule once its day and place are known.

    Where an activity of the Week is the opening already, it stands there with what it says.
    """
    asked = {blank.key for blank in values.material.shared.fields}
    planned = values.material.planned.schedule
    if not asked >= {*keys.OPENING} or any(_OPENING in fold(slot.what) for slot in planned):
        return
    day, hour, place = (values(key) for key in keys.OPENING)
    starts = values.material.day_in(day)
    if starts and place:
        name = f"Lễ khai mạc Tuần lễ năm {values.material.week.year}"
        yield Slot(what=name, starts=starts, hour=_hour(hour), where=place)


def _hour(typed: str) -> str:
    """Return an hour as schedules have it, as it was typed where it cannot be read."""
    try:
        minutes = read_hour(typed)
    except ValueError:
        return typed
    return "" if minutes is None else written_hour(minutes)
