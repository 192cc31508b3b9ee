# SPDX-License-Identifier: MIT
"""Reads the cells of workbooks whose containers have been made anew."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO

import python_calamine

from desktop.intake.sheets import faults
from desktop.intake.sheets.sheet import Area, Sheet, Spot, Value

MOST_CELLS = 1_500_000
"""The area of a sheet, blank cells included: ten thousand people have some hundred thousand."""

_VISIBLE = python_calamine.SheetVisibleEnum.Visible
_WORKSHEET = python_calamine.SheetTypeEnum.WorkSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What is known of a sheet's cells besides what stands in them.

    `errors` are cells that show one, as #N/A, which their reader leaves blank.
    """

    errors: Mapping[Spot, str] = field(default_factory=dict)
    fonts: Mapping[Spot, str] = field(default_factory=dict)
    unsolved: frozenset[Spot] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[Area, ...] = ()


def read_cells(
    name: str, container: bytes, marks: Callable[[], Mapping[str, Marks]]
) -> tuple[Sheet, ...]:
    """Return the worksheets in a container that is within limits; `marks` gives theirs by name.

    Raises:
        UnreadableTable: it does not hold what it must.
    """
    try:
        with python_calamine.load_workbook(BytesIO(container)) as workbook:
            worksheets = [s for s in workbook.sheets_metadata if s.typ == _WORKSHEET]
            rows = [
                workbook.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
                for sheet in worksheets
            ]
    except python_calamine.PasswordError as error:
        raise faults.encrypted(name) from error
    except BaseException as error:
        # The reader raises whatever the bytes lead it into, a panic of its own included, which
        # is no Exception.
        if isinstance(error, MemoryError) or not _is_the_files(error):
            raise
        raise faults.damaged(name) from error

    by_name = marks()
    return tuple(
        _sheet(sheet.name, cells, by_name.get(sheet.name, _NO_MARKS), sheet.visible != _VISIBLE)
        for sheet, cells in zip(worksheets, rows, strict=True)
    )


def _sheet(
    name: str,
    rows: list[list[Value]],
    marks: Marks,
    is_hidden: bool,  # noqa: FBT001 - passed on from a zip
) -> Sheet:
    for (row, column), error in marks.errors.items():
        if row < len(rows) and column < len(rows[row]) and rows[row][column] == "":
            rows[row][column] = error
    return Sheet(
        name=name,
        rows=rows,
        fonts=_of_texts(marks.fonts, rows),
        unsolved=marks.unsolved,
        hidden_rows=marks.hidden_rows,
        hidden_columns=marks.hidden_columns,
        merged=tuple(_in_sheet(marks.merged, rows)),
        is_hidden=is_hidden,
    )


def _in_sheet(areas: Sequence[Area], rows: Sequence[Sequence[Value]]) -> Iterator[Area]:
    """Yield the areas that begin within the cells, as far as they reach.

    Areas of one sheet do not overlap; of more than could lie beside one another nothing is said.
    """
    left = len(rows) * len(rows[0]) if rows else 0
    for top, first, bottom, last in areas:
        if top >= len(rows) or first >= len(rows[0]):
            continue
        area = (top, first, min(bottom, len(rows) - 1), min(last, len(rows[0]) - 1))
        left -= area[2] - top + 1
        if left < 0:
            return
        yield area


def _of_texts(fonts: Mapping[Spot, str], rows: Sequence[Sequence[Value]]) -> Mapping[Spot, str]:
    """Return the fonts of cells that hold text: blank ones are set in fonts far beyond a list."""
    return {
        (row, column): font
        for (row, column), font in fonts.items()
        if row < len(rows) and column < len(rows[row]) and isinstance(rows[row][column], str)
        if rows[row][column]
    }


def _is_the_files(error: BaseException) -> bool:
    return isinstance(error, Exception) or type(error).__name__ == "PanicException"


_NO_MARKS = Marks()
