# SPDX-License-Identifier: MIT
"""The closed list of record kinds: what each is called and what of it can be counted.

A form binds its categories to these kinds; a new kind is code, because it needs a table.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from types import MappingProxyType, NoneType
from typing import Any, get_args, get_type_hints

from desktop.domain.week import records
from desktop.domain.week.numbers import Number
from desktop.domain.week.records import Record

OTHER = "other."
"""Before the key of a quantity that only the form knows, where attributes are named."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record.

    `noun` is what one record of it is called in a sentence, `done` that it took place; `counted`
    are the quantities by which one sees at a glance how much there is.
    """

    key: str
    record: type[Record]
    name: str
    noun: str
    done: str
    counted: tuple[str, ...]

    @property
    def own(self) -> Mapping[str, Any]:
        """What only this kind has, beyond what all records share: the type of each attribute."""
        shared = {f.name for f in fields(Record)}
        hints = _hints(self.key)
        return {f.name: hints[f.name] for f in fields(self.record) if f.name not in shared}

    @property
    def quantities(self) -> frozenset[str]:
        """The numbers a form may add up: every `int | None` of the kind, bar what is derived."""
        return _quantities(self.key)

    @property
    def numbers(self) -> Mapping[str, Number]:
        """What is known of each of the quantities, in the order declared."""
        return _numbers(self.key)

    @property
    def texts(self) -> tuple[str, ...]:
        """The attributes of one line or more of text that people write, in the order declared."""
        return _texts(self.key)

    @property
    def blanks(self) -> frozenset[str]:
        """The attributes that may be blank, as nobody knows them yet."""
        hints = _hints(self.key)
        return frozenset(f.name for f in fields(self.record) if NoneType in get_args(hints[f.name]))

    def has(self, name: str) -> bool:
        """Whether a record has an attribute of that name, or could have that quantity of a form."""
        return name.startswith(OTHER) or name in _hints(self.key)

    @property
    def choices(self) -> Mapping[str, type[StrEnum]]:
        """The attributes a form may tell records apart by, with their values."""
        return _choices(self.key)


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        kind.key: kind
        for kind in (
            Kind(
                "training_class",
                records.TrainingClass,
                "Lớp bồi dưỡng, tập huấn",
                "lớp",
                "Đã tổ chức",
                ("sessions", "people"),
            ),
            Kind(
                "news_item",
                records.NewsItem,
                "Tin, bài",
                "tin, bài",
                "Đã đăng",
                ("sessions",),
            ),
            Kind(
                "publication",
                records.Publication,
                "Ấn phẩm",
                "loại ấn phẩm",
                "Đã phát",
                ("copies",),
            ),
            Kind(
                "book_donation",
                records.BookDonation,
                "Tặng sách",
                "lượt tặng",
                "Đã tặng",
                ("copies",),
            ),
            Kind(
                "event", records.Event, "Cuộc thi, hoạt động", "cuộc", "Đã tổ chức", ("sessions",)
            ),
            Kind(
                "commendation",
                records.Commendation,
                "Khen thưởng",
                "lượt khen thưởng",
                "Đã khen",
                ("sessions", "people"),
            ),
            Kind("funding", records.Funding, "Kinh phí", "khoản", "Đã chi", ("amount",)),
            Kind(
                "other_item",
                records.OtherItem,
                "Nội dung khác",
                "nội dung",
                "Đã thực hiện",
                ("sessions",),
            ),
        )
    }
)


def kind_of(record: Record) -> Kind:
    """Return the kind a record belongs to."""
    return _BY_RECORD[type(record)]


_BY_RECORD = {kind.record: kind for kind in KINDS.values()}


@cache  # a form is checked against them some two hundred times
def _hints(key: str) -> Mapping[str, Any]:
    return get_type_hints(KINDS[key].record)


@cache
def _choices(key: str) -> Mapping[str, type[StrEnum]]:
    hints = _hints(key)
    names = (f.name for f in fields(KINDS[key].record) if f.name != "state")
    told = ((n, hints[n]) for n in names if isinstance(hints[n], type))
    return MappingProxyType({name: held for name, held in told if issubclass(held, StrEnum)})


@cache
def _numbers(key: str) -> Mapping[str, Number]:
    hints = get_type_hints(KINDS[key].record, include_extras=True)
    told = ((f.name, n) for f in fields(KINDS[key].record) for n in get_args(hints[f.name]))
    return MappingProxyType({name: number for name, number in told if isinstance(number, Number)})


@cache
def _quantities(key: str) -> frozenset[str]:
    return frozenset(_numbers(key))


@cache  # a search looks into the texts of each record
def _texts(key: str) -> tuple[str, ...]:
    names = (name for name, held in _hints(key).items() if held is str)
    return tuple(name for name in names if name not in ("id", "category"))


def _check() -> None:
    """Refuse a number of a kind of which nothing is told: its words, its unit, its bounds.

    Raises:
        TypeError: which number of which kind.
    """
    for key, kind in KINDS.items():
        told = {*kind.numbers, "listed"}
        names = {f.name for f in fields(kind.record) if _hints(key)[f.name] == int | None}
        if lost := sorted(names - told):
            raise TypeError(f"{key}: no words, unit and bounds told for {', '.join(lost)}")


_check()
NUMBERS = MappingProxyType(
    {name: number for kind in KINDS.values() for name, number in kind.numbers.items()}
)
"""The numbers of all kinds by name: what several kinds have under one name is one thing."""
