# SPDX-License-Identifier: MIT
"""What can be written of a document, place by place, in the order in which one writes it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from desktop.domain.documents import keys
from desktop.domain.documents.braces import filled, values_in
from desktop.domain.documents.parts import draft_of
from desktop.domain.documents.template import Blank, Issuer, Layout, Part, SharedList, Template
from desktop.domain.documents.values import Values, is_of_row
from desktop.domain.report.draft import WrittenSection

_NOTHING = WrittenSection("", "")
_ISSUERS = {
    Issuer.CENTRE: "Trung tâm",
    Issuer.COMMUNE: "Ủy ban nhân dân (TM.)",
    Issuer.CHAIRMAN: "Chủ tịch Ủy ban nhân dân",
}


class DocumentEntries(Enum):
    """Under which heading a place stands in the window."""

    DOCUMENT = "Văn bản này"
    SHARED = "Dùng chung cho các văn bản, ghi một lần"
    LISTS = "Danh sách"
    WORDS = "Lời văn"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentEntry:
    """One place to write in; `key` is that under which the Week keeps it.

    `written` is what stands there with its draft. `lines` above one takes a paragraph a line.
    `choices` are keys with their words; `list` is written row by row.
    """

    key: str
    label: str
    group: DocumentEntries
    hint: str = ""
    written: WrittenSection = _NOTHING
    lines: int = 1
    is_day: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    list: SharedList | None = None


def entries_of(values: Values) -> Iterator[DocumentEntry]:
    """Yield the places of a document."""
    yield from _of_the_document(values)
    for blank in shared_blanks(values):
        yield _blank(blank, values, DocumentEntries.SHARED)
    for key in values.template.lists():
        one = values.material.shared.list_of(key)
        yield DocumentEntry(
            key=keys.shared_key(key),
            label=one.label,
            hint=one.hint,
            group=DocumentEntries.LISTS,
            list=one,
        )
    yield from _words(values)


def shared_blanks(values: Values) -> Iterator[Blank]:
    """Yield what all documents share and this one asks for, and who signs for the commune."""
    asked = set(_asked(values.template))
    if values.issuer is not Issuer.CENTRE:
        asked |= {keys.COMMITTEE_TITLE, keys.COMMITTEE_NAME}
    yield from (blank for blank in values.material.shared.fields if blank.key in asked)


def _asked(template: Template) -> Iterator[str]:
    texts = [template.subject, template.addressees, template.copies_to]
    texts += [part.text for part in template.parts]
    texts += [place.name for place in template.signers]
    texts += [blank.text for blank in template.fields]
    for text in texts:
        yield from values_in(text)


def _of_the_document(values: Values) -> Iterator[DocumentEntry]:
    template = values.template
    if len(template.issuers) > 1:
        first = template.issuers[0]
        yield _entry(
            values,
            keys.ISSUER,
            "Nơi ban hành",
            draft=first,
            choices=tuple((issuer, _ISSUERS[issuer]) for issuer in template.issuers),
        )
    if template.has_number:
        yield _entry(values, keys.NUMBER, "Số văn bản")
        hint = "Số, ngày để trống thì chừa chỗ ghi tay. Ký hiệu khác thì ghi cả số: 12/KH-UBND-GD."
        yield _entry(values, keys.DAY, "Ngày ban hành", hint=hint, is_day=True)
    for blank in template.fields:
        yield _blank(blank, values, DocumentEntries.DOCUMENT)


def _words(values: Values) -> Iterator[DocumentEntry]:
    template = values.template
    if template.layout is not Layout.POSTER:
        subject = filled(template.subject, values)
        yield _entry(values, keys.SUBJECT, "Trích yếu", DocumentEntries.WORDS, draft=subject)
    if template.addressees and not _is_of_rows(template.addressees):
        yield _several(values, keys.ADDRESSEES, "Kính gửi", template.addressees)
    for part in template.parts:
        if part.is_written and not _is_of_rows(part.text):
            yield _part(part, values)
    if template.copies_to and template.layout is not Layout.SHEET:
        yield _several(values, keys.COPIES, "Nơi nhận", template.copies_to)


def _is_of_rows(text: str) -> bool:
    """Whether a text is another for each row; written by hand it would be that of one for all."""
    return any(map(is_of_row, values_in(text)))


def _part(part: Part, values: Values) -> DocumentEntry:
    return DocumentEntry(
        key=keys.own_key(values.template.id, part.key),
        label=part.name,
        hint=part.hint,
        group=DocumentEntries.WORDS,
        written=values.text_of(part.key, draft_of(part, values)),
        lines=2,
    )


def _several(values: Values, name: str, label: str, draft: str) -> DocumentEntry:
    return DocumentEntry(
        key=keys.own_key(values.template.id, name),
        label=label,
        hint="Mỗi nơi một dòng.",
        group=DocumentEntries.WORDS,
        written=values.text_of(name, filled(draft, values)),
        lines=2,
    )


def _entry(
    values: Values,
    name: str,
    label: str,
    group: DocumentEntries = DocumentEntries.DOCUMENT,
    *,
    draft: str = "",
    hint: str = "",
    is_day: bool = False,
    choices: tuple[tuple[str, str], ...] = (),
) -> DocumentEntry:
    return DocumentEntry(
        key=keys.own_key(values.template.id, name),
        label=label,
        group=group,
        hint=hint,
        written=values.text_of(name, draft),
        is_day=is_day,
        choices=choices,
    )


def _blank(blank: Blank, values: Values, group: DocumentEntries) -> DocumentEntry:
    key = values.key_of(blank)
    return DocumentEntry(
        key=key,
        label=blank.label,
        hint=blank.hint,
        group=group,
        written=values.written(key, values.draft_of(blank)),
        choices=tuple((choice, choice) for choice in blank.choices),
    )
