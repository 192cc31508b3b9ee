# SPDX-License-Identifier: MIT
"""Decides what kind of record a row of a circular takes, and what its figures count."""

import re
from collections.abc import Mapping, Sequence

from desktop.domain.form.measures import Measure
from desktop.domain.vietnamese import fold
from desktop.domain.week.kinds import KINDS
from desktop.intake.circulars.asked import Asks, asked_by_units

_WORDS_OF_KINDS: Mapping[str, tuple[str, ...]] = {
    "book_donation": (*(r"(?:tang|quyen gop|ung ho|hien|gop|trao)\b.*\bsach", "dau sach"),),
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
        *("hoi sach", "dien dan", "cau lac bo", "noi chuyen", "doc sach", "khai mac"),
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

_TOTAL = re.compile(r"(?:tong cong|cong|tong|tong so|cong chung|tong hop chung)[ :]*")


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


def measures(
    columns: Sequence[Asks], unit: str, kind: str, scope: str | None
) -> tuple[dict[int, Measure], list[int]]:
    """Return what each column counts in a row of a kind, and the columns that stay blank.

    Columns that the unit of the row has no part for are not for this row: they are neither.
    """
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


def _quantity(asks: Asks, wanted: Sequence[Asks], kind: str) -> str:
    counts = [want for want in wanted if want is not Asks.PEOPLE]
    if asks is Asks.ANY:
        asks = wanted[0]
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
    free = [at for at, asks in enumerate(columns) if asks is not Asks.NOTHING_KNOWN]
    if not free:
        return {}
    last = free[0]
    while last + 1 in free:
        last += 1
    return {free[0]: Measure(sum="amount", scope=scope, span=last - free[0] + 1)}
