# SPDX-License-Identifier: MIT
"""Finds the heads in a sheet of activities, and which field each column holds, by its words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from desktop.domain.entry.activity_book import BookSheet, Head
from desktop.domain.entry.fields import Field
from desktop.domain.vietnamese import fold, line
from desktop.intake.sheets.sheet import Sheet, Value

_HEADED_WITHIN = 20
_LEAST, _NEAR, _PART = 0.75, 0.84, 0.9
"""How alike a head must be: at least, when spelt differently, when one has words besides."""

_LEAST_FIELDS = 2
_COMPARED = 80
"""Letters of the longest head that is compared letter by letter, which takes its time."""

_LONGEST_HEAD, _MOST_COLUMNS = 300, 100
_BRACKETS = re.compile(r"\([^)]*\)")
_WORDS = re.compile(r"[\w&]+")

_ALSO = {
    "starts": ("ngay", "ngay to chuc", "ngay bat dau", "thoi gian", "thoi gian to chuc"),
    "ends": ("ngay ket thuc", "ngay cuoi"),
    "place": ("dia diem", "noi to chuc", "dia diem to chuc"),
    "people": ("so nguoi tham gia", "so hoc vien", "so luot nguoi", "nguoi tham gia"),
    "sessions": ("so luong lop", "so luong cuoc", "so luot", "so buoi"),
    "copies": ("so luong sach", "so ban", "so cuon", "so to"),
    "amount": ("so tien", "kinh phi", "tri gia"),
    "speaker": ("giang vien", "giao vien", "nguoi day"),
    "audience": ("doi tuong", "doi tuong tham gia"),
    "outlet": ("noi dang", "noi phat", "kenh", "bao dai"),
    "links": ("link", "duong dan", "dia chi trang web", "duong link minh chung"),
    "category": ("dong", "muc", "thuoc muc", "muc trong phu luc"),
    "notes": ("ghi chu khac",),
    "state": ("trang thai",),
}
"""Other words for a field that people write over its column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityTable:
    """A sheet that was recognised: its kind, its heads, and in which row (from 0) they stand.

    `hidden` are columns that hold a field though they are not shown, since no other does.
    """

    sheet: BookSheet
    heads: tuple[Head, ...]
    head_row: int
    hidden: frozenset[int] = frozenset()


def recognised(sheet: Sheet, known: Sequence[BookSheet]) -> ActivityTable | None:
    """Return what a sheet is, by its name and its heads; `None` if that is not to be seen."""
    named = [k for k in known if _is_named(sheet.name, k)]
    found = [table for k in named or known for table in _tables(sheet, k)]
    best = max(found, key=lambda pair: pair[0], default=None)
    return best[1] if best else None


def _is_named(name: str, sheet: BookSheet) -> bool:
    """Whether a sheet bears the name of a kind, or that of its copy: "Tặng sách (2)"."""
    return fold(_BRACKETS.sub("", name)).strip() == fold(sheet.name)


def _tables(sheet: Sheet, known: BookSheet) -> Iterator[tuple[float, ActivityTable]]:
    """Yield the sheet as one of a kind, for each row that may be that of its heads."""
    for at, row in enumerate(sheet.rows[:_HEADED_WITHIN]):
        texts = (cell if isinstance(cell, str) else "" for cell in row[:_MOST_COLUMNS])
        labels = [line(text[:_LONGEST_HEAD]) for text in texts]
        if sum(map(bool, labels)) < _LEAST_FIELDS:
            continue
        in_sight = ["" if at in sheet.hidden_columns else text for at, text in enumerate(labels)]
        placed, sureness = _placed(in_sight, known.fields)
        if in_sight != labels:
            rest = [field for field in known.fields if field not in placed.values()]
            hidden = [text if at not in placed else "" for at, text in enumerate(labels)]
            more, also = _placed(hidden, rest)
            placed, sureness = {**placed, **more}, sureness + also
        names = {field.name for field in placed.values()}
        if "title" in names and len(names) >= _LEAST_FIELDS:
            heads = tuple(
                Head(label=label.rstrip(" *"), field=placed.get(column))
                for column, label in enumerate(labels)
            )
            unseen = sheet.hidden_columns & {*placed}
            yield sureness, ActivityTable(sheet=known, heads=heads, head_row=at, hidden=unseen)


def _placed(labels: Sequence[str], fields: Sequence[Field]) -> tuple[dict[int, Field], float]:
    """Return which column holds which field, the surest first, and how sure all of it is."""
    alike = [
        (_likeness(label, field), -column, -order, column, field)
        for column, label in enumerate(labels)
        if label
        for order, field in enumerate(fields)
    ]
    placed: dict[int, Field] = {}
    sureness = 0.0
    taken: set[str] = set()
    ranked = sorted((a for a in alike if a[0] >= _LEAST), key=lambda a: a[:3], reverse=True)
    for likeness, _left, _first, column, field in ranked:
        if column not in placed and field.name not in taken:
            placed[column] = field
            taken.add(field.name)
            sureness += likeness
    return placed, sureness


@lru_cache(maxsize=4096)
def _likeness(label: str, field: Field) -> float:
    """Return how surely a head names a field: 1 for its own words, 0 for others."""
    head, own = _bare(label), _bare(field.label)
    if head == own:  # What stands in brackets tells two quantities of one name apart.
        return 1.0 if fold(label).rstrip(" *") == fold(field.label) else 0.99
    if head in _ALSO.get(field.name, ()):
        return 0.95
    mine, theirs = set(_WORDS.findall(own)), set(_WORDS.findall(head))
    if mine and theirs and (mine <= theirs or theirs <= mine) and min(len(mine), len(theirs)) > 1:
        return _PART * (0.9 + 0.1 * len(mine & theirs) / len(mine | theirs))
    if len(head) > _COMPARED:
        return 0.0
    compared = SequenceMatcher(None, own, head, autojunk=False)
    is_near = compared.real_quick_ratio() >= _NEAR and compared.quick_ratio() >= _NEAR
    return 0.9 * ratio if is_near and (ratio := compared.ratio()) >= _NEAR else 0.0


@lru_cache(maxsize=4096)
def _bare(label: str) -> str:
    return fold(_BRACKETS.sub(" ", label)).strip(" *:.-")


def is_blank(value: Value) -> bool:
    """Whether nothing stands in a cell."""
    return isinstance(value, str) and not value.strip()
