# SPDX-License-Identifier: MIT
"""Understands a text that tells of one person: "Nguyễn Văn An, SN 1975, nam, Khu 5"."""

import re
from dataclasses import dataclass

from desktop.domain.vietnamese import line, quoted
from desktop.domain.vietnamese.surnames import begins_with_surname
from desktop.intake.people.cells import (
    is_born,
    is_gender,
    is_name,
    is_number,
    is_phone,
    is_recent,
    may_be_born,
)
from desktop.intake.sheets import phrases

LINE_NUMBER = re.compile(
    r"^[(#]?(?:(?:STT|Stt|stt)\s*)?([0-9]{1,4})\s*(?:[.)/:-]+\s*|\s(?=\D))"
    r"|^(?:[a-hđ]|[IVX]{1,5})[.)]\s+(?=[^\W\d_]{2})"
    r"|^(?:[-–—+*•·▪●○►»>_~]\s*)+"
)
"""The number of a line, or the mark in its stead."""

BREAK = re.compile(
    r"\s+[-–—_~]+\s+|\s*[;|,]\s*|[()\[\]]|\s*:\s+|\.{3,}|…+"
    r"|(?<=[^\W\d_]{2})/(?=\w{2})|(?<=\w{2})/(?=[^\W\d_]{2})"
)
_LABEL = r"(?:sinh năm|sinh ngày|năm sinh|ngày sinh|ngsinh|sinh|s\.?n|ns|n\.?s|s/n|n/s)"
_WHEN = r"(?:[0-9]{1,2}[/.-][0-9]{1,2}[/.-])?(?:19|20)[0-9]{2}"
_SHORT = r"(?:[0-9]{1,2}[/.-][0-9]{1,2}[/.-])?'?[0-9]{2}"
BIRTHS = (
    re.compile(
        rf"(?<!\w)(?:{_LABEL}\s*:?\s*)?((?:ngày )?[0-9]{{1,2}} tháng [0-9]{{1,2}},? năm "
        r"(?:19|20)[0-9]{2})(?![0-9])",
        re.I,
    ),
    re.compile(
        rf"(?<!\w){_LABEL}\s*[ :.-]*\s*({_WHEN}|{_SHORT}|[0-9]{{1,2}}/(?:19|20)[0-9]{{2}})"
        r"(?![0-9/])",
        re.I,
    ),
    re.compile(rf"[(\[]\s*({_WHEN}|{_SHORT})\s*[)\]]"),
    re.compile(rf"(?<![0-9/.])(?<![0-9]-)({_WHEN})(?![0-9/])"),
    re.compile(r"(?<![0-9/.-])([0-9]{1,2}([/.-])[0-9]{1,2}\2[0-9]{2})(?![0-9/])"),
)
_PHONE_LABEL = (
    r"(?:sđt|sdt|đt|dt|điện thoại|tel|phone|zalo|liên hệ|lh|cccd|cmnd|cmt|số cc|căn cước)"
)
PHONE = re.compile(
    rf"(?<!\w){_PHONE_LABEL}?[\s:.]*(?<!\d)((?:\+84|0)[0-9](?:[ .-]?[0-9]){{7,10}})(?!\d)", re.I
)
_GENDER_AFTER = re.compile(r"^(nam|nữ|nu)\b[\s,.:-]*(?!định|hà|phong|sơn|tân|khê|hòa|ninh)", re.I)
_QUOTES = ' \t"“”'
_AGE = re.compile(r"\d{1,3} ?(?:tuổi|t|ty)\.?", re.I)
_PRESENT = re.compile(r"có mặt|đã đến|đủ|ok|x", re.I)
_NAME_LABEL = re.compile(r"^(?:họ (?:và )?tên|tên|đ/c|đ\.c|đồng chí)\s*[:.]?\s+", re.I)
_SEVERAL = re.compile(r"(?<!\w)\d+ (?:người|em|cháu|hv|học viên|vợ chồng|mẹ con|khẩu)\b", re.I)
_AT_PLACE = re.compile(
    r"(?i)(?<=\S)\s+(?=(?:khu|tổ|thôn|xóm|ấp|lớp|phường|xã|đội|tdp|kp|đ/c:?|địa chỉ)\s+\S)"
)
_LABEL_LEFT = re.compile(rf"(?i){_PHONE_LABEL}|{_LABEL}|giới tính|gt|đ/c|địa chỉ|đc")
_UNIT_LABEL = re.compile(r"(?i)^(?:địa chỉ|đ/c|đc|nơi ở|đơn vị)\s*:?\s+")
EDGES = ' \t-–—:.,;|()[]"“”_~…'
PLACE = re.compile(
    r"(?i)^(?:khu|tổ|thôn|xóm|ấp|bản|phường|xã|lớp|trường|đội|tdp|kp|số|ngõ|đường|phố|p\.|x\.|tt"
    r"|thị trấn|huyện|tp|tỉnh|công ty|cty|chi hội|chi đoàn|hội|phòng|trạm|th|thcs|thpt|mn|gv|hs)\b"
)
_LEAST_WORDS, _MOST_WORDS = 2, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class LinePerson:
    """What a line says of one person; `doubts` tell of what is not sure, without the place."""

    name: str
    number: str = ""
    birth: str = ""
    gender: str = ""
    unit: str = ""
    notes: str = ""
    doubts: tuple[str, ...] = ()

    @property
    def row(self) -> list[str]:
        """The cells of the person in a table laid out as `LAYOUT` says."""
        return [self.number, self.name, self.birth, self.gender, self.unit, self.notes]


