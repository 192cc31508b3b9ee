# SPDX-License-Identifier: MIT
"""Finds the head of an annex: which column holds the number, the activity, the unit, the notes."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from desktop.domain.vietnamese import fold, line
from desktop.intake.sheets.phrases import counts_columns
from desktop.intake.sheets.sheet import Sheet

_HEADED_WITHIN = 60
_MOST_HEAD_ROWS = 4
_LONGEST_HEAD = 200


class Holds(Enum):
    """What a column of an annex holds."""

    NUMBER = auto()
    LABEL = auto()
    UNIT = auto()
    NOTES = auto()
    FIGURE = auto()


_THINGS = "noi dung|hoat dong|tieu chi|chi tieu|chi so|hang muc|cong viec|danh muc|muc|nhiem vu"
_BEFORE = rf"(?:(?:ten|cac|loai|loai hinh|hinh thuc|{_THINGS}) )*"
_WORDS = (
    (Holds.NUMBER, r"(?:s\.?)?tt\.?|so tt|so thu tu|ma so|muc"),
    (Holds.UNIT, r"don vi(?: tinh)?|d\.?v\.?t\.?|dv tinh|don vi do"),
    (Holds.NOTES, r"ghi chu.*|minh chung.*|dien giai|giai thich"),
    (
        Holds.LABEL,
        rf"{_BEFORE}(?:{_THINGS})(?:[ ,/(].*)?",
    ),
)
"""How the heads of the columns that are no figures read, without accents."""


@dataclass(frozen=True, slots=True)
class ColumnHead:
    """A column of an annex and its head: `label`, and `group` for what stands over several."""

    at: int
    holds: Holds
    label: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class AnnexHead:
    """The head of an annex, and the first row below it."""

    columns: Sequence[ColumnHead]
    top: int
    below: int

    def at(self, holds: Holds) -> int | None:
        """Return the column that holds something other than a figure; `None` if none does."""
        return next((c.at for c in self.columns if c.holds is holds), None)

    @property
    def figures(self) -> Sequence[ColumnHead]:
        """The columns of figures."""
        return [column for column in self.columns if column.holds is Holds.FIGURE]


def find_head(sheet: Sheet) -> AnnexHead | None:
    """Return the head of the annex that a sheet holds; `None` for a sheet without one."""
    for top in range(min(len(sheet.rows), _HEADED_WITHIN)):
        row = [_text(cell) for cell in sheet.rows[top]]
        found = [kind for text in row if (kind := _kind(text)) is not None]
        if Holds.LABEL in found and len(set(found)) > 1:
            return _head(sheet, top)
    return None


def _head(sheet: Sheet, top: int) -> AnnexHead:
    spread = _spread(sheet)
    below = _end_of_head(sheet, top, spread)
    columns = []
    taken: set[Holds] = set()
    for at in range(len(sheet.rows[top])):
        texts = _stacked(sheet, spread, at, range(top, below))
        if not texts:
            continue
        kind = _kind(texts[0]) or (_kind(texts[-1]) if len(texts) > 1 else None)
        if kind in taken or kind is None:
            kind = Holds.FIGURE
        elif kind is not Holds.FIGURE:
            taken.add(kind)
        columns.append(ColumnHead(at, kind, texts[-1], " ".join(texts[:-1])))
    if below < len(sheet.rows) and counts_columns([_text(c) for c in sheet.rows[below]]):
        below += 1
    return AnnexHead(columns, top, below)


def _kind(text: str) -> Holds | None:
    words = fold(text).strip(" .:*")
    return next((kind for kind, pattern in _WORDS if re.fullmatch(pattern, words)), None)


def _spread(sheet: Sheet) -> Mapping[tuple[int, int], tuple[int, int]]:
    """Map the cells that a merged one covers to the one whose text is theirs."""
    return {
        (row, column): (top, first)
        for top, first, bottom, last in sheet.merged
        if bottom - top <= _MOST_HEAD_ROWS
        for row in range(top, bottom + 1)
        for column in range(first, last + 1)
    }


def _end_of_head(sheet: Sheet, top: int, spread: Mapping[tuple[int, int], tuple[int, int]]) -> int:
    """Return the first row below the head: what its cells reach down to, and rows of parts."""
    reach = [bottom for area_top, _, bottom, _ in sheet.merged if area_top == top]
    end = min(max(reach, default=top), top + _MOST_HEAD_ROWS - 1) + 1
    while end < min(len(sheet.rows), top + _MOST_HEAD_ROWS):
        row = [_text(cell) for cell in sheet.rows[end]]
        own = [at for at, kind in enumerate(map(_kind, map(_text, sheet.rows[top]))) if kind]
        parts = [text for at, text in enumerate(row) if text and (end, at) not in spread]
        is_part = parts and not any(row[at] for at in own) and not any(map(_is_number, parts))
        if not is_part:
            break
        end += 1
    return end


def _stacked(
    sheet: Sheet, spread: Mapping[tuple[int, int], tuple[int, int]], at: int, rows: range
) -> list[str]:
    """Return the different texts over a column, from the top down."""
    texts: list[str] = []
    for row in rows:
        top, first = spread.get((row, at), (row, at))
        text = _text(sheet.rows[top][first])
        if not text and row < rows[-1] and (row, at) not in spread:
            text = _from_the_left(sheet, spread, row, at)
        if text and text not in texts:
            texts.append(text)
    return texts


def _from_the_left(
    sheet: Sheet, spread: Mapping[tuple[int, int], tuple[int, int]], row: int, at: int
) -> str:
    """Return the head that stands over several columns without being merged over them."""
    if not _text(sheet.rows[row + 1][at]):
        return ""
    for left in range(at - 1, -1, -1):
        top, first = spread.get((row, left), (row, left))
        if text := _text(sheet.rows[top][first]):
            has_part = bool(_text(sheet.rows[row + 1][left]))
            return text if has_part and _kind(text) is None else ""
    return ""


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"[\d.,%\s]+", text))


def _text(cell: object) -> str:
    return line(str(cell))[:_LONGEST_HEAD]
