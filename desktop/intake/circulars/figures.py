# SPDX-License-Identifier: MIT
"""Decides what kind of record a row of a circular takes, and what its figures count."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from desktop.domain.form.measures import FigureAt, Measure, Ratio, Stage
from desktop.domain.vietnamese import fold
from desktop.domain.week.kinds import KINDS
from desktop.intake.circulars.asked import APART, Asks, asked_by_units

_WORDS_OF_KINDS: Mapping[str, tuple[str, ...]] = {
    "book_donation": (
        r"(?:tang|quien gop|ung ho|hien|gop|trao)\b.*\bsach",
        r"sach\b.*\b(?:tang|quien gop|ung ho|hien tang)",
        "dau sach",
    ),
    "commendation": ("khen thuong", "giay khen", "bang khen", "bieu duong", "tuyen duong"),
    "funding": ("kinh phi", "ngan sach", "tai tro", r"van dong\b.*\btien", "suat hoc bong"),
    "publication": (
        *("an pham", "to roi", "to gap", "ap phich", "bang ?(?:ron|zon|rol)", "khau hieu"),
        *("pa ?no", "poster", "banner", "phuon", "tai lieu"),
    ),
    "news_item": (
        *("tin,? ?bai", "phat thanh", "truyen thanh", "bai viet", "chuyen muc", "phong su"),
        *("ban tin", "mang xa hoi", "truyen hinh", "cong thong tin", "website"),
    ),
    "training_class": (
        *("lop", "tap huan", "boi duong", "day nghe", "hoc nghe", "xoa mu", "pho cap"),
        *("chuyen giao", "huong nghiep", "dao tao"),
    ),
    "event": (
        *("thi", "hoi thi", "toa dam", "hoi thao", "hoi nghi", "sinh hoat", "giao luu", "le"),
        *("trien lam", "trung bay", "van nghe", "the thao", "the duc", "tham quan", "ngay hoi"),
        *("hoi sach", "hoi cho", "dien dan", "cau lac bo", "noi chuyen", "doc sach", "khai mac"),
        *("nghe thuat", "gian hang", "chuyen de"),
    ),
}
"""Words that tell what a row is about, without accents; the first kind that has one counts."""

_KINDS = {
    kind: re.compile(rf"\b(?:{'|'.join(words)})\b") for kind, words in _WORDS_OF_KINDS.items()
}
_ATTRIBUTE = re.compile(
    r"(?:trong do[:,]? *)?(?:tong so|tong|so luong|so)? ?"
    r"(?:nguoi|luot nguoi|luot|hoc vien|hoc sinh|can bo|cong chuc|vien chuc|nu|phu nu|lop|cuoc|buoi"
    r"|nguoi dan toc(?: thieu so)?|dan toc(?: thieu so)?|dai bieu)?"
    r"(?: (?:tham gia|tham du|hoc|duoc hoc|du|la nu|nu|nguoi hoc))*"
    r"(?:,? ?trong do)?[ :]*"
)
"""A row that tells a number of the row above it, "Tổng số người tham gia, trong đó:"."""

_TOTAL = re.compile(
    r"(?:tong cong|cong|tong|tong so|cong chung|tong hop chung)"
    r"(?: (?:chung|cac (?:muc|hoat dong|noi dung)|(?:toan|ca) (?:xa|phuong|huyen|tinh|don vi)))?"
    r"(?:[ :=+\d]|\([^)]*\))*"
)
_PART_TOTAL = re.compile(r"(?:tong )?cong (?:muc |phan )?\(?(?:[ivx]+|[a-e]|\d+)\)?[ :]*")
_OF_PEOPLE = ("people", "women", "ethnic_minority")


def kind_by_words(label: str, unit: str) -> str:
    """Return the kind of record that a row's words name, blank if they name none."""
    words = fold(label)
    if Asks.MONEY in asked_by_units(unit):
        return "funding"
    texts = (words, fold(unit))
    found = (kind for text in texts for kind, pattern in _KINDS.items() if pattern.search(text))
    return next(found, "")


def tells_of_parent(label: str) -> bool:
    """Whether a row only tells a number of the row it is under: people, women, classes in all."""
    words = fold(label).strip(" -+.")
    return bool(words) and bool(_ATTRIBUTE.fullmatch(words))


def is_mere_number(label: str) -> bool:
    """Whether a row says how much there is of something, "Số giờ học", and not what was done."""
    return re.match(r"[-+ ]*(?:tong so|tong|so luong|so)\b", fold(label)) is not None


def is_grand_total(label: str) -> bool:
    """Whether a row adds up those before it."""
    return bool(_TOTAL.fullmatch(fold(label)))


def is_part_total(label: str) -> bool:
    """Whether a row adds up one part, "Cộng I"."""
    return bool(_PART_TOTAL.fullmatch(fold(label)))


