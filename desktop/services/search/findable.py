# SPDX-License-Identifier: MIT
"""What can be found: its words, where it stands, and which place of the window shows it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from desktop.services.search.words import WORST, Key, Query, key


class HitGroup(StrEnum):
    """Of what sort a thing is, in the word that stands over all of its sort."""

    PAGES = "Trang và việc"
    RECORDS = "Hoạt động"
    PEOPLE = "Người trong danh sách"
    PHOTOS = "Ảnh"
    LINKS = "Đường link"
    REPORT = "Lời báo cáo"
    ANNEX = "Phụ lục số liệu"
    DOCUMENTS = "Văn bản"
    UNITS = "Đơn vị"
    WEEK = "Thông tin Tuần lễ"
    SETTINGS = "Cài đặt"
    HELP = "Trợ giúp"


ORDER: Mapping[HitGroup, int] = {group: at for at, group in enumerate(HitGroup)}
"""Groups whose best is equally good stand in this order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a thing is; what is blank does not tell it.

    `person` is the line of a record's attendance list, `row` a row of the annex, `help_page` the
    name of a page's file, `own` what the window itself brought in.
    """

    record: str = ""
    field: str = ""
    person: int | None = None
    photo: str = ""
    section: str = ""
    row: str = ""
    document: str = ""
    place: str = ""
    unit: str = ""
    help_page: str = ""
    own: str = ""


@dataclass(frozen=True, slots=True)
class FindableText:
    """A piece of text of a thing, and where exactly it stands.

    `label` is its field's, `key` the text as it is searched.
    """

    text: str
    spot: Spot
    label: str = ""
    is_title: bool = False
    key: Key = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", key(self.text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Findable:
    """One thing to find. `about` tells where it stands; `folded` is all that is searched of it."""

    group: HitGroup
    title: str
    about: str = ""
    parts: tuple[FindableText, ...]
    folded: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "folded", "\n".join(part.key.folded for part in self.parts))

    def hit(self, query: Query) -> "Hit | None":
        """Return this thing as it was found, at the part that fits best; `None` if it does not."""
        if not query.is_in(self.folded):
            return None
        whole = [part for part in self.parts if query.is_in(part.key.folded)]
        if whole:
            rank, at = min(
                (query.rank_in(part.key, is_title=part.is_title), at)
                for at, part in enumerate(whole)
            )
            best = whole[at]
        else:
            rank, best = WORST, max(self.parts, key=lambda part: query.count_in(part.key.folded))
        return Hit(group=self.group, title=self.title, about=self.about, part=best, rank=rank)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A thing found, and the part of it that was looked for; `rank` 0 fits best."""

    group: HitGroup
    title: str
    about: str
    part: FindableText
    rank: int

    @property
    def spot(self) -> Spot:
        """Where Enter leads."""
        return self.part.spot
