# SPDX-License-Identifier: MIT
"""Measures what an .ods would unfold into, and sees what is hidden or merged on the way.

A few letters of it can say a million cells.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.parsers import expat

from desktop.intake.sheets import faults
from desktop.intake.sheets.reading import Marks
from desktop.intake.sheets.sheet import Area, Spot, address

_CELLS = frozenset({"table:table-cell", "table:covered-table-cell"})
_MOST_REPEATED_LETTERS = 64_000_000
_MOST_TAGS = 1_500_000
_LONGEST_NUMBER = 10


def measured(name: str, content: bytes, most_cells: int) -> dict[str, Marks]:
    """Return the marks of the sheets by name, if none is larger than `most_cells`.

    Raises:
        UnreadableTable: it is too large, harmful, or no XML.
    """
    measure = _Measure(name, most_cells)
    parser = expat.ParserCreate()
    parser.StartElementHandler = measure.start
    parser.EndElementHandler = measure.end
    parser.CharacterDataHandler = measure.text
    try:
        parser.Parse(content, True)  # noqa: FBT003 - expat takes it by position only
    except expat.ExpatError as error:
        raise faults.damaged(name) from error
    return measure.marks


@dataclass(slots=True)
class _Seen:
    """What is hidden or merged on a sheet so far; runs of rows by where they begin and how long.

    `groups` are the groups of rows that are open in the document, and whether each is shut in the
    window.
    """

    rows: list[tuple[int, int]] = field(default_factory=list)
    columns: list[tuple[int, int]] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)
    unsolved: list[Spot] = field(default_factory=list)
    errors: dict[Spot, str] = field(default_factory=dict)
    column: int = 0
    groups: list[bool] = field(default_factory=list)

    def add_columns(self, count: int, *, is_hidden: bool) -> None:
        """Count columns that are declared, and remember those that are hidden."""
        if is_hidden:
            self.columns.append((self.column, count))
        self.column += count

    def marks(self, rows: int, columns: int) -> Marks:
        """Return what lies within the rows and columns that hold anything."""
        return Marks(
            errors=self.errors,
            unsolved=frozenset(self.unsolved),
            hidden_rows=_within(self.rows, rows),
            hidden_columns=_within(self.columns, columns),
            merged=tuple(self.merged),
        )


def _within(runs: Sequence[tuple[int, int]], end: int) -> frozenset[int]:
    return frozenset(at for first, count in runs for at in range(first, min(first + count, end)))


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    return attributes.get("table:visibility") in ("collapse", "filter")


class _Measure:
    """Follows the tables of a document as its reader will, counting instead of keeping."""

    def __init__(self, name: str, most_cells: int) -> None:
        self._name, self._most = name, most_cells
        self._sheet = ""
        self._rows = self._width = self._letters = self._tags = 0
        self._blank_rows = self._row_repeats = self._columns = self._filled = 0
        self._cell_repeats, self._cell_letters, self._has_value = 1, 0, False
        self._shows_error = self._may_be_solved = False
        self.marks: dict[str, Marks] = {}
        self._seen = _Seen()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._tags += 1
        if self._tags > _MOST_TAGS:
            raise faults.malicious(self._name)
        if tag == "table:table":
            self._sheet = attributes.get("table:name", "")
            self._rows = self._width = self._blank_rows = 0
            self._seen = _Seen()
        elif tag == "table:table-row":
            self._row_repeats = self._count(attributes, "table:number-rows-repeated")
            self._columns = self._filled = 0
            if _is_hidden(attributes) or any(self._seen.groups):
                self._seen.rows.append((self._row, self._row_repeats))
        elif tag == "table:table-column":
            repeats = self._count(attributes, "table:number-columns-repeated")
            self._seen.add_columns(repeats, is_hidden=_is_hidden(attributes))
        elif tag == "table:table-row-group":
            self._seen.groups.append(attributes.get("table:display") == "false")
        elif tag in _CELLS:
            self._see_cell(attributes)
            self._cell_repeats = self._count(attributes, "table:number-columns-repeated")
            self._cell_letters = sum(map(len, attributes.values()))
            self._has_value = any(key.startswith("office:") for key in attributes)
        elif tag == "text:p" and self._seen.unsolved[-1:] == [(self._row, self._columns)]:
            self._seen.unsolved.pop()  # An empty text is a result, one without a type is none.
            self._may_be_solved = True
        elif tag == "text:s":
            self._cell_letters += self._count(attributes, "text:c")

    @property
    def _row(self) -> int:
        return self._rows + self._blank_rows

    def _see_cell(self, attributes: dict[str, str]) -> None:
        spanned = self._count(attributes, "table:number-rows-spanned")
        if spanned > 1:
            across = self._count(attributes, "table:number-columns-spanned")
            last = (self._row + spanned - 1, self._columns + across - 1)
            self._seen.merged.append((self._row, self._columns, *last))
        self._shows_error = attributes.get("calcext:value-type") == "error"
        if "table:formula" in attributes and "office:value-type" not in attributes:
            self._seen.unsolved.append((self._row, self._columns))

    def text(self, text: str) -> None:
        self._cell_letters += len(text)
        if self._may_be_solved and text.strip():
            self._may_be_solved = False
            self._seen.unsolved.append((self._row, self._columns))
        if self._shows_error and text.strip():
            self._seen.errors[self._row, self._columns] = text.strip()

    def end(self, tag: str) -> None:
        if tag == "table:table":
            self.marks[self._sheet] = self._seen.marks(self._rows, self._width)
        elif tag == "table:table-row-group":
            self._seen.groups.pop()
        if tag in _CELLS:
            self._shows_error = self._may_be_solved = False
            self._columns += self._cell_repeats
            if self._has_value:
                self._filled = self._columns
                self._letters += self._cell_letters * self._cell_repeats * self._row_repeats
        elif tag == "table:table-row":
            self._blank_rows += self._row_repeats
            if self._filled:
                self._rows += self._blank_rows
                self._blank_rows = 0
                self._width = max(self._width, self._filled)
        if self._rows * self._width > self._most:
            cell = address(self._rows - 1, self._width - 1)
            raise faults.too_many_cells(self._name, self._sheet, cell)
        if self._letters > _MOST_REPEATED_LETTERS:
            raise faults.malicious(self._name)

    def _count(self, attributes: dict[str, str], key: str) -> int:
        count = attributes.get(key, "1")
        if not count.isdigit() or len(count) > _LONGEST_NUMBER:
            raise faults.malicious(self._name)
        return int(count)
