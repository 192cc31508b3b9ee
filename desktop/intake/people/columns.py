# SPDX-License-Identifier: MIT
"""Tells which column of a list of people is what, by its heading or by what stands in it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop.domain.vietnamese import fold
from desktop.intake.people.cells import is_born, is_gender, is_name, is_number, is_phone

Row = Sequence[str]


class Column(StrEnum):
    """What a column of a list of people holds; `MALE` and `FEMALE` hold years, or crosses."""

    NUMBER = "number"
    NAME = "name"
    FAMILY = "family"
    GIVEN = "given"
    BORN = "born"
    GENDER = "gender"
    MALE = "male"
    FEMALE = "female"
    UNIT = "unit"
    NOTES = "notes"
    UNUSED = "unused"


NAMES = frozenset({Column.NAME, Column.FAMILY, Column.GIVEN})
"""Without one of these a list names nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a list is laid out: what its columns are, and from which row on people stand in it.

    `headings` are those of the columns as they were written; blank without a head.
    """

    columns: tuple[Column, ...]
    below: int = 0
    headings: tuple[str, ...] = ()

    @property
    def shape(self) -> str:
        """The same for all lists with this head, blank for a list without one."""
        return "|".join(map(_bare, self.headings)) if any(self.headings) else ""

    @property
    def blocks(self) -> tuple[range, ...]:
        """The columns of each list, where several stand side by side under the same headings."""
        first = Column.NAME if Column.NAME in self.columns else Column.FAMILY
        names = [at for at, column in enumerate(self.columns) if column is first]
        heads = {_bare(self.headings[at]) for at in names if self.headings}
        if len(names) <= 1 or len(heads) != 1:
            return (range(len(self.columns)),)
        before = names[0] > 0 and self.columns[names[0] - 1] is Column.NUMBER
        starts = [at - before for at in names]
        return tuple(map(range, [0, *starts[1:]], [*starts[1:], len(self.columns)]))

    def is_heading(self, row: Row) -> bool:
        """Whether a row further down is the head again, as on the next printed page."""
        return any(row) and all(not cell or cell in self.headings for cell in row)


# Tried in turn on a heading without accents, case and marks. The first are the whole of it, the
# others a word of it and what follows; what a list has no use for comes before what is also a part
# of it ("số điện thoại người thân").
_WHOLE = tuple(
    (re.compile(pattern), column)
    for pattern, column in (
        (r"s? ?t ?t|so tt|so thu tu|no|#", Column.NUMBER),
        (r"ho|ho (?:va )?(?:ten |chu |ten chu )?(?:dem|lot)|(?:chu )?(?:dem|lot)", Column.FAMILY),
        (r"ten|ten goi", Column.GIVEN),
        (r"(?:ho |full )?name|hoc vien|hoc sinh|dai bieu", Column.NAME),
        (r"n ?s|dob|tuoi sinh", Column.BORN),
        (r"gt|nam nu|gioi|phai|sex", Column.GENDER),
        (r"nu", Column.FEMALE),
        (r"d ?c|to|ap|xa|phuong|doi|chi", Column.UNIT),
        (r"gc|note|notes", Column.NOTES),
        (r"(?:chu )?ky(?: ten| nhan)?", Column.UNUSED),
    )
)
_WITHIN = tuple(
    (re.compile(pattern), column)
    for pattern, column in (
        (
            r"dien thoai|sdt\b|so dt|cccd|cmnd|cmt\b|can cuoc|email|zalo|chu ky|ky nhan|ky ten",
            Column.UNUSED,
        ),
        (r"ho (?:va )?ten|ten (?:hoc|nguoi|thanh|dai|hv|hs|chau|can|con|tre|hoi)", Column.NAME),
        (r"nguoi (?:tham|hoc|du)|full name", Column.NAME),
        (r"(?<!hoc )sinh\b|ngay thang nam|birth", Column.BORN),
        (r"gioi tinh|gender|phai\b", Column.GENDER),
        (r"lop\b|don vi|dia chi|noi |cho o|co quan|cong tac|thuong tru|que|ho khau", Column.UNIT),
        (r"thon\b|khu\b|to dan pho|xom\b|chi hoi|truong\b|to chuc|cu tru|tam tru", Column.UNIT),
        (r"ghi chu|chuc|nghe|dan toc|trinh do", Column.NOTES),
    )
)
_WORDS = re.compile(r"\b\w")
_SURELY = frozenset({"ho va ten", "ho ten", "ho va ten hoc vien", "ho va ten hoc sinh"})
_PARTS_OF_DAY = frozenset({"ngay", "thang", "nam"})
_MARKS = re.compile(r"[^\w#]+")
_LONGEST_HEADING = 40
_HEADED_WITHIN, _LOOKED_AT = 30, 100
_LEAST_SHARE = 0.6


def laid_out(rows: Sequence[Row]) -> Layout:
    """Return how a table of people is laid out; its rows are of one width."""
    if not rows:
        return Layout(columns=())
    layout = _named_once(_headed(rows) or Layout(columns=_guessed(rows)))
    below = rows[layout.below : layout.below + _LOOKED_AT]
    return replace(layout, columns=_with_given_name(_filled_in(layout.columns, below), below))


def _named_once(layout: Layout) -> Layout:
    """Return a layout without other people's names, such as those of parents."""
    if len(layout.blocks) > 1 or Column.NAME not in layout.columns:
        return layout
    first = layout.columns.index(Column.NAME)
    others = (Column.UNUSED if c is Column.NAME else c for c in layout.columns[first + 1 :])
    return replace(layout, columns=(*layout.columns[: first + 1], *others))


