# SPDX-License-Identifier: MIT
"""Makes sections of a form of the numbered lines of an outline."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from desktop.domain.form.form import Form, Section, SectionSource
from desktop.domain.form.new_parts import new_section
from desktop.domain.form.row_names import alike
from desktop.domain.vietnamese import at_the_start, fold, from_capitals, line

TO_FILL = re.compile(r"[.…_]{3,}|…+")
"""Dots that somebody is to write on."""

_BRACKETED = re.compile(r"\s*\(([^)]*)\)[ .;:]*$")
_DOING = "to chuc|trien khai|thuc hien"
_SOURCES = (
    (SectionSource.FUNDING, r"\bkinh phi\b"),
    (SectionSource.ANNEX, r"\b(?:bang tong hop|phu luc|bieu mau|so lieu)\b"),
    (SectionSource.EVIDENCE, r"\b(?:minh chung|hinh anh)\b"),
    (SectionSource.ACCOUNT, rf"\b(?:cac hoat dong|hoat dong da|ket qua (?:{_DOING}))\b"),
    (SectionSource.ACCOUNT, rf"\bnoi dung (?:da )?(?:{_DOING})\b"),
)
TEXTS = {
    SectionSource.ANNEX: "Có phụ lục tổng hợp số liệu kèm theo.",
    SectionSource.EVIDENCE: "Có danh mục minh chứng kèm theo.",
}
_SAME_SECTION = 0.75
_LEAST_REMARK = 3
"""Words in brackets that are a remark on what to write, and no part of the title."""


@dataclass(slots=True)
class FoundSection:
    """A numbered line of an outline, and the lines below it that say what belongs there."""

    number: str
    title: str
    hints: list[str]


def sections_of(found: Sequence[FoundSection], forms: Sequence[Form]) -> Iterator[Section]:
    """Yield the sections of an outline; they take the keys and hints of known forms."""
    levels = [level_of(item.number) for item in found]
    known = [section for form in forms for section in form.sections]
    taken: set[str] = set()
    used: set[SectionSource] = set()
    for at, item in enumerate(found):
        title, remark = _title(item.title)
        is_heading = at + 1 < len(found) and levels[at + 1] > levels[at]
        like = max(known, key=lambda s: alike(title, s.title), default=None)
        if like is not None and (alike(title, like.title) < _SAME_SECTION or like.key in taken):
            like = None
        source = SectionSource.HEADING if is_heading else source_by_title(title, used)
        used.add(source)
        hints = [remark, *item.hints] if remark else item.hints
        key = like.key if like else new_section(title, "", 1, taken).key
        taken.add(key)
        yield Section(
            key=key,
            number=item.number,
            title=title,
            level=levels[at],
            source=source,
            hint=" ".join(_as_sentence(hint) for hint in hints if hint)
            or (like.hint if like and source is like.source else ""),
            text=TEXTS.get(source, ""),
            sources=like.sources if like and source is SectionSource.FUNDING is like.source else {},
        )


def level_of(number: str) -> int:
    """Return the level of a number: I and A are parts, 1 an item, 1.1 and a points."""
    if number.isupper():
        return 1
    return 2 if number.isdigit() else 3


def source_by_title(title: str, used: Collection[SectionSource]) -> SectionSource:
    """Return where the words of a section come from, by its title; each source serves but one."""
    words = fold(title)
    for source, pattern in _SOURCES:
        if re.search(pattern, words) and source not in used:
            return source
    return SectionSource.TYPED


def _title(text: str) -> tuple[str, str]:
    """Return the title of a section and what it says in brackets, without dots to fill in."""
    text = TO_FILL.sub("", text).strip(" :.;")
    found = _BRACKETED.search(text)
    if found and len(found[1].split()) >= _LEAST_REMARK:
        return as_line(text[: found.start()]).strip(" :.;"), found[1]
    return as_line(text), ""


def _as_sentence(text: str) -> str:
    text = text.strip()
    return at_the_start(text) + ("" if text.endswith((".", "…", "?")) else ".")


def as_line(text: str) -> str:
    """Return a line in small letters where it is in capitals; the Week keeps its own."""
    if not text.isupper():
        return line(text)
    return re.sub(r"\btuần lễ\b", "Tuần lễ", from_capitals(line(text)))
