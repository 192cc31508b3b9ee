# SPDX-License-Identifier: MIT
"""Reads a file of people: which of its sheets has them, and who they are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.domain.errors import AppError
from desktop.domain.vietnamese import fold, grouped, quoted
from desktop.intake.people.headings import PeopleColumn
from desktop.intake.people.people_list import PeopleList
from desktop.intake.people.reading import read_people
from desktop.intake.sheets.gate import read_sheets
from desktop.intake.sheets.sheet import Sheet

_MOST_ROWS, _MOST_CELLS = 30_000, 600_000
"""Nobody lists more people of one activity; so many are read within a few seconds."""

_AT_MOST, _BEGINNING = 50, 200
"""So many sheets are looked through for people, and so many rows of each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFile:
    """The sheets of a file, and what was read of one of them."""

    sheets: tuple[Sheet, ...]
    people: PeopleList


def read_list(
    path: Path,
    sheet: str | None = None,
    remembered: Callable[[str], Sequence[PeopleColumn]] = lambda _shape: (),
    *,
    with_hidden: bool | None = None,
) -> ListFile:
    """Return the people in a file: on the sheet named, else on the one that has most of them.

    Hidden sheets are only looked at when no other has anybody; hidden rows and columns are read
    `with_hidden`, or when nobody else is there.

    Raises:
        AppError: the file cannot be read, or has no such sheet.
    """
    sheets = read_sheets(path)
    if not sheets:
        raise AppError(f"Tệp {quoted(path.name)} không có trang tính nào.", "Hãy chọn tệp khác.")
    if any(len(one.rows) > _MOST_ROWS or _cells(one) > _MOST_CELLS for one in sheets):
        most = f"{grouped(_MOST_ROWS)} dòng hoặc {grouped(_MOST_CELLS)} ô"
        message = f"Tệp {quoted(path.name)} có hơn {most} trong một trang."
        raise AppError(message, "Hãy chép riêng danh sách cần dùng sang một tệp mới.")
    chosen = _likeliest(sheets) if sheet is None else _named(sheets, sheet)
    return ListFile(
        sheets=sheets, people=read_people(chosen, with_hidden=with_hidden, remembered=remembered)
    )


def _likeliest(sheets: Sequence[Sheet]) -> Sheet:
    """Return the sheet that begins with most people, of equals the longest."""

    def likelihood(sheet: Sheet) -> tuple[bool, int, int]:
        begin = read_people(replace(sheet, rows=sheet.rows[:_BEGINNING], fonts={}))
        return not sheet.is_hidden and bool(begin.people), len(begin.people), len(sheet.rows)

    return max(sheets[:_AT_MOST], key=likelihood) if len(sheets) > 1 else sheets[0]


def _cells(sheet: Sheet) -> int:
    return len(sheet.rows) * len(sheet.rows[0]) if sheet.rows else 0


def _named(sheets: Sequence[Sheet], name: str) -> Sheet:
    found = next((one for one in sheets if fold(one.name) == fold(name)), None)
    if found is None:
        names = ", ".join(quoted(one.name) for one in sheets if one.name) or "một trang không tên"
        raise AppError(f"Tệp không có trang tính {quoted(name)}.", f"Tệp có: {names}.")
    return found
