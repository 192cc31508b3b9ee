# SPDX-License-Identifier: MIT
"""Builds the report of a Week from its notebook: numbering, dates, sections and annexes in order.

Apart from the document itself (`report`), so that renderers need not know how it comes about.
"""

import re
from collections.abc import Mapping
from datetime import date

from desktop.domain.form.form import Form, SectionSource
from desktop.domain.form.paper import Signer
from desktop.domain.form.spelling import Spelling
from desktop.domain.report.annex import Annex
from desktop.domain.report.closing import closed
from desktop.domain.report.document import (
    ROOM,
    AnnexContent,
    Attachment,
    Block,
    Heading,
    Letterhead,
    Paragraph,
    Report,
    SignatureBlock,
)
from desktop.domain.report.draft import written_section
from desktop.domain.report.evidence import evidence_of
from desktop.domain.report.listing import listed_activities
from desktop.domain.report.mark import Mark
from desktop.domain.report.numbering import headed, printed_sections
from desktop.domain.vietnamese import decree_date, padded
from desktop.domain.week.notebook import Notebook
from desktop.domain.week.week import Signature, Week


def build_report(
    notebook: Notebook,
    form: Form,
    annex: Annex,
    mark: Mark | None,
    made_on: date | None = None,
) -> Report:
    """Return the report of a Week on its form.

    One that is made after the deadline is not signed in an earlier month than that of `made_on`.
    """
    week = notebook.week
    signing = _signing_date(week, made_on)
    return Report(
        letterhead=Letterhead(
            parent=week.centre.parent,
            centre=week.centre.name,
            number=f"Số: {_number(week)}/{symbol(form, week)}",
            place_and_date=", ".join(filter(None, (week.centre.place, signing))),
        ),
        type_name=form.report.type_name,
        subject=filled(form.report.subject, week),
        addressees=week.addressees,
        body=_body(notebook, form, annex),
        signers=tuple(signature(s, week.signers) for s in form.signers),
        copies_to=week.copies_to,
        attachments=_attachments(notebook, form, annex, made_on),
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


def annex_title(form: Form) -> str:
    """Return the title of the annex of figures in the spelling that the form is printed in."""
    is_original = form.annex.spelling is Spelling.ORIGINAL
    return (form.annex.original if is_original else "") or form.annex.title


def reference(form: Form, week: Week, made_on: date | None = None) -> str:
    """Return what stands under the title of an annex, "(Kèm theo Báo cáo số …)"."""
    number = f"{form.report.type_name.capitalize()} số {_number(week)}/{symbol(form, week)}"
    return f"(Kèm theo {number} {_signing_date(week, made_on)} của {week.centre.name})"


_THEME = re.compile(
    r"[,;]?\s*(?:(?:với|theo)\s+)?(?:chủ đề\s*)?(?:là\s*)?:?\s*[“\"]?\{theme\}[”\"]?", re.IGNORECASE
)


def _number(week: Week) -> str:
    return padded(int(week.number)) if week.number.isdecimal() else week.number or ROOM


def _signing_date(week: Week, made_on: date | None) -> str:
    if week.signed_on:
        return decree_date(week.signed_on)
    # No report is signed before the end of the Week, nor before it is made.
    latest = max(week.deadline or week.ends, week.ends, made_on or week.ends)
    month = decree_date(latest).partition(" tháng ")[2]
    return f"ngày {ROOM}tháng {month}"


def _body(notebook: Notebook, form: Form, annex: Annex) -> tuple[Block, ...]:
    blocks: list[Block] = [Paragraph(filled(form.report.opening, notebook.week))]
    texts = {s.key: written_section(s, notebook, form, annex).text for s in form.sections}
    for section, number in printed_sections(form.sections, texts):
        blocks.append(Heading(section.level, headed(section, number)))
        lines = map(str.strip, texts[section.key].split("\n"))
        blocks += [Paragraph(line) for line in lines if line]
    return closed(blocks)


def signature(signer: Signer, given: Mapping[str, Signature]) -> SignatureBlock:
    """Return the place where one of the form's signers signs, with who that is."""
    own = given.get(signer.key, Signature())
    authority = own.authority or signer.authority
    lines = (*authority.splitlines(), own.title or signer.title)
    return SignatureBlock(
        tuple(line.strip().upper() for line in lines if line.strip()),
        signer.hint,
        own.position,
        own.name,
    )


_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def _attachments(
    notebook: Notebook, form: Form, annex: Annex, made_on: date | None
) -> tuple[Attachment, ...]:
    contents: list[tuple[str, AnnexContent]] = [(annex_title(form), annex)]
    lists = ((one.title, listed_activities(one, notebook, form)) for one in form.listings)
    contents += [(title, listed) for title, listed in lists if listed.lines]
    if any(s.source is SectionSource.EVIDENCE for s in form.sections):
        contents.append((form.annex.evidence_title, evidence_of(notebook, form)))
    roman = _ROMAN if len(contents) > 1 else ("",)
    week = notebook.week
    to_what = reference(form, week, made_on)
    return tuple(
        Attachment(f"Phụ lục {number}".strip(), filled(title, week), to_what, content)
        for number, (title, content) in zip(roman, contents, strict=False)
    )
