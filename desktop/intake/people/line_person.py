# SPDX-License-Identifier: MIT
"""Understands a text that tells of one person: "Nguyễn Văn An, SN 1975, nam, Khu 5"."""

import re
from dataclasses import dataclass, field

from desktop.domain.vietnamese import line, quoted
from desktop.domain.vietnamese.surnames import begins_with_surname
from desktop.intake.people.cells import (
    is_born,
    is_gender,
    is_name,
    is_number,
    is_phone,
    is_place,
    is_recent,
    may_be_born,
)
from desktop.intake.sheets import phrases

LINE_NUMBER = re.compile(
    r"^(?:[-–—+*•·▪●○►»>_~]+\s*)*+"
    r"(?:[(#]?(?:(?:STT|Stt|stt)\s*)?(?!(?:19|20)[0-9]{2}\b)"
    r"([0-9]{1,3}(?:\.[0-9]{1,3})*+|[0-9]{4})\s*(?:[.)/:,;|-]+\s*(?!\d)|\s(?=\D))"
    r"|(?:[a-hđ]|[IVX]{1,5})[.)]\s+(?=[^\W\d_]{2}))?"
)
"""The number of a line, or the mark in its stead; nothing where it has neither."""

_OTHERS = r"(?:[0-9]+ |cả |hai |các )?(?:vợ|chồng|con|cháu|mẹ|bố|bé|người nhà)\b"
BREAK = re.compile(
    r"\s+[-–—_~]+\s+|\s*[;|,]\s*|[()\[\]]|\s*:\s+|\.{3,}|…+"
    rf"|\s(?:và|cùng|với|\+)\s(?={_OTHERS})"
    r"|(?<=[^\W\d_]{2})/(?=\w{2})|(?<=\w{2})/(?=[^\W\d_]{2})"
)
_LABEL = r"(?:sinh năm|sinh ngày|năm sinh|ngày sinh|ngsinh|sinh|s\.?n|ns|n\.?s|s/n|n/s)"
_WHEN = r"(?:[0-9]{1,2}(?:[.-]| ?/ ?)[0-9]{1,2}(?:[.-]| ?/ ?))?(?:19|20)[0-9]{2}"
_SHORT = r"(?:[0-9]{1,2}[/.-][0-9]{1,2}[/.-])?['’]?[0-9]{2}"
_OPEN = r"(?:\.{1,4}|-{1,2}|_{1,4}|[x?]{1,2}|…|0{1,2})"
BIRTHS = (
    re.compile(
        rf"(?<!\w)(?:{_LABEL}\s*:?\s*)?((?:ngày )?[0-9]{{1,2}} tháng [0-9]{{1,2}},? năm "
        r"(?:19|20)[0-9]{2})(?![0-9])",
        re.I,
    ),
    re.compile(rf"(?<![\w/])({_OPEN} ?/ ?{_OPEN} ?/ ?(?:19|20)[0-9]{{2}})(?![0-9/])"),
    re.compile(
        rf"(?<!\w){_LABEL}\s*[ :.-]*\s*({_WHEN}|{_SHORT}|[0-9]{{1,2}}/(?:19|20)[0-9]{{2}})"
        r"(?![0-9/])",
        re.I,
    ),
    re.compile(rf"[(\[]\s*({_WHEN}|{_SHORT})\s*[)\]]"),
    re.compile(rf"(?<![0-9/.])(?<![0-9]-)({_WHEN})(?![0-9/])"),
    re.compile(r"(?<![0-9/.-])([0-9]{1,2}([/.-])[0-9]{1,2}\2[0-9]{2})(?![0-9/])"),
    re.compile(r"(?<![0-9/.-])([0-9]{1,2}/(?:19|20)[0-9]{2})(?![0-9/])"),
    re.compile(r"(?<!\S)(['’][0-9]{2})(?!\w)"),
)
_GIVEN_SINH = re.compile(r"(?:^|.*\s)Sinh\b(.*)")
"""A word that is a given name as well as the label of a birth."""

