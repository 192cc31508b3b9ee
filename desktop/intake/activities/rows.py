# SPDX-License-Identifier: MIT
"""Reads workbooks of activities: each row a record, or what is wrong with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import islice
from math import isfinite
from pathlib import Path
from typing import Any

from desktop.domain.entry.activity_book import (
    FAULTS,
    GUIDE,
    LISTS,
    BookSheet,
    Content,
    Head,
)
from desktop.domain.entry.editing import new_id, usual_state, value_of, with_value
from desktop.domain.entry.fields import Field, Input
from desktop.domain.errors import AppError
from desktop.domain.progress import SILENT, Progress
from desktop.domain.vietnamese import fold, grouped, line, quoted
from desktop.domain.week.records import Record
from desktop.domain.week.week import Week
from desktop.intake.activities.cells import read_cell, written
from desktop.intake.activities.columns import ActivityTable, is_blank, recognised
from desktop.intake.activities.merged import filled_down
from desktop.intake.activities.other_rows import RowKinds
from desktop.intake.sheets.fates import RowFate
from desktop.intake.sheets.gate import read_sheets
from desktop.intake.sheets.sheet import Sheet, Value, address
from desktop.intake.sheets.unicode_sheets import in_unicode

MOST_ROWS = 5_000
_STEP = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class RowRead:
    """One row; `number` is that of Excel, `cells` as they were, `record` what it says.

    A row with `faults` is not to be taken over as it is. `remarks` say what may be otherwise. One
    that `is_hidden` is taken only if that is wanted.
    """

    number: int
    cells: tuple[Content, ...]
    record: Record
    faults: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    is_hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRead:
    """One sheet of a workbook; `others` are its rows that are no activities, and what they are."""

    sheet: BookSheet
    name: str
    heads: tuple[Head, ...]
    rows: tuple[RowRead, ...]
    others: tuple[RowFate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BookRead:
    """What is in a workbook; `notes` tell what of it was passed over."""

    path: Path
    pages: tuple[PageRead, ...]
    notes: tuple[str, ...]


def read_activities(
    path: Path, known: Sequence[BookSheet], week: Week, today: date, progress: Progress = SILENT
) -> BookRead:
    """Return the activities in a workbook; rows that cannot be read are among them.

    Raises:
        AppError: the file is no workbook, or none of activities.
    """
    pages: list[PageRead] = []
    notes: list[str] = []
    left = MOST_ROWS
    for original in read_sheets(path):
        if fold(original.name) in (fold(GUIDE), fold(LISTS)) or not _has_text(original):
            continue
        sheet, is_converted = in_unicode(original)
        table = recognised(sheet, known)
        if table is None:
            notes.append(_passed_over(sheet))
            continue
        others: list[RowFate] = []
        rows = tuple(islice(_rows(sheet, table, week, today, progress, others), left + 1))
        left -= len(rows)
        if left < 0:
            raise AppError(
                f"Tệp {quoted(line(path.name))} có hơn {grouped(MOST_ROWS)} dòng hoạt động.",
                "Hãy chia thành nhiều tệp nhỏ hơn.",
            )
        name = sheet.name or table.sheet.name
        page = PageRead(sheet=table.sheet, name=name, heads=table.heads, rows=rows)
        pages.append(replace(page, others=tuple(others)))
        notes += _columns_told(sheet, table)
        notes += [f"Trang {quoted(line(name))}: {o.doubt}" for o in others if o.doubt]
        notes += [_converted(sheet)] if is_converted else []
    if not pages:
        raise AppError(
            f"Không thấy bảng hoạt động nào trong tệp {quoted(line(path.name))}.",
            "Hãy ghi vào mẫu Excel của chương trình, giữ nguyên dòng tên cột.",
        )
    return BookRead(path=path, pages=tuple(pages), notes=tuple(notes))


def _has_text(sheet: Sheet) -> bool:
    return any(not is_blank(value) for row in sheet.rows for value in row)


def _passed_over(sheet: Sheet) -> str:
    state = " đang ẩn và" if sheet.is_hidden else ""
    return f"Trang {quoted(line(sheet.name))}{state} không có dòng tên cột như mẫu nên không đọc."


def _converted(sheet: Sheet) -> str:
    name = quoted(line(sheet.name))
    return f"Trang {name} có chữ kiểu cũ (.VnTime hay VNI), đã chuyển sang Unicode."


def _columns_told(sheet: Sheet, table: ActivityTable) -> Iterator[str]:
    """Yield a word on what is hidden, and on columns that have no place in a record."""
    name = quoted(line(sheet.name))
    below = sheet.rows[table.head_row + 1 :]
    if sheet.is_hidden and any(not is_blank(value) for row in below for value in row):
        yield f"Trang {name} đang ẩn, các dòng của trang coi như dòng ẩn."
    for column in sorted(table.hidden):
        if any(not is_blank(row[column]) for row in below):
            yield f"Trang {name}: cột {quoted(table.heads[column].label)} đang ẩn, vẫn lấy."
    for column, head in enumerate(table.heads):
        is_known = head.field is not None or fold(head.label) in _UNASKED
        if head.label and not is_known and any(not is_blank(row[column]) for row in below):
            yield (f"Trang {name}: cột {quoted(head.label)} không có trong mẫu nên không lấy.")


_UNASKED = frozenset({"stt", "tt", "so tt", "so thu tu", fold(FAULTS)})


def _rows(
    sheet: Sheet,
    table: ActivityTable,
    week: Week,
    today: date,
    progress: Progress,
    others: list[RowFate],
) -> Iterator[RowRead]:
    """Yield the rows that are activities; what the others are goes to `others`."""
    kinds = RowKinds(sheet, table)
    inherited = filled_down(sheet, table)
    whole = replace(sheet, rows=inherited.rows)
    for at, row in enumerate(inherited.rows):
        if at % _STEP == 0:
            progress.check()
        filled = [
            (column, head.field)
            for column, head in enumerate(table.heads)
            if head.field and (not is_blank(row[column]) or (at, column) in sheet.unsolved)
        ]
        is_filled = any(not is_blank(value) for value in sheet.rows[at])
        if not is_filled and not any((at, column) in sheet.unsolved for column, _field in filled):
            continue
        if _is_template_line(table.sheet, filled, row):
            continue
        other = kinds.other(at, [field.name for _column, field in filled])
        if other is not None:
            others.append(other)
            continue
        read = _row(whole, table, at, filled, week, today)
        remarks = (*read.remarks, *inherited.remarks(at))
        is_hidden = sheet.is_hidden or at in sheet.hidden_rows
        yield replace(read, remarks=remarks, is_hidden=is_hidden)


def _is_template_line(
    sheet: BookSheet, filled: Sequence[tuple[int, Field]], row: Sequence[Value]
) -> bool:
    """Whether all that stands in a line is the row of the annex that the template names there."""
    is_alone = sum(not is_blank(value) for value in row) == 1
    named = [field.input for _column, field in filled] == [Input.ROW]
    return len(sheet.rows) == 1 and named and is_alone


def _row(
    sheet: Sheet,
    table: ActivityTable,
    at: int,
    filled: Sequence[tuple[int, Field]],
    week: Week,
    today: date,
) -> RowRead:
    row = sheet.rows[at]
    values: dict[str, Any] = {}
    faults: list[str] = []
    remarks: list[str] = []
    for column, field in filled:
        cell = address(at, column)
        if (at, column) in sheet.unsolved and is_blank(row[column]):
            advice = "Hãy mở tệp bằng Excel, lưu lại, hoặc gõ giá trị."
            faults.append(f"{field.label} (ô {cell}): công thức chưa có kết quả. {advice}")
            continue
        try:
            read = read_cell(field, row[column], table.sheet, week)
        except ValueError as error:
            faults.append(f"{field.label} (ô {cell}): {error}")
            continue
        # What a column of its own says goes before what was written besides elsewhere.
        values = {**{k: v for k, v in read.values.items() if k != field.name}, **values}
        values[field.name] = read.values[field.name]
        remarks += [f"{field.label} (ô {cell}): {read.remark}"] if read.remark else []
    tried = {field.name for _column, field in filled}
    if not values.get("category"):
        category, said = _row_of_title(table.sheet, values.get("title", ""), tried)
        values |= {"category": category} if category else {}
        remarks += [said] if said else []
    record, more = _record(table.sheet, values, tried, today)
    return RowRead(
        number=at + 1,
        cells=tuple(map(_content, row[: len(table.heads)])),
        record=record,
        faults=(*faults, *more),
        remarks=tuple(remarks),
    )


def _row_of_title(sheet: BookSheet, title: str, tried: set[str]) -> tuple[str, str]:
    """Return the row that a title surely speaks of where none was chosen, and a word on it."""
    if len(sheet.rows) == 1 or "category" in tried:
        return "", ""
    category = sheet.likely_row(title)
    name = quoted(dict(sheet.rows).get(category, ""))
    return category, f"Chưa chọn dòng trong phụ lục, đã lấy {name} theo tên." if category else ""


def _record(
    sheet: BookSheet, values: dict[str, Any], tried: set[str], today: date
) -> tuple[Record, list[str]]:
    """Return the record of the values that could be read, and what it lacks."""
    faults: list[str] = []
    by_name = {field.name: field for field in sheet.fields}
    if "title" not in tried:
        faults.append(f"Chưa ghi “{by_name['title'].label}”.")
    category = values.pop("category", "")
    if not category:
        if len(sheet.rows) > 1 and "category" not in tried:
            label = by_name["category"].label
            faults.append(f"Chưa chọn “{label}”. Hãy chọn trong danh sách, hoặc gõ số dòng.")
        category = sheet.rows[0][0]
    unchosen = (field for field in sheet.fields if field.required and field.name not in tried)
    faults += [f"Chưa chọn “{field.label}”. Hãy chọn trong danh sách." for field in unchosen]
    record = sheet.kind.record(id=new_id(), category=category)
    if "state" not in values:
        values["state"] = usual_state(values.get("starts"), today)
    # Choices first: they say which of the numbers count.
    choices = sheet.kind.choices
    for name in sorted(values, key=lambda n: n not in choices):
        field = by_name.get(name)
        if field is None or field.is_shown(record):
            record = with_value(record, name, values[name])
    faults += _misplaced(sheet, record, values)
    return record, faults


def _misplaced(sheet: BookSheet, record: Record, values: dict[str, Any]) -> Iterator[str]:
    """Yield a fault for each number that says nothing beside what was chosen."""
    for field in sheet.fields:
        if field.when and not field.is_shown(record) and values.get(field.name):
            choice = next(f for f in sheet.fields if f.name == field.when[0])
            chosen = dict(choice.choices)[value_of(record, choice.name)]
            yield (
                f"“{choice.label}” là “{chosen}” nên không ghi “{field.label}”. Hãy bỏ số ấy, "
                f"hoặc chọn lại “{choice.label}”."
            )


def _content(value: Value) -> Content:
    """Return a cell as it can be written again."""
    match value:
        case "":
            return None
        case bool():
            return written(value)
        case datetime():
            return value.date() if value.time() == time() else f"{value:%d/%m/%Y %H:%M}"
        case float() if not isfinite(value):
            return str(value)
        case str() | int() | float() | date():
            return value
        case _:
            return str(value)
