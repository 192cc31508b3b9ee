# SPDX-License-Identifier: MIT
"""Understands the heading of a column of a list of people, as a phrase of Vietnamese."""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from desktop.domain.vietnamese import fold, line


class PeopleColumn(StrEnum):
    """What a column of a list of people holds; `MALE` and `FEMALE` hold years, or crosses."""

    NUMBER = "number"
    NAME = "name"
    FAMILY = "family"
    GIVEN = "given"
    BORN = "born"
    GENDER = "gender"
    MALE = "male"
    FEMALE = "female"
    UNIT = "unit"
    NOTES = "notes"
    UNUSED = "unused"


NAMES = frozenset({PeopleColumn.NAME, PeopleColumn.FAMILY, PeopleColumn.GIVEN})
"""Without one of these a list names nobody."""


def _patterns(*pairs: tuple[str, PeopleColumn]) -> tuple[tuple[re.Pattern[str], PeopleColumn], ...]:
    return tuple((re.compile(pattern), column) for pattern, column in pairs)


_PLACES = "(?:to|ap|xa|phuong|ban|buon|lang|thon|xom|khu|tdp|cum dan cu)"

# Tried in turn on a heading without accents, case and marks. The first are the whole of it, the
# others a word of it and what follows; what a list has no use for comes before what is also a part
# of it ("số điện thoại người thân").
_WHOLE = _patterns(
    (r"s? ?t ?t|so tt|so thu tu|no|#", PeopleColumn.NUMBER),
    (
        r"ho|ho (?:va )?(?:ten |chu |ten chu )?(?:dem|lot)|(?:chu |ten )?(?:dem|lot)",
        PeopleColumn.FAMILY,
    ),
    (r"ten|ten goi", PeopleColumn.GIVEN),
    (
        r"(?:ho |full )?name|(?:hoc|sinh|thanh|hoi|doan|dang) vien|hoc sinh|dai bieu",
        PeopleColumn.NAME,
    ),
    (r"ho (?:va )?ten\b.*|nguoi hoc|cong dan|khach moi", PeopleColumn.NAME),
    (r"n ?s|dob|sinh|tuoi sinh|ngay thang nam|namsinh|ngaysinh|ntns|ng? sinh", PeopleColumn.BORN),
    (r"gt|nam nu|gioi|phai|sex", PeopleColumn.GENDER),
    (r"nu", PeopleColumn.FEMALE),
    (rf"d ?c|doi|chi|kp|nhom|o dau|{_PLACES}(?: {_PLACES})*", PeopleColumn.UNIT),
    (r"gc|note|notes", PeopleColumn.NOTES),
    (r"(?:chu )?ki(?: ten| nhan)?|tuoi|so tuoi|lop so|so nha", PeopleColumn.UNUSED),
)
_PHONES = r"dien thoai|sdt\b|so dt|dt\b|tel\b|phone|email|gmail|mail\b|zalo|facebook"
_PAPERS = r"cccd|cmnd|cmt\b|can cuoc|dinh danh|khai sinh|bao hiem|bhyt|bhxh|giay to|ho chieu"
_BORN = (
    r"(?:gio |ngay |thang |nam |va |thoi gian )+sinh\b(?! (?:hoat|song|con|vien|hoc|ke))"
    r"|sinh (?:ngay|nam|thang)|ngay thang nam\b(?! (?:vao|cap|tham|dang|ket|hoc|lam|nhap))"
    r"|ngay thang sinh|birth|nam bao nhieu"
)
_WHO = (
    "hoc|nguoi|thanh|dai|hv|hs|chau|can|con|tre|hoi vien|sinh|vo|chong|ong|ba|cua|day du|be"
    "|cong dan|dang vien|doan vien"
)
_WITHIN = _patterns(
    (
        rf"{_PHONES}|{_PAPERS}|chu ki|ki nhan|ki ten|diem danh|dau thoi gian|timestamp",
        PeopleColumn.UNUSED,
    ),
    (
        r"(?:ma|so|noi|giay)(?: \w+)? (?:sinh vien|hoc vien|hoc sinh|khai sinh|hv\b|hs\b)",
        PeopleColumn.UNUSED,
    ),
    (r"noi sinh\b(?! (?:song|hoat|ke))|noi cap|nguyen quan|ma so|ma\b", PeopleColumn.UNUSED),
    (
        r"(?:ngay|nam|thang|thoi gian)(?: thang nam)? (?:cap|vao|tham gia|dang ki|ket nap|nhap)",
        PeopleColumn.UNUSED,
    ),
    (r"(?:diem|tong diem|xep loai|hoc luc|hoc bong|so tien|thanh tien|muc)\b", PeopleColumn.UNUSED),
    (rf"ho (?:va )?ten|hoten|ten (?:{_WHO})\b", PeopleColumn.NAME),
    (r"nguoi (?:tham|hoc|du)|full name", PeopleColumn.NAME),
    (_BORN, PeopleColumn.BORN),
    (r"gioi tinh|gender|phai\b", PeopleColumn.GENDER),
    (r"(?:gio|ngay|ki|buoi|lich) sinh hoat", PeopleColumn.UNUSED),
    (r"sinh (?:hoat|song)|(?:dang |hien )?(?:song|sinh) (?:o|tai)", PeopleColumn.UNIT),
    (
        r"lop\b|don vi|dia chi|noi (?!dung)|cho o|co quan|cong tac|thuong tru|que|ho khau",
        PeopleColumn.UNIT,
    ),
    (r"address|school|thon\b|khu\b|to dan pho|xom\b|chi hoi|chi doan", PeopleColumn.UNIT),
    (r"truong\b|to chuc|cu tru|tam tru", PeopleColumn.UNIT),
    (r"ghi chu|chuc\b|nghe\b|dan toc|trinh do", PeopleColumn.NOTES),
)
_OTHERS = re.compile(
    r"phu huynh|cha\b|bo\b|me\b|chu ho|giam ho|nguoi than|giao vien|gvcn|gioi thieu|day\b"
    r"|nguoi nhan|ki thay|thuong goi|truoc day|\bcu\b|khac|bao lanh|dai dien"
)
_COUPLES = {
    "vo": "Nữ",
    "ba": "Nữ",
    "me": "Nữ",
    "chong": "Nam",
    "ong": "Nam",
    "cha": "Nam",
    "bo": "Nam",
}
_PAIRS = (frozenset({"vo", "chong"}), frozenset({"ong", "ba"}))
_WORDS = re.compile(r"\b\w")
_SURELY = re.compile(r"ho (?:va )?ten(?: (?:hoc vien|hoc sinh|sinh vien|nguoi .*|cua .*))?")
_PARTS_OF_DAY = frozenset({"ngay", "thang", "nam"})
_MARKS = re.compile(r"[^\w#]+")
_TONED = _patterns((r"nam", PeopleColumn.MALE), (r"(?:stt |số )?hộ(?: số)?", PeopleColumn.NUMBER))
"""Those that "Năm" and "Họ" would fold to as well."""

