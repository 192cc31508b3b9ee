# SPDX-License-Identifier: MIT
"""Groups the evidence of a Week by the items of its form: what photos and links each record has."""

from dataclasses import dataclass

from desktop.domain.form import Form, Row
from desktop.domain.notebook import Notebook, Photo
from desktop.domain.records import Record, State


@dataclass(frozen=True, slots=True)
class EvidencedRecord:
    """A record that was held, with the readable photos that show it; its links are its own."""

    record: Record
    photos: tuple[Photo, ...]


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """A row of the form with the records on it that have something to show."""

    row: Row
    records: tuple[EvidencedRecord, ...]

    @property
    def heading(self) -> str:
        """The row's printed name, with its number where it has one."""
        return f"{self.row.number}. {self.row.label}" if self.row.number else self.row.label


def evidence_of(notebook: Notebook, form: Form) -> tuple[EvidenceItem, ...]:
    """Return the evidence in the order of the form, items without any left out."""
    items = []
    for row in form.rows:
        keys = {category.key for category in row.categories}
        shown = tuple(
            EvidencedRecord(record, photos)
            for record in notebook.records
            if record.category in keys and record.state is State.HELD
            if (photos := notebook.photos_of(record)) or record.links
        )
        if shown:
            items.append(EvidenceItem(row, shown))
    return tuple(items)