def measures(
    columns: Sequence[Asks], keys: Sequence[str], unit: str, kind: str, scope: str | None
) -> tuple[dict[int, Measure], list[int]]:
    """Return what each column counts in a row of a kind, and the columns that stay blank.

    Columns that the unit of the row has no part for are not for this row: they are neither.
    `keys` name the columns for figures that are made of others.
    """
    found, blank = _counted(columns, unit, kind, scope)
    return found | compared(columns, keys, found, scope), blank


def _counted(
    columns: Sequence[Asks], unit: str, kind: str, scope: str | None
) -> tuple[dict[int, Measure], list[int]]:
    wanted = list(asked_by_units(unit, kind)) or [Asks.SESSIONS, Asks.PEOPLE]
    found: dict[int, Measure] = {}
    blank = [at for at, asks in enumerate(columns) if asks is Asks.NOTHING_KNOWN]
    if Asks.MONEY in wanted:
        return _money(columns, kind, scope), blank
    if Asks.NOTHING_KNOWN in wanted:
        return {}, list(range(len(columns)))
    for at, asks in enumerate(columns):
        quantity = _quantity(asks, wanted, kind)
        if quantity:
            found[at] = Measure(sum=quantity, scope=scope)
    return found, blank


def compared(
    columns: Sequence[Asks],
    keys: Sequence[str],
    found: Mapping[int, Measure],
    scope: str | None,
) -> dict[int, Measure]:
    """Return the figures of plan, shares, averages and places beside those that are counted."""
    made: dict[int, Measure] = {}
    counts = [at for at in found if columns[at] not in APART and found[at].span == 1]
    result = next((at for at in counts if found[at].sum not in _OF_PEOPLE), None)
    people = next((at for at in counts if found[at].sum == "people"), None)
    women = next((at for at, m in found.items() if m.sum == "women"), None)
    plan = columns.index(Asks.PLAN) if Asks.PLAN in columns else None
    for at, asks in enumerate(columns):
        if asks is Asks.PLAN and result is not None:
            made[at] = replace(found[result], state=Stage.PLANNED)
        elif asks is Asks.SHARE and result is not None and plan is not None:
            made[at] = Measure(percent=_ratio(keys[result], keys[plan]))
        elif asks is Asks.SHARE and women is not None and people is not None:
            made[at] = Measure(percent=_ratio(keys[women], keys[people]))
        elif asks is Asks.AVERAGE and people is not None and result is not None:
            made[at] = Measure(average=_ratio(keys[people], keys[result]))
        elif asks is Asks.PLACES and found:
            made[at] = Measure(names="place", scope=scope)
    return made


def shares_of_plan(
    columns: Sequence[Asks], keys: Sequence[str], found: Mapping[int, Measure]
) -> dict[int, Measure]:
    """Return what a row that adds others up has reached of their plan."""
    plan = next((at for at in found if columns[at] is Asks.PLAN), None)
    result = next((at for at in found if columns[at] not in APART), None)
    if plan is None or result is None:
        return {}
    share = Measure(percent=_ratio(keys[result], keys[plan]))
    return {at: share for at, asks in enumerate(columns) if asks is Asks.SHARE}


def _ratio(part: str, whole: str) -> Ratio:
    return Ratio(part=FigureAt(column=part), whole=FigureAt(column=whole))


def _quantity(asks: Asks, wanted: Sequence[Asks], kind: str) -> str:
    counts = [want for want in wanted if want is not Asks.PEOPLE]
    if asks is Asks.ANY:
        asks = wanted[0]
    if asks is Asks.WOMEN_BESIDE:
        return "women" if Asks.PEOPLE in wanted else ""
    if asks is Asks.SECOND_PART:
        asks = next((want for want in wanted[1:2] if want is not wanted[0]), Asks.NOTHING_KNOWN)
    if asks in (Asks.WOMEN, Asks.ETHNIC_MINORITY):
        return str(asks) if Asks.PEOPLE in wanted else ""
    if asks is Asks.SESSIONS and counts and counts[0] is not Asks.SESSIONS:
        asks = counts[0]  # "Số lượng" over a row of books counts books.
    if asks not in wanted or asks in (Asks.NOTHING_KNOWN, Asks.MONEY):
        return ""
    name = str(asks)
    if name in KINDS[kind].quantities:
        return name
    return "sessions" if asks is Asks.COPIES else ""


def _money(columns: Sequence[Asks], kind: str, scope: str | None) -> dict[int, Measure]:
    if "amount" not in KINDS[kind].quantities:
        return {}
    if Asks.MONEY in columns:
        return {columns.index(Asks.MONEY): Measure(sum="amount", scope=scope)}
    free = [at for at, asks in enumerate(columns) if asks not in APART]
    if not free:
        return {}
    last = free[0]
    while last + 1 in free:
        last += 1
    return {free[0]: Measure(sum="amount", scope=scope, span=last - free[0] + 1)}
