# SPDX-License-Identifier: MIT
"""Says what a document still lacks, and how far it has come."""

from collections.abc import Iterator
from enum import StrEnum

from desktop.domain.documents import keys
from desktop.domain.documents.building import day_typed, printed_parts
from desktop.domain.documents.lists import current_rows
from desktop.domain.documents.parts import draft_of, faults_of
from desktop.domain.documents.posters import poster_lacks
from desktop.domain.documents.template import Issuer, Layout, Part, PartSource
from desktop.domain.documents.values import Values


class DocumentStage(StrEnum):
    """How far a document has come: chưa soạn, đã có danh sách, đang soạn, đã in, đã gửi.

    Of one that is only `LISTED`, nobody may have seen more: its list was written for another.
    """

    UNTOUCHED = "untouched"
    LISTED = "listed"
    WORKED_ON = "worked_on"
    PRINTED = "printed"
    SENT = "sent"


STAGE_WORDS = {
    DocumentStage.UNTOUCHED: "chưa soạn",
    DocumentStage.LISTED: "đã có danh sách",
    DocumentStage.WORKED_ON: "đang soạn",
    DocumentStage.PRINTED: "đã in",
    DocumentStage.SENT: "đã gửi",
}


def stage_of(values: Values) -> DocumentStage:
    """Return how far a document has come."""
    if values.own(keys.SENT):
        return DocumentStage.SENT
    if values.own(keys.PRINTED):
        return DocumentStage.PRINTED
    texts, shared = values.material.notebook.document_texts, values.template.lists()
    if any(key.startswith(keys.own_key(values.template.id, "")) for key in texts):
        return DocumentStage.WORKED_ON
    is_listed = any(keys.shared_key(key) in texts for key in shared)
    return DocumentStage.LISTED if is_listed else DocumentStage.UNTOUCHED


def lacks_of(values: Values) -> tuple[str, ...]:
    """Return what is missing for a document to be printed as it is meant, each once.

    Each begins with a capital, as the names of the places to write in do.
    """
    return tuple(dict.fromkeys(f"{lack[:1].upper()}{lack[1:]}" for lack in _lacks(values)))


def _lacks(values: Values) -> Iterator[str]:
    template = values.template
    if template.repeat and not values.rows_repeated():
        yield values.material.shared.list_of(template.repeat).label
    if template.layout is Layout.POSTER:
        yield from poster_lacks(values)
        for part in template.parts:
            yield from _gaps_of_row(part.text, values)
        return
    yield from values.gaps(template.subject)
    if values.own(keys.DAY) and day_typed(values) is None:
        yield f"ngày ban hành (“{values.own(keys.DAY)}” không phải ngày)"
    for part, _ in printed_parts(values):
        if part.source is PartSource.MIDDLE or part.is_heading:
            continue
        yield from _lacks_of_part(part, values)
    yield from _lacks_of_signature(values)


def _lacks_of_part(part: Part, values: Values) -> Iterator[str]:
    yield from faults_of(part, values)
    if part.source is PartSource.LIST:
        shared = values.material.shared.list_of(part.list)
        rows = current_rows(shared, values.material)
        if not rows:
            yield shared.label
        for column in (c.key for c in part.columns if c.needed):
            if any(not row[shared.at(column)].strip() for row in rows):
                yield shared.cell_name(column)
        return
    if part.source is PartSource.SCHEDULE:
        return
    written = values.text_of(part.key, draft_of(part, values))
    if not written.text.strip() and not part.optional:
        yield part.name
    elif not written.is_edited:
        yield from _gaps_of_row(part.text, values)


def _lacks_of_signature(values: Values) -> Iterator[str]:
    """Yield what the committee's signature lacks; the centre's is part of the Week itself."""
    template = values.template
    is_signed = template.layout is not Layout.SHEET
    is_own = any(place.head for place in template.signers)
    if is_signed and not is_own and values.issuer is not Issuer.CENTRE:
        yield from values.gaps(f"{{{keys.COMMITTEE_NAME}}}")


def _gaps_of_row(text: str, values: Values) -> Iterator[str]:
    """Yield what a text lacks; of a document for each row of a list, what any row lacks."""
    for row in values.rows_repeated() or ((),):
        yield from values.of_row(row).gaps(text)
