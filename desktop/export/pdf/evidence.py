# SPDX-License-Identifier: MIT
"""Renders the evidence of a Week as PDF: photos with captions and links, by items of the form."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeVar

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, HRFlowable, KeepTogether, Paragraph, Spacer

from desktop.domain.progress import SILENT, Progress
from desktop.domain.report.evidence import EvidenceItem
from desktop.domain.vietnamese import at_the_start, date_span, grouped
from desktop.domain.week.addresses import safe_address
from desktop.domain.week.kinds import kind_of
from desktop.domain.week.notebook import Photo
from desktop.domain.week.records import Link, Record
from desktop.export.layout import decree
from desktop.export.layout.decree import Face, Type
from desktop.export.layout.text import paragraph
from desktop.export.pdf.annex import BookmarkHere
from desktop.export.pdf.document import Metadata, write_pdf
from desktop.export.pdf.letterhead import centred
from desktop.export.pdf.one_at_a_time import one_at_a_time
from desktop.export.pdf.passage import Bookmark
from desktop.export.pdf.photos import PhotoBeside, PlacedPhoto, photo_rows, shortened
from desktop.export.pdf.picture import Jpeg, read_jpeg
from desktop.export.pdf.styles import Align, style

F = TypeVar("F", bound=Flowable)

_TITLE = "ẢNH VÀ ĐƯỜNG LINK MINH CHỨNG"
_ITEM = Type(13, Face.BOLD)
_RECORD = Type(12, Face.BOLD)
_DETAILS = Type(11, Face.ITALIC)
_LINK = Type(11)
_ITEM_GAP, _RECORD_GAP, _LINK_GAP = 7 * mm, 5 * mm, 1 * mm
_LONGEST_LINE, _LONGEST_LINK = 500, 2500
_FEW_LINKS = 3
"""So many stay on one page, with the first photos under them."""

_RULE_DROP, _PART_GAP = 1 * mm, 2 * mm
_RULE_GREY, _LINK_BLUE = Color(0.6, 0.6, 0.6), Color(0.05, 0.2, 0.45)


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceHeading:
    """What stands on top of the first page, and in the metadata.

    `subject` is that of the report the evidence belongs to; `dated` is what the metadata say
    instead of asking a clock.
    """

    centre: str
    subject: str
    revision: int
    check_code: str
    dated: date
    part: int = 1
    parts: int = 1


@one_at_a_time
def write_evidence_pdf(
    items: Sequence[EvidenceItem],
    picture_of: Callable[[Photo], Path | None],
    heading: EvidenceHeading,
    target: Path,
    progress: Progress = SILENT,
) -> None:
    """Write the evidence of some items of the form; the same evidence gives the same bytes.

    `picture_of` returns the JPEG that goes out for a photo; it goes in byte for byte. Where it
    returns none, or none that can be read, a frame says so.

    Raises:
        AppError: the file cannot be written there; whatever stood there before is untouched.
        Cancelled: the user stopped.
    """
    story = list(_top(heading))
    for number, item in enumerate(items, 1):
        progress.check()
        story += _item(item, number, picture_of, progress)
        progress.step(number, len(items), item.heading)
    about = Metadata(
        title=f"{_TITLE.capitalize()}: {heading.subject}",
        author=heading.centre,
        subject=heading.subject,
        dated=heading.dated,
    )
    write_pdf(target, [story], about)


def _top(heading: EvidenceHeading) -> Iterator[Flowable]:
    yield from centred(_TITLE, decree.ANNEX_TITLE)
    yield from centred(heading.subject, decree.ANNEX_TITLE)
    if heading.parts > 1:
        yield Spacer(0, _PART_GAP)
        yield from centred(f"Phần {heading.part}/{heading.parts}", decree.ANNEX_LABEL)
        yield Spacer(0, _PART_GAP)
    report, which = (
        f"(Kèm theo Báo cáo của {heading.centre},",
        f"lần nộp {heading.revision}, mã kiểm tra {heading.check_code})",
    )
    yield from centred(report, decree.ANNEX_REFERENCE)
    yield from centred(which, decree.ANNEX_REFERENCE, rule=decree.RULE_SHARE)


def _item(
    item: EvidenceItem,
    number: int,
    picture_of: Callable[[Photo], Path | None],
    progress: Progress,
) -> Iterator[Flowable]:
    """Yield an item; its heading stays with its first record."""
    bookmark = BookmarkHere(Bookmark(f"item-{number}", item.heading))
    heading: list[Flowable] = [
        _spaced(bookmark, _ITEM_GAP),  # Of things kept together, only the first one's gap counts.
        paragraph(item.heading, style(_ITEM, Align.LEFT)),
        HRFlowable("100%", decree.RULE_WIDTH, color=_RULE_GREY, spaceBefore=_RULE_DROP),
    ]
    for shown in item.records:
        photos = [PlacedPhoto(photo, _picture(picture_of(photo))) for photo in shown.photos]
        yield from _record(heading, shown.record, photos, progress)
        heading = []


def _record(
    heading: list[Flowable], record: Record, photos: Sequence[PlacedPhoto], progress: Progress
) -> Iterator[Flowable]:
    """Yield a record: words beside its only photo, or above its links and rows of photos."""
    title = shortened(record.title, _LONGEST_LINE) or kind_of(record).name
    details = list(_details(record))
    links = [_link(link) for link in record.links]
    rows = list(photo_rows(photos, title, progress))
    if len(photos) == 1 and not photos[0].is_wide:
        beside = PhotoBeside(rows[0], [*_head(title, details), *links])
        if beside.is_balanced:
            yield KeepTogether([*heading, _spaced(beside, _RECORD_GAP)])
            return
    head = _head(title, [" · ".join(details)] if details else [])
    _spaced(head[0], _RECORD_GAP)
    following: list[Flowable] = [*links, *rows]
    together = len(links) + 1 if len(links) <= _FEW_LINKS else 1
    yield KeepTogether([*heading, *head, *following[:together]])
    yield from following[together:]


def _head(title: str, details: Sequence[str]) -> list[Paragraph]:
    lines = [paragraph(title, style(_RECORD, Align.LEFT))]
    return lines + [
        paragraph(shortened(line, _LONGEST_LINE), style(_DETAILS, Align.LEFT)) for line in details
    ]


def _picture(path: Path | None) -> Jpeg | None:
    return read_jpeg(path) if path else None


def _details(record: Record) -> Iterator[str]:
    """Yield when and where it was and how many came, as far as it is known."""
    if record.starts:
        when = date_span(record.starts, record.ends or record.starts)
        yield at_the_start(when)
    if record.place:
        yield record.place
    people = record.amount_of("people")
    if people is not None:
        yield f"{grouped(people)} người"


def _link(link: Link) -> Paragraph:
    title = shortened(link.title, _LONGEST_LINE)
    text = shortened(f"{title}: {link.url}" if title else link.url, _LONGEST_LINK)
    address = safe_address(link.url)
    made = paragraph(text, _link_style(is_link=bool(address)), address=address)
    return _spaced(made, _LINK_GAP)


@cache
def _link_style(*, is_link: bool) -> ParagraphStyle:
    plain = style(_LINK, Align.LEFT)
    return ParagraphStyle("link", plain, textColor=_LINK_BLUE) if is_link else plain


def _spaced(made: F, gap: float) -> F:
    """Return a flowable with a gap before it, in points."""
    made.spaceBefore = gap
    return made
