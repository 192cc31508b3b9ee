# SPDX-License-Identifier: MIT
"""Reads an annex that was filled in by hand: rows and columns are known by their names alone.

Never by position: rows are left out, added and re-ordered. What is not certain is a doubt, and what
cannot be read or has no place is one too; nothing is dropped in silence.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from desktop.domain.form.form import Column, Form, Row
from desktop.domain.form.measures import Measure
from desktop.domain.form.money import scale_of
from desktop.domain.form.row_names import LIKE, SAME, alike
from desktop.domain.vietnamese import grouped, line, quoted
from desktop.domain.vietnamese.amounts import amount
from desktop.domain.vietnamese.counts import read_number
from desktop.domain.vietnamese.entry_tokens import Tokens
from desktop.domain.vietnamese.money import read_money
from desktop.domain.week.collected import CellKey


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenRow:
    """A row as it stands in a file: where, its number and name, and the texts of its figures."""

    place: str
    number: str
    label: str
    figures: Sequence[str]


@dataclass(slots=True)
class FilledTable:
    """What was read: figures by their places in the form, in đồng, and what to look at."""

    figures: dict[CellKey, int] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)

    def doubt(self, sentence: str) -> None:
        """Note down what should be looked at, each once."""
        if sentence not in self.doubts:
            self.doubts.append(sentence)


def read_filled(
    form: Form, heads: Sequence[tuple[str, str]], rows: Sequence[WrittenRow]
) -> FilledTable:
    """Read the figures of a table whose columns of figures have these heads, group and label."""
    filled = FilledTable()
    columns = _columns(form, heads, filled)
    last, seen = -1, dict[str, str]()
    for written in rows:
        if not any(written.figures):
            continue
        at = _row_at(form, written, last, filled)
        if at is None:
            told = " | ".join(filter(None, written.figures))
            filled.doubt(
                f"{written.place} không có trong mẫu: {quoted(written.label)}, ghi {told}."
            )
            continue
        row, last = form.rows[at], at
        if row.code in seen:
            filled.doubt(
                f"{written.place} lặp lại dòng {row.code} của mẫu, chưa lấy: {written.label}."
            )
            continue
        seen[row.code] = written.place
        _read_row(form, row, written, columns, filled)
    _check_totals(form, filled)
    return filled


def _columns(
    form: Form, heads: Sequence[tuple[str, str]], filled: FilledTable
) -> Sequence[Column | None]:
    """Return which column of the form each column of figures is."""
    found: list[Column | None] = []
    for group, label in heads:
        best = max(form.columns, key=lambda c: _column_likeness(c, group, label))
        likeness = _column_likeness(best, group, label)
        name = quoted(f"{group} {label}".strip())
        if likeness < LIKE or best in found:
            filled.doubt(f"Cột {name} không có trong mẫu nên chưa lấy.")
            found.append(None)
            continue
        if likeness < SAME:
            filled.doubt(f"Cột {name} được hiểu là {quoted(best.label)}.")
        found.append(best)
    return found


def _column_likeness(column: Column, group: str, label: str) -> float:
    whole, given = f"{column.group} {column.label}".strip(), f"{group} {label}".strip()
    return max(alike(label, column.label), alike(given, whole))


def _row_at(form: Form, written: WrittenRow, last: int, filled: FilledTable) -> int | None:
    """Return which row of the form a written row is; of several of one name, the next below."""
    likeness = [_row_likeness(row, written.label) for row in form.rows]
    best = max(likeness)
    if best < LIKE:
        return None
    same = [at for at, value in enumerate(likeness) if value >= min(best, SAME)]
    numbered = [at for at in same if written.number and _is_number_of(form.rows[at], written)]
    at = next((at for at in numbered or same if at > last), (numbered or same)[0])
    row = form.rows[at]
    if best < SAME:
        filled.doubt(
            f"{written.place} {quoted(written.label)} được hiểu là dòng {row.code} của mẫu."
        )
    return at


def _row_likeness(row: Row, label: str) -> float:
    return max(alike(label, name) for name in (row.label, row.original, row.short) if name)


def _is_number_of(row: Row, written: WrittenRow) -> bool:
    number = written.number.strip(" .)/:")
    return number in (row.number.strip(" .)/:"), row.code)


def _read_row(
    form: Form, row: Row, written: WrittenRow, columns: Sequence[Column | None], filled: FilledTable
) -> None:
    for column, text in zip(columns, written.figures, strict=False):
        if column is None or not text:
            continue
        cell = _cell_at(form, row, column)
        where = f"{written.place}, dòng {row.code} của mẫu, cột {quoted(column.label)}"
        if cell is None:
            filled.doubt(f"{where}: mẫu không có ô này, mà đang ghi {quoted(text)}.")
            continue
        measure = row.cells[cell]
        if not measure.is_additive:
            continue  # a share or an average is made of the others again
        try:
            value, remark = _value(form, row, cell, measure, text)
        except ValueError:
            filled.doubt(f"{where}: không đọc được {quoted(text)}.")
            continue
        if (row.code, cell) in filled.figures:
            filled.doubt(f"{where}: có hai số cho một ô, chưa lấy {quoted(text)}.")
            continue
        if remark:
            filled.doubt(f"{where}: {remark}")
        filled.figures[row.code, cell] = value


def _cell_at(form: Form, row: Row, column: Column) -> str | None:
    """Return the column that a figure belongs to: money may lie across several."""
    keys = [c.key for c in form.columns]
    at = keys.index(column.key)
    for key, measure in row.cells.items():
        first = keys.index(key)
        if first <= at < first + measure.span:
            return key
    return None


def _value(form: Form, row: Row, column: str, measure: Measure, text: str) -> tuple[int, str]:
    """Return a figure, money in đồng, and how it was understood where that is not plain.

    Raises:
        ValueError: it is no one number.
    """
    scale = scale_of(form, row, column)
    if scale > 1:
        tokens = Tokens(line(text))
        number = amount(tokens)
        if number is None or tokens.rest or (worth := Fraction(number) * scale).denominator != 1:
            raise ValueError(text)
        return int(worth), ""
    reading = read_money(text) if measure.sum == "amount" else read_number(text)
    if reading.value is None or reading.value < 0:
        raise ValueError(text)
    is_plain = text.replace(".", "").replace(" ", "").isdecimal()
    return reading.value, "" if is_plain else f"{quoted(text)} hiểu là {grouped(reading.value)}."


def _check_totals(form: Form, filled: FilledTable) -> None:
    """Hold each total against the rows that it is of."""
    for row in form.rows:
        for column, measure in row.cells.items():
            parts = [filled.figures[key] for key in _parts(form, row, column, measure, filled)]
            if not parts:
                continue
            stated, added = filled.figures.get((row.code, column)), sum(parts)
            where = f"Dòng {row.code}"
            if stated is None:
                filled.figures[row.code, column] = added
                filled.doubt(f"{where} để trống; lấy bằng tổng các dòng con là {grouped(added)}.")
            elif stated < added or (measure.total_of is not None and stated != added):
                told = f"{grouped(stated)}, các dòng con cộng lại là {grouped(added)}"
                filled.doubt(f"{where} ghi {told}.")


def _parts(
    form: Form, row: Row, column: str, measure: Measure, filled: FilledTable
) -> Iterator[CellKey]:
    """Yield the figures filled in that a total is of, none within another one."""
    if measure.total_of is not None:
        keys = [*measure.made_of(row.code, column)]
    elif measure.sum is not None:
        keys = [
            (other.code, key)
            for other in form.counted(row, measure)
            for key, own in other.cells.items()
            if other is not row and (own.sum, own.where) == (measure.sum, measure.where)
        ]
    else:
        keys = []
    taken: list[str] = []
    for code, key in keys:
        is_within = any(code.startswith(f"{above}.") for above in taken)
        if (code, key) in filled.figures and not is_within:
            taken.append(code)
            yield code, key
