# SPDX-License-Identifier: MIT
"""Measures what an .ods would unfold into: a few letters of it can say a million cells."""

from xml.parsers import expat

from desktop.intake.sheets import faults
from desktop.intake.sheets.sheet import address

_CELLS = frozenset({"table:table-cell", "table:covered-table-cell"})
_MOST_REPEATED_LETTERS = 64_000_000
_MOST_TAGS = 1_500_000
_LONGEST_NUMBER = 10


def check_extent(name: str, content: bytes, most_cells: int) -> None:
    """Raise when a sheet of the document is larger than `most_cells`, or its repetitions are.

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


class _Measure:
    """Follows the tables of a document as its reader will, counting instead of keeping."""

    def __init__(self, name: str, most_cells: int) -> None:
        self._name, self._most = name, most_cells
        self._sheet = ""
        self._rows = self._width = self._letters = self._tags = 0
        self._blank_rows = self._row_repeats = self._columns = self._filled = 0
        self._cell_repeats, self._cell_letters, self._has_value = 1, 0, False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._tags += 1
        if self._tags > _MOST_TAGS:
            raise faults.malicious(self._name)
        if tag == "table:table":
            self._sheet = attributes.get("table:name", "")
            self._rows = self._width = self._blank_rows = 0
        elif tag == "table:table-row":
            self._row_repeats = self._count(attributes, "table:number-rows-repeated")
            self._columns = self._filled = 0
        elif tag in _CELLS:
            self._cell_repeats = self._count(attributes, "table:number-columns-repeated")
            self._cell_letters = sum(map(len, attributes.values()))
            self._has_value = any(key.startswith("office:") for key in attributes)
        elif tag == "text:s":
            self._cell_letters += self._count(attributes, "text:c")

    def text(self, text: str) -> None:
        self._cell_letters += len(text)

    def end(self, tag: str) -> None:
        if tag in _CELLS:
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
