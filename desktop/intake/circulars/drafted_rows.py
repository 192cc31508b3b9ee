# SPDX-License-Identifier: MIT
"""Gathers the rows of a form that are read from an annex, and what is uncertain of them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from desktop.domain.form.form import Category, Column, Quantity, Row, RowNotes
from desktop.domain.form.measures import Measure
from desktop.domain.vietnamese import fold, quoted
from desktop.intake.circulars.annex_table import FoundRow
from desktop.intake.circulars.asked import Asks, asked_by_unit, asked_by_units, unit_parts
from desktop.intake.circulars.draft import Doubt, Sureness
from desktop.intake.circulars.known import Match

_WORD = re.compile(r"\w+")
_MEETINGS = frozenset({"lop", "khoa", "cuoc", "buoi", "dot", "lan", "tin", "bai", "chuyen"})
"""What activities are counted in; "Số lớp" counts no "cuộc"."""

_PEOPLE = ("people", "women", "ethnic_minority")


@dataclass(slots=True)
class DraftedRows:
    """The rows of a form, what only it asks for, and what a person has to look at.

    They are drafted from the rows `found`, which have `codes`; `asks` are those of the columns of
    figures.
    """

    found: Sequence[FoundRow]
    codes: Sequence[str]
    columns: Sequence[Column]
    asks: Sequence[Asks]
    rows: list[Row] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def keep(
        self,
        at: int,
        cells: Mapping[int, Measure],
        categories: tuple[Category, ...] = (),
        match: Match | None = None,
    ) -> None:
        """Take in a row that counts in these columns; a known row lends its short name."""
        row, cells = self.found[at], self._told_once(at, cells)
        self._tell_other_nouns(at, cells)
        known = match.known.row if match else None
        takes_any = bool(categories) and categories[0].kind == "other_item"
        self.rows.append(
            Row(
                code=self.codes[at],
                number="" if row.number in "-+*•–" else row.number.rstrip(". "),
                label=row.label,
                short=known.short if known and match and match.is_certain else "",
                unit=row.unit,
                categories=categories,
                cells={self.columns[n].key: measure for n, measure in sorted(cells.items())},
                notes=known.notes if known else RowNotes.TITLES if takes_any else RowNotes.NOTHING,
            )
        )

    def _told_once(self, at: int, cells: Mapping[int, Measure]) -> Mapping[int, Measure]:
        """Return figures without those that tell one count twice: lớp is none of "Số cuộc"."""
        kept = dict(cells)
        for column, measure in cells.items():
            alike = [n for n, m in cells.items() if m == measure and m.is_of_records]
            if alike == [column] or column not in alike[:1]:
                continue
            fitting = [n for n in alike if self._names_unit(n, at)]
            if len(fitting) != 1:
                heads = ", ".join(quoted(self.columns[n].label) for n in alike)
                told = f"Các cột {heads} cùng hỏi một số; hãy xem lại."
                self.doubt(at, Sureness.UNKNOWN, told)
                # Of the people, "Người cao tuổi" are some; of classes, nobody knows which.
                fitting = (fitting or alike)[:1] if measure.sum in _PEOPLE else alike
            kept = {n: m for n, m in kept.items() if n not in alike or n in fitting}
        return kept

    def _tell_other_nouns(self, at: int, cells: Mapping[int, Measure]) -> None:
        """Say where a count stands in a column of something else: meetings under "Số lớp"."""
        unit = _MEETINGS & set(_WORD.findall(fold(self.found[at].unit)))
        for column, measure in cells.items():
            label = self.columns[column].label
            head = _MEETINGS & set(_WORD.findall(fold(label)))
            if measure.sum == "sessions" and unit and len(head) == 1 and not head & unit:
                told = f"Cột {quoted(label)} lấy số {self.found[at].unit.lower()}; hãy xem lại."
                self.doubt(at, Sureness.LIKELY, told)

    def _names_unit(self, column: int, at: int) -> bool:
        """Whether the head of a column has a word of what a row is counted in there."""
        is_of_people = self.asks[column] is Asks.PEOPLE
        parts = [
            part
            for part in unit_parts(self.found[at].unit)
            if (asked_by_unit(part) is Asks.PEOPLE) is is_of_people
        ]
        words = set(_WORD.findall(fold(" ".join(parts))))
        return bool(words & set(_WORD.findall(fold(self.columns[column].label))))

    def doubt(self, at: int, sureness: Sureness, sentence: str) -> None:
        """Name what a person has to look at in a row."""
        place = f"Dòng {self.codes[at]} {quoted(self.found[at].label)}"
        self.doubts.append(
            Doubt(place=place, sureness=sureness, sentence=sentence, row=self.codes[at])
        )

    def tell_blank(self, at: int, cells: Mapping[int, Measure], blank: Sequence[int]) -> None:
        """Say where a unit asks for more numbers than there are columns to hold them."""
        parts = unit_parts(self.found[at].unit)
        free = len(self.columns) - len(blank)
        if not cells and parts:
            told = f"Chưa tính được số nào cho đơn vị {quoted(self.found[at].unit)}, để trống."
            self.doubt(at, Sureness.UNKNOWN, told)
        elif len(set(asked_by_units(self.found[at].unit))) <= 1:
            return
        elif any(self.asks[column] is Asks.SECOND_PART for column in cells):
            told = f"Đơn vị {quoted(self.found[at].unit)} là hai số: in chung một ô."
            self.doubt(at, Sureness.LIKELY, told)
        elif free == 1 or Asks.SECOND_PART in self.asks:
            told = f"Đơn vị {quoted(self.found[at].unit)} cần hai số mà chỉ có một cột: in số đầu."
            self.doubt(at, Sureness.UNKNOWN, told)
