# SPDX-License-Identifier: MIT
"""What becomes of a section of the report when the clerk writes in it, and how it stands."""

import re
from dataclasses import replace
from difflib import SequenceMatcher
from enum import StrEnum

from desktop.domain.form.form import Section, SectionSource
from desktop.domain.report.draft import WrittenSection
from desktop.domain.report.redraft import redraft
from desktop.domain.vietnamese import nfc
from desktop.domain.week.notebook import SectionText

DRAFTED = (SectionSource.ACCOUNT, SectionSource.FUNDING)
"""The sections that are drafted from the records and may be edited."""

WRITTEN = (SectionSource.TYPED, *DRAFTED)
"""The sections in which the clerk may write."""

_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


class SectionState(StrEnum):
    """How a section stands: trống, cần xem, đã sửa tay, theo bản nháp, đã viết, theo mẫu."""

    EMPTY = "empty"
    TO_SEE = "to_see"
    EDITED = "edited"
    DRAFT = "draft"
    TYPED = "typed"
    FIXED = "fixed"


def state_of(section: Section, written: WrittenSection) -> SectionState:
    """Return how a section stands."""
    if not written.text.strip():
        return SectionState.EMPTY
    if written.outdated:
        return SectionState.TO_SEE
    if section.source is SectionSource.TYPED:
        return SectionState.TYPED
    if section.source not in DRAFTED:
        return SectionState.FIXED
    return SectionState.EDITED if written.is_edited else SectionState.DRAFT


def tidied(text: str) -> str:
    """Return the text of a section as it is kept: no white space at the ends of lines or below."""
    return "\n".join(line.rstrip() for line in nfc(text).split("\n")).rstrip()


def word_count(text: str) -> int:
    """Return how many words (chữ) a text has, dashes and the like not counted."""
    return sum(map(bool, map(_LETTER_OR_DIGIT.search, text.split())))


def rewritten(own: SectionText | None, written: WrittenSection, typed: str) -> SectionText | None:
    """Return what to keep when a section that was `written` now reads `typed`.

    `None` if that is the draft itself, which the section then follows again. A line of the draft
    that was not taken over yet stays untaken, however much is typed elsewhere.
    """
    if typed == written.draft:
        return None
    return SectionText(text=typed, base=_base(own, written))


def taken_over(
    own: SectionText | None, written: WrittenSection, outdated: str
) -> SectionText | None:
    """Return what to keep when a line of the newest draft takes the place of the edited one.

    The edited one is, of the lines that no draft wrote, the one most like it.
    """
    lines, drafted = written.text.split("\n"), written.draft.split("\n")
    edited = [at for at, line in enumerate(lines) if line.strip() and line not in drafted]
    closest = max(edited, key=lambda at: SequenceMatcher(None, lines[at], outdated).ratio())
    lines[closest] = outdated
    return rewritten(own, _without(written, outdated), "\n".join(lines))


def left_as_edited(
    own: SectionText | None, written: WrittenSection, outdated: str
) -> SectionText | None:
    """Return what to keep when an edited line shall stay in spite of a line of the newest draft."""
    return rewritten(own, _without(written, outdated), written.text)


def _without(written: WrittenSection, outdated: str) -> WrittenSection:
    others = tuple(line for line in written.outdated if line != outdated)
    return replace(written, outdated=others)


def _base(own: SectionText | None, written: WrittenSection) -> str:
    """Return the draft, with each line not taken over as it stood in the draft before."""
    before = own.base.split("\n") if own else []
    return "\n".join(
        next((old for old in before if _became(old, line)), line)
        if line in written.outdated
        else line
        for line in written.draft.split("\n")
    )


def _became(old: str, new: str) -> bool:
    """Whether one drafted line is the other with later figures: struck out, both are gone."""
    return redraft(old, "", new).text == ""
