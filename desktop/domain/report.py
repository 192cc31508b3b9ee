# SPDX-License-Identifier: MIT
"""The report as a document: plain blocks in official order, ready for any renderer.

Built once from the notebook, so that PDF and DOCX cannot say different things. What each element
is and where it stands follows decree 30/2020/NĐ-CP, annex I, part I; how it looks is the
renderers' matter. Texts are final: numbering, dates, dashes and the closing "./." are in them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from desktop.domain.account import written_section
from desktop.domain.annex import Annex
from desktop.domain.evidence import EvidenceItem, evidence_of
from desktop.domain.form import Form, Section, SectionSource, Signer
from desktop.domain.mark import Mark
from desktop.domain.notebook import Notebook
from desktop.domain.vietnamese import decree_date, padded
from desktop.domain.week import Signature, Week

ROOM = "\u00a0" * 8
"""Room left for pen and ink: no-break spaces, so that no renderer closes the gap."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of page 1: cells 2, 3 and 4 of the decree's plan (cell 1 never changes)."""

    parent: str
    centre: str
    number: str
    place_and_date: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered title of the body. Level 1 is "I. MỤC" in capitals, 2 is "1. Khoản", 3 "a)"."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body, its dash or letter included."""

    text: str


Block = Heading | Paragraph


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """One place for a signature: capital lines (authority, title), a hint, then the name.

    `position` is the other office of the signer, above the name; blank name leaves the room.
    """

    lines: tuple[str, ...]
    hint: str = ""
    position: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """An annex of the report, on pages of its own with their own numbering.

    `label` is "Phụ lục", with a Roman number only when there are several (decree, III.1).
    """

    label: str
    title: str
    reference: str
    content: Annex | tuple[EvidenceItem, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The whole document. `dated` stands in its metadata, so that no clock has to."""

    letterhead: Letterhead
    type_name: str
    subject: str
    addressees: tuple[str, ...]
    body: tuple[Block, ...]
    signers: tuple[SignatureBlock, ...]
    copies_to: tuple[str, ...]
    attachments: tuple[Attachment, ...]
    mark: Mark
    annex_form: Form
    dated: date

    @property
    def title(self) -> str:
        """The document's title for its metadata and its bookmark."""
        return f"{self.type_name.capitalize()} {self.subject[:1].lower()}{self.subject[1:]}"


def build_report(notebook: Notebook, form: Form, annex: Annex, mark: Mark) -> Report:
    """Return the report of a Week on its form."""
    week = notebook.week
    return Report(
        letterhead=Letterhead(
            parent=week.centre.parent,
            centre=week.centre.name,
            number=f"Số: {_number(week)}/{symbol(form, week)}",
            place_and_date=", ".join(filter(None, (week.centre.place, _signing_date(week)))),
        ),
        type_name=form.report.type_name,
        subject=filled(form.report.subject, week),
        addressees=week.addressees,
        body=_body(notebook, form),
        signers=tuple(_signature(s, week.signers) for s in form.signers),
        copies_to=week.copies_to,
        attachments=_attachments(notebook, form, annex),
        mark=mark,
        annex_form=form,
        dated=week.signed_on or week.ends,
    )


def symbol(form: Form, week: Week) -> str:
    """Return the symbol after the number, "BC-TTHTCĐ"."""
    return f"{form.report.symbol}-{week.centre.short_name}"


def filled(text: str, week: Week) -> str:
    """Return a fixed wording of the form with the Week's own words in it.

    Without a theme the words that would introduce it go too, so that no empty quotes are printed.
    """
    theme = week.theme.strip()
    if not theme:
        text = _THEME.sub("", text).strip()
    words = {"year": str(week.year), "centre": week.centre.name, "theme": theme}
    for name, word in words.items():
        text = text.replace(f"{{{name}}}", word)
    return text


_THEME = re.compile(
    r"[,;]?\s*(?:(?:với|theo)\s+)?(?:chủ đề\s*)?(?:là\s*)?:?\s*[“\"]?\{theme\}[”\"]?", re.IGNORECASE
)


def _number(week: Week) -> str:
    return padded(int(week.number)) if week.number.isdecimal() else week.number or ROOM


def _signing_date(week: Week) -> str:
    if week.signed_on:
        return decree_date(week.signed_on)
    latest = max(week.deadline or week.ends, week.ends)  # No report is signed before the end.
    month = decree_date(latest).partition(" tháng ")[2]
    return f"ngày {ROOM}tháng {month}"


def _body(notebook: Notebook, form: Form) -> tuple[Block, ...]:
    blocks: list[Block] = [Paragraph(filled(form.report.opening, notebook.week))]
    for section in form.sections:
        blocks += _section(section, notebook, form)
    return _closed(blocks)


def _section(section: Section, notebook: Notebook, form: Form) -> list[Block]:
    """Return a heading and its text; an optional section that says nothing is left out whole."""
    text = written_section(section, notebook, form).text.strip()
    if section.optional and not text:
        return []
    title = section.title.upper() if section.level == 1 else section.title
    number = f"{section.number}{_AFTER_NUMBER[section.level]} " if section.number else ""
    return [
        Heading(section.level, f"{number}{title}"),
        *(Paragraph(line) for line in map(str.strip, text.split("\n")) if line),
    ]


_AFTER_NUMBER = {1: ".", 2: ".", 3: ")"}


def _closed(blocks: list[Block]) -> tuple[Block, ...]:
    """End the document's text with "./." (decree 30/2020, the report's model 1.4).

    A heading is no sentence to end: under one that nobody wrote to, the mark stands by itself.
    """
    *before, last = blocks
    if isinstance(last, Heading):
        return (*blocks, Paragraph("./."))
    return (*before, replace(last, text=f"{last.text.removesuffix('./.').rstrip(' .;')}./."))


def _signature(signer: Signer, given: Mapping[str, Signature]) -> SignatureBlock:
    own = given.get(signer.key, Signature())
    lines = (own.authority or signer.authority, own.title or signer.title)
    return SignatureBlock(
        tuple(line.upper() for line in lines if line), signer.hint, own.position, own.name
    )


def _attachments(notebook: Notebook, form: Form, annex: Annex) -> tuple[Attachment, ...]:
    contents: list[tuple[str, Annex | tuple[EvidenceItem, ...]]] = [(form.annex.title, annex)]
    if any(s.source is SectionSource.EVIDENCE for s in form.sections):
        contents.append((form.annex.evidence_title, evidence_of(notebook, form)))
    roman = ("I", "II") if len(contents) > 1 else ("",)
    week = notebook.week
    number = f"{form.report.type_name.capitalize()} số {_number(week)}/{symbol(form, week)}"
    reference = f"(Kèm theo {number} {_signing_date(week)} của {week.centre.name})"
    return tuple(
        Attachment(f"Phụ lục {number}".strip(), filled(title, week), reference, content)
        for number, (title, content) in zip(roman, contents, strict=True)
    )
