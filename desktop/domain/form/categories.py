# SPDX-License-Identifier: MIT
"""The rows of the form that take records: what each is called, and which one somebody means."""

from collections.abc import Sequence

from desktop.domain.form.form import Category, Form, Row
from desktop.domain.vietnamese import fold, line, quoted, same_spelling_key

Options = Sequence[tuple[str, str]]
"""The rows there are to choose from, each by its category and its name."""


def category_name(row: Row, category: Category) -> str:
    """Return what a category is called, after the row of the annex it counts in."""
    return f"{row.code} · {category.label or row.name}"


def category_wording(form: Form, key: str) -> str:
    """Return what a category is called in the form itself, in full; blank if it is not there."""
    row, category = form.row_of(key), form.category(key)
    if row is None or category is None:
        return ""
    return ": ".join(filter(None, (row.label.rstrip(" .,;:"), category.label)))


def categories_by_item(form: Form) -> list[tuple[Row, list[tuple[Row, Category]]]]:
    """Return the numbered items of a form that take records, each with its rows."""
    return [
        (heading, choices)
        for heading in form.rows
        if heading.is_heading and (choices := categories_under(form, heading.code))
    ]


def categories_under(form: Form, item: str) -> list[tuple[Row, Category]]:
    """Return the rows of an item that take records; of the whole form if no item is named."""
    rows = form.rows_under(item) if item else form.rows
    return [(row, category) for row in rows for category in row.categories]


def chosen_category(options: Options, text: str) -> str:
    """Return the category that was meant: by its whole name, its row's number, a part of its name.

    Raises:
        ValueError: none is meant, or several may be. The message is a sentence for the user.
    """
    entry = line(text)
    key, words = same_spelling_key(entry), fold(entry).split()
    found = (
        [category for category, name in options if same_spelling_key(name) == key][:1]
        or [category for category, name in options if name.startswith(f"{entry} · ")]
        or [category for category, name in options if words and _holds(name, words)]
    )
    if len(found) == 1:
        return found[0]
    if found:
        raise ValueError(
            f"Có nhiều dòng hợp với {quoted(entry)}. Hãy gõ thêm, hoặc chọn trong danh sách."
        )
    said = f"Không có dòng {quoted(entry)}." if entry else "Chưa chọn dòng."
    raise ValueError(f"{said} Hãy gõ số dòng hay một phần tên, hoặc chọn trong danh sách.")


def _holds(name: str, words: Sequence[str]) -> bool:
    folded = fold(name)
    return all(word in folded for word in words)