_PHONE_LABEL = (
    r"(?:sđt|sdt|đt|dt|điện thoại|tel|phone|zalo|liên hệ|lh|cccd|cmnd|cmt|số cc|căn cước)"
)
PHONE = re.compile(
    rf"(?<!\w){_PHONE_LABEL}?[\s:.]*(?<!\d)"
    r"((?:\(?\+?84\)?[ .-]?|\(?0)[0-9](?:[ .()-]{0,2}[0-9]){7,10})(?!\d)",
    re.I,
)
_GENDER_AFTER = re.compile(r"^(nam|nữ|nu)\b[\s,.:-]*(?!định|hà|phong|sơn|tân|khê|hòa|ninh)", re.I)
_QUOTES = ' \t"“”'
_AGE = re.compile(r"\d{1,3} ?(?:tuổi|t|ty)\.?", re.I)
_PRESENT = re.compile(r"có mặt|đã đến|đủ|ok|x", re.I)
_TICKED = re.compile(r"\s+[x✓✔√]$")
_WITH_OTHERS = re.compile(rf"{_OTHERS}.{{0,20}}", re.I)
_NAME_LABEL = re.compile(r"^(?:họ (?:và )?tên|tên|đ/c|đ\.c|đồng chí)\s*[:.]?\s+", re.I)
_COMMON = (
    "nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|hồ|ngô|dương|lý|đinh|trịnh|lương|mai|đoàn"
    "|trương|tô|đào|lâm|phùng|vương|tạ|hà|cao|thái|tống|tăng|lưu|chu|quách|thạch|châu"
)
_HONORIFIC = re.compile(
    r"(?:(?:ông|bà|anh|chị|cô|chú|bác|em|cháu|cụ|thầy|bé|bạn|đồng chí|đ/c|đc|sư cô|sư thầy"
    r"|ni sư|linh mục|mục sư)(?: giáo)?\.? )"
    rf"(?=(?:{_COMMON}) \w|thích \w+ \w|(?:giuse|maria|phêrô|phaolô|anna|têrêsa) \w)",
    re.I,
)
"""What is said before a name; "Ông Thị Lan" bears the surname Ông."""

