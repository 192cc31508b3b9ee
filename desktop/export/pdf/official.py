# SPDX-License-Identifier: MIT
"""Sets official documents as a PDF: the head, the body with its tables, the signatures."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from desktop.domain.report.document import AnyBlock, Heading, MiddleLine, OfficialDocument, Table
from desktop.export.layout import decree
from desktop.export.pdf.block_table import block_table
from desktop.export.pdf.document import Metadata, write_pdf
from desktop.export.pdf.letterhead import head
from desktop.export.pdf.one_at_a_time import one_at_a_time
from desktop.export.pdf.passage import (
    Bookmark,
    Passage,
    Strip,
    ground_strip,
    middle_strip,
    text_strip,
    title_strip,
)
from desktop.export.pdf.ruled_table import RuledTable
from desktop.export.pdf.signatures import foot
from desktop.export.pdf.styles import Flow

_BOLD_LEVELS = (1, 2)
"""Titles "I." and "1." are bold, "a)" is upright (decree, II.6đ)."""

_TABLE_BEGINS = 35 * mm
"""What a table's head and first row take at most, for all a title above it knows."""


@one_at_a_time
def write_official_pdf(
    documents: Sequence[OfficialDocument], target: Path, *, scale: float = 1
) -> tuple[int, ...]:
    """Write documents one after another, and return how many pages each has.

    `scale` is that of the sheet and all on it against A4: the root of 2 for A3, of a half for A5.

    Raises:
        AppError: the file cannot be written there; whatever stood there before is untouched.
    """
    first = documents[0]
    about = Metadata(
        title=first.title,
        author=first.letterhead.centre,
        subject=first.subject,
        dated=first.dated,
    )
    parts = [document_part(one, f"{at}-") for at, one in enumerate(documents)]
    return write_pdf(target, parts, about, scale=scale)


def document_part(
    document: OfficialDocument, key: str = "", closing: Flowable | None = None
) -> Flow:
    """Return a document with its signatures; `key` tells its bookmarks from those of others.

    `closing` comes after all, such as the mark of the paper.
    """
    strips: list[Strip] = [foot(document)] if document.signers or document.copies_to else []
    strips += [Strip(closing)] if closing else []
    return [*head(document), *_body(document.body, key, strips)]


def _body(body: Sequence[AnyBlock], key: str, last: Sequence[Strip]) -> Iterator[Flowable]:
    """Yield passages of text and tables in turn; the last passage ends in the signatures."""
    numbered = list(enumerate(body))
    runs = [(t, list(run)) for t, run in groupby(numbered, lambda b: isinstance(b[1], Table))]
    for at, (is_table, run) in enumerate(runs):
        if is_table:
            yield from _tables(b for _, b in run if isinstance(b, Table))
            continue
        strips = [*_strips(run, key)]
        if at + 1 == len(runs):
            yield Passage([*strips, *last])
            return
        yield from _with_table(strips)
    if last:
        yield Passage(last)


def _tables(tables: Iterable[Table]) -> Iterator[Flowable]:
    for table in tables:
        yield Spacer(0, decree.PARAGRAPH_GAP)
        yield RuledTable(block_table(table))


def _with_table(strips: list[Strip]) -> Iterator[Flowable]:
    """Yield text that a table follows: its last paragraph goes on the page where that begins."""
    *before, lead = strips
    if before:
        yield Passage(before)
    yield CondPageBreak(lead.leading * 2 + _TABLE_BEGINS)
    yield Passage([lead])


def _strips(body: Iterable[tuple[int, AnyBlock]], key: str) -> Iterator[Strip]:
    outline = -1
    for at, block in body:
        if isinstance(block, Heading):
            outline = min(block.level - 1, outline + 1)  # PDF outlines leave out no level.
            kind = decree.BODY_HEADING if block.level in _BOLD_LEVELS else decree.BODY
            bookmark = Bookmark(f"{key}body-{at}", block.text, outline)
            yield title_strip(block.text, kind, bookmark)
        elif isinstance(block, MiddleLine):
            yield middle_strip(block.text)
        elif not isinstance(block, Table):
            yield ground_strip(block.text) if block.is_ground else text_strip(block.text)
