# SPDX-License-Identifier: MIT
"""The notebook of one Week: everything that was typed, as one frozen value.

Storage hands it out, and the annex, the problems, the report and the machine-readable file are
all computed from it, so none of them can know something the others do not.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from desktop.domain.week.collected import NOTHING_COLLECTED, Collected
from desktop.domain.week.records import Attendee, Record
from desktop.domain.week.week import Week


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionText:
    """What the clerk wrote in one section of the report, or in one place of another document.

    `base` is the draft the text grew from, so that later figures can be brought in without
    touching what was edited by hand; it is blank for sections that have no draft.
    """

    text: str
    base: str = ""


class DayDoubt(StrEnum):
    """What a photo, when it came in, said against the day that it gives for its taking."""

    EDITED = "edited"  # a program changed the picture afterwards
    AHEAD = "ahead"  # that day had not come yet
    UNSET = "unset"  # the camera's clock stood at its beginning, so that it gives no day


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A photo kept as evidence. The picture itself lies in the data folder under `sha256`.

    `turn` is the clerk's own turning, clockwise degrees on top of what the camera says.
    `typical` marks the few that go out first ("ảnh tiêu biểu"). `fault` says why the picture
    cannot be read; such a photo is kept and never printed. `fingerprint` is 16 or 272 hex digits
    by which near-duplicates are told; blank when there is none.
    """

    id: str
    sha256: str
    file_name: str
    record: str | None = None
    caption: str = ""
    typical: bool = False
    turn: int = 0
    taken_at: datetime | None = None
    width: int | None = None
    height: int | None = None
    fingerprint: str = ""
    fault: str = ""
    day_doubt: DayDoubt | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether it can be read and waits for the activity that it belongs to."""
        return self.record is None and not self.fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledgement:
    """Why something that was found is right as it is ("treo từ 30/9").

    `said` is the sentence that was acknowledged, for who reads the data. A finding that says
    something else by now is another one, and open.
    """

    reason: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Notebook:
    """A Week with its records in the order of entry, its photos and its written sections.

    `sections` go by the section keys of the form, `row_notes` ("Ghi chú") by its row codes,
    `document_texts` by document and place ("ke-hoach.muc-dich"), `acknowledged` by the keys of
    findings, `attendees` by record, as far as names were asked for. `lines` says how many lines
    each list has whose names are not here.
    `collected` is what came from the units below.
    """

    week: Week
    records: tuple[Record, ...] = ()
    photos: tuple[Photo, ...] = ()
    sections: Mapping[str, SectionText] = field(default_factory=dict)
    row_notes: Mapping[str, str] = field(default_factory=dict)
    document_texts: Mapping[str, SectionText] = field(default_factory=dict)
    acknowledged: Mapping[str, Acknowledgement] = field(default_factory=dict)
    attendees: Mapping[str, tuple[Attendee, ...]] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    collected: Collected = NOTHING_COLLECTED

    def lines_on(self, record_id: str) -> int:
        """Return how many lines the attendance list of a record has, those written twice too."""
        listed = self.attendees.get(record_id)
        return self.lines.get(record_id, 0) if listed is None else len(listed)

    def photos_of(self, record: Record) -> tuple[Photo, ...]:
        """Return the readable photos of a record, in the order they were taken or came in."""
        return tuple(p for p in self.photos if p.record == record.id and not p.fault)
