# SPDX-License-Identifier: MIT
"""Joins lines that tell of one person: cells of a PDF, cards such as "Họ tên: …", "Năm sinh: …"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from desktop.intake.people.cells import is_born, is_recent
from desktop.intake.people.headings import NAMES, PeopleColumn, column_of
from desktop.intake.people.line_person import is_full_name, without_number

Joined = tuple[list[str], frozenset[int]]
"""The lines with each person in one, and which went into another."""

_LEAST_JOINED = 2
_LABELLED = re.compile(r"^([^:\d]{2,40}?)\s*:\s*(?=\S)")


def joined(texts: Sequence[str]) -> Joined:
    """Return the lines with each person in one, where what is said of one stands in several."""
    for join in (_numbered_cells, _cards):
        found, continued = join(texts)
        if continued:
            return found, continued
    return _births_below(texts)


def _numbered_cells(texts: Sequence[str]) -> Joined:
    """Join what tables of PDF come as: a bare number, then name, birth and what follows."""
    starts: list[int] = []
    for at, text in enumerate(texts):
        if text == str(len(starts) + 1):
            starts.append(at)
    if len(starts) < _LEAST_JOINED or min(b - a for a, b in pairwise(starts)) < _LEAST_JOINED:
        return [*texts], frozenset()
    found, continued = [*texts], set[int]()
    longest = max(b - a for a, b in pairwise(starts))
    for start, end in zip(starts, [*starts[1:], len(texts)], strict=True):
        parts = range(start + 1, min(end, start + longest))
        found[start] = f"{texts[start]}. " + " ; ".join(texts[at] for at in parts if texts[at])
        continued.update(parts)
    return found, frozenset(continued)


def _cards(texts: Sequence[str]) -> Joined:
    """Join lines that each say what they hold, from one name to the next."""
    labels = [_label(text) for text in texts]
    found, continued = [*texts], set[int]()
    start: int | None = None
    for at, label in enumerate(labels):
        if label in NAMES:
            start = at
        elif label and start is not None:
            found[start] += f" ; {without_number(texts[at])}"
            continued.add(at)
        elif texts[at]:
            start = None
    return found, frozenset(continued)


def _label(text: str) -> PeopleColumn | None:
    found = _LABELLED.match(without_number(text))
    return column_of(found[1]) if found else None


def _births_below(texts: Sequence[str]) -> Joined:
    """Join a birth that stands alone to the name above it."""
    found, continued = [*texts], set[int]()
    for at, text in enumerate(texts):
        is_birth = at > 0 and is_born(text) and not is_recent(text)
        if is_birth and at - 1 not in continued and is_full_name(texts[at - 1]):
            found[at - 1] = f"{texts[at - 1]} ; {text}"
            continued.add(at)
    return found, frozenset(continued)