def person_in(text: str) -> LinePerson | None:
    """Return the one person that the cell of a name tells of, as "Nguyễn Văn An (1975)"."""
    person = person_of(text)
    return person if person and not person.doubts and person.name != line(text) else None


def person_of(text: str) -> LinePerson | None:
    """Return who a text tells of; nobody if it does not begin with a name."""
    apart, birth = set_apart(PHONE.sub(" ; ", _NAME_LABEL.sub("", text.strip(_QUOTES), count=1)))
    parts = [part for part in (line(p).strip(EDGES) for p in BREAK.split(apart)) if part]
    if not parts:
        return None
    name, *rest = [part for part in (*_AT_PLACE.split(parts[0], maxsplit=1), *parts[1:]) if part]
    name = name.strip(EDGES)
    if not is_name(name) or len(name.split()) > _MOST_WORDS:
        return None
    gender = ""
    unit: list[str] = []
    notes: list[str] = []
    doubts: list[str] = []
    for part in rest:
        lead = _GENDER_AFTER.match(part)
        if not gender and (is_gender(part) or (lead and birth)):
            gender = lead[1] if lead else part
            part = part[lead.end() :] if lead else ""  # noqa: PLW2901 - what is left of it
        if not part or _LABEL_LEFT.fullmatch(part):
            continue
        if not birth and is_born(part) and not is_recent(part):
            birth = part
        elif phrases.is_absence(part) or _PRESENT.fullmatch(part):
            notes.append(part)
        elif is_number(part) or is_phone(part) or is_born(part) or _AGE.fullmatch(part):
            doubts.append(f"chưa hiểu {quoted(part)}")
        elif is_full_name(part) and not unit:
            unit.append(part)
            doubts.append(f"{quoted(part)} hiểu là địa chỉ, có thể là một người nữa")
        else:
            unit.append(_UNIT_LABEL.sub("", part))
    doubts += (
        [f"{quoted(found[0])} có thể là nhiều người"] if (found := _SEVERAL.search(text)) else []
    )
    return LinePerson(
        name=name,
        birth=birth,
        gender=gender,
        unit=", ".join(unit),
        notes="; ".join(notes),
        doubts=tuple(doubts),
    )


def is_full_name(text: str) -> bool:
    """Whether a text is nothing but the name of a person with surname and given name."""
    name = without_number(text).strip(EDGES)
    is_short = _LEAST_WORDS <= len(name.split()) <= _MOST_WORDS
    return is_short and is_name(name) and begins_with_surname(name) and not PLACE.match(name)


def without_number(text: str) -> str:
    """Return a line without the number or the mark that it begins with."""
    return LINE_NUMBER.sub("", text)


def set_apart(text: str) -> tuple[str, str]:
    """Return a line with a separator where its day of birth was, and that day."""
    for pattern in BIRTHS:
        for found in pattern.finditer(text):
            if may_be_born(found[1]) and not is_recent(found[1]):
                return f"{text[: found.start()]} ; {text[found.end() :]}", found[1]
    return text, ""
