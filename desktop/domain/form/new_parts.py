# SPDX-License-Identifier: MIT
"""Parts that a form gets: each under a name that none has yet."""

from collections.abc import Collection

from desktop.domain.form.form import Category, Column, Quantity, Section
from desktop.domain.form.paper import Signer
from desktop.domain.vietnamese import line, slug

_PREFIXES = {
    "training_class": "class",
    "news_item": "news",
    "publication": "publications",
    "book_donation": "books",
    "event": "event",
    "commendation": "commendation",
    "funding": "funding",
    "other_item": "other",
}
_LONGEST_KEY = 40
_BLANK = "phan"


def new_category(kind: str, label: str, taken: set[str]) -> Category:
    """Return a category for a row that no form had, under a name that none has yet."""
    key = _unused(f"{_PREFIXES[kind]}.{_word(label)}", taken)
    taken.add(key)
    return Category(key=key, kind=kind)


def new_quantity(label: str, unit: str, kind: str, taken: set[str]) -> Quantity:
    """Return a number that only this form asks for, "Số bài dự thi"."""
    key = _unused(_word(label, "so_"), taken)
    taken.add(key)
    return Quantity(key=key, label=line(label), unit=line(unit), kinds=(kind,))


def new_column(label: str, group: str, taken: Collection[str], name: str = "") -> Column:
    """Return a column of figures; `name` is what to call it where that is free."""
    key = _unused(name or _word(label, "cot_"), taken)
    return Column(key=key, label=line(label), group=line(group))


def new_section(title: str, number: str, level: int, taken: Collection[str]) -> Section:
    """Return a section that the clerk writes."""
    key = _unused(_word(title, "muc_"), taken)
    return Section(key=key, title=line(title), number=number, level=level)


def new_signer(title: str, taken: Collection[str]) -> Signer:
    """Return a place for a signature."""
    return Signer(key=_unused(_word(title, "nguoi_ky_"), taken), title=line(title))


def _word(label: str, before: str = "") -> str:
    word = slug(line(label) or _BLANK, _LONGEST_KEY).replace("-", "_")
    return word if not before or word[0].isalpha() else f"{before}{word}"


def _unused(name: str, taken: Collection[str]) -> str:
    key, count = name, 2
    while key in taken:
        key, count = f"{name}_{count}", count + 1
    return key
