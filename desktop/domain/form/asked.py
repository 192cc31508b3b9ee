# SPDX-License-Identifier: MIT
"""What a form asks of a record: the quantities that some figure would take from it."""

import re
from collections.abc import Iterable, Iterator, Mapping

from desktop.domain.form.form import Form, Row
from desktop.domain.form.measures import TEXTS, Measure, Stage
from desktop.domain.form.once import once
from desktop.domain.vietnamese import same_spelling_key
from desktop.domain.week.kinds import NUMBERS, kind_of
from desktop.domain.week.records import (
    BookDonation,
    Commendation,
    Event,
    Funding,
    NewsItem,
    OtherItem,
    Party,
    Publication,
    Record,
    State,
    TrainingClass,
)
from desktop.domain.week.wording import within_sentence

FigureKey = tuple[str, str]
"""A figure of the annex by the code of its row and the key of its column."""

Gaps = Mapping[FigureKey, tuple[Record, ...]]
"""The records that a figure would take a number from and that leave it blank."""


_COUNTS = re.compile(r"(?:tổng )?số\b")


def quantity_in_words(quantity: str, record: Record, form: Form) -> str:
    """Return what a quantity is called in a sentence about a record."""
    label = next((q.label for q in form.quantities if q.key == quantity), "")
    match record:
        case _ if label:
            asked = within_sentence(label)
            return asked if _COUNTS.match(asked) else f"số {asked}"
        case BookDonation() if quantity == "copies":
            return "số quyển"
        case BookDonation() | Commendation() if quantity == "sessions":
            return "số tập thể"
        case _ if number := NUMBERS.get(quantity):
            return number.words.format(noun=kind_of(record).noun)
        case _:
            return f"mục “{quantity}”"


def needed(record: Record) -> tuple[str, ...]:
    """Return the quantities without which a record says nothing."""
    found: tuple[str, ...] = ()
    match record:
        case TrainingClass() | Event():
            found = ("sessions", "people")
        case NewsItem() | Commendation(recipient=Party.COLLECTIVE):
            found = ("sessions",)
        case Publication() | BookDonation(donor=Party.COLLECTIVE):
            found = ("copies",)
        case BookDonation():
            found = ("copies", "people")
        case Commendation():
            found = ("people",)
        case Funding():
            found = ("amount",)
    return found


def can_have(record: Record, quantity: str, form: Form) -> bool:
    """Whether a quantity says something of a record: a collective has no number of people."""
    match quantity:
        case "people":
            return isinstance(record, TrainingClass | Event) or quantity in needed(record)
        case "women" | "ethnic_minority":  # Parts of people who are still unknown or nobody.
            return bool(record.amount_of("people"))
        case "hours":
            return isinstance(record, TrainingClass | Event | NewsItem | OtherItem)
        case "metres":
            return isinstance(record, Publication | OtherItem)
        case _:
            kind = kind_of(record)
            declared = (q.key for q in form.quantities if kind.key in q.kinds)
            return quantity in kind.quantities or quantity in declared


def is_asked(record: Record, quantity: str, form: Form) -> bool:
    """Whether a figure of the form would take this quantity from a record of its kind."""
    return can_have(record, quantity, form) and any(
        measure.sum == quantity and _takes(measure, row, record, form)
        for row in form.rows
        for measure in row.cells.values()
    )


def gaps_of(form: Form, records: Iterable[Record]) -> Gaps:
    """Return the figures that miss a number of a record that counts in them."""
    by_category: dict[str, list[Record]] = {}
    for record in records:
        by_category.setdefault(record.category, []).append(record)
    work = _Gaps(form, by_category)
    keys = [(row.code, column) for row in form.rows for column in row.cells]
    return {key: found for key in keys if (found := work.of(key))}


class _Gaps:
    def __init__(self, form: Form, by_category: Mapping[str, list[Record]]) -> None:
        self._form = form
        self._by_category = by_category

    def of(self, key: FigureKey) -> tuple[Record, ...]:
        code, column = key
        row = self._form.row(code)
        measure = row.cells[column]
        if measure.total_of is not None or measure.change is not None:
            parts = measure.made_of(code, column)
            return tuple({r.id: r for part in parts for r in self.of(part)}.values())
        if measure.sum is None:
            return ()
        return tuple(
            record
            for record in self._under(self._form.counted(row, measure))
            if (record.state is State.HELD or measure.state is Stage.PLANNED)
            and _agrees(record, measure, self._form)
            and _lacks(record, measure.sum, self._form)
        )

    def _under(self, rows: Iterable[Row]) -> Iterator[Record]:
        for row in rows:
            for category in row.categories:
                yield from self._by_category.get(category.key, ())


def _lacks(record: Record, quantity: str, form: Form) -> bool:
    """Whether a number is not known yet; of unknown people no part is known either."""
    if record.amount_of(quantity) is not None:
        return False
    if quantity in ("women", "ethnic_minority") and record.amount_of("people") is None:
        return can_have(record, "people", form)
    return can_have(record, quantity, form)


def _takes(measure: Measure, row: Row, record: Record, form: Form) -> bool:
    """Whether a figure of a row looks at this record."""
    own = form.row_of(record.category)
    return own in form.counted(row, measure) and _agrees(record, measure, form)


def _agrees(record: Record, measure: Measure, form: Form) -> bool:
    """Whether a record is one that a figure wants; its source of money may be that of its row."""
    wanted = dict(measure.where)
    source = form.source_of(record.category) if "source" in wanted else None
    if source and wanted.pop("source") != source:
        return False
    return all(is_wanted(name, getattr(record, name, None), v) for name, v in wanted.items())


@once
def told_apart_by(form: Form, name: str, category: str = "") -> tuple[str, ...]:
    """Return the texts ("Khu 1") by which figures tell records apart, of one category or any.

    `name` is what they are written in, "place" or "audience".
    """
    found = (
        measure.where[name]
        for row in form.rows
        for measure in row.cells.values()
        if name in measure.where
        and (not category or form.row_of(category) in form.counted(row, measure))
        and measure.where.get("category", category) == category
    )
    return tuple(dict.fromkeys(found))


def is_wanted(name: str, value: str | None, wanted: str) -> bool:
    """Whether a figure that keeps one value of an attribute keeps a record with this one."""
    if name in TEXTS:
        return same_spelling_key(value or "") == same_spelling_key(wanted)
    return value == wanted
