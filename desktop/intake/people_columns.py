# SPDX-License-Identifier: MIT
"""Recognises people in a table: which column is what, by its heading or by what stands in it."""

from collections.abc import Callable, Iterator, Sequence
from enum import Enum, auto

from desktop.domain.records import Attendee
from desktop.domain.vietnamese import fold
from desktop.intake.people_cells import (
    born,
    gender,
    is_born,
    is_gender,
    is_name,
    is_number,
    is_phone,
)

Rows = Sequence[Sequence[str]]


class Column(Enum):
    """What a column of a list of people holds; `MALE` and `FEMALE` hold years, or crosses."""

    NAME = auto()
    FAMILY = auto()
    GIVEN = auto()
    BORN = auto()
    GENDER = auto()
    MALE = auto()
    FEMALE = auto()
    UNIT = auto()
    NOTES = auto()
    UNUSED = auto()


_EXACTLY = {
    "stt": Column.UNUSED,
    "tt": Column.UNUSED,
    "so tt": Column.UNUSED,
    "ho": Column.FAMILY,
    "ten": Column.GIVEN,
    "hoc vien": Column.NAME,
    "nguoi tham du": Column.NAME,
    "ns": Column.BORN,
    "gt": Column.GENDER,
    "phai": Column.GENDER,
    "nu": Column.FEMALE,
    "nam nu": Column.GENDER,
    "lop": Column.UNIT,
    "khu": Column.UNIT,
    "thon": Column.UNIT,
    "to": Column.UNIT,
}
_BEGINNING = (
    ("ho va ten dem", Column.FAMILY),
    ("ho ten dem", Column.FAMILY),
    ("ho va dem", Column.FAMILY),
    ("ho dem", Column.FAMILY),
    ("ho lot", Column.FAMILY),
    ("ho va ten", Column.NAME),
    ("ho ten", Column.NAME),
    ("ho, ten", Column.NAME),
    ("ten hoc vien", Column.NAME),
    ("ten nguoi", Column.NAME),
    ("nam sinh", Column.BORN),
    ("ngay sinh", Column.BORN),
    ("ngay thang nam", Column.BORN),
    ("ngay, thang, nam", Column.BORN),
    ("ngay/thang/nam", Column.BORN),
    ("sinh ", Column.BORN),
    ("gioi", Column.GENDER),
    ("nam/", Column.GENDER),
    ("don vi", Column.UNIT),
    ("dia chi", Column.UNIT),
    ("noi o", Column.UNIT),
    ("noi cong tac", Column.UNIT),
    ("cho o", Column.UNIT),
    ("co quan", Column.UNIT),
    ("khu pho", Column.UNIT),
    ("to dan pho", Column.UNIT),
    ("thuong tru", Column.UNIT),
    ("chuc vu", Column.NOTES),
    ("chuc danh", Column.NOTES),
    ("nghe nghiep", Column.NOTES),
    ("dan toc", Column.NOTES),
    ("ghi chu", Column.NOTES),
    ("so thu tu", Column.UNUSED),
    ("ky", Column.UNUSED),
    ("chu ky", Column.UNUSED),
    ("dien thoai", Column.UNUSED),
    ("so dien thoai", Column.UNUSED),
    ("sdt", Column.UNUSED),
    ("so cccd", Column.UNUSED),
    ("cccd", Column.UNUSED),
    ("cmnd", Column.UNUSED),
)
_HEADED_WITHIN, _LOOKED_AT = 15, 100
_LEAST_SHARE = 0.6
_NOBODY = ("tong", "cong ", "danh sach", "nguoi lap")
_CROSSES = frozenset({"x", "v", "✓", "+"})


def people_in_table(rows: Rows) -> Iterator[Attendee]:
    """Yield the person of each row that names one."""
    width = max(map(len, rows))
    cells = [[*row, *[""] * (width - len(row))] for row in rows]
    columns, below = _headed(cells)
    if not columns:
        columns, below = _guessed(cells), 0
    columns = _with_given_name(columns, cells[below:])
    for row in cells[below:]:
        person = _person(row, columns)
        if is_name(person.full_name) and not fold(person.full_name).startswith(_NOBODY):
            yield person


