# SPDX-License-Identifier: MIT
"""Finds in a circular the report it asks for: its title, addressees, outline and signers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop.domain.form.form import Form, Section
from desktop.domain.form.paper import ReportWording, Signer
from desktop.domain.vietnamese import fold, line, slug
from desktop.intake.circulars.sections import TO_FILL, FoundSection, as_line, sections_of

_BEGINS = re.compile(
    r"(?:mau |de cuong |noi dung )?(?:de cuong )?bao cao(?: \(mau\))?[ .:*]*$|mau bao cao\b.*"
)
_ADDRESSED = re.compile(r"\s*kính gửi\s*:?\s*(.*)", re.IGNORECASE | re.DOTALL)
_COPIES = re.compile(r"\s*nơi nhận\s*:?\s*(.*)", re.IGNORECASE | re.DOTALL)
_ANNEX = re.compile(r"(?:phụ lục|biểu(?: mẫu)? số|mẫu tổng hợp|bảng tổng hợp)\b", re.IGNORECASE)
_NUMBERED = re.compile(
    r"\s*(?P<number>[IVX]+|[A-HĐ]|\d{1,2}(?:\.\d{1,2})*|[a-hđ])\s*[.)/:]\s*(?P<title>\S.*)",
    re.DOTALL,
)
_BULLET = re.compile(r"\s*[-+*•–]\s*(.*)", re.DOTALL)
_CENTRE = re.compile(
    r"(?:TTHTCĐ|Trung tâm (?:học tập cộng đồng|HTCĐ)|UBND(?: xã| phường)?|Đơn vị|Trường|Xã|Phường)"
    r"(?: xã| phường)?\s*(?:\([^)]*\)\s*)?[.…_]{2,}[ .…_]*",
    re.IGNORECASE,
)
_LETTERHEAD = re.compile(
    r"đơn vị|số\s*:|cộng hòa xã hội|độc lập|.{0,30}, ?ngày|[-–_.…\s]+$|mẫu\b|tên cơ quan|\(",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\bnăm (20\d\d)\b", re.IGNORECASE)
_AUTHORITY = re.compile(r"(?:TM|T/M|KT|K/T|TL|T/L|TUQ|Q)\s*\.")
_HINT = re.compile(r"\(.*(?:ký|họ|đóng dấu).*\)", re.IGNORECASE)
_OFFICE = re.compile(
    r"(?:phó |trưởng |quyền )?(?:giám đốc|chủ tịch|hiệu trưởng|trưởng ban|thủ trưởng|trưởng phòng"
    r"|người (?:lập|tổng hợp)|chủ nhiệm|bí thư|kế toán)\b.*",
    re.IGNORECASE,
)
_SIGNING_BODY = re.compile(r"(?:trưởng|phó|đại diện|xác nhận)\b.*", re.IGNORECASE)
_LONGEST_OFFICE = 60
_LONGEST_KEY = 40


@dataclass(slots=True)
class Outline:
    """What a circular says of the report; blank is what it does not say."""

    subject: str = ""
    opening: str = ""
    addressees: list[str] = field(default_factory=list)
    copies_to: list[str] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    signers: list[Signer] = field(default_factory=list)


def report_lines(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines of the report that a circular asks for; none if it has no such part.

    It begins at the last "BÁO CÁO" that stands in a line of its own.
    """
    begins = [at for at, text in enumerate(lines) if _BEGINS.match(fold(text).strip("“”\"'() "))]
    if not begins:
        return []
    last = begins[-1]
    return lines[last + 1 :]


def read_outline(lines: Sequence[str], forms: Sequence[Form]) -> Outline:
    """Return what the lines of a report say; sections take the keys and hints of known forms."""
    outline = Outline()
    rest = _read_head(outline, [text for text in map(line, lines) if text])
    rest = _read_sections(outline, rest, forms)
    _read_foot(outline, rest)
    return outline


def _read_head(outline: Outline, lines: Sequence[str]) -> Sequence[str]:
    """Take the title, the addressees and the opening sentence, and return what follows."""
    at = next((n for n, text in enumerate(lines) if _is_section(text)), len(lines))
    head = lines[:at]
    addressed = next((n for n, text in enumerate(head) if _ADDRESSED.match(text)), None)
    end = addressed if addressed is not None else _end_of_title(head)
    outline.subject = _with_year(as_line(" ".join(_titles(head[:end]))))
    after = head[end:]
    if addressed is not None:
        after = _read_addressees(outline, after)
    opening = " ".join(after)
    if opening:
        outline.opening = _with_year(_CENTRE.sub("{centre} ", opening).replace("  ", " ")).strip()
    return lines[at:]


