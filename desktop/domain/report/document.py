# SPDX-License-Identifier: MIT
"""The report as a document: plain blocks in official order, ready for any renderer.

Built once from the notebook, so that PDF and DOCX cannot say different things. What each element
is and where it stands follows decree 30/2020/NĐ-CP, annex I, part I; how it looks is the
renderers' matter. Texts are final: numbering, dates, dashes and the closing "./." are in them.
"""

from dataclasses import dataclass
from datetime import date

from desktop.domain.form.form import Form
from desktop.domain.report.annex import Annex
from desktop.domain.report.evidence import EvidenceItem
from desktop.domain.report.mark import Mark

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
    """The whole document. `dated` stands in its metadata, so that no clock has to.

    It bears the mark of its submission; one that none was made of yet has `None`, and is a draft.
    """

    letterhead: Letterhead
    type_name: str
    subject: str
    addressees: tuple[str, ...]
    body: tuple[Block, ...]
    signers: tuple[SignatureBlock, ...]
    copies_to: tuple[str, ...]
    attachments: tuple[Attachment, ...]
    mark: Mark | None
    annex_form: Form
    dated: date

    @property
    def title(self) -> str:
        """The document's title for its metadata and its bookmark."""
        return f"{self.type_name.capitalize()} {self.subject[:1].lower()}{self.subject[1:]}"
