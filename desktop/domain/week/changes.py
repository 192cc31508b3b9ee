# SPDX-License-Identifier: MIT
"""One action of the clerk as data: what it replaces in a notebook, so that it can be taken back."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from desktop.domain.week.collected import ReportingUnit
from desktop.domain.week.notebook import Acknowledgement, Photo, SectionText
from desktop.domain.week.records import Attendee, Record
from desktop.domain.week.week import Week


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """New values by their keys; what is not mentioned stays as it is.

    `None` deletes a record or photo (a value brings it back, with its photos) and lets a section
    or a text of a document follow its draft again, and opens a finding that was acknowledged. An
    empty list is no attendance list, a blank remark none. A unit given as `None` is no longer
    expected; what it sent goes with it.
    """

    week: Week | None = None
    records: Mapping[str, Record | None] = field(default_factory=dict)
    photos: Mapping[str, Photo | None] = field(default_factory=dict)
    attendees: Mapping[str, tuple[Attendee, ...]] = field(default_factory=dict)
    sections: Mapping[str, SectionText | None] = field(default_factory=dict)
    row_notes: Mapping[str, str] = field(default_factory=dict)
    document_texts: Mapping[str, SectionText | None] = field(default_factory=dict)
    acknowledged: Mapping[str, Acknowledgement | None] = field(default_factory=dict)
    units: Mapping[str, ReportingUnit | None] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return any(getattr(self, f.name) for f in fields(self))

    def then(self, later: "Changes") -> "Changes":
        """Return what both do together when `later` follows."""
        return Changes(
            week=later.week or self.week,
            records={**self.records, **later.records},
            photos={**self.photos, **later.photos},
            attendees={**self.attendees, **later.attendees},
            sections={**self.sections, **later.sections},
            row_notes={**self.row_notes, **later.row_notes},
            document_texts={**self.document_texts, **later.document_texts},
            acknowledged={**self.acknowledged, **later.acknowledged},
            units={**self.units, **later.units},
        )
