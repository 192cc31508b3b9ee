# SPDX-License-Identifier: MIT
"""What a field of a record is, and the entry form of fields that one kind of record has."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from desktop.domain.vietnamese import Counted
from desktop.domain.week.kinds import NUMBERS, Kind
from desktop.domain.week.records import Record

_COUNTED, _LONG = ("sessions", "people", "copies"), 10
_TELLING = ("beneficiary", "outlet", "awarded_by", "place", "organiser")


class Input(Enum):
    """How a value is written down."""

    TEXT = auto()
    NOTES = auto()
    NUMBER = auto()
    MONEY = auto()
    DATE = auto()
    ROW = auto()
    CHOICE = auto()
    LINKS = auto()


class HandmadePart(Enum):
    """The hand-made parts among the fields."""

    ATTENDANCE = auto()
    EVIDENCE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a record, as it is written down.

    `name` is that of the attribute. `asked` fields are shown only on forms that ask for them,
    fields with `when` only where another attribute has that value. A `required` one is not filled
    in by guessing. `until` names the field that takes the last day if several are written in this
    one.
    """

    name: str
    label: str
    input: Input = Input.TEXT
    choices: tuple[tuple[StrEnum, str], ...] = ()
    asked: bool = False
    required: bool = False
    when: tuple[str, StrEnum] | None = None
    until: str = ""

    @property
    def counted(self) -> Counted:
        """What a number in this field counts."""
        number = NUMBERS.get(self.name)
        return number.counts if number else Counted.ANYTHING

    def is_shown(self, record: Record) -> bool:
        """Whether the field says anything of this record."""
        return self.when is None or getattr(record, self.when[0]) is self.when[1]


Line = tuple[Field, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryForm:
    """The fields of one kind, line by line in the order of the paper.

    `hint` says what is written down here. A `dated` kind takes place on a day:
    a new record begins with one.
    """

    lines: tuple[Line | HandmadePart, ...]
    hint: str
    dated: bool = False

    @property
    def fields(self) -> Iterator[Field]:
        """All fields in order."""
        for line in self.lines:
            if not isinstance(line, HandmadePart):
                yield from line

    def columns(self, kind: Kind) -> list[str]:
        """Return the quantities worth a column: those counted at a glance, or the first."""
        numbers = [f.name for f in self.fields if f.input in (Input.NUMBER, Input.MONEY)]
        return [q for q in kind.counted if q in numbers] or numbers[:1]

    def head(self, quantity: str) -> str:
        """Return what a quantity is called over a column: "Lớp", "Người", "Số tiền"."""
        label = next((f.label for f in self.fields if f.name == quantity), "").partition(" (")[0]
        noun = label.removeprefix("Số ")
        return noun.capitalize() if quantity in _COUNTED and len(noun) < _LONG else label

    def detail(self, record: Record) -> str:
        """Return what tells a record from its neighbours in one row: what was chosen, and where."""
        chosen = [
            dict(f.choices)[getattr(record, f.name)]
            for f in self.fields
            if f.choices and f.name != "state"
        ]
        texts = [getattr(record, name, "") for name in _TELLING]
        return " · ".join([*chosen, *filter(None, texts)][:2])
