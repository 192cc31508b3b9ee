# SPDX-License-Identifier: MIT
"""Takes activities that were written down in workbooks into the Week.

Nothing is stored here before it was shown: reading gives an `Incoming`, which says what would be
taken, what is to be mended and what was written already.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop.domain.checks.records import record_problems
from desktop.domain.entry.activity_book import (
    book_sheets,
    suggestions,
)
from desktop.domain.errors import AppError, why
from desktop.domain.form.form import Form
from desktop.domain.progress import SILENT, Progress
from desktop.domain.vietnamese import fold, grouped, line, quoted
from desktop.domain.week.kinds import kind_of
from desktop.domain.week.notebook import Notebook
from desktop.domain.week.records import Record
from desktop.domain.week.week import Week
from desktop.intake.activities.rows import BookRead, PageRead, read_activities
from desktop.services.activities.incoming import Book, Incoming, IncomingRow, IncomingSheet

_WRONG = frozenset({"dates_reversed", "part_exceeds_whole"})
_ODD = frozenset({"outside_week"})
_PLACES = ("place", "outlet", "beneficiary", "organiser", "awarded_by")
_TO_MEND = "cần sửa"
_MOST_NAMES = 1000


def read_books(
    paths: Sequence[Path], form: Form, notebook: Notebook, today: date, progress: Progress = SILENT
) -> Incoming:
    """Read workbooks of activities; one that cannot be read does not keep the others back.

    Raises:
        Cancelled: the user stopped.
    """
    week = notebook.week
    known, refused = book_sheets(form), []
    read: list[BookRead] = []
    for done, path in enumerate(paths):
        progress.step(done, len(paths), path.name)
        try:
            book = read_activities(path, known, week, today, progress)
        except AppError as error:
            refused.append(error)
        else:
            read.append(replace(book, pages=tuple(_judged(p, week, form) for p in book.pages)))
    seen = _Seen(notebook.records)
    several = len(paths) > 1
    return Incoming(
        week=week,
        books=tuple(_compared(book, seen, several=several) for book in read),
        refused=tuple(refused),
        suggestions=suggestions(notebook.records, form),
    )


def write_to_mend(
    incoming: Incoming,
    folder: Path | None = None,
    *,
    with_twins: bool = False,
    with_hidden: bool = False,
) -> tuple[Path, ...]:
    """Write what is to be mended, a workbook for each, beside it or in a folder made if need be.

    Raises:
        AppError: one cannot be written there.
    """
    from desktop.export.xlsx.activities import write_activity_book

    left = incoming.to_mend(with_twins=with_twins, with_hidden=with_hidden)
    written = []
    for source, book in left.items():
        target = name_to_mend(folder / source.name if folder else source)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            message = f"Không tạo được thư mục “{target.parent}”: {why(error)}."
            raise AppError(message, "Hãy chọn thư mục khác.") from error
        write_activity_book(book, target)
        written.append(target)
    return tuple(written)


def name_to_mend(source: Path) -> Path:
    """Return a free name beside a workbook for what is to be mended of it; none is written over."""
    stem = source.stem.partition(f" - {_TO_MEND}")[0]
    names = (f"{stem} - {_TO_MEND}{f' {n}' if n > 1 else ''}.xlsx" for n in range(1, _MOST_NAMES))
    free = (path for name in names if not (path := source.with_name(name)).exists())
    return next(free)


def _judged(page: PageRead, week: Week, form: Form) -> PageRead:
    """Return a page with what the rules of the form say against its rows."""
    records = tuple(row.record for row in page.rows)
    said: dict[str, list[str]] = {}
    odd: dict[str, list[str]] = {}
    for problem in record_problems(Notebook(week=week, records=records), form):
        id_ = problem.record or ""
        if problem.code in _WRONG:
            said.setdefault(id_, []).append(f"{problem.message} {problem.advice}")
        elif problem.code in _ODD:
            odd.setdefault(id_, []).append(problem.message)
    rows = (
        replace(
            row,
            faults=(*row.faults, *said.get(row.record.id, ())),
            remarks=(*row.remarks, *odd.get(row.record.id, ())),
        )
        for row in page.rows
    )
    return replace(page, rows=tuple(rows))


def _compared(book: BookRead, seen: "_Seen", *, several: bool) -> Book:
    """Return a workbook with what of its rows is written already, in the Week or further up."""
    pages = []
    for page in book.pages:
        rows = []
        for row in page.rows:
            where = f"trang {quoted(line(page.name))}, dòng {grouped(row.number)}"
            if several:
                where = f"tệp {quoted(line(book.path.name))}, {where}"
            if row.faults:
                rows.append(IncomingRow(where=where, read=row))
                continue
            twin, is_known = seen.compare(row.record)
            rows.append(IncomingRow(where=where, read=row, twin=twin, is_known=is_known))
            if not is_known:
                seen.add(row.record, where)
        pages.append(IncomingSheet(read=page, rows=tuple(rows)))
    return Book(path=book.path, pages=tuple(pages), notes=book.notes)


class _Seen:
    """The records of the Week, and those that came in so far, to find what comes again."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._by_title: dict[Hashable, list[tuple[Record, str]]] = {}
        for record in records:
            self.add(record, "")

    def add(self, record: Record, where: str) -> None:
        """Remember a record, and in which row it stands; blank for one of the Week."""
        self._by_title.setdefault(_title_and_day(record), []).append((record, where))

    def compare(self, record: Record) -> tuple[str, bool]:
        """Return what a record looks like, in a sentence, and if the Week has just that."""
        others = self._by_title.get(_title_and_day(record), ())
        if any(not where and _content(other) == _content(record) for other, where in others):
            return "Trong sổ đã có đúng như vậy.", True
        for other, where in others:
            if _may_be_one(record, other):
                title = quoted(other.title)
                return f"Giống {title} ở {where}." if where else f"Trong sổ đã có {title}.", False
        return "", False


def _title_and_day(record: Record) -> Hashable:
    return type(record), frozenset(fold(record.title).split()), record.starts


def _content(record: Record) -> Record:
    """Return a record as far as a workbook can tell it from another."""
    return replace(record, id="", listed=None)


def _may_be_one(record: Record, other: Record) -> bool:
    """Whether two records of one title and day may tell of one activity.

    They may if they name no different places. Where no day is known the figures have to agree.
    """
    places = [(_text(record, name), _text(other, name)) for name in _PLACES]
    if any(mine and theirs and mine != theirs for mine, theirs in places):
        return False
    quantities = kind_of(record).quantities
    return record.starts is not None or all(
        record.amount_of(q) == other.amount_of(q) for q in quantities
    )


def _text(record: Record, name: str) -> str:
    return fold(getattr(record, name, ""))
