# SPDX-License-Identifier: MIT
"""Takes the rows out of the tables of a circular that are annexes of figures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.domain.vietnamese import line, quoted
from desktop.intake.circulars.document import Block, Circular
from desktop.intake.circulars.heads import AnnexHead, Holds, find_head
from desktop.intake.sheets.phrases import is_signature
from desktop.intake.sheets.sheet import Sheet

NUMBERED_LABEL = re.compile(
    r"(?P<number>[-+*•–]|(?:\d+|[IVXivx]+|[A-Za-zđĐ])(?:\.(?:\d+|[A-Za-zđ]))*[.)/:]|"
    r"\d+(?:\.\d+)+)\s+(?P<label>\S.*)",
    re.DOTALL,
)
"""A label that begins with the number that others have in a column of their own."""

_BLANKS = re.compile(r"^[\s.…_–-]*$")
_NOTE = re.compile(r"(?:ghi chú|lưu ý|chú thích|\*+)\s*[:(\d*]", re.IGNORECASE)
_SHOWN = 60
_LONGEST_LABEL = 999
_LONGEST_SIGN = 4
"""Letters of "VIII": what has more in the column of numbers is words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRow:
    """A row of an annex as it stands there; `figures` are what is written in its cells."""

    at: int
    number: str
    label: str
    unit: str
    notes: str
    figures: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexTable:
    """An annex that a circular asks for.

    `number` counts the annexes of the circular from 1, `block` is where its table stands. `beside`
    names rows that are none, a sentence each.
    """

    number: int
    block: int
    blocks: int
    head: AnnexHead
    rows: Sequence[FoundRow]
    beside: Sequence[str]


def annex_tables(circular: Circular) -> list[AnnexTable]:
    """Return the annexes in a circular, in their order; a table parted in two is one."""
    found: list[AnnexTable] = []
    for at, block in enumerate(circular.blocks):
        if isinstance(block, str):
            continue
        head = find_head(block)
        if found and _goes_on(circular.blocks, found[-1], head, at):
            rows, beside = _rows(block, head or found[-1].head, head.below if head else 0)
            found[-1] = replace(
                found[-1],
                blocks=at - found[-1].block + 1,
                rows=[*found[-1].rows, *rows],
                beside=[*found[-1].beside, *beside],
            )
        elif head is not None:
            rows, beside = _rows(block, head, head.below)
            if rows:
                number = len(found) + 1
                found.append(
                    AnnexTable(
                        number=number, block=at, blocks=1, head=head, rows=rows, beside=beside
                    )
                )
    return found


def _goes_on(blocks: Sequence[Block], table: AnnexTable, head: AnnexHead | None, at: int) -> bool:
    """Whether a table carries on the one before: no text between them, and no other head."""
    before, block = blocks[table.block], blocks[at]
    if isinstance(before, str) or isinstance(block, str) or not block.rows:
        return False
    if head is not None and head.columns != table.head.columns:
        return False
    is_next = not any(blocks[table.block + table.blocks : at])
    return is_next and len(block.rows[0]) == len(before.rows[0])


def _rows(sheet: Sheet, head: AnnexHead, first: int) -> tuple[list[FoundRow], list[str]]:
    cells = _filled_down(sheet, head)
    rows: list[FoundRow] = []
    beside: list[str] = []
    for at in range(first, len(cells)):
        texts = [text for text in cells[at] if text]
        if not texts:
            continue
        if at in sheet.hidden_rows:
            beside.append(f"Hàng {at + 1} đang ẩn, không lấy: {quoted(' | '.join(texts))}.")
            continue
        if _repeats_head(cells[at], head):
            continue
        if rows and _ends(texts):
            beside.extend(_left_out(cells[at:]))
            break
        row = _row(cells[at], head, at)
        if row and len(row.label) == _LONGEST_LABEL:
            beside.append(f"Hàng {at + 1} có tên dài quá, đã cắt: {quoted(row.label)}.")
        if row is None or _BLANKS.match(row.label):
            beside.append(f"Hàng {at + 1} không có tên hoạt động: {quoted(' | '.join(texts))}.")
        else:
            rows.append(row)
    return rows, beside


def _filled_down(sheet: Sheet, head: AnnexHead) -> list[list[str]]:
    """Return the texts of the cells; a unit or a note that is merged downwards is every row's."""
    cells = [[_text(cell) for cell in row] for row in sheet.rows]
    shared = {head.at(Holds.UNIT), head.at(Holds.NOTES)}
    for top, first, bottom, last in sheet.merged:
        if first == last and first in shared and top >= head.below:
            for row in range(top + 1, bottom + 1):
                cells[row][first] = cells[top][first]
    return cells


def _row(cells: Sequence[str], head: AnnexHead, at: int) -> FoundRow | None:
    def text(holds: Holds) -> str:
        column = head.at(holds)
        return cells[column] if column is not None else ""

    number, label = text(Holds.NUMBER), text(Holds.LABEL)
    if number and not label:  # a name that is merged over the number too
        if not _is_name(number):
            return None
        number, label = "", number
    if not number and (found := NUMBERED_LABEL.fullmatch(label)):
        number, label = found["number"], found["label"]
    return FoundRow(
        at=at,
        number=number,
        label=label[:_LONGEST_LABEL],
        unit=text(Holds.UNIT),
        notes=text(Holds.NOTES),
        figures=[cells[column.at] for column in head.figures],
    )


def _repeats_head(cells: Sequence[str], head: AnnexHead) -> bool:
    """Whether a row is the head once more, as at the top of a further page."""
    fixed = [c for c in head.columns if c.holds is not Holds.FIGURE]
    return all(cells[column.at] == (column.group or column.label) for column in fixed)


def _is_name(text: str) -> bool:
    """Whether what stands in the column of numbers is words."""
    return sum(map(str.isalpha, text)) > _LONGEST_SIGN


def _ends(texts: Sequence[str]) -> bool:
    """Whether a row is below the annex already: who signs, or a note to all of it."""
    return any(map(is_signature, texts)) or (len(texts) == 1 and bool(_NOTE.match(texts[0])))


def _left_out(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for row in rows:
        if text := " | ".join(filter(None, row)):
            yield f"Dưới bảng còn: {quoted(text[:_SHOWN])}."


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return line(str(cell))
