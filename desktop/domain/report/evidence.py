# SPDX-License-Identifier: MIT
"""Groups the evidence of a Week by the items of its form: what photos and links each record has."""

from dataclasses import dataclass

from desktop.domain.form.form import Form, Row
from desktop.domain.week.notebook import Notebook, Photo
from desktop.domain.week.photo_days import without_doubtful_day
from desktop.domain.week.records import Record, State


@dataclass(frozen=True, slots=True)
class EvidencedRecord:
    """A record that was held, with the readable photos that show it; its links are its own."""

    record: Record
    photos: tuple[Photo, ...]


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """A row of the form with the records on it that have something to show.

    `above` are the printed numbers of the rows it lies under ("I.1"), which its own may need.
    """

    row: Row
    records: tuple[EvidencedRecord, ...]
    above: str = ""

    @property
    def heading(self) -> str:
        """The row's printed name, with its number where it has one: "I.1. …", "I.1.a) …"."""
        number = self.row.number.rstrip(".)")
        if not number:
            return self.row.label
        stop = ")" if number[-1].islower() else "."  # A point is lettered, "a)" (decree 30/2020).
        if self.above and not number.startswith(f"{self.above}."):
            number = f"{self.above}.{number}"
        return f"{number}{stop} {self.row.label}"


def evidence_of(notebook: Notebook, form: Form) -> tuple[EvidenceItem, ...]:
    """Return the evidence in the order of the form, items without any left out."""
    items = []
    for row in form.rows:
        keys = {category.key for category in row.categories}
        shown = tuple(
            EvidencedRecord(record, photos)
            for record in notebook.records
            if record.category in keys and record.state is State.HELD
            if (photos := _shown(record, notebook)) or record.links
        )
        if shown:
            items.append(EvidenceItem(row, shown, _numbers_above(row, form)))
    return tuple(items)


def _shown(record: Record, notebook: Notebook) -> tuple[Photo, ...]:
    week = notebook.week
    return tuple(without_doubtful_day(photo, week) for photo in notebook.photos_of(record))


def _numbers_above(row: Row, form: Form) -> str:
    """Return the numbers of the rows above one, outermost first; one may repeat those before."""
    numbers = ""
    for above in form.rows:
        if row.code.startswith(f"{above.code}.") and (number := above.number.rstrip(".)")):
            repeats = not numbers or number.startswith(f"{numbers}.")
            numbers = number if repeats else f"{numbers}.{number}"
    return numbers
