# SPDX-License-Identifier: MIT
"""Says what is to be known of a list as a whole: what is hidden, and columns that are not taken."""

from collections.abc import Iterator, Sequence

from desktop.domain.vietnamese import quoted
from desktop.intake.people.cells import is_name
from desktop.intake.people.columns import ListLayout
from desktop.intake.people.headings import NAMES, PeopleColumn, is_of_others
from desktop.intake.people.listed import ListedPerson
from desktop.intake.people.people_list import Rows
from desktop.intake.sheets.old_encodings import is_garbled
from desktop.intake.sheets.sheet import column_letters

_FEW = 5
"""So many sound names to a garbled one are a slip of the list, and no fault of all of it."""


def table_notes(
    rows: Rows, layout: ListLayout, people: Sequence[ListedPerson], hidden: frozenset[int]
) -> Iterator[str]:
    """Yield the sentences on a table; `hidden` are columns of it that are not shown."""
    for table in layout.further:
        yield _further(table)
    in_sight = [
        at for at, c in enumerate(layout.columns) if c is PeopleColumn.UNUSED and at not in hidden
    ]
    headings = layout.headings or ("",) * len(layout.columns)
    of_people = [rows[person.row] for person in people if not layout.further]
    for at in in_sight:
        heading = headings[at]
        if not heading and any(row[at] for row in of_people):
            yield f"Cột {column_letters(at)} không có tên cột, không lấy."
        elif heading and is_of_others(heading) and _are_names(rows[layout.below :], at):
            yield f"Cột {column_letters(at)} {quoted(heading)} là tên người khác, không lấy."
    garbled = sum(is_garbled(person.attendee.full_name) for person in people)
    if garbled * _FEW > len(people) > 0:
        yield (
            "Chữ trong danh sách bị sai bảng mã, không tự sửa được. Hãy xin lại tệp gốc, "
            "hoặc gõ lại những tên bị sai."
        )


def _further(table: ListLayout) -> str:
    if not NAMES.intersection(table.columns):
        begin = table.below - table.head + 1
        return f"Từ dòng {begin} là bảng khác, không có cột họ tên, không lấy."
    columns = f"Từ dòng {table.below + 1} là bảng có tên cột khác"
    return f"{columns}, đọc theo tên cột của bảng ấy."


def _are_names(rows: Rows, column: int) -> bool:
    cells = [row[column] for row in rows if row[column]]
    return sum(map(is_name, cells)) * 2 > len(cells)
