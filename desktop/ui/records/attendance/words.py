# SPDX-License-Identifier: MIT
"""Says in words how many people an attendance list has, and who stands on it twice."""

from collections import Counter
from collections.abc import Sequence

from desktop.domain.vietnamese import grouped
from desktop.domain.week.records import Attendee, Record, identities


def repeated(attendees: Sequence[Attendee]) -> dict[int, int]:
    """Return the lines that name somebody again, each with the line that did so first."""
    first: dict[str, int] = {}
    again: dict[int, int] = {}
    for at, identity in enumerate(identities(attendees)):
        if identity and first.setdefault(identity, at) != at:
            again[at] = first[identity]
    return again


def summary(lines: int, again: dict[int, int]) -> str:
    """Return what a list comes to: "29 dòng, 28 người (1 người ghi hai lần)"."""
    if not lines:
        return "Chưa có ai trong danh sách."
    people = f"{grouped(lines - len(again))} người"
    if not again:
        return people
    times = Counter(again.values())
    how_often = "hai lần" if max(times.values()) == 1 else "nhiều lần"
    return f"{grouped(lines)} dòng, {people} ({grouped(len(times))} người ghi {how_often})"


def difference(record: Record) -> str:
    """Return in words that the number typed is not that of the list, blank when it is."""
    if record.listed is None or record.people in (None, record.listed):
        return ""
    return f"Số đã ghi là {grouped(record.people or 0)} người, khác danh sách."
