# SPDX-License-Identifier: MIT
"""Reads a list of units that are to report: code, name, mailbox, telephone, by its headings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from desktop.domain.errors import AppError
from desktop.domain.vietnamese import fold, line, quoted
from desktop.intake.sheets.gate import read_sheets
from desktop.intake.sheets.old_encodings import encoding_of_font, is_capital_font, to_unicode
from desktop.intake.sheets.sheet import Sheet, Value

_HEADED_WITHIN = 20
_MOST_UNITS = 20_000


class UnitColumn(StrEnum):
    """What a column of the list holds."""

    CODE = "code"
    NAME = "name"
    MAILBOX = "mailbox"
    TELEPHONE = "telephone"


_HEADINGS: Sequence[tuple[UnitColumn, re.Pattern[str]]] = (
    (UnitColumn.MAILBOX, re.compile(r"\b(?:e-?mail|hop thu|thu dien tu|mail)\b")),
    (UnitColumn.TELEPHONE, re.compile(r"\b(?:dien thoai|sdt|so dt|dt|zalo)\b")),
    (UnitColumn.CODE, re.compile(r"^ma\b|\bma (?:so|don vi|truong|tthtcd)\b")),
    (UnitColumn.NAME, re.compile(r"\b(?:ten|don vi|trung tam|tthtcd|truong|xa|phuong)\b")),
)
"""What headings say, without accents; the first that fits counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedUnit:
    """One line of the list; what it does not say is blank."""

    name: str
    code: str = ""
    mailbox: str = ""
    telephone: str = ""


def read_unit_list(path: Path) -> tuple[ListedUnit, ...]:
    """Return the units in a workbook or a text table, those of all its sheets with a head.

    Raises:
        AppError: it cannot be read, or no sheet has a column of names.
    """
    found = [unit for sheet in read_sheets(path) for unit in _units_in(sheet)]
    if not found:
        message = f"Không thấy cột tên đơn vị trong {quoted(path.name)}."
        raise AppError(message, "Hàng đầu cần ghi: Mã, Tên đơn vị, Hộp thư, Điện thoại.")
    if len(found) > _MOST_UNITS:
        raise AppError(f"{quoted(path.name)} có quá nhiều dòng.", "Hãy chọn đúng danh sách.")
    return tuple(found)


def _units_in(sheet: Sheet) -> Iterator[ListedUnit]:
    rows = list(_texts(sheet))
    head = next((at for at, row in enumerate(rows[:_HEADED_WITHIN]) if _is_head(row)), None)
    if sheet.is_hidden or head is None:
        return
    places = _places(rows[head])
    for at, row in enumerate(rows[head + 1 :], head + 1):
        told = {part: row[column] for part, column in places.items()}
        if told[UnitColumn.NAME] and at not in sheet.hidden_rows and row != rows[head]:
            yield ListedUnit(**{str(part): text for part, text in told.items()})


def _texts(sheet: Sheet) -> Iterator[list[str]]:
    for at, row in enumerate(sheet.rows):
        yield [_text(value, sheet.fonts.get((at, column), "")) for column, value in enumerate(row)]


def _text(value: Value, font: str) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, str) and font:
        value = to_unicode(value, encoding_of_font(font), in_capitals=is_capital_font(font))
    return line(str(value))


def _is_head(row: Sequence[str]) -> bool:
    return UnitColumn.NAME in _places(row) and sum(map(bool, row)) > 1


def _places(row: Sequence[str]) -> dict[UnitColumn, int]:
    """Return which column holds what; of two of a kind the first."""
    places: dict[UnitColumn, int] = {}
    for column, text in enumerate(row):
        folded = fold(text)
        part = next((part for part, words in _HEADINGS if words.search(folded)), None)
        if part is not None:
            places.setdefault(part, column)
    return places
