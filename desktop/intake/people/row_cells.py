# SPDX-License-Identifier: MIT
"""Knows which cells of a row tell of a person, in a table or in one of the lists beside another."""

import re
from collections.abc import Sequence

from desktop.intake.people.attendance import Attendance
from desktop.intake.people.cells import is_name, is_number, is_tick, may_be_born, with_day_first
from desktop.intake.people.columns import ListLayout
from desktop.intake.people.headings import PeopleColumn
from desktop.intake.sheets import phrases
from desktop.intake.sheets.sheet import Sheet, address

_WHOLE_DAY = re.compile("[0-9]+[/.-][0-9]+[/.-][0-9]+")
_LINE_NUMBER = re.compile(r"^[0-9]{1,4} ?[.)/-] ?")
_IN_BRACKETS = re.compile(r"\s*[(\[]([^)\]]*)[)\]]\s*$")


class RowCells:
    """The cells of a list by what their columns hold; `block` counts the lists side by side.

    `births` collects the days of birth that were typed as text, in the order they were asked for.
    """

    def __init__(
        self, sheet: Sheet, rows: Sequence[Sequence[str]], layout: ListLayout, block: int
    ) -> None:
        self.births: list[str] = []
        self.sheet, self._rows = sheet, rows
        self._columns = layout.blocks[block]
        self._within = frozenset(self._columns)
        width = len(rows[0]) if rows else 0
        self.at: dict[PeopleColumn, tuple[int, ...]] = {
            column: tuple(at for at in self._columns if at < width and layout.columns[at] is column)
            for column in PeopleColumn
        }
        shared = layout.shared
        self._own = [at for at in self._columns if at < width and at not in shared]
        self.attendance = Attendance(layout, self._columns, rows)

    def is_blank(self, at: int) -> bool:
        """Whether nothing of its own stands in this part of a row."""
        return not any(self._rows[at][place] for place in self._own)

    def row(self, at: int) -> list[str]:
        """Return a row with the cells of other lists blank."""
        row = self._rows[at]
        if len(self._columns) == len(row):
            return [*row]
        return [cell if place in self._within else "" for place, cell in enumerate(row)]

    def is_numbered(self, row: Sequence[str]) -> bool:
        """Whether a row has a number."""
        return any(is_number(row[place]) for place in self.at[PeopleColumn.NUMBER])

    def cell(self, row: Sequence[str], column: PeopleColumn, joint: str = " ") -> str:
        """Return what stands in the columns of one kind."""
        if len(self.at[column]) <= 1:
            return row[self.at[column][0]] if self.at[column] else ""
        return joint.join(filter(None, (row[at] for at in self.at[column])))

    def name(self, row: Sequence[str]) -> str:
        """Return the name in a row as it is written there, in one column or in two."""
        return self.name_and_mark(row)[0]

    def name_and_mark(self, row: Sequence[str]) -> tuple[str, str]:
        """Return the name in a row, and a word on absence that stands behind it in brackets."""
        parts = (
            self.cell(row, column)
            for column in (PeopleColumn.NAME, PeopleColumn.FAMILY, PeopleColumn.GIVEN)
        )
        name = " ".join(filter(None, parts))
        if not self.at[PeopleColumn.NUMBER]:
            name = _LINE_NUMBER.sub("", name)
        found = _IN_BRACKETS.search(name)
        if found and phrases.is_absence(found[1]):
            return name[: found.start()], found[1]
        return name, ""

    def is_strong(self, row: Sequence[str], name: str) -> bool:
        """Whether a row surely is of a person: named, and numbered or with a birth."""
        if not is_name(name) or phrases.is_total(name):
            return False
        return self.is_numbered(row) or any(
            row[at] and not is_tick(row[at]) and may_be_born(row[at])
            for column in (PeopleColumn.BORN, PeopleColumn.MALE, PeopleColumn.FEMALE)
            for at in self.at[column]
        )

    def is_absent(self, row: Sequence[str]) -> bool:
        """Whether a cell beside the name says that who bears it did not come."""
        beside = (
            *self.at[PeopleColumn.NOTES],
            *self.at[PeopleColumn.UNIT],
            *self.at[PeopleColumn.UNUSED],
        )
        is_said = any(row[at] and phrases.is_absence(row[at]) for at in beside)
        return is_said or self.attendance.is_absent(row)

    def birth(self, at: int, *, month_first: bool) -> str:
        """Return when somebody was born, which may be in one cell or by day, month and year."""
        row = self._rows[at]
        cells = {place: row[place] for place in self.at[PeopleColumn.BORN] if row[place]}
        for place, cell in cells.items():
            if _WHOLE_DAY.search(cell):
                if not self._is_text(at, place):
                    return cell
                self.births.append(cell)
                return with_day_first(cell) if month_first else cell
        return "/".join(cells.values())

    def _is_text(self, row: int, column: int) -> bool:
        """Whether a cell was typed as text, or is of a message: days of workbooks are certain."""
        cells = self.sheet.rows[row] if row < len(self.sheet.rows) else ()
        return column >= len(cells) or isinstance(cells[column], str)

    def marked(self, row: Sequence[str]) -> tuple[str, str]:
        """Return the gender by which of its two columns is filled, and the year that is in it."""
        for name, column in (("Nam", PeopleColumn.MALE), ("Nữ", PeopleColumn.FEMALE)):
            if text := self.cell(row, column):
                return name, "" if is_tick(text) else text
        return "", ""

    def where(self, at: int, *columns: PeopleColumn) -> str:
        """Return where something is, as exactly as the list came with: "Ô C12" or "Dòng 12"."""
        places = [place for column in columns for place in self.at[column]]
        filled = [place for place in places if self._rows[at][place]]
        if not self.sheet.name or not places:
            return f"Dòng {at + 1}"
        return f"Ô {address(at, (filled or places)[0])}"