def _titles(head: Sequence[str]) -> Sequence[str]:
    """Return the lines of the title, behind the letterhead of a report that is laid out whole."""
    begins = [at for at, text in enumerate(head) if text.startswith("BÁO CÁO")]
    rest = [*head]
    if begins:
        rest = [head[begins[-1]].removeprefix("BÁO CÁO").strip(), *head[begins[-1] + 1 :]]
    return [text for text in rest if text and not _LETTERHEAD.match(text)]


def _end_of_title(head: Sequence[str]) -> int:
    return next((n for n, text in enumerate(head) if not text.isupper() and n > 0), len(head))


def _read_addressees(outline: Outline, lines: Sequence[str]) -> Sequence[str]:
    found = _ADDRESSED.match(lines[0])
    first = found[1] if found else ""
    if first:
        outline.addressees.append(_plain(first))
    at = 1
    while at < len(lines) and (bullet := _BULLET.fullmatch(lines[at])):
        outline.addressees.append(_plain(bullet[1]))
        at += 1
    outline.addressees = [text for text in outline.addressees if text and not TO_FILL.search(text)]
    return lines[at:]


def _is_section(text: str) -> bool:
    return _NUMBERED.fullmatch(text) is not None


def _read_sections(outline: Outline, lines: Sequence[str], forms: Sequence[Form]) -> Sequence[str]:
    """Take the numbered lines; what stands below one without a number is its hint."""
    end = next((at for at, text in enumerate(lines) if _ends_outline(text)), len(lines))
    found: list[FoundSection] = []
    for text in lines[:end]:
        if numbered := _NUMBERED.fullmatch(text):
            found.append(FoundSection(numbered["number"], numbered["title"], []))
        elif found:
            bullet = _BULLET.fullmatch(text)
            found[-1].hints.append(_plain(bullet[1] if bullet else text))
    outline.sections = list(sections_of(found, forms))
    return lines[end:]


def _ends_outline(text: str) -> bool:
    """Whether a line is of the foot of a report, or begins its annex."""
    if _is_section(text):
        return False
    return bool(_COPIES.match(text) or _ANNEX.match(text)) or _is_office(text)


def _read_foot(outline: Outline, lines: Sequence[str]) -> None:
    """Take the copies and the signers."""
    authority = ""
    is_copies = False
    for text in lines:
        if copies := _COPIES.match(text):
            is_copies = True
            if copies[1]:
                outline.copies_to.append(_plain(copies[1]))
        elif _ANNEX.match(text):
            break
        elif is_copies and (bullet := _BULLET.fullmatch(text)):
            outline.copies_to.append(_plain(bullet[1]))
        elif _HINT.fullmatch(text) and outline.signers:
            last = outline.signers[-1]
            outline.signers[-1] = Signer(
                key=last.key, title=last.title, authority=last.authority, hint=text
            )
        elif _AUTHORITY.match(text):
            authority = text.upper()
        elif _is_office(text):
            outline.signers.append(_signer(text, authority, outline.signers))
            authority = ""
    outline.copies_to = [text for text in outline.copies_to if text and not TO_FILL.search(text)]


def _signer(text: str, authority: str, before: Sequence[Signer]) -> Signer:
    key = slug(text, _LONGEST_KEY).replace("-", "_")
    taken = {signer.key for signer in before}
    count = 2
    name = key
    while key in taken:
        key, count = f"{name}_{count}", count + 1
    return Signer(key=key, title=text.upper(), authority=authority)


def _is_office(text: str) -> bool:
    """Whether a line says who signs."""
    if len(text) > _LONGEST_OFFICE or _NUMBERED.fullmatch(text) or _BULLET.fullmatch(text):
        return False
    if _AUTHORITY.match(text):
        return True
    return bool(_OFFICE.fullmatch(text)) or (text.isupper() and bool(_SIGNING_BODY.fullmatch(text)))


def _plain(text: str) -> str:
    return line(text).strip(" ;,.")


def _with_year(text: str) -> str:
    """Return a text with the place of the year instead of the year."""
    return _YEAR.sub("năm {year}", text)


def wording(outline: Outline, otherwise: ReportWording) -> ReportWording:
    """Return the words of the report, those of another form where the circular has none."""
    return ReportWording(
        subject=outline.subject or otherwise.subject,
        opening=outline.opening or otherwise.opening,
        type_name=otherwise.type_name,
        symbol=otherwise.symbol,
    )
