# SPDX-License-Identifier: MIT
"""Reads the rows of a list of people: who stands in one, or what else it is."""

from collections.abc import Sequence

from desktop.domain.vietnamese import line, quoted
from desktop.domain.vietnamese.surnames import begins_with_surname, is_formed_as_name
from desktop.intake.people.cells import is_name
from desktop.intake.people.columns import ListLayout
from desktop.intake.people.headings import PeopleColumn, spouse
from desktop.intake.people.listed import ListedPerson, PersonPlace, ReadingWishes, listed_person
from desktop.intake.people.row_cells import RowCells
from desktop.intake.sheets import phrases
from desktop.intake.sheets.fates import Fate, RowFate
from desktop.intake.sheets.sheet import Spot

_MOST_SIGNERS = 6
"""Who signs below a list is not on it; more names than these are people."""


class RowReader:
    """Reads the rows of one list; a row is strong that surely is of a person.

    In a list without strong rows, that of bare names, what is said around it is told by its words
    alone, and doubted more.
    """

    def __init__(
        self, cells: RowCells, layout: ListLayout, wishes: ReadingWishes, *, block: int, span: range
    ) -> None:
        self._cells, self._wishes, self._block = cells, wishes, block
        names = [at for at in cells.at[PeopleColumn.NAME] if layout.headings]
        is_one_of_two = len(layout.blocks) > 1 and names
        self._implied = spouse(layout.headings[names[0]]) if is_one_of_two else ""
        self._look_over(span)

    def is_blank(self, at: int) -> bool:
        """Whether nothing of its own stands in this part of a row."""
        return self._cells.is_blank(at)

    def names_somebody(self, at: int) -> bool:
        """Whether a row surely is of a person, wherever it stands."""
        row = self._cells.row(at)
        name = self._cells.name(row)
        return " " in name and self._cells.is_numbered(row) and self._cells.is_strong(row, name)

    def read(self, at: int, continued: frozenset[Spot]) -> ListedPerson | RowFate:
        """Return who stands in a row below the head, or what else the row is.

        Where the cell of the name is `continued`, the row goes on with the person above.
        """
        row, name, is_strong = self._seen[at - self._start]
        first = next(filter(None, row), "")
        if any((at, place) in continued for place in self._cells.at[PeopleColumn.NAME]):
            found: ListedPerson | RowFate = self._fate(at, Fate.CONTINUED)
        elif is_strong:
            found = self._person(at)
        elif phrases.is_total(name) or phrases.is_total(first):
            found = self._fate(at, Fate.TOTAL)
        elif at >= self._tail or self._signs(row, name):
            found = self._below_list(at, row, name)
        elif name:
            found = self._named(at, row, name)
        else:
            found = self._nameless(at, row, first)
        return found

    def _look_over(self, span: range) -> None:
        """Find out if rows are numbered, where the last strong one is, and who signs below it."""
        rows = [self._cells.row(at) for at in span]
        names = [self._cells.name(row) for row in rows]
        self._start = span.start
        self._seen = [
            (row, name, self._cells.is_strong(row, name))
            for row, name in zip(rows, names, strict=True)
        ]
        numbered = sum(map(self._cells.is_numbered, rows))
        self._is_numbered = numbered * 3 >= sum(map(any, rows)) > 0
        strong = [at for at, (_row, _name, is_strong) in enumerate(self._seen) if is_strong]
        self._is_weak = not strong
        named = (at for at, name in enumerate(names) if name and is_name(name))
        last = strong[-1] if strong else next(named, len(rows))
        signed = (at for at in range(last + 1, len(rows)) if self._signs(rows[at], names[at]))
        first = next(signed, len(rows))
        signers = sum(is_name(name) for name in names[first:] if name)
        self._tail = span.start + first
        self._are_people = signers > _MOST_SIGNERS

    def _signs(self, row: Sequence[str], name: str) -> bool:
        """Whether a row is of those who sign below a list; an office beside a name is none."""
        if name and is_name(name) and not phrases.is_signature(name):
            return any(map(phrases.is_dated, filter(None, row)))
        return any(map(phrases.is_signature, filter(None, row)))

    def _below_list(self, at: int, row: Sequence[str], name: str) -> ListedPerson | RowFate:
        if not name or not is_name(name) or self._signs(row, name):
            return self._fate(at, Fate.SIGNATURE)
        if self._are_people:
            return self._person(at, f"{quoted(name)} đứng dưới phần chữ ký")
        doubt = f"Dòng {at + 1}: {quoted(name)} đứng dưới phần chữ ký, không lấy."
        return self._fate(at, Fate.SIGNATURE, doubt if self._is_weak else "")

    def _named(self, at: int, row: Sequence[str], name: str) -> ListedPerson | RowFate:
        is_numbered = self._cells.is_numbered(row)
        if not is_numbered and phrases.is_title(name) and not is_formed_as_name(name):
            return self._fate(at, Fate.TITLE)
        if not is_numbered and phrases.is_section(name) and not is_formed_as_name(name):
            return self._passed(at, row, "không phải tên người", Fate.SECTION)
        if not self._is_somebody(row, name, is_numbered=is_numbered):
            return self._passed(at, row, "không phải tên người")
        if is_name(name) and " " in name and not begins_with_surname(name):
            return self._person(at, f"{quoted(name)} có phải tên người không?")
        return self._person(at)

    def _nameless(self, at: int, row: Sequence[str], first: str) -> RowFate:
        if self._cells.is_numbered(row):
            if all(
                at in self._cells.at[PeopleColumn.NUMBER] for at, cell in enumerate(row) if cell
            ):
                return self._fate(at, Fate.NUMBER)
            return self._passed(at, row, "có số thứ tự nhưng không có họ tên")
        if phrases.is_title(first):
            return self._fate(at, Fate.TITLE)
        fate = Fate.SECTION if phrases.is_section(first) else Fate.UNCLEAR
        return self._passed(at, row, "không phải tên người", fate)

    def _is_somebody(self, row: Sequence[str], name: str, *, is_numbered: bool) -> bool:
        if is_name(name):
            # Alone in its row, in a list whose rows are numbered, is the title of what follows.
            is_alone = sum(map(bool, row)) == 1
            return is_numbered or not is_alone or not self._is_numbered
        has_letters = any(char.isalpha() for char in name)
        return has_letters and (is_numbered or bool(self._cells.cell(row, PeopleColumn.BORN)))

    def _person(self, at: int, *told: str) -> ListedPerson:
        place = PersonPlace(row=at, part=self._block)
        row, name, _is_strong = self._seen[at - self._start]
        told += tuple(f"{quoted(name)} {doubt}" for doubt in self._cells.attendance.doubts(row))
        return listed_person(self._cells, at, place, self._wishes, told, self._implied)

    def _passed(self, at: int, row: Sequence[str], why: str, fate: Fate = Fate.UNCLEAR) -> RowFate:
        numbers = self._cells.at[PeopleColumn.NUMBER]
        words = " ".join(cell for place, cell in enumerate(row) if cell and place not in numbers)
        words = words or " ".join(filter(None, row))
        return self._fate(at, fate, f"Dòng {at + 1}: {quoted(words)} {why}, không lấy.", words)

    def _fate(self, at: int, fate: Fate, doubt: str = "", words: str = "") -> RowFate:
        whole = words or line(" ".join(filter(None, self._cells.row(at))))
        return RowFate(row=at, fate=fate, words=whole, part=self._block, doubt=doubt)
