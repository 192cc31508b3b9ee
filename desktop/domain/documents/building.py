# SPDX-License-Identifier: MIT
"""Builds a document of the Week from its template: letterhead, parts in order, signatures."""

from collections.abc import Iterator, Sequence
from datetime import date

from desktop.domain.documents import keys
from desktop.domain.documents.braces import filled
from desktop.domain.documents.parts import blocks_of, draft_of
from desktop.domain.documents.template import Issuer, Layout, Part, SignaturePlace, Template
from desktop.domain.documents.values import Values
from desktop.domain.documents.words import Material, committee_of
from desktop.domain.report.building import signature
from desktop.domain.report.closing import closed
from desktop.domain.report.document import (
    ROOM,
    AnyBlock,
    Heading,
    Letterhead,
    OfficialDocument,
    SignatureBlock,
)
from desktop.domain.report.numbering import headed, printed_sections
from desktop.domain.vietnamese import decree_date, fold, padded

_CHAIR, _DEPUTY = "CHỦ TỊCH", "KT. CHỦ TỊCH"
_COMMITTEE_SIGNS = "TM. ỦY BAN NHÂN DÂN"


def build_documents(
    template: Template, material: Material, templates: Sequence[Template]
) -> tuple[OfficialDocument, ...]:
    """Return the documents of a template: one, or one for each row of the list it repeats.

    `templates` are all there are, of which one may be what an annex belongs to.
    """
    values = Values(template, material)
    rows = values.rows_repeated() or ((),)
    return tuple(_document(values.of_row(row), templates) for row in rows)


def signing_date(values: Values) -> str:
    """Return the day under the motto; without one the day is left to the pen."""
    day = day_typed(values)
    if day:
        return decree_date(day)
    return f"ngày {ROOM}tháng {ROOM}năm {values.material.week.year}"


def day_typed(values: Values) -> date | None:
    """Return the day that was typed as the document's, `None` if none or no day."""
    typed = values.own(keys.DAY)
    return values.material.day_in(typed) if typed else None


def _document(values: Values, templates: Sequence[Template]) -> OfficialDocument:
    template, week = values.template, values.material.week
    subject = values.text_of(keys.SUBJECT, filled(template.subject, values)).text
    is_letter = template.layout is Layout.LETTER
    reference = _reference(values, templates)
    return OfficialDocument(
        letterhead=_letterhead(values, f"V/v {subject}" if is_letter else ""),
        type_name="Phụ lục" if reference else template.type_name,
        subject=subject,
        addressees=tuple(_lines(values, keys.ADDRESSEES, template.addressees)),
        body=_body(values),
        signers=tuple(_signers(values)),
        copies_to=tuple(_lines(values, keys.COPIES, template.copies_to)),
        dated=day_typed(values) or week.starts,
        reference=reference,
    )


def _lines(values: Values, name: str, draft: str) -> Iterator[str]:
    text = values.text_of(name, filled(draft, values)).text
    yield from (line.strip() for line in text.split("\n") if line.strip())


def _letterhead(values: Values, subject: str) -> Letterhead:
    template, week = values.template, values.material.week
    is_centre = values.issuer is Issuer.CENTRE
    date_line = ", ".join(filter(None, (week.centre.place, signing_date(values))))
    has_date = template.has_number and template.layout is not Layout.MINUTES
    return Letterhead(
        parent=week.centre.parent if is_centre else "",
        centre=week.centre.name if is_centre else committee_of(week),
        number=f"Số: {_numbered(values)}" if template.has_number else "",
        place_and_date=date_line if has_date else "",
        subject=subject,
    )


def symbol(values: Values) -> str:
    """Return the symbol after the number, "KH-TTHTCĐ"; a letter has that of its issuer alone."""
    is_centre = values.issuer is Issuer.CENTRE
    short = values.material.week.centre.short_name if is_centre else "UBND"
    return f"{values.template.symbol}-{short}" if values.template.symbol else short


def _numbered(values: Values) -> str:
    """Return number and symbol; a number typed with a stroke brings its own symbol along."""
    number = values.own(keys.NUMBER)
    if "/" in number:
        return number
    number = padded(int(number)) if number.isdecimal() else number or ROOM
    return f"{number}/{symbol(values)}"


def _reference(values: Values, templates: Sequence[Template]) -> str:
    """Return which document an annex belongs to, "(Kèm theo Kế hoạch số … của …)"."""
    whole = next((t for t in templates if t.id == values.template.annex_of), None)
    if whole is None:
        return ""
    its = Values(whole, values.material)
    number = f"{whole.type_name.capitalize()} số {_numbered(its)}"
    return f"(Kèm theo {number} {signing_date(its)} của {its.issuer_name})"


def _body(values: Values) -> tuple[AnyBlock, ...]:
    blocks: list[AnyBlock] = []
    for part, number in printed_parts(values):
        if part.title:
            blocks.append(Heading(part.level, headed(part, number)))
        blocks += blocks_of(part, values)
    is_closed = values.template.layout is not Layout.SHEET
    if is_closed:
        return closed(blocks)
    return tuple(blocks)


def printed_parts(values: Values) -> list[tuple[Part, str]]:
    """Return the parts that are printed, each with its number."""
    parts = values.template.parts
    texts = {part.key: "\n".join(_said(part, values)) for part in parts if not part.is_heading}
    return printed_sections(parts, texts)


def _said(part: Part, values: Values) -> Iterator[str]:
    """Yield what a part says, to see whether it says anything."""
    if part.is_table:
        yield from ("row" for _ in blocks_of(part, values))
    else:
        yield values.text_of(part.key, draft_of(part, values)).text


def _signers(values: Values) -> Iterator[SignatureBlock]:
    template = values.template
    if template.layout is Layout.SHEET:
        return
    for place in template.signers:
        if not place.head:
            yield _signed(place, values)
    own = next((place for place in template.signers if place.head), None)
    yield _signed(own, values) if own else _issuer_signs(values)


def _signed(place: SignaturePlace, values: Values) -> SignatureBlock:
    name = filled(place.name, lambda key: values(key) or " ").strip()
    return SignatureBlock((place.title.upper(),), place.hint, name=name)


def _issuer_signs(values: Values) -> SignatureBlock:
    """Return the issuer's signature: the centre's head, or TM. and KT. of the committee."""
    material = values.material
    if values.issuer is Issuer.CENTRE:
        return signature(material.form.signers[-1], material.week.signers)
    title = values(keys.COMMITTEE_TITLE).upper() or _CHAIR
    is_deputy = fold(title).startswith("pho ")
    lines = (
        *((_COMMITTEE_SIGNS,) if values.issuer is Issuer.COMMUNE else ()),
        *((_DEPUTY,) if is_deputy else ()),
        title,
    )
    return SignatureBlock(lines, name=values(keys.COMMITTEE_NAME))