def _headed(rows: Rows) -> tuple[list[Column | None], int]:
    """Return the columns by their headings and where the rows below begin; none without a head.

    The head may take two rows: "Năm sinh" over "Nam" and "Nữ".
    """
    for at, row in enumerate(rows[:_HEADED_WITHIN]):
        columns = [_heading(cell) for cell in row]
        if {Column.NAME, Column.FAMILY, Column.GIVEN} & {*columns} and _count(columns) > 1:
            below = [_heading(cell) for cell in rows[at + 1]] if at + 1 < len(rows) else []
            if _count(below) and _count(below) == sum(map(bool, rows[at + 1])):
                return [new or old for old, new in zip(columns, below, strict=True)], at + 2
            return columns, at + 1
    return [], 0


def _count(columns: Sequence[Column | None]) -> int:
    return sum(column is not None for column in columns)


def _heading(cell: str) -> Column | None:
    if cell.casefold() == "nam":
        return Column.MALE  # "Năm" would fold to the same.
    folded = fold(cell).strip(" .:*")
    if folded in _EXACTLY:
        return _EXACTLY[folded]
    return next((column for words, column in _BEGINNING if folded.startswith(words)), None)


def _guessed(rows: Rows) -> list[Column | None]:
    """Return the columns by what stands in them; the first text is the name, then the unit."""
    texts = iter((Column.NAME, Column.UNIT, Column.NOTES))
    columns: list[Column | None] = []
    for cells in zip(*rows[:_LOOKED_AT], strict=True):
        kind = _kind(cells)
        if kind in {Column.BORN, Column.GENDER} and kind in columns:
            kind = Column.UNUSED
        if kind is None and any(cells) and (columns.count(Column.NAME) or _mostly(is_name, cells)):
            kind = next(texts, Column.UNUSED)
        columns.append(kind)
    return columns


def _kind(cells: Sequence[str]) -> Column | None:
    """Return what a column without heading surely is, `None` for text."""
    for column, is_it in (
        (Column.BORN, is_born),
        (Column.GENDER, is_gender),
        (Column.UNUSED, is_phone),
        (Column.UNUSED, is_number),
    ):
        if _mostly(is_it, cells):
            return column
    return None


def _mostly(is_it: Callable[[str], bool], cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return bool(filled) and sum(map(is_it, filled)) >= _LEAST_SHARE * len(filled)


def _with_given_name(columns: list[Column | None], rows: Rows) -> list[Column | None]:
    """Return the columns with the name in two, where its last word has a column of its own."""
    if Column.NAME not in columns or Column.GIVEN in columns:
        return columns
    at = columns.index(Column.NAME)
    beside = [row[at + 1] for row in rows if len(row) > at + 1 and row[at]]
    is_unnamed = columns[at + 1 : at + 2] == [None] or columns[at + 1 : at + 2] == [Column.UNIT]
    if is_unnamed and beside and all(cell.isalpha() for cell in beside):
        rest = [Column.UNIT if c is Column.NOTES else c for c in columns[at + 2 :]]
        return [*columns[:at], Column.FAMILY, Column.GIVEN, *rest]
    return columns


def _person(row: Sequence[str], columns: Sequence[Column | None]) -> Attendee:
    def cell(column: Column, joint: str = " ") -> str:
        found = [text for text, is_in in zip(row, columns, strict=True) if is_in is column and text]
        return joint.join(found)

    names = (cell(column) for column in (Column.NAME, Column.FAMILY, Column.GIVEN))
    by_gender = {"Nam": cell(Column.MALE), "Nữ": cell(Column.FEMALE)}
    marked = next((name for name, text in by_gender.items() if text), "")
    year = by_gender.get(marked, "")
    return Attendee(
        full_name=" ".join(filter(None, names)),
        born=born(cell(Column.BORN) or ("" if fold(year) in _CROSSES else year)),
        gender=gender(cell(Column.GENDER)) or marked,
        unit=cell(Column.UNIT, ", "),
        notes=cell(Column.NOTES, "; "),
    )
