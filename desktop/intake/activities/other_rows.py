# SPDX-License-Identifier: MIT
"""Tells the rows of a sheet of activities that are none: titles, totals, signatures."""

from collections.abc import Sequence

from desktop.domain.vietnamese import fold, line, quoted
from desktop.intake.activities.cells import written
from desktop.intake.activities.columns import ActivityTable
from desktop.intake.sheets import phrases
from desktop.intake.sheets.fates import Fate, RowFate
from desktop.intake.sheets.sheet import Sheet

_TOTALS = frozenset({"tong", "tong cong", "cong", "tong so"})
_SIGNED = frozenset({"nguoi lap", "nguoi lap bieu", "nguoi tong hop", "giam doc", "thu truong"})
_MOST_SIGNED = 2
"""Fields that a row below a signature has at most; an activity says more of itself."""


class RowKinds:
    """What each row is of a sheet that was recognised, asked row after row from above."""

    def __init__(self, sheet: Sheet, table: ActivityTable) -> None:
        self._sheet, self._table = sheet, table
        self._labels = [fold(head.label) for head in table.heads]
        self._is_signed = False

    def other(self, at: int, filled: Sequence[str]) -> RowFate | None:
        """Return what a row is that is no activity; `filled` are the fields that it has."""
        row = [line(written(value)) for value in self._sheet.rows[at]]
        fate = self._above(at) or self._below(row, filled)
        if fate is None:
            return None
        words = " ".join(filter(None, row))
        doubt = ""
        if fate is Fate.UNCLEAR:
            doubt = f"Dòng {at + 1}: {quoted(words)} không ở cột nào của mẫu, không lấy."
        return RowFate(row=at, fate=fate, words=words, doubt=doubt)

    def _above(self, at: int) -> Fate | None:
        if at < self._table.head_row:
            return Fate.TITLE
        return Fate.HEAD if at == self._table.head_row else None

    def _below(self, row: Sequence[str], filled: Sequence[str]) -> Fate | None:
        title = fold(self._title(row)).strip(" :.")
        fate: Fate | None = None
        if title in _TOTALS:
            fate = Fate.TOTAL
        elif self._is_head_again(row):
            fate = Fate.HEAD
        elif phrases.counts_columns(row):
            fate = Fate.INDEX
        elif self._signs(row, title) or (self._is_signed and len(filled) <= _MOST_SIGNED):
            fate = Fate.SIGNATURE
        elif not filled:
            is_number = all(cell.strip("().").isdecimal() for cell in row if cell)
            fate = Fate.NUMBER if is_number else Fate.UNCLEAR
        return fate

    def _signs(self, row: Sequence[str], title: str) -> bool:
        """Whether a row is of who signs below the table; whatever follows is of them too."""
        says_so = not title and any(map(phrases.is_signature, filter(None, row)))
        self._is_signed = self._is_signed or title in _SIGNED or says_so
        return title in _SIGNED or says_so

    def _title(self, row: Sequence[str]) -> str:
        heads = enumerate(self._table.heads)
        columns = (at for at, head in heads if head.field and head.field.name == "title")
        return next((row[at] for at in columns), "")

    def _is_head_again(self, row: Sequence[str]) -> bool:
        pairs = zip(row, self._labels, strict=False)
        filled = [(fold(cell).rstrip(" *"), label) for cell, label in pairs if cell]
        return len(filled) > 1 and all(cell == label for cell, label in filled)
