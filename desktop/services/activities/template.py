# SPDX-License-Identifier: MIT
"""Makes the workbook in which activities are written down away from the program."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from desktop.domain.entry.activity_book import (
    ActivityBook,
    BookPage,
    blank_page,
    book_sheets,
    suggestions,
)
from desktop.domain.form.form import Form
from desktop.domain.week.records import Record
from desktop.domain.week.week import Week


def write_template(form: Form, week: Week, records: Iterable[Record], target: Path) -> None:
    """Write the workbook to be filled in; `records` give texts to choose from.

    Raises:
        AppError: it cannot be written there.
    """
    from desktop.export.xlsx.activities import write_activity_book

    pages = map(blank_page, book_sheets(form))
    write_activity_book(book_of(week, pages, suggestions(records, form)), target)


def template_name(week: Week) -> str:
    """Return what the workbook to be filled in is called."""
    return f"Mẫu ghi hoạt động {week.year}.xlsx"


def book_of(
    week: Week, pages: Iterable[BookPage], texts: Mapping[str, tuple[str, ...]]
) -> ActivityBook:
    """Return a workbook of a Week with these pages."""
    return ActivityBook(
        title=f"Các hoạt động của Tuần lễ năm {week.year} – {week.centre.name}",
        starts=week.starts,
        ends=week.ends,
        pages=tuple(pages),
        suggestions=texts,
    )
