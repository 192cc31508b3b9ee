# SPDX-License-Identifier: MIT
"""Understands what the columns and units of an annex ask for."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum, unique

from desktop.domain.vietnamese import Counted, fold, line
from desktop.domain.vietnamese.units import counted_by


@unique
class Asks(StrEnum):
    """What a column of figures, or one part of a unit, asks for."""

    SESSIONS = "sessions"
    PEOPLE = "people"
    WOMEN = "women"
    ETHNIC_MINORITY = "ethnic_minority"
    HOURS = "hours"
    METRES = "metres"
    COPIES = "copies"
    MONEY = "amount"
    ANY = "any"
    """As much as the unit of the row says."""
    OWN = "other"
    """Something countable that no record has a field for."""
    PLAN = "plan"
    """What the unit of the row says, of all that was planned."""
    SHARE = "share"
    """In hundredths: the result of the plan, or the women of the people."""
    AVERAGE = "average"
    """The people for each entry."""
    PLACES = "places"
    """Where it was, as a text."""
    WOMEN_BESIDE = "women_beside"
    """Women, in the cell of the people among whom they are: "120 (80)"."""
    SECOND_PART = "second_part"
    """What the second part of the unit of the row says, in the cell of the first: "2/40"."""
    NOTHING_KNOWN = "unknown"
    """What the program cannot work out: a former year, a rating, text."""


APART = frozenset(
    {Asks.PLAN, Asks.SHARE, Asks.AVERAGE, Asks.PLACES, Asks.WOMEN_BESIDE, Asks.SECOND_PART}
    | {Asks.NOTHING_KNOWN}
)
"""What no entry of a row is counted in by itself."""


COLUMN_KEYS: Mapping[Asks, str] = {
    Asks.SESSIONS: "sessions",
    Asks.PEOPLE: "people",
    Asks.WOMEN: "women",
    Asks.ETHNIC_MINORITY: "ethnic_minority",
    Asks.MONEY: "money",
    Asks.COPIES: "copies",
    Asks.HOURS: "hours",
    Asks.METRES: "metres",
}
"""What a column of figures is called in a form, by what it asks for."""

_MONEY = re.compile(r"(?:dong|vnd|d|vn dong)")
_SCALED = re.compile(
    r"\b(?:trieu|nghin|ngan|ti|1[.,]?000)\b.*\b(?:dong|d|vnd)\b|\btrd\b|\btr\.? ?d\b"
)
_SPECIAL = (
    (Asks.PLAN, re.compile(r"\bke hoach\b|\bchi tieu\b|\bdu kien\b")),
    (Asks.SHARE, re.compile(r"\bti le\b|%")),
    (Asks.AVERAGE, re.compile(r"\bbinh quan\b|\btrung binh\b")),
    (Asks.PLACES, re.compile(r"\bdia diem\b|\bnoi to chuc\b")),
)
_WITH_WOMEN = re.compile(r"(.*\S)\s*\((?:trong đó:?\s*)?(?:số\s*)?nữ\)", re.IGNORECASE)
_UNKNOWN = re.compile(
    r"\bnam truoc\b|\bso voi\b"
    r"|\bcung ki\b|\bxep loai\b|\bthoi gian\b|\bdia chi\b|\bten\b|\bhinh thuc\b"
    r"|\bnguoi (?:phu trach|thuc hien)\b|\bdon vi (?:thuc hien|chu tri|to chuc|phoi hop)\b"
    r"|\bmo ta\b"
    r"|\bnhan xet\b|\bdanh gia\b|\bghi ro\b|\bduong (?:link|dan)\b|\bnam 20\d\d\b"
)
_CHANGE = re.compile(r"\b(?:tăng|giảm)\b")
"""With its tones: without them the first is "tặng", to give."""

_BY_WORDS = (
    (Asks.WOMEN, r"\bnu\b|\bphu nu\b"),
    (Asks.ETHNIC_MINORITY, r"\bdan toc\b|\bdtts\b"),
    (Asks.MONEY, r"\bkinh phi\b|\bso tien\b|\bdong\b|\btri gia\b"),
    (
        Asks.PEOPLE,
        r"\b(?:nguoi|hoc vien|hoc sinh|luot|tham gia|tham du|dai bieu|ca nhan)\b",
    ),
    (Asks.HOURS, r"\bso gio\b|\bthoi luong\b|^gio$|\bso tiet\b"),
    (Asks.COPIES, r"\bquien\b|\bcuon\b|\bso to\b|\bso ban\b|\bdau sach\b"),
    (Asks.METRES, r"\bmet\b"),
    (
        Asks.SESSIONS,
        r"\b(?:lop|cuoc|buoi|so lan|chuyen de|hoi nghi|tap the|tin|bai)\b",
    ),
    (Asks.ANY, r"\bso luong\b|\bsl\b|\bket qua\b|\bthuc hien\b|\btong\b|\bso lieu\b|\bda\b"),
)
_OF_COUNTED: Mapping[Counted, Asks] = {
    Counted.PEOPLE: Asks.PEOPLE,
    Counted.MEETINGS: Asks.SESSIONS,
    Counted.COPIES: Asks.COPIES,
    Counted.HOURS: Asks.HOURS,
    Counted.METRES: Asks.METRES,
}
_SESSIONS_OF: Mapping[str, frozenset[str]] = {
    "training_class": frozenset({"lop", "khoa", "buoi", "dot", "cuoc", "lan", "de"}),
    "event": frozenset(
        {"cuoc", "buoi", "lan", "dot", "thi", "thao", "dam", "nghi", "hoi", "de", "trinh"}
        | {"le", "chuyen", "tran", "suat"}
    ),
}
"""Words of the units in which the entries of a kind are counted."""

_PARTS = re.compile(r"\s*[/;,+]\s*|\s+va\s+|\s+và\s+|\s*-\s*")
_NUMBER_OF = re.compile(r"(?:tổng )?(?:số lượng|số|sl)\s+", re.IGNORECASE)


def asked_by_column(group: str, label: str, year: int | None = None) -> Asks:
    """Return what a column asks for by its head; of a group only what its part leaves unsaid.

    "Năm 2026" is a column like "Thực hiện" where that is the `year` of the circular.
    """
    whole = fold(f"{group} {label}")
    if year is not None:
        whole = re.sub(rf"\bnam {year}\b", "thuc hien", whole)
    if _UNKNOWN.search(whole) or _CHANGE.search(f"{group} {label}".lower()):
        return Asks.NOTHING_KNOWN
    special = [asks for asks, pattern in _SPECIAL if pattern.search(whole)]
    if special:
        return _special(special, whole)
    if _SCALED.search(whole):
        return Asks.MONEY
    if among := _WITH_WOMEN.fullmatch(label):
        label, whole = among[1], fold(f"{group} {among[1]}")
    own, above = _by_words(fold(label)), _by_words(whole)
    return above if own in (None, Asks.ANY) and above else own or Asks.NOTHING_KNOWN


def _special(found: Sequence[Asks], words: str) -> Asks:
    """Return what a head asks for that is no plain count; of people or money planned none is."""
    if len(found) > 1 or (
        found == [Asks.PLAN] and _by_words(words) not in (None, Asks.ANY, Asks.SESSIONS)
    ):
        return Asks.NOTHING_KNOWN
    return found[0]


def has_women_beside(label: str) -> bool:
    """Whether a column of people tells the women among them in the same cells, "Người (nữ)"."""
    return _WITH_WOMEN.fullmatch(label.strip()) is not None


def _by_words(words: str) -> Asks | None:
    return next((asks for asks, pattern in _BY_WORDS if re.search(pattern, words)), None)


def unit_parts(unit: str) -> Sequence[str]:
    """Return the parts of a unit, "lớp" and "người" of "Lớp/người"."""
    return [_NUMBER_OF.sub("", part, count=1) for part in _PARTS.split(line(unit)) if part]


def asked_by_units(unit: str, kind: str = "") -> Sequence[Asks]:
    """Return what the parts of a unit ask for, of a kind of record where one is named.

    A contest is counted in "cuộc": its "bài" and "giải" are numbers of their own.
    """
    own_nouns = _SESSIONS_OF.get(kind)
    asked = []
    for part in unit_parts(unit):
        asks = asked_by_unit(part)
        if own_nouns and asks in (Asks.SESSIONS, Asks.OWN):
            asks = Asks.SESSIONS if own_nouns & set(fold(part).split()) else Asks.OWN
        asked.append(asks)
    return asked


def asked_by_unit(part: str) -> Asks:
    """Return what one part of a unit asks for."""
    words = fold(part).strip(" .:")
    if "%" in words:
        return Asks.NOTHING_KNOWN
    if _MONEY.fullmatch(words) or _SCALED.search(words):
        return Asks.MONEY
    counted = counted_by(part)
    for kind in (Counted.PEOPLE, Counted.MEETINGS, Counted.COPIES, Counted.HOURS, Counted.METRES):
        if kind in counted and not (kind is Counted.PEOPLE and Counted.MEETINGS in counted):
            return _OF_COUNTED[kind]
    return Asks.OWN
