# SPDX-License-Identifier: MIT
"""The documents of a submission, told once: who writes each, and how it is opened and sent.

What each is called, in the bundle and in words, is told by `manifest.TITLES`. What writes a kind of
document is imported with the first of them: a page need not wait for all.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from desktop.domain.exchange.manifest import (
    ANNEX,
    EVIDENCE,
    READ_ME,
    REPORT,
    REPORT_TO_EDIT,
    SIGNED,
    TITLES,
    WEEK_DATA,
)
from desktop.domain.exchange.revision import Revision
from desktop.domain.exchange.week_file import dump
from desktop.domain.report.document import Report
from desktop.export.packing import write_whole


@dataclass(frozen=True, kw_only=True)
class Writing:
    """What documents are written from: the report, its revision if it has one, its signed scan.

    `pdf` is where the report itself goes, which the others may need first.
    """

    report: Report
    pdf: Path
    revision: Revision | None = None
    scan: Path | None = None

    @cached_property
    def pages(self) -> tuple[int, ...]:
        """How many pages body and annexes have, found by writing the report."""
        from desktop.export.pdf.report import write_report_pdf

        return write_report_pdf(self.report, self.pdf)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document of a submission by its name in the bundle, and what writes it to a path.

    `bytes_each` are what it takes of a package as a rule, at the most, and so many more for each
    record: for an estimate before it is written; a scan is there and is measured. One that is
    `read_at_once` is attached to the first mail beside the bundle. A copy called `copy_name` can
    be opened in `program` before there is a submission; blank, it cannot.
    """

    name: str
    write: Callable[[Writing, Path], object]
    bytes_each: tuple[int, int] = (0, 0)
    read_at_once: bool = False
    program: str = ""
    copy_name: str = ""

    def usual(self, records: int) -> int:
        """Return what the document takes of a package as a rule, in bytes."""
        alone, each = self.bytes_each
        return alone + each * records


def documents_of(writing: Writing) -> list[Document]:
    """Return the documents that there are: without a scan no signed report, nor unsent data."""
    lacking = {SIGNED: writing.scan is None, WEEK_DATA: writing.revision is None}
    return [document for document in DOCUMENTS if not lacking.get(document.name)]


def _write_scan(writing: Writing, target: Path) -> None:
    assert writing.scan is not None  # noqa: S101 - else it is not among `documents_of`
    write_whole(target, writing.scan.read_bytes())


def _write_to_edit(writing: Writing, target: Path) -> None:
    from desktop.export.docx.report import write_report_docx

    write_report_docx(writing.report, target)


def _write_annex(writing: Writing, target: Path) -> None:
    from desktop.export.xlsx.annex import write_annex_xlsx

    _body, *pages = writing.pages
    write_annex_xlsx(writing.report, target, pages)


def _write_data(writing: Writing, target: Path) -> None:
    assert writing.revision is not None  # noqa: S101 - else it is not among `documents_of`
    text = dump(writing.revision.content, revision=writing.revision.number)
    write_whole(target, text.encode())


DOCUMENTS = (
    Document(name=SIGNED, write=_write_scan),
    Document(
        name=REPORT,
        write=lambda writing, _target: writing.pages,
        bytes_each=(120_000, 100),
        read_at_once=True,
    ),
    Document(
        name=REPORT_TO_EDIT,
        write=_write_to_edit,
        bytes_each=(16_000, 50),
        program="Word",
        copy_name="Báo cáo Tuần lễ",
    ),
    Document(
        name=ANNEX,
        write=_write_annex,
        bytes_each=(12_000, 10),
        read_at_once=True,
        program="Excel",
        copy_name="Phụ lục số liệu Tuần lễ",
    ),
    Document(name=WEEK_DATA, write=_write_data, bytes_each=(8_000, 250)),
)
"""All that go with the first part, in the order in which they are offered and attached."""

BY_NAME = {document.name: document for document in DOCUMENTS}

if _untold := set(TITLES) ^ {*BY_NAME, EVIDENCE, READ_ME}:
    raise TypeError(f"a title without a writer, or a document without a title: {_untold}")
