# SPDX-License-Identifier: MIT
"""The closed list of record kinds: what each is called and what of it can be counted.

A form binds its categories to these kinds; a new kind is code, because it needs a table.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from types import MappingProxyType
from typing import get_type_hints

from desktop.domain import records
from desktop.domain.records import Record


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record. `noun` is what one record of it is called in a sentence."""

    key: str
    record: type[Record]
    name: str
    noun: str

    @property
    def quantities(self) -> frozenset[str]:
        """The numbers a form may add up: every `int | None` of the kind, bar what is derived."""
        hints = get_type_hints(self.record)
        names = (f.name for f in fields(self.record) if hints[f.name] == int | None)
        return frozenset(names) - {"listed"}

    @property
    def choices(self) -> Mapping[str, type[StrEnum]]:
        """The attributes a form may tell records apart by, with their values."""
        hints = get_type_hints(self.record)
        return {
            f.name: hints[f.name]
            for f in fields(self.record)
            if isinstance(hints[f.name], type)
            and issubclass(hints[f.name], StrEnum)
            and f.name != "state"
        }


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        kind.key: kind
        for kind in (
            Kind("training_class", records.TrainingClass, "Lớp bồi dưỡng, tập huấn", "lớp"),
            Kind("news_item", records.NewsItem, "Tin, bài", "tin, bài"),
            Kind("publication", records.Publication, "Ấn phẩm", "loại ấn phẩm"),
            Kind("book_donation", records.BookDonation, "Tặng sách", "lượt tặng"),
            Kind("event", records.Event, "Cuộc thi, hoạt động", "cuộc"),
            Kind("commendation", records.Commendation, "Khen thưởng", "lượt khen thưởng"),
            Kind("funding", records.Funding, "Kinh phí", "khoản"),
            Kind("other_item", records.OtherItem, "Nội dung khác", "nội dung"),
        )
    }
)


def kind_of(record: Record) -> Kind:
    """Return the kind a record belongs to."""
    return _BY_RECORD[type(record)]


_BY_RECORD = {kind.record: kind for kind in KINDS.values()}
