# SPDX-License-Identifier: MIT
"""Official documents as plain blocks in official order, ready for any renderer.

Built once, so that PDF and DOCX cannot say different things. What each element is and where it
stands follows decree 30/2020/NĐ-CP, annex I, part I; how it looks is the renderers' matter. Texts
are final: numbering, dates, dashes and the closing "./." are in them.
"""

from dataclasses import dataclass
from datetime import date

from desktop.domain.form.form import Form
from desktop.domain.report.annex import Annex
from desktop.domain.report.annex_boxes import Side
from desktop.domain.report.evidence import EvidenceItem
from desktop.domain.report.listing import ListedActivities
from desktop.domain.report.mark import Mark

ROOM = "\u00a0" * 8
"""Room left for pen and ink: no-break spaces, so that no renderer closes the gap."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of page 1: cells 2, 3 and 4 of the decree's plan (cell 1 never changes).

    `subject` is that of a letter, which has no name of its kind: cell 5b, under the number.
    """

    parent: str
    centre: str
    number: str
    place_and_date: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered title of the body. Level 1 is "I. MỤC" in capitals, 2 is "1. Khoản", 3 "a)"."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body, its dash or letter included; the grounds ("Căn cứ") lie italic."""

    text: str
    is_ground: bool = False


@dataclass(frozen=True, slots=True)
class MiddleLine:
    """A bold line in the middle of the page: who decides, "QUYẾT ĐỊNH:"."""

    text: str


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table: its head, its part of the width, and how its cells stand.

    `is_signed` leaves each of its cells room for a signature by hand.
    """

    head: str
    share: int
    side: Side = Side.LEFT
    is_signed: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table in the body, its head on every page; `total` is a last row in bold."""

    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()


Block = Heading | Paragraph
"""What the report's text consists of."""

AnyBlock = Block | MiddleLine | Table


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """One place for a signature: up to four capital lines with the title, a hint, then the name.

    `position` is the other office of the signer, above the name; blank name leaves the room.
    """

    lines: tuple[str, ...]
    hint: str = ""
    position: str = ""
    name: str = ""


AnnexContent = Annex | ListedActivities | tuple[EvidenceItem, ...]
"""What an annex of the report holds: figures, a list of activities, the list of evidence."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """An annex of the report, on pages of its own with their own numbering.

    `label` is "Phụ lục", with a Roman number only when there are several (decree, III.1).
    """

    label: str
    title: str
    reference: str
    content: AnnexContent


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialDocument:
    """One document as it is signed. `dated` stands in its metadata, so that no clock has to.

    A blank `type_name` is that of a letter. One with a `reference` ("(Kèm theo Kế hoạch …)") is an
    annex by itself (decree, model 2.1): it has that in place of a letterhead.
    """

    letterhead: Letterhead
    type_name: str
    subject: str
    addressees: tuple[str, ...] = ()
    body: tuple[AnyBlock, ...]
    signers: tuple[SignatureBlock, ...]
    copies_to: tuple[str, ...]
    dated: date
    reference: str = ""

    @property
    def title(self) -> str:
        """The document's title for its metadata and its bookmark."""
        if not self.type_name:
            return self.subject
        return f"{self.type_name.capitalize()} {self.subject[:1].lower()}{self.subject[1:]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(OfficialDocument):
    """The report with its annexes.

    It bears the mark of its submission; one that none was made of yet has `None`, and is a draft.
    """

    body: tuple[Block, ...]
    attachments: tuple[Attachment, ...]
    mark: Mark | None
    annex_form: Form
