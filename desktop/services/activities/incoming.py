# SPDX-License-Identifier: MIT
"""What came in several workbooks of activities, and what becomes of each of their rows."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.domain.entry.activity_book import ActivityBook, BookPage, FaultyRow
from desktop.domain.errors import AppError
from desktop.domain.week.changes import Changes
from desktop.domain.week.records import Record
from desktop.domain.week.week import Week
from desktop.intake.activities.rows import PageRead, RowRead
from desktop.intake.sheets.fates import Fate, RowFate
from desktop.services.activities.template import book_of

_CELL = re.compile(r" \(ô [A-Z]+[0-9]+\)")
"""Where something was; in the workbook that goes back it is elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingRow:
    """One row of a workbook and what becomes of it.

    `twin` says what it looks like that is written already, in the Week or further up; a row that
    `is_known` says exactly what the Week has, so that there is nothing to take.
    """

    where: str
    read: RowRead
    twin: str = ""
    is_known: bool = False

    @property
    def is_faulty(self) -> bool:
        """Whether it cannot be taken over as it is."""
        return bool(self.read.faults)

    def is_taken(self, *, with_twins: bool, with_hidden: bool = False) -> bool:
        """Whether it becomes a record."""
        fate = self.fate(with_twins=with_twins, with_hidden=with_hidden)
        return fate is Fate.TAKEN

    def fate(self, *, with_twins: bool, with_hidden: bool) -> Fate:
        """Return what becomes of it."""
        if self.read.is_hidden and not with_hidden:
            return Fate.HIDDEN
        if self.is_faulty:
            return Fate.FAULTY
        if self.is_known:
            return Fate.KNOWN
        return Fate.TWIN if self.twin and not with_twins else Fate.TAKEN


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingSheet:
    """One sheet with its rows, in order."""

    read: PageRead
    rows: tuple[IncomingRow, ...]

    def fates(self, book: str, *, with_twins: bool, with_hidden: bool) -> list[RowFate]:
        """Return what becomes of each row that is not blank; `book` tells its workbook apart."""
        sheet = f"{book}/{self.read.name}"
        rows = (
            RowFate(
                sheet=sheet,
                row=row.read.number - 1,
                fate=row.fate(with_twins=with_twins, with_hidden=with_hidden),
                words=row.read.record.title,
            )
            for row in self.rows
        )
        others = (replace(one, sheet=sheet) for one in self.read.others)
        return sorted((*rows, *others), key=lambda one: one.row)


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """One workbook; `notes` tell what of it was passed over."""

    path: Path
    pages: tuple[IncomingSheet, ...]
    notes: tuple[str, ...]

    @property
    def rows(self) -> Iterator[IncomingRow]:
        """All rows in order."""
        for page in self.pages:
            yield from page.rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """What came in several workbooks; `refused` are those that could not be read at all."""

    week: Week
    books: tuple[Book, ...]
    refused: tuple[AppError, ...] = ()
    suggestions: Mapping[str, tuple[str, ...]]

    @property
    def rows(self) -> tuple[IncomingRow, ...]:
        """All rows of all workbooks."""
        return tuple(row for book in self.books for row in book.rows)

    @property
    def hidden(self) -> int:
        """How many rows are hidden in their workbooks."""
        return sum(row.read.is_hidden for row in self.rows)

    def records(self, *, with_twins: bool = False, with_hidden: bool = False) -> tuple[Record, ...]:
        """Return what is to be taken over; what looks written already, or is hidden, if wanted."""
        wanted = {"with_twins": with_twins, "with_hidden": with_hidden}
        return tuple(row.read.record for row in self.rows if row.is_taken(**wanted))

    def changes(self, *, with_twins: bool = False, with_hidden: bool = False) -> Changes:
        """Return the one step that takes it over."""
        records = self.records(with_twins=with_twins, with_hidden=with_hidden)
        return Changes(records={r.id: r for r in records})

    def fates(self, *, with_twins: bool = False, with_hidden: bool = False) -> tuple[RowFate, ...]:
        """Return what becomes of each row of all workbooks that is not blank."""
        return tuple(
            fate
            for number, book in enumerate(self.books)
            for page in book.pages
            for fate in page.fates(str(number), with_twins=with_twins, with_hidden=with_hidden)
        )

    def to_mend(
        self, *, with_twins: bool = False, with_hidden: bool = False
    ) -> dict[Path, ActivityBook]:
        """Return for each workbook what is left of it: its faulty rows, each with its fault.

        Rows that were taken over are not in it, so that it can be mended and read again.
        """
        wanted = {"with_twins": with_twins, "with_hidden": with_hidden}
        found = ((book.path, self._left(book, **wanted)) for book in self.books)
        return {path: left for path, left in found if left.pages}

    def _left(self, book: Book, **wanted: bool) -> ActivityBook:
        pages = (
            BookPage(
                sheet=page.read.sheet,
                name=page.read.name,
                heads=page.read.heads,
                faulty=tuple(
                    FaultyRow(cells=row.read.cells, fault=_fault(row))
                    for row in page.rows
                    if row.fate(**wanted) in (Fate.FAULTY, Fate.TWIN)
                ),
            )
            for page in book.pages
        )
        return book_of(self.week, (page for page in pages if page.faulty), self.suggestions)


def _fault(row: IncomingRow) -> str:
    if row.is_faulty:
        return "\n".join(_CELL.sub("", fault) for fault in row.read.faults)
    return f"{row.twin} Nếu là hoạt động khác, hãy ghi tên cho khác; nếu là một, hãy xóa dòng này."
