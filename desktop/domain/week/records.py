# SPDX-License-Identifier: MIT
"""What a clerk writes down of the Week: one frozen value per entry, eight kinds of them.

Everywhere in the program blank is not zero: a quantity is `None` until somebody typed it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Annotated

from desktop.domain.vietnamese import fold, same_spelling_key
from desktop.domain.week import numbers


class State(StrEnum):
    """How far an activity has come; only what was held is counted."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class Party(StrEnum):
    """Tập thể or cá nhân: who gave books, who was commended."""

    COLLECTIVE = "collective"
    INDIVIDUAL = "individual"


class Source(StrEnum):
    """Where money came from: ngân sách nhà nước or nguồn hợp pháp khác."""

    STATE_BUDGET = "state_budget"
    OTHER_SOURCE = "other_source"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A web address kept as evidence."""

    url: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """One line of an attendance list. `born` is dd/MM/yyyy or a year, as far as it is known."""

    full_name: str
    born: str = ""
    gender: str = ""
    unit: str = ""
    notes: str = ""

    @property
    def identity(self) -> str:
        """The same for two lines that surely name one person, so that they count once.

        A name alone proves nothing in a village of many namesakes: without a year of birth
        every line stands for itself, and the identity is empty.
        """
        if not self.born:
            return ""
        return same_spelling_key(f"{self.full_name}|{self.born}|{self.unit}")

    @property
    def is_marked_double(self) -> bool:
        """Whether the notes say that this person stands on the list already ("trùng").

        "Trùng tên" says the opposite: another person of the same name.
        """
        return same_spelling_key(self.notes).strip(" .()") in _DOUBLED


_DOUBLED = {same_spelling_key(words) for words in ("trùng", "bị trùng", "ghi trùng", "trùng lặp")}


def identities(attendees: Sequence[Attendee]) -> list[str]:
    """Return who each line of a list is, blank for a line that stands for itself.

    A line marked as a double is the other person of that name, though born on another day: such
    slips are why it was marked.
    """
    names = [same_spelling_key(a.full_name) for a in attendees]
    found = [a.identity for a in attendees]
    once = {
        name: at
        for at, name in reversed(list(enumerate(names)))
        if not attendees[at].is_marked_double
    }
    for at, attendee in enumerate(attendees):
        other = once.get(names[at])
        if attendee.is_marked_double and other is not None:
            found[at] = found[other] = found[other] or names[at]
    return found


def count_people(attendees: Sequence[Attendee]) -> int:
    """Count the people on a list, those surely written twice only once."""
    who = identities(attendees)
    return len({identity for identity in who if identity}) + who.count("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What all kinds of entry share.

    An entry may stand for several at once ("ghi gộp"): `sessions` counts classes, broadcasts,
    collectives or events, `people` attendances. `women` and `ethnic_minority` are parts of
    `people`. `hours` and `metres` are whole units. `other` holds the quantities that only the
    form knows, by the key it declares. `listed` is the number of people on the attendance list,
    `None` without one.

    `as_typed` holds what was written in a field and could not be read ("khoảng 45 người"), by the
    field's name. It is shown and kept until it is mended, and never part of a figure: the field
    itself is blank meanwhile where it may be.
    """

    id: str
    category: str
    title: str = ""
    state: State = State.HELD
    starts: date | None = None
    ends: date | None = None
    place: str = ""
    notes: str = ""
    sessions: Annotated[int | None, numbers.SESSIONS] = 1
    people: Annotated[int | None, numbers.PEOPLE] = None
    women: Annotated[int | None, numbers.WOMEN] = None
    ethnic_minority: Annotated[int | None, numbers.ETHNIC_MINORITY] = None
    hours: Annotated[int | None, numbers.HOURS] = None
    metres: Annotated[int | None, numbers.METRES] = None
    other: Mapping[str, int] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    as_typed: Mapping[str, str] = field(default_factory=dict)
    listed: int | None = None

    def amount_of(self, quantity: str) -> int | None:
        """Return a quantity by its key, `None` when blank or not of this kind.

        People follow the attendance list unless a number was typed.
        """
        if quantity == "people" and self.people is None:
            return self.listed
        value = getattr(self, quantity, None)
        return value if isinstance(value, int) else self.other.get(quantity)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingClass(Record):
    """Lớp bồi dưỡng, tập huấn."""

    speaker: str = ""
    audience: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsItem(Record):
    """Tin, bài, lượt phát thanh; `outlet` is where it appeared."""

    outlet: str = ""

    @property
    def is_broadcast(self) -> bool:
        """Whether it went over loudspeakers or the air, so that it has no web address."""
        words = fold(f"{self.title} {self.outlet}")
        return any(sign in words for sign in ("phat thanh", "truyen thanh", "truyen hinh"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication(Record):
    """Ấn phẩm: băng rôn, áp phích, tờ rơi, khẩu hiệu; `copies` in pieces."""

    copies: Annotated[int | None, numbers.COPIES] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BookDonation(Record):
    """Tặng sách: `title` names the donor, `people` the number of individual donors."""

    donor: Party = Party.COLLECTIVE
    copies: Annotated[int | None, numbers.COPIES] = None
    beneficiary: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """Cuộc thi, hội sách, tọa đàm, văn nghệ, thể thao, tham quan, hội thảo."""

    organiser: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Commendation(Record):
    """Khen thưởng: `sessions` counts collectives, `people` individuals."""

    recipient: Party = Party.COLLECTIVE
    awarded_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Funding(Record):
    """Kinh phí: `title` names who paid, `amount` in đồng."""

    source: Source = Source.STATE_BUDGET
    amount: Annotated[int | None, numbers.MONEY] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherItem(Record):
    """Nội dung khác: `quantity` of `unit`, or its worth, `amount`, in đồng."""

    quantity: Annotated[int | None, numbers.PIECES] = None
    unit: str = ""
    amount: Annotated[int | None, numbers.MONEY] = None
