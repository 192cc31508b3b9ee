# SPDX-License-Identifier: MIT
"""Reads lists of people, from files and from the clipboard alike.

What is read is what a clerk is shown before anything is kept: each row as it was understood, with
what is doubtful about it, under a layout and an encoding that can both be put right. No row is
dropped: each that is not blank is somebody, or has a fate that says what it is.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from desktop.domain.vietnamese import grouped, line, quoted
from desktop.domain.week.records import identities
from desktop.intake.people.cells import month_leads
from desktop.intake.people.clean_rows import (
    FILLED_DOWN,
    clean_rows,
    guessed_encoding,
    without_dittos,
)
from desktop.intake.people.columns import ListLayout, laid_out
from desktop.intake.people.headings import NAMES, PeopleColumn, column_of
from desktop.intake.people.lines import LAYOUT, read_lines
from desktop.intake.people.listed import ListedPerson, PersonPlace, ReadingWishes, listed_person
from desktop.intake.people.notes import table_notes
from desktop.intake.people.people_list import PeopleList, Rows
from desktop.intake.people.row_cells import RowCells
from desktop.intake.people.rows import RowReader
from desktop.intake.sheets import phrases
from desktop.intake.sheets.delimited import split
from desktop.intake.sheets.fates import Fate, RowFate
from desktop.intake.sheets.old_encodings import Encoding
from desktop.intake.sheets.sheet import Sheet, Spot


def pasted_sheet(text: str) -> Sheet:
    """Return text from the clipboard as a sheet: cells of Excel or Word, or lines of a message."""
    separator = _separator(text)
    rows = split(text, separator)
    if separator == "\t" and not _is_table(rows):
        rows = [[_as_line(row)] for row in rows]
    width = max(map(len, rows), default=0)
    return Sheet(name="", rows=[row + [""] * (width - len(row)) for row in rows])


def _is_table(rows: Sequence[Sequence[str]]) -> bool:
    """Whether most rows that hold something have as many cells; a stray tab makes no table."""
    widths = Counter(len(row) for row in rows if any(map(str.strip, row)))
    return any(width > 1 and 2 * count > widths.total() for width, count in widths.items())


def _as_line(cells: Sequence[str]) -> str:
    """Return a line of a message in which tabs stand where a dash could."""
    filled = [line(cell) for cell in cells if cell.strip()]
    first = filled[:1] if len(filled) > 1 and not any(map(str.isalpha, filled[0])) else []
    return " ".join([*first, " - ".join(filled[len(first) :])]) if len(cells) > 1 else cells[0]


def _separator(text: str) -> str:
    """Return what parts the cells: a tab, else what parts the headings in the first line."""
    first = text.lstrip().partition("\n")[0]
    if "\t" not in text and not any(char.isdigit() for char in first):
        for mark in ";,|":
            known = {column_of(line(cell.strip('"'))) for cell in first.split(mark)} - {None}
            if len(known) > 1 and NAMES & known:
                return mark
    return "\t"


def read_people(
    sheet: Sheet,
    *,
    layout: ListLayout | None = None,
    encoding: Encoding | None = None,
    mends_capitals: bool = True,
    month_first: bool = False,
    with_hidden: bool | None = None,
    remembered: Callable[[str], Sequence[PeopleColumn]] = lambda _shape: (),
) -> PeopleList:
    """Return the people on a sheet; layout and encoding are found out where they are not given.

    `mends_capitals` puts "Phạm Ngọc ánh" and "TRẦN VĂN AN" right; `month_first` reads days that
    are written as text with their month in front. Rows and columns that are hidden are read
    `with_hidden`, or, if that is not said, when nobody is in sight. `remembered` knows what the
    columns of a head were the last time somebody corrected them.
    """
    encoding = encoding or guessed_encoding(sheet)
    rows = clean_rows(sheet, encoding)
    wishes = ReadingWishes(mends_capitals=mends_capitals, month_first=month_first)
    read = _Reading(sheet, encoding, rows, wishes, layout, remembered)
    found = read.people(with_hidden=bool(with_hidden))
    if with_hidden is None and not found.people and found.hidden:
        found = read.people(with_hidden=True)
    return found


@dataclass(slots=True)
class _Reading:
    """A sheet with all that is known of how it is to be read."""

    sheet: Sheet
    encoding: Encoding
    rows: Rows
    wishes: ReadingWishes
    layout: ListLayout | None
    remembered: Callable[[str], Sequence[PeopleColumn]]
    births: list[str] = field(default_factory=list)

    def people(self, *, with_hidden: bool) -> PeopleList:
        """Return the list, read with what is hidden or without."""
        self.births = []
        hidden = frozenset() if with_hidden else self._hidden_columns
        found = laid_out(self.rows, hidden)
        if self.rows and len(self.rows[0]) == 1 and not found.headings:
            return self._of_lines()
        if columns := self.remembered(found.shape):
            found = replace(found, columns=tuple(columns))
        layout = self.layout or found
        read = [*self._read(layout, frozenset() if with_hidden else self.sheet.hidden_rows)]
        named = [one for one in read if isinstance(one, ListedPerson)]
        if not layout.shared:
            named.sort(key=lambda person: person.block)  # A list beside another comes after it.
        people = _each_once(named)
        fates = [one for one in read if isinstance(one, RowFate)]
        return PeopleList(
            sheet=self.sheet,
            layout=layout,
            encoding=self.encoding,
            rows=self.rows,
            people=people,
            fates=_in_order([*fates, *map(_fate_of, people)]),
            notes=tuple(self._notes(layout, people, with_hidden=with_hidden)),
            month_leads=month_leads(self.births),
            with_hidden=with_hidden,
            hidden=self._hidden,
        )

    def _of_lines(self) -> PeopleList:
        """Return the people whom the lines of a message name."""
        lines = read_lines([row[0] for row in self.rows])
        rows = [person.row for _at, person in lines.people]
        layout = self.layout or LAYOUT
        cells = RowCells(self.sheet, rows, layout, 0)
        parts: dict[int, int] = {}
        found = []
        for number, (at, person) in enumerate(lines.people):
            part = parts[at] = parts.get(at, -1) + 1
            place = PersonPlace(row=at, part=part, words=f"Dòng {at + 1}")
            found.append(listed_person(cells, number, place, self.wishes, person.doubts))
        people = _each_once(found)
        notes = []
        if lines.private:
            count = grouped(lines.private)
            notes.append(f"Có {count} số điện thoại hoặc số giấy tờ, không lấy.")
        if lines.honorifics:
            count = grouped(lines.honorifics)
            notes.append(f"Bỏ tiếng xưng hô (Ông, Bà, Anh, Chị…) trước {count} tên.")
        return PeopleList(
            sheet=self.sheet,
            layout=layout,
            encoding=self.encoding,
            rows=rows,
            people=people,
            fates=_in_order([*lines.fates, *map(_fate_of, people)]),
            notes=tuple(notes),
            month_leads=month_leads(person.birth for _at, person in lines.people),
        )

    def _read(
        self, layout: ListLayout, hidden_rows: frozenset[int]
    ) -> Iterator[ListedPerson | RowFate]:
        """Yield what each row is that is not blank, or each part of it where it has several."""
        tables = (layout, *layout.further)
        starts = [0, *(table.below - table.head for table in tables[1:]), len(self.rows)]
        filled, continued = self._filled_down(tables)
        for number, table in enumerate(tables):
            span = range(table.below, starts[number + 1])
            cells = [RowCells(self.sheet, filled, table, n) for n in range(len(table.blocks))]
            readers = [
                RowReader(one, table, self.wishes, block=block, span=span)
                for block, one in enumerate(cells)
            ]
            for at in range(starts[number], starts[number + 1]):
                if any(self.rows[at]):
                    whole = self._whole(at, table, readers, hidden_rows)
                    yield from (whole,) if whole else _parts(at, readers, continued)
            self.births += (birth for one in cells for birth in one.births)

    def _whole(
        self,
        at: int,
        table: ListLayout,
        readers: Sequence[RowReader],
        hidden_rows: frozenset[int],
    ) -> RowFate | None:
        """Return what a row is as a whole; `None` for one below the head that is to be read."""
        row = self.rows[at]
        words = line(" ".join(filter(None, row)))
        fate = doubt = None
        if at < table.below:
            fate = Fate.HEAD if at >= table.below - table.head else Fate.TITLE
            if fate is Fate.TITLE and readers[0].names_somebody(at):
                fate, doubt = Fate.UNCLEAR, "đứng trên dòng tên cột, không lấy"
        elif at in hidden_rows:
            fate = Fate.HIDDEN
        elif table.is_heading(row):
            fate = Fate.HEAD
        elif phrases.counts_columns(row):
            fate = Fate.INDEX
        if fate is None:
            return None
        said = f"Dòng {at + 1}: {quoted(words)} {doubt}." if doubt else ""
        return RowFate(row=at, fate=fate, words=words, doubt=said)

    def _filled_down(self, tables: Sequence[ListLayout]) -> tuple[Rows, frozenset[Spot]]:
        """Return the rows with what cells merged downwards say of each.

        Beside them the cells below a name, which go on with what is said of that person.
        """
        rows = without_dittos(self.rows, tables)
        if self.sheet.merged and rows is self.rows:
            rows = [[*row] for row in self.rows]
        continued: set[Spot] = set()
        for top, left, bottom, _right in self.sheet.merged:
            table = max((t for t in tables if t.below <= top), key=lambda t: t.below, default=None)
            if table is None or left >= len(table.columns) or top >= len(rows):
                continue
            column = table.columns[left]
            below = range(top + 1, min(bottom + 1, len(rows)))
            if column in FILLED_DOWN:
                for at in below:
                    rows[at][left] = rows[at][left] or rows[top][left]  # type: ignore[index]
            elif column in NAMES and rows[top][left]:
                continued.update((at, left) for at in below)
        return rows, frozenset(continued)

    @property
    def _hidden_columns(self) -> frozenset[int]:
        return frozenset(at for at in self.sheet.hidden_columns if self._is_filled(at))

    def _is_filled(self, column: int) -> bool:
        return any(column < len(row) and row[column] for row in self.rows)

    @property
    def _hidden(self) -> str:
        """Say how much of the list is hidden, blank for nothing."""
        rows = sum(at < len(self.rows) and any(self.rows[at]) for at in self.sheet.hidden_rows)
        columns = len(self._hidden_columns)
        parts = ((rows, "dòng"), (columns, "cột"))
        return ", ".join(f"{grouped(count)} {word}" for count, word in parts if count)

    def _notes(
        self, layout: ListLayout, people: Sequence[ListedPerson], *, with_hidden: bool
    ) -> Iterator[str]:
        """Yield what is to be known of the whole list."""
        if self._hidden:
            done = "vẫn lấy" if with_hidden else "không lấy"
            yield f"Danh sách có {self._hidden} đang ẩn, {done}."
        yield from table_notes(self.rows, layout, people, self._hidden_columns)


def _parts(
    at: int, readers: Sequence[RowReader], continued: frozenset[Spot]
) -> Iterator[ListedPerson | RowFate]:
    """Yield what stands in each list side by side; what several say of one row is said once."""
    filled = [reader for reader in readers if not reader.is_blank(at)] or readers[:1]
    said: set[Fate] = set()
    for reader in filled:
        found = reader.read(at, continued)
        if isinstance(found, ListedPerson) or found.doubt or found.fate not in said:
            yield found
        if isinstance(found, RowFate):
            said.add(found.fate)


def _each_once(people: Sequence[ListedPerson]) -> tuple[ListedPerson, ...]:
    """Return the people with a doubt on who is surely listed again."""
    firsts: dict[str, ListedPerson] = {}
    found = []
    for person, who in zip(people, identities([p.attendee for p in people]), strict=True):
        first = firsts.setdefault(who, person) if who else person
        if first is person:
            found.append(person)
            continue
        name = quoted(person.attendee.full_name)
        doubt = f"{person.place}: {name} đã có ở dòng {first.row + 1}, chỉ lấy một lần."
        found.append(replace(person, again=first.row, doubts=(*person.doubts, doubt)))
    return tuple(found)


def _fate_of(person: ListedPerson) -> RowFate:
    fate = Fate.ABSENT if person.is_absent else Fate.TAKEN if person.again is None else Fate.AGAIN
    return RowFate(row=person.row, fate=fate, words=person.attendee.full_name, part=person.block)


def _in_order(fates: Sequence[RowFate]) -> tuple[RowFate, ...]:
    return tuple(sorted(fates, key=lambda fate: (fate.row, fate.part)))