def _headed(rows: Sequence[Row]) -> Layout | None:
    """Return the layout by the row that has most headings; none without a head.

    The head may take two rows: "Năm sinh" over "Nam" and "Nữ".
    """
    best: Layout | None = None
    most = 0
    for at, row in enumerate(rows[:_HEADED_WITHIN]):
        columns = _dated(row, [_heading(cell) for cell in row])
        known = {*columns} - {None}
        if not (NAMES & known) or (len(known) == 1 and not _is_surely_head(row)):
            continue
        if len(known) > most:
            most, best = len(known), _with_second_row(rows, at, columns)
    return best


def _with_second_row(rows: Sequence[Row], at: int, columns: list[Column | None]) -> Layout:
    second = rows[at + 1] if at + 1 < len(rows) else []
    below = _dated(second, [_heading(cell) for cell in second])
    is_head = any(below) and sum(map(bool, below)) == sum(map(bool, second))
    if is_head:
        columns = [new or old for old, new in zip(columns, below, strict=True)]
    headings = tuple(
        new or old for old, new in zip(rows[at], second if is_head else rows[at], strict=True)
    )
    return Layout(
        columns=tuple(column or Column.UNUSED for column in columns),
        below=at + 1 + is_head,
        headings=headings,
    )


def _dated(row: Row, columns: list[Column | None]) -> list[Column | None]:
    """Return the columns with a day of birth that is in three of them: day, month, year."""
    bare = [_bare(cell) for cell in row]
    if not _PARTS_OF_DAY.issubset(bare):
        return columns
    return [
        Column.BORN if word in _PARTS_OF_DAY else column
        for word, column in zip(bare, columns, strict=True)
    ]


def _is_surely_head(row: Row) -> bool:
    """Whether a row is a head though only its name is known."""
    return any(_bare(cell) in _SURELY for cell in row)


def _heading(cell: str) -> Column | None:
    if not cell or len(cell) > _LONGEST_HEADING:
        return None
    if cell.casefold() == "nam":
        return Column.MALE  # "Năm" would fold to the same.
    bare = _bare(cell)
    if bare.startswith("danh sach"):
        return None
    for pattern, column in _WHOLE:
        if pattern.fullmatch(bare):
            return column
    for pattern, column in _WITHIN:
        if any(pattern.match(bare, word.start()) for word in _WORDS.finditer(bare)):
            return column
    return None


def _bare(text: str) -> str:
    return _MARKS.sub(" ", fold(text)).strip()


def _guessed(rows: Sequence[Row]) -> tuple[Column, ...]:
    """Return the columns by what stands in them; the first text is the name, then the unit."""
    texts = iter((Column.NAME, Column.UNIT, Column.NOTES))
    columns: list[Column] = []
    for cells in zip(*rows[:_LOOKED_AT], strict=True):
        kind = _kind(cells)
        if kind in {Column.BORN, Column.GENDER, Column.NUMBER} and kind in columns:
            kind = Column.UNUSED
        if kind is None and any(cells) and (Column.NAME in columns or _mostly(is_name, cells)):
            kind = next(texts, Column.UNUSED)
        columns.append(kind or Column.UNUSED)
    return tuple(columns)


def _filled_in(columns: tuple[Column, ...], rows: Sequence[Row]) -> tuple[Column, ...]:
    """Return the columns with the years and genders found that no heading names."""
    found = [*columns]
    for at, cells in enumerate(zip(*rows, strict=True)):
        kind = _kind(cells) if found[at] is Column.UNUSED else None
        if kind not in (Column.BORN, Column.GENDER):
            continue  # before it is looked up among what may be very many columns
        if kind not in found and not (kind is Column.GENDER and Column.MALE in found):
            found[at] = kind
    return tuple(found)


def _kind(cells: Row) -> Column | None:
    """Return what a column without heading surely is, `None` for text."""
    for column, is_it in (
        (Column.BORN, is_born),
        (Column.GENDER, is_gender),
        (Column.UNUSED, is_phone),
        (Column.NUMBER, is_number),
    ):
        if _mostly(is_it, cells):
            return column
    return None


def _mostly(is_it: Callable[[str], bool], cells: Row) -> bool:
    filled = [cell for cell in cells if cell]
    return bool(filled) and sum(map(is_it, filled)) >= _LEAST_SHARE * len(filled)


def _with_given_name(columns: tuple[Column, ...], rows: Sequence[Row]) -> tuple[Column, ...]:
    """Return the columns with the name in two, where its last word has a column of its own."""
    if Column.NAME not in columns or Column.GIVEN in columns:
        return columns
    at = columns.index(Column.NAME)
    if columns[at + 1 : at + 2] not in ((Column.UNUSED,), (Column.UNIT,)):
        return columns
    beside = [row[at + 1] for row in rows if row[at] and row[at + 1]]
    if len(beside) * 2 > len(rows) and all(cell.isalpha() for cell in beside):
        rest = (Column.UNIT if c is Column.NOTES else c for c in columns[at + 2 :])
        return (*columns[:at], Column.FAMILY, Column.GIVEN, *rest)
    return columns
