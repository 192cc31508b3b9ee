# SPDX-License-Identifier: MIT
"""Puts the rows of an annex under one another, and gives each an address."""

from collections.abc import Sequence

from desktop.intake.circulars.annex_table import FoundRow
from desktop.intake.circulars.figures import is_grand_total, is_part_total
from desktop.intake.circulars.levels import bare_number, depths


def levels_of(found: Sequence[FoundRow]) -> list[int]:
    """Return how deep each row lies; totals are of all, or of their part."""
    levels = depths([row.number for row in found])
    for at, row in enumerate(found):
        if not row.number and is_part_total(row.label):
            numbered = (levels[n] for n in range(at - 1, -1, -1) if found[n].number)
            levels[at] = next(numbered, 0)
    if found and not found[-1].number and is_grand_total(found[-1].label):
        levels[-1] = 0
    return levels


def parents_of(levels: Sequence[int]) -> list[int | None]:
    """Return the place of the row that each row lies under, `None` for an item."""
    parents: list[int | None] = []
    path: list[int] = []
    for at, depth in enumerate(levels):
        del path[depth:]
        parents.append(path[-1] if path else None)
        path.append(at)
    return parents


def codes_of(found: Sequence[FoundRow], parents: Sequence[int | None]) -> list[str]:
    """Return an address for each row: its number where that is its own, else a running one."""
    codes: list[str] = []
    taken: set[str] = set()
    counts: dict[int | None, int] = {}
    for at, row in enumerate(found):
        above = parents[at]
        counts[above] = counts.get(above, 0) + 1
        before = f"{codes[above]}." if above is not None else ""
        own = "".join(char for char in bare_number(row.number).rpartition(".")[2] if char.isalnum())
        code, running = f"{before}{own or counts[above]}", counts[above]
        while code in taken:
            code, running = f"{before}{running}", running + 1
        taken.add(code)
        codes.append(code)
    return codes
