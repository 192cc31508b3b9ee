# SPDX-License-Identifier: MIT
"""Finds the row that the program knows and a circular means, by what both are called."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.form.form import Form, Row
from desktop.domain.form.row_names import LIKE, SAME, alike

_LONGEST_GENERAL = 3
"""Words of a name such as "Tập thể", which means something only under the row it is under."""

_ELSEWHERE = 0.8


@dataclass(frozen=True, slots=True)
class KnownRow:
    """A row of a form that the program has."""

    form: Form
    row: Row

    @property
    def parent(self) -> str:
        """The code of the row above, blank for an item."""
        return self.row.code.rpartition(".")[0]


@dataclass(frozen=True, slots=True)
class Match:
    """A row that may be meant, and how alike both names are."""

    known: KnownRow
    likeness: float

    @property
    def is_certain(self) -> bool:
        """Whether both say the same."""
        return self.likeness >= SAME


def match_rows(
    labels: Sequence[str], parents: Sequence[int | None], forms: Sequence[Form]
) -> Mapping[int, Match]:
    """Return which known row each label means; one that is like no known one is left out.

    `parents` has the place of the row that each lies under. The forms are asked in their order.
    """
    known = [KnownRow(form, row) for form in forms for row in form.rows]
    found: dict[int, Match] = {}
    for at, label in enumerate(labels):
        above = parents[at]
        under = found.get(above) if above is not None else None
        best = max(
            (_match(label, row, under, is_item=above is None) for row in known),
            key=lambda match: match.likeness,
            default=None,
        )
        if best is not None and best.likeness >= LIKE:
            found[at] = best
    return found


def _match(label: str, known: KnownRow, under: Match | None, *, is_item: bool) -> Match:
    likeness = max(
        alike(label, known.row.label), alike(label, known.row.original or known.row.label)
    )
    if likeness < LIKE:
        return Match(known, likeness)
    if under is not None:
        is_at_home = known.form.id == under.known.form.id and known.parent == under.known.row.code
    else:
        is_at_home = is_item and known.row.is_heading
    if is_at_home:
        return Match(known, likeness)
    # Elsewhere in the form the same words may count something else.
    is_general = len(label.split()) <= _LONGEST_GENERAL
    return Match(known, likeness * (_ELSEWHERE if is_general else 0.99))
