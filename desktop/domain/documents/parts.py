# SPDX-License-Identifier: MIT
"""What a part of a document says: drafted from the records, typed, or a table."""

from collections.abc import Iterator

from desktop.domain.documents.braces import filled
from desktop.domain.documents.lists import Cells, Rows, printed_rows, total
from desktop.domain.documents.opening import opening_of
from desktop.domain.documents.schedule import in_rows
from desktop.domain.documents.template import Part, PartSource, PrintedColumn, SharedList
from desktop.domain.documents.values import Values
from desktop.domain.documents.words import Material
from desktop.domain.report.annex_boxes import Side
from desktop.domain.report.document import AnyBlock, MiddleLine, Paragraph, Table, TableColumn
from desktop.domain.vietnamese import grouped

RUNNING = "stt"
"""The key of a printed column that counts the rows."""

TOTAL = "Tổng cộng"

_SCHEDULE = (
    TableColumn("Ngày", 24, Side.CENTRE),
    TableColumn("Giờ", 13, Side.CENTRE),
    TableColumn("Hoạt động", 50),
    TableColumn("Địa điểm", 34),
    TableColumn("Phụ trách", 30),
    TableColumn("Số người", 14, Side.CENTRE),
)


def draft_of(part: Part, values: Values) -> str:
    """Return what a part says before anybody wrote in it, one line a paragraph."""
    material, lines = values.material, tuple[str, ...]()
    match part.source:
        case PartSource.ACTIVITIES:
            lines = material.planned.activities
        case PartSource.ASSIGNMENTS:
            lines = material.planned.assignments
        case PartSource.FUNDING:
            lines = material.planned.funding
        case PartSource.SLOGANS:
            lines = tuple(f"- {slogan.strip()}." for slogan in material.week.slogans)
    return "\n".join(filter(None, [filled(part.text, values), *lines]))


def blocks_of(part: Part, values: Values) -> Iterator[AnyBlock]:
    """Yield what stands in a part below its title."""
    if part.is_heading:
        return
    if part.source is PartSource.MIDDLE:
        yield MiddleLine(filled(part.text, values).upper())
    elif part.is_table:
        yield from _table(part, values)
    else:
        text = values.text_of(part.key, draft_of(part, values)).text
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        is_ground = part.source is PartSource.GROUNDS
        for at, line in enumerate(lines, 1):
            yield Paragraph(_ground(line, at == len(lines)) if is_ground else line, is_ground)


def faults_of(part: Part, values: Values) -> tuple[str, ...]:
    """Return what cannot be printed of a part as it was written, in sentences."""
    if part.source is not PartSource.LIST:
        return ()
    return printed_rows(values.material.shared.list_of(part.list), values.material).faults


def _ground(line: str, is_last: bool) -> str:  # noqa: FBT001 - one of two ends of a line
    """Return a ground with the mark at its end: a semicolon, after the last a stop (II.6c)."""
    return f"{line.rstrip(' .;,')}{'.' if is_last else ';'}"


def _table(part: Part, values: Values) -> Iterator[Table]:
    if part.source is PartSource.SCHEDULE:
        slots = (*opening_of(values), *values.material.planned.schedule)
        if slots:
            yield Table(_SCHEDULE, tuple(in_rows(slots)))
        return
    shared = values.material.shared.list_of(part.list)
    listed = printed_rows(shared, values.material)
    if not listed.cells:
        return
    yield Table(
        columns=tuple(TableColumn(c.head, c.share, c.side, c.signed) for c in part.columns),
        rows=tuple(_row(part, shared, listed, at) for at in range(len(listed.cells))),
        total=_total(part, shared, values.material),
    )


def _row(part: Part, shared: SharedList, rows: Rows, at: int) -> Cells:
    return tuple(_cell(column, shared, rows.cells[at], at) for column in part.columns)


def _cell(column: PrintedColumn, shared: SharedList, cells: Cells, at: int) -> str:
    if column.key == RUNNING:
        return str(at + 1)
    return cells[shared.at(column.key)] if column.key else ""


def _total(part: Part, shared: SharedList, material: Material) -> Cells:
    """Return the row under a table that adds one column up, none if there is nothing to add."""
    amount = total(shared, part.total, material) if part.total else None
    if amount is None:
        return ()
    keys = [column.key for column in part.columns]
    word = next(at for at, key in enumerate(keys) if key not in (RUNNING, part.total))
    cells = {word: TOTAL, keys.index(part.total): grouped(amount)}
    return tuple(cells.get(at, "") for at in range(len(keys)))