_SEVERAL = re.compile(r"(?<!\w)\d+ (?:người|em|cháu|hv|học viên|vợ chồng|mẹ con|khẩu)\b", re.I)
_AT_PLACE = re.compile(
    r"(?i)(?<=\S)\s+(?=(?:khu|tổ|thôn|xóm|ấp|lớp|phường|xã|đội|tdp|kp|đ/c:?|địa chỉ)\s+\S)"
)
_LABEL_LEFT = re.compile(
    rf"(?i){_PHONE_LABEL}|{_LABEL}|giới tính|gt|đ/c|địa chỉ|đc|nơi ở|chỗ ở|thường trú|đơn vị"
    r"|quê quán|số điện thoại|số đt|ghi chú|nghề nghiệp|email|họ (?:và )?tên"
)
_UNIT_LABEL = re.compile(r"(?i)^(?:địa chỉ|đ/c|đc|nơi ở|đơn vị)\s*:?\s+")
EDGES = ' \t-–—:.,;|()[]"“”_~…'
_LEAST_WORDS, _MOST_WORDS = 2, 6
_MIDDLE = frozenset({"văn", "thị", "van", "thi", "đình", "đức", "hữu", "công"})
"""Middle names, which no name ends with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinePerson:
    """What a line says of one person; `doubts` tell of what is not sure, without the place.

    The name is without its `honorific`: "Ông", "Chị".
    """

    name: str
    number: str = ""
    birth: str = ""
    gender: str = ""
    unit: str = ""
    notes: str = ""
    doubts: tuple[str, ...] = ()
    honorific: str = ""

    @property
    def row(self) -> list[str]:
        """The cells of the person in a table laid out as `LAYOUT` says."""
        return [self.number, self.name, self.birth, self.gender, self.unit, self.notes]


def person_in(text: str) -> LinePerson | None:
    """Return the one person that the cell of a name tells of, as "Nguyễn Văn An (1975)"."""
    person = person_of(text)
    return person if person and not person.doubts and person.name != line(text) else None


def person_of(text: str) -> LinePerson | None:
    """Return who a text tells of; nobody if it does not begin with a name, or with a place."""
    apart, birth = set_apart(PHONE.sub(" ; ", _NAME_LABEL.sub("", text.strip(_QUOTES), count=1)))
    parts = [part for part in (line(p).strip(EDGES) for p in BREAK.split(apart)) if part]
    if not parts:
        return None
    if len(parts) > 1 and is_place(parts[0]) and is_full_name(parts[1]):
        parts[:2] = parts[1], parts[0]
    name, *rest = [part for part in (*_AT_PLACE.split(parts[0], maxsplit=1), *parts[1:]) if part]
    name = _TICKED.sub("", name.strip(EDGES))
    honorific = _HONORIFIC.match(name)
    name = name[honorific.end() :] if honorific else name
    if not is_name(name) or len(name.split()) > _MOST_WORDS:
        return None
    said = _Said(birth=birth)
    for part in rest:
        said.take(part)
    if found := _SEVERAL.search(text):
        said.doubts.append(f"{quoted(found[0])} có thể là nhiều người")
    if _may_be_given(text, name, birth):
        said.doubts.append(f"{quoted(line(text))}: “Sinh” có thể là tên")
    return LinePerson(
        name=name,
        birth=said.birth,
        gender=said.gender,
        unit=", ".join(said.unit),
        notes="; ".join(said.notes),
        doubts=tuple(said.doubts),
        honorific=honorific[0].strip() if honorific else "",
    )


@dataclass(slots=True)
class _Said:
    """What the parts of a text behind a name have said so far."""

    birth: str
    gender: str = ""
    unit: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def take(self, part: str) -> None:
        """Take in one part more."""
        lead = _GENDER_AFTER.match(part)
        if not self.gender and (is_gender(part) or (lead and self.birth)):
            self.gender = lead[1] if lead else part
            part = part[lead.end() :] if lead else ""
        if not part or _LABEL_LEFT.fullmatch(part):
            return
        if not self.birth and is_born(part) and not is_recent(part):
            self.birth = part
        elif phrases.is_absence(part) or _PRESENT.fullmatch(part):
            self.notes.append(part)
        elif _WITH_OTHERS.fullmatch(part):
            self.notes.append(part)
            self.doubts.append(f"{quoted(part)} có thể là nhiều người")
        elif is_number(part) or is_phone(part) or is_born(part) or _AGE.fullmatch(part):
            self.doubts.append(f"chưa hiểu {quoted(part)}")
        elif is_full_name(part) and not self.unit:
            self.unit.append(part)
            self.doubts.append(f"{quoted(part)} hiểu là địa chỉ, có thể là một người nữa")
        else:
            self.unit.append(_UNIT_LABEL.sub("", part))


def is_full_name(text: str) -> bool:
    """Whether a text is nothing but the name of a person with surname and given name."""
    name = without_number(text).strip(EDGES)
    is_short = _LEAST_WORDS <= len(name.split()) <= _MOST_WORDS
    return is_short and is_name(name) and begins_with_surname(name) and not is_place(name)


def numbered(text: str) -> tuple[str, bool, str]:
    """Return the number of a line, whether it has one or a mark in its stead, and the rest."""
    found = LINE_NUMBER.match(text)
    mark, digits = (found[0], found[1] or "") if found else ("", "")
    return digits, bool(mark), text[len(mark) :]


def without_number(text: str) -> str:
    """Return a line without the number or the mark that it begins with."""
    return LINE_NUMBER.sub("", text)


def set_apart(text: str) -> tuple[str, str]:
    """Return a line with a separator where its day of birth was, and that day."""
    for pattern in BIRTHS:
        for found in pattern.finditer(text):
            if may_be_born(found[1]) and not is_recent(found[1]):
                start = found.start(1) if _is_given(text, found) else found.start()
                return f"{text[:start]} ; {text[found.end() :]}", found[1]
    return text, ""


def _is_given(text: str, found: re.Match[str]) -> bool:
    """Whether the label of a birth is a given name: "Lê Văn Sinh 1975", "Hồ Trường Sinh - 1980"."""
    label = _GIVEN_SINH.fullmatch(text[: found.start(1)])
    if not label:
        return False
    before = text[: found.start()].split()
    is_half = len(before) < _LEAST_WORDS or before[-1].casefold() in _MIDDLE
    return is_half or "-" in label[1] or "–" in label[1] or "(" in label[1]


def _may_be_given(text: str, name: str, birth: str) -> bool:
    return bool(birth) and f"{name} Sinh {birth}" in line(text)
