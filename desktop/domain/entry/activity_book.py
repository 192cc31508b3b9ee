# SPDX-License-Identifier: MIT
"""The workbook in which activities are written down away from the program: its sheets and columns.

One sheet for each kind of record that the form takes, one column for each field of the record page.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from desktop.domain.entry.editing import distinct_texts
from desktop.domain.entry.entry_forms import ENTRY_FORMS, entry_form_of
from desktop.domain.entry.fields import Field, Input
from desktop.domain.form.asked import told_apart_by
from desktop.domain.form.categories import (
    Options,
    categories_under,
    category_name,
    category_wording,
)
from desktop.domain.form.form import Form
from desktop.domain.form.likely_row import likely_category
from desktop.domain.week.kinds import KINDS, OTHER, Kind, kind_of
from desktop.domain.week.records import Record

GUIDE, LISTS = "Hướng dẫn", "Danh mục"
"""The sheets in which nothing is written down."""

FAULTS = "Lỗi"
"""The head of the column that says what is wrong with a row."""

LINKS = Field(name="links", label="Đường link", input=Input.LINKS)

Content = str | int | float | date | None
"""What stands in a cell: a text as typed, a number, a day, nothing."""

_SUGGESTED = {
    field.name
    for entry_form in ENTRY_FORMS.values()
    for field in entry_form.fields
    if field.input is Input.TEXT and field.name != "title"
}
_MOST_SUGGESTED = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class BookSheet:
    """The sheet of one kind.

    `rows` are the rows of the form to choose from, `wordings` what the form says of each; `hint`
    says what belongs there.
    """

    kind: Kind
    fields: tuple[Field, ...]
    rows: Options
    hint: str = ""
    wordings: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What the sheet is called."""
        return self.kind.name

    def requires(self, field: Field) -> bool:
        """Whether a field has to be filled in."""
        is_row = field.input is Input.ROW and len(self.rows) > 1
        return field.name == "title" or field.required or is_row

    def likely_row(self, title: str) -> str:
        """Return the category a title speaks of, blank where that is not certain."""
        return likely_category(title, self.wordings, {})


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head of a column as it stands there; `field` is `None` if it belongs to none."""

    label: str
    field: Field | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultyRow:
    """A row that could not be taken over: its cells as they were, and what is wrong with it."""

    cells: tuple[Content, ...]
    fault: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BookPage:
    """A sheet of a workbook as it is written: with rows to be mended, or to be filled in."""

    sheet: BookSheet
    name: str
    heads: tuple[Head, ...]
    faulty: tuple[FaultyRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityBook:
    """A workbook: whose it is, when its Week begins, its pages, and texts to choose from."""

    title: str
    starts: date
    ends: date
    pages: tuple[BookPage, ...]
    suggestions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def book_sheets(form: Form) -> tuple[BookSheet, ...]:
    """Return the sheets of a form's workbook, in the order of its items."""
    choices = categories_under(form, "")
    kinds = dict.fromkeys(category.kind for _row, category in choices)
    return tuple(
        _book_sheet(
            kind, form, [(c.key, category_name(row, c)) for row, c in choices if c.kind == kind]
        )
        for kind in kinds
    )


def blank_page(sheet: BookSheet) -> BookPage:
    """Return a page to be filled in."""
    heads = tuple(Head(label=f.label, field=f) for f in sheet.fields)
    return BookPage(sheet=sheet, name=sheet.name, heads=heads)


def suggestions(records: Iterable[Record], form: Form) -> Mapping[str, tuple[str, ...]]:
    """Return what can be written in a field: what the form counts by, and what was written before.

    Fields are places, speakers, and so on.
    """
    known = list(records)
    found = {
        name: [*told_apart_by(form, name), *distinct_texts(known, name)] for name in _SUGGESTED
    }
    return {
        name: tuple(dict.fromkeys(texts))[:_MOST_SUGGESTED]
        for name, texts in found.items()
        if texts
    }


def count_by_kind(records: Iterable[Record]) -> list[tuple[Kind, int]]:
    """Return how many records of each kind there are, those of which there are none left out."""
    keys = [kind_of(record).key for record in records]
    return [(kind, keys.count(key)) for key, kind in KINDS.items() if key in keys]


def _book_sheet(kind: str, form: Form, rows: Sequence[tuple[str, str]]) -> BookSheet:
    """Return the sheet of a kind: each row says in which row of the annex it counts."""
    entry_form = entry_form_of(kind, form, rows=max(len(rows), 2))
    fields = list(entry_form.fields)
    fields.insert([f.name for f in fields].index("state"), LINKS)
    known = {f.label for f in fields if not f.name.startswith(OTHER)}
    for at, own in enumerate(fields):
        if own.name.startswith(OTHER):
            label = own.label
            while label in known:
                label += ", mẫu này hỏi"
            known.add(label)
            fields[at] = replace(own, label=label)
    hint = entry_form.hint
    if len(rows) == 1:
        hint += f" Mọi dòng ở trang này tính vào dòng {rows[0][1]} của phụ lục."
    return BookSheet(
        kind=KINDS[kind],
        fields=tuple(fields),
        rows=tuple(rows),
        hint=hint,
        wordings={key: (category_wording(form, key), name) for key, name in rows},
    )
