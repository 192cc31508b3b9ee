# SPDX-License-Identifier: MIT
"""Reads lists of people, from files and from the clipboard alike.

What is read is what a clerk is shown before anything is kept: each row as it was understood, with
what is doubtful about it, under a layout and an encoding that can both be put right.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop.domain.vietnamese import fold, quoted, with_capitals
from desktop.domain.week.records import Attendee, identities
from desktop.intake.people.cells import (
    gender,
    interpreted_birth,
    is_name,
    is_number,
    month_leads,
    shown,
    with_day_first,
)
from desktop.intake.people.columns import NAMES, Column, Layout, laid_out
from desktop.intake.people.lines import LAYOUT, rows_of_lines
from desktop.intake.sheets.delimited import split
from desktop.intake.sheets.old_encodings import (
    Encoding,
    decode,
    encoding_of_font,
    is_capital_font,
    is_certainly_unicode,
    suspected,
)
from desktop.intake.sheets.sheet import Sheet, Spot, Value, address

_LONGEST = {"full_name": 200, "born": 40, "gender": 20, "unit": 200, "notes": 200}
_CROSSES = frozenset({"x", "v", "✓", "✔", "+", "1", "*", "co"})
_NOBODY = ("tong ", "tong:", "tong cong", "cong ", "danh sach", "cong:")
_SIGNED = (
    "nguoi lap",
    "nguoi tong hop",
    "lap bang",
    "lap danh sach",
    "lap bieu",
    "giao vien chu nhiem",
    "hieu truong",
    "giam doc",
    "pho giam doc",
    "xac nhan",
    "thu truong",
    "chu tich",
    "pho chu tich",
    "truong ban",
    "ban to chuc",
    "thu ky",
    "tm.",
    "kt.",
    "tl.",
    "(ky",
    "ky ten",
    "(da ky",
)
_SIGNED_AT = ("ngay", "thang", "nam")
_WHOLE_DAY = re.compile("[0-9]+[/.-][0-9]+[/.-][0-9]+")
_LINE_NUMBER = re.compile(r"^[0-9]{1,4} ?[.)/-] ?")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPerson:
    """A row that names somebody. `row` counts from 0; `again` is the row that names them first.

    `block` counts the lists that stand side by side, from 0; `place` is where the name stands.
    `written` is the name as it stood there where its capitals have been put right, else blank;
    `doubts` are sentences that begin with where: "Ô C12: …".
    """

    row: int
    attendee: Attendee
    written: str = ""
    doubts: tuple[str, ...] = ()
    again: int | None = None
    block: int = 0
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedRow:
    """A row that holds something but names nobody; `doubt` says so."""

    row: int
    words: str
    doubt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleList:
    """What was understood of a sheet, and how: its layout, its encoding, its people in order.

    `rows` are its cells as the layout sees them, in Unicode. `month_leads` says that days of birth
    were written with the month in front, as programs set to English do.
    """

    sheet: Sheet
    layout: Layout
    encoding: Encoding
    rows: Sequence[Sequence[str]]
    people: tuple[ListedPerson, ...]
    passed: tuple[PassedRow, ...] = ()
    month_leads: bool = False

    @property
    def attendees(self) -> tuple[Attendee, ...]:
        """The people, each once."""
        return tuple(person.attendee for person in self.people if person.again is None)

    @property
    def doubts(self) -> tuple[str, ...]:
        """All that is doubtful: of the people, then of the rows passed over."""
        found = (doubt for person in self.people for doubt in person.doubts)
        return (*found, *(row.doubt for row in self.passed))

    @property
    def is_plain(self) -> bool:
        """Whether nothing was doubtful, turned into Unicode or put right."""
        is_changed = self.encoding is not Encoding.UNICODE or any(p.written for p in self.people)
        return not is_changed and not self.doubts and not self.month_leads


def pasted_sheet(text: str) -> Sheet:
    """Return text from the clipboard as a sheet: cells of Excel or Word, or lines of a message."""
    rows = split(text)
    width = max(map(len, rows), default=0)
    return Sheet(name="", rows=[row + [""] * (width - len(row)) for row in rows])


def read_people(
    sheet: Sheet,
    *,
    layout: Layout | None = None,
    encoding: Encoding | None = None,
    mends_capitals: bool = True,
    month_first: bool = False,
    remembered: Callable[[str], Sequence[Column]] = lambda _shape: (),
) -> PeopleList:
    """Return the people on a sheet; layout and encoding are found out where they are not given.

    `mends_capitals` puts "Phạm Ngọc ánh" and "TRẦN VĂN AN" right; `month_first` reads days that
    are written as text with their month in front. `remembered` knows what the columns of a head
    were the last time somebody corrected them.
    """
    encoding = encoding or _guessed(sheet)
    rows = _clean(sheet, encoding)
    found = laid_out(rows)
    if rows and len(rows[0]) == 1 and not found.headings:
        rows, found = rows_of_lines([row[0] for row in rows]), LAYOUT
    elif columns := remembered(found.shape):
        found = replace(found, columns=tuple(columns))
    layout = layout or found
    people: list[ListedPerson] = []
    passed: list[PassedRow] = []
    births: list[str] = []
    for number, block in enumerate(layout.blocks):
        reader = _Reader(sheet, rows, layout, block)
        reader.mends_capitals, reader.month_first = mends_capitals, month_first
        reader.read()
        births += reader.births
        people += (replace(person, block=number) for person in reader.people)
        passed += reader.passed
    return PeopleList(
        sheet=sheet,
        layout=layout,
        encoding=encoding,
        rows=rows,
        people=_each_once(people),
        passed=tuple(passed),
        month_leads=month_leads(births),
    )


def _guessed(sheet: Sheet) -> Encoding:
    """Return in which encoding a sheet was typed; cells in an old font are asked alone."""
    spots = [*sheet.fonts] or [(r, c) for r, row in enumerate(sheet.rows) for c in range(len(row))]
    cells = (sheet.rows[row][column] for row, column in spots)
    return suspected(cell for cell in cells if isinstance(cell, str))


def _clean(sheet: Sheet, encoding: Encoding) -> list[list[str]]:
    """Return the cells as clean Unicode text.

    In a sheet that is in Unicode partly, an old font or words of no meaning tell which cells are
    not.
    """
    if encoding is Encoding.UNICODE:
        return [[shown(cell) for cell in row] for row in sheet.rows]
    fonts = {s: font for s, font in sheet.fonts.items() if encoding_of_font(font) is encoding}
    texts = (cell for row in sheet.rows for cell in row if isinstance(cell, str))
    is_mixed = any(map(is_certainly_unicode, texts))

    def text(spot: Spot, cell: Value) -> str:
        font = fonts.get(spot, "")
        if not isinstance(cell, str) or (
            is_mixed and not font and suspected([cell]) is Encoding.UNICODE
        ):
            return shown(cell)
        return shown(decode(cell, encoding, in_capitals=is_capital_font(font)))

    return [[text((r, c), cell) for c, cell in enumerate(row)] for r, row in enumerate(sheet.rows)]


class _Reader:
    """Goes down the rows of one list, which stands in some of the columns of its sheet."""

    def __init__(
        self,
        sheet: Sheet,
        rows: Sequence[Sequence[str]],
        layout: Layout,
        block: range,
    ) -> None:
        self.mends_capitals, self.month_first = True, False
        self.births: list[str] = []
        self.people: list[ListedPerson] = []
        self.passed: list[PassedRow] = []
        self._sheet, self._layout, self._block = sheet, layout, block
        self._rows = rows if len(layout.blocks) == 1 else [_within(block, row) for row in rows]
        self._this_year = date.today().year  # noqa: DTZ011 - the PC's own year
        self._at = {column: self._of(column) for column in Column}
        numbered = sum(any(is_number(row[c]) for c in self._of_numbers) for row in self._rows)
        self._is_numbered = numbered * 3 >= sum(map(any, self._rows[layout.below :]))

    def read(self) -> None:
        """Go through all rows below the head."""
        is_signed = False
        for at in range(self._layout.below, len(self._rows)):
            row = self._rows[at]
            if not any(row) or self._layout.is_heading(row) or _counts_columns(row):
                continue
            name, is_numbered = self._name(row), any(is_number(row[c]) for c in self._of_numbers)
            if self._is_signature(row, name):
                is_signed = True
            elif (is_signed and not is_numbered) or fold(f"{name} ").startswith(_NOBODY):
                continue  # Who signs below a list is not on it, and a total is nobody.
            elif self._is_somebody(row, name, is_numbered=is_numbered):
                self.people.append(self._person(at, row, name))
            else:
                self._pass_over(at, row, is_numbered=is_numbered)

    @property
    def _of_numbers(self) -> Sequence[int]:
        return self._at[Column.NUMBER]

    def _of(self, column: Column) -> tuple[int, ...]:
        width = len(self._rows[0]) if self._rows else 0
        return tuple(at for at in self._block if at < width and self._layout.columns[at] is column)

    def _cell(self, row: Sequence[str], column: Column, joint: str = " ") -> str:
        return joint.join(filter(None, (row[at] for at in self._at[column])))

    def _name(self, row: Sequence[str]) -> str:
        parts = (self._cell(row, column) for column in (Column.NAME, Column.FAMILY, Column.GIVEN))
        name = " ".join(filter(None, parts))
        return name if self._of_numbers else _LINE_NUMBER.sub("", name)

    def _is_signature(self, row: Sequence[str], name: str) -> bool:
        """Whether a row is of those who sign below a list: "Người lập", "…, ngày … tháng …"."""
        if any(row[at] for at in (*self._at[Column.BORN], *self._of_numbers)) and is_name(name):
            return False
        cells = [fold(cell) for cell in row if cell]
        return any(
            cell.startswith(_SIGNED) or all(word in cell.split() for word in _SIGNED_AT)
            for cell in cells
        )

    def _is_somebody(self, row: Sequence[str], name: str, *, is_numbered: bool) -> bool:
        if not name:
            return False
        if is_name(name):
            # Alone in its row, in a list whose rows are numbered, is the title of what follows.
            is_alone = sum(map(bool, row)) == 1
            return is_numbered or not is_alone or not self._is_numbered
        has_letters = any(char.isalpha() for char in name)
        return has_letters and (is_numbered or bool(self._cell(row, Column.BORN)))

    def _person(self, at: int, row: Sequence[str], name: str) -> ListedPerson:
        marked, year = self._marked(row)
        birth, doubt = interpreted_birth(self._birth(at, row) or year, self._this_year)
        mended = with_capitals(name) if self.mends_capitals and is_name(name) else name
        values = {
            "full_name": mended,
            "born": birth,
            "gender": gender(self._cell(row, Column.GENDER)) or marked,
            "unit": self._cell(row, Column.UNIT, ", "),
            "notes": self._cell(row, Column.NOTES, "; "),
        }
        kept = {key: value[: _LONGEST[key]].rstrip() for key, value in values.items()}
        doubts = [*self._name_doubts(at, name)]
        if doubt:
            birth_columns = (Column.BORN, Column.MALE, Column.FEMALE)
            doubts.append(f"{self._where(at, *birth_columns)}: {doubt}.")
        if kept["gender"] not in ("", "Nam", "Nữ"):
            told = f"giới tính {quoted(kept['gender'])} không rõ"
            doubts.append(f"{self._where(at, Column.GENDER)}: {told}.")
        doubts += self._unsolved(at)
        if kept != values:
            doubts.append(f"{self._where(at)}: có ô dài quá, chỉ lấy phần đầu.")
        return ListedPerson(
            row=at,
            attendee=Attendee(**kept),
            written=name if mended != name else "",
            doubts=tuple(doubts),
            place=self._where(at, *NAMES),
        )

    def _birth(self, at: int, row: Sequence[str]) -> str:
        """Return when somebody was born, which may be in one cell or by day, month and year."""
        cells = {place: row[place] for place in self._at[Column.BORN] if row[place]}
        for place, cell in cells.items():
            if _WHOLE_DAY.search(cell):
                if not self._is_text(at, place):
                    return cell
                self.births.append(cell)
                return with_day_first(cell) if self.month_first else cell
        return "/".join(cells.values())

    def _is_text(self, row: int, column: int) -> bool:
        """Whether a cell was typed as text, or is of a message: days of workbooks are certain."""
        cells = self._sheet.rows[row]
        return column >= len(cells) or isinstance(cells[column], str)

    def _marked(self, row: Sequence[str]) -> tuple[str, str]:
        """Return the gender by which of its two columns is filled, and the year that is in it."""
        for name, column in (("Nam", Column.MALE), ("Nữ", Column.FEMALE)):
            if text := self._cell(row, column):
                return name, "" if fold(text) in _CROSSES else text
        return "", ""

    def _name_doubts(self, at: int, name: str) -> list[str]:
        where = self._where(at, *NAMES)
        if not is_name(name):
            is_old = suspected([name]) is not Encoding.UNICODE
            why = "có vẻ gõ bằng bảng mã cũ" if is_old else "không giống họ tên"
            return [f"{where}: {quoted(name)} {why}."]
        if " " not in name:
            return [f"{where}: {quoted(name)} chỉ có một chữ, có thể thiếu họ."]
        return []

    def _unsolved(self, at: int) -> list[str]:
        spots = (spot for spot in self._sheet.unsolved if spot[0] == at)
        return [f"Ô {address(*spot)}: công thức chưa tính ra kết quả." for spot in sorted(spots)]

    def _pass_over(self, at: int, row: Sequence[str], *, is_numbered: bool) -> None:
        others = [c for n, c in enumerate(row) if c and n not in self._of_numbers]
        if others:
            why_ = "có số thứ tự nhưng không có họ tên" if is_numbered else "không phải tên người"
            words = " ".join(others)
            doubt = f"Dòng {at + 1}: {quoted(words)} {why_}, không lấy."
            self.passed.append(PassedRow(row=at, words=words, doubt=doubt))

    def _where(self, at: int, *columns: Column) -> str:
        """Return where something is, as exactly as the list came with: "Ô C12" or "Dòng 12"."""
        places = [place for column in columns for place in self._at[column]]
        filled = [place for place in places if self._rows[at][place]]
        if not self._sheet.name or not places:
            return f"Dòng {at + 1}"
        return f"Ô {address(at, (filled or places)[0])}"


def _within(block: range, row: Sequence[str]) -> list[str]:
    """Return a row with the cells of other lists blank."""
    return [cell if at in block else "" for at, cell in enumerate(row)]


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


def _counts_columns(row: Sequence[str]) -> bool:
    """Whether a row only numbers the columns below the head: (1), (2), (3)."""
    filled = [cell.strip("() ") for cell in row if cell]
    return len(filled) > 1 and filled == [str(n) for n in range(1, len(filled) + 1)]
