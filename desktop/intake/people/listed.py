# SPDX-License-Identifier: MIT
"""Makes a person of the cells of a row, with what is doubtful about them."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.vietnamese import quoted, with_capitals
from desktop.domain.vietnamese.entries import read_birth
from desktop.domain.week.records import Attendee
from desktop.intake.people.cells import gender, is_name, this_year
from desktop.intake.people.headings import NAMES, PeopleColumn
from desktop.intake.people.line_person import person_in
from desktop.intake.people.row_cells import RowCells
from desktop.intake.sheets import phrases
from desktop.intake.sheets.old_encodings import Encoding, is_garbled, suspected
from desktop.intake.sheets.sheet import address

_LONGEST = {"full_name": 200, "born": 40, "gender": 20, "unit": 200, "notes": 200}

_MOST_WORDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPerson:
    """A row that names somebody. `row` counts from 0; `again` is the row that names them first.

    `block` counts the lists that stand side by side, or the people of one line, from 0; `place` is
    where the name stands. `written` is the name as it stood there where its capitals have been put
    right, else blank; `doubts` are sentences that begin with where: "Ô C12: …". Who `is_absent`
    was marked as not having come.
    """

    row: int
    attendee: Attendee
    written: str = ""
    doubts: tuple[str, ...] = ()
    again: int | None = None
    block: int = 0
    place: str = ""
    is_absent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingWishes:
    """How a list is to be read: with its capitals put right, with the month of a day in front."""

    mends_capitals: bool = True
    month_first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPlace:
    """Where a person stands: the row or line, which part of it, how that is called, if it is told.

    Blank words leave it to the cells to say where something stands.
    """

    row: int
    part: int = 0
    words: str = ""


def listed_person(
    cells: RowCells,
    at: int,
    place: PersonPlace,
    wishes: ReadingWishes,
    told: tuple[str, ...] = (),
    implied_gender: str = "",
) -> ListedPerson:
    """Return the person of a row; `told` are doubts on it besides, without their place.

    `implied_gender` is what the heading of the name tells, where the row itself does not.
    """
    name, mark = cells.name_and_mark(cells.row(at))
    name, values, doubt = _values(cells, at, name, wishes, implied_gender)
    kept = {key: value[: _LONGEST[key]].rstrip() for key, value in values.items()}

    def where(*columns: PeopleColumn) -> str:
        return place.words or cells.where(at, *columns)

    is_absent = phrases.is_absence(mark) or cells.is_absent(cells.row(at))
    doubts = [f"{where(*NAMES)}: {_ended(reason)}" for reason in (*told, *_name_doubts(name))]
    if doubt:
        doubts.append(
            f"{where(PeopleColumn.BORN, PeopleColumn.MALE, PeopleColumn.FEMALE)}: {doubt}."
        )
    if kept["gender"] not in ("", "Nam", "Nữ"):
        doubts.append(f"{where(PeopleColumn.GENDER)}: giới tính {quoted(kept['gender'])} không rõ.")
    doubts += () if place.words else _unsolved(cells, at)
    if kept != values:
        doubts.append(f"{where()}: có ô dài quá, chỉ lấy phần đầu.")
    if is_absent:
        doubts.append(f"{where(*NAMES)}: {quoted(name)} ghi là vắng, không lấy.")
    return ListedPerson(
        row=place.row,
        attendee=Attendee(**kept),
        written=name if kept["full_name"] != name[: _LONGEST["full_name"]].rstrip() else "",
        doubts=tuple(doubts),
        block=place.part,
        place=where(*NAMES),
        is_absent=is_absent,
    )


def _values(
    cells: RowCells, at: int, name: str, wishes: ReadingWishes, implied_gender: str
) -> tuple[str, dict[str, str], str]:
    """Return the name as it was written, what the row says, and what is doubtful of the birth."""
    row = cells.row(at)
    born, marked = cells.birth(at, month_first=wishes.month_first), cells.marked(row)
    inner = None if is_name(name) else person_in(name)
    if inner:
        name, born = inner.name, born or inner.birth
    birth = read_birth(born or marked[1], this_year())
    values = {
        "full_name": with_capitals(name) if wishes.mends_capitals and is_name(name) else name,
        "born": birth.value,
        "gender": gender(cells.cell(row, PeopleColumn.GENDER)) or marked[0] or implied_gender,
        "unit": cells.cell(row, PeopleColumn.UNIT, ", "),
        "notes": cells.cell(row, PeopleColumn.NOTES, "; "),
    }
    if inner:
        values = {key: value or getattr(inner, key, "") for key, value in values.items()}
        values["gender"] = gender(values["gender"])
    return name, values, birth.remark


def _ended(reason: str) -> str:
    return reason if reason.endswith("?") else f"{reason}."


def _name_doubts(name: str) -> Iterator[str]:
    if is_garbled(name) or not is_name(name):
        if suspected([name]) is not Encoding.UNICODE:
            yield f"{quoted(name)} có vẻ gõ bằng bảng mã cũ"
        else:
            why = "có chữ sai bảng mã" if is_garbled(name) else "không giống họ tên"
            yield f"{quoted(name)} {why}"
    elif "," in name or " và " in name or len(name.split()) > _MOST_WORDS:
        yield f"{quoted(name)} có thể là nhiều người"
    elif " " not in name:
        yield f"{quoted(name)} chỉ có một chữ, có thể thiếu họ"


def _unsolved(cells: RowCells, at: int) -> Iterator[str]:
    spots = (spot for spot in cells.sheet.unsolved if spot[0] == at)
    return (f"Ô {address(*spot)}: công thức chưa tính ra kết quả." for spot in sorted(spots))