_LONGEST = 100


@lru_cache(maxsize=4096)
def column_of(heading: str) -> PeopleColumn | None:
    """Return what a heading says that its column holds, `None` if that is not to be told."""
    if not heading or len(heading) > _LONGEST:
        return None
    for toned, column in _TONED:
        if toned.fullmatch(heading.casefold()):
            return column
    words = bare_heading(heading)
    if words.startswith("danh sach"):
        return None
    for pattern, column in _WHOLE:
        if pattern.fullmatch(words):
            return column
    for pattern, column in _WITHIN:
        if any(pattern.match(words, word.start()) for word in _WORDS.finditer(words)):
            return column
    return None


def is_of_others(heading: str) -> bool:
    """Whether a column of names is of people beside those on the list: parents, teachers."""
    return bool(_OTHERS.search(bare_heading(heading)))


def spouse(heading: str) -> str:
    """Return the gender of whom a column of names tells by its heading, as "Họ tên vợ"."""
    found = (_COUPLES[word] for word in bare_heading(heading).split() if word in _COUPLES)
    return next(found, "")


def are_couples(headings: Sequence[str]) -> bool:
    """Whether a row of headings has a column for each of a couple: "Chồng", "Vợ"."""
    return any(pair.issubset(map(bare_heading, headings)) for pair in _PAIRS)


def is_one_of_couple(heading: str) -> bool:
    """Whether a heading is no more than who of a couple a column names."""
    return bare_heading(heading) in _COUPLES


def is_surely_name(heading: str) -> bool:
    """Whether a heading alone makes its row the head of a list."""
    return bool(_SURELY.fullmatch(bare_heading(heading)))


def are_parts_of_day(headings: list[str]) -> bool:
    """Whether a day of birth is in three columns of a head: day, month, year."""
    return _PARTS_OF_DAY.issubset(map(bare_heading, headings))


def is_part_of_day(heading: str) -> bool:
    """Whether a heading is one of day, month and year."""
    return bare_heading(heading) in _PARTS_OF_DAY


@lru_cache(maxsize=4096)
def bare_heading(text: str) -> str:
    """Return a heading without accents, case and marks."""
    return _MARKS.sub(" ", fold(line(text))).strip()
