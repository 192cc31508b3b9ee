# SPDX-License-Identifier: MIT
"""What was understood of a list of people."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.week.records import Attendee
from desktop.intake.people.columns import ListLayout
from desktop.intake.people.listed import ListedPerson
from desktop.intake.sheets.fates import Fate, RowFate
from desktop.intake.sheets.old_encodings import Encoding
from desktop.intake.sheets.sheet import Sheet

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleList:
    """What was understood of a sheet, and how: its layout, its encoding, its people in order.

    `rows` are its cells as the layout sees them, in Unicode. `month_leads` says that days of birth
    were written with the month in front, as programs set to English do. `fates` tell what became of
    each row, or part of one, that is not blank; `notes` are sentences on the list as a whole.
    `with_hidden` tells if what is hidden was read as well, `hidden` what is, as "3 dòng, 1 cột".
    """

    sheet: Sheet
    layout: ListLayout
    encoding: Encoding
    rows: Rows
    people: tuple[ListedPerson, ...]
    fates: tuple[RowFate, ...] = ()
    notes: tuple[str, ...] = ()
    month_leads: bool = False
    with_hidden: bool = False
    hidden: str = ""

    @property
    def attendees(self) -> tuple[Attendee, ...]:
        """The people who came, each once."""
        return tuple(p.attendee for p in self.people if p.again is None and not p.is_absent)

    @property
    def doubts(self) -> tuple[str, ...]:
        """All that is doubtful: of the people, then of the rows that name nobody."""
        found = (doubt for person in self.people for doubt in person.doubts)
        return (*found, *(fate.doubt for fate in self.fates if fate.doubt and not _is_person(fate)))

    @property
    def is_plain(self) -> bool:
        """Whether nothing was doubtful, turned into Unicode or put right."""
        is_changed = self.encoding is not Encoding.UNICODE or any(p.written for p in self.people)
        return not is_changed and not self.doubts and not self.month_leads and not self.notes


def _is_person(fate: RowFate) -> bool:
    return fate.fate in (Fate.TAKEN, Fate.AGAIN, Fate.ABSENT)
