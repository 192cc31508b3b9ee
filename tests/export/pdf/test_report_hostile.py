# SPDX-License-Identifier: MIT
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from desktop.domain.report.annex import Annex
from desktop.domain.report.document import Attachment, Heading, Paragraph, Report, SignatureBlock
from desktop.domain.report.evidence import EvidenceItem
from desktop.domain.report.mark import Mark
from desktop.domain.week.records import Link
from desktop.export.pdf.report import write_report_pdf
from tests.export.reports import EVIDENCE, a_report, an_annex

MARKUP = (
    '<img src="http://example.vn/x.png"/>',
    '<img src="/etc/passwd"/>',
    "<b>đậm</b> & <i>nghiêng</i>",
    "&amp; &lt; &#65;",
    '<para><font name="Helvetica">x</font></para>',
    "</para><br/>{x} %s $x \\n",
)
LONG = {
    "a text of 100 kB": ("Nâng cao nhận thức của cán bộ và Nhân dân. " * 3000)[:100_000],
    "a word of 10,000 letters": "ư" * 10_000,
    "markup of 10,000 characters": "&<" * 5_000,
}


def everywhere(text: str) -> Report:
    """Return a report with the same text wherever one can be typed."""
    report = a_report()
    letterhead = replace(
        report.letterhead, parent=text, centre=text, number=text, place_and_date=text
    )
    return a_report(
        letterhead=letterhead,
        type_name=text,
        subject=text,
        addressees=(text, text),
        body=(Heading(1, text), Paragraph(text), Heading(3, text)),
        signers=(SignatureBlock((text,), hint=text), SignatureBlock((text,), "", text, text)),
        copies_to=(text, text),
        attachments=(
            Attachment(text, text, text, annex_with(text)),
            Attachment(f"{text}.", text, text, (evidence_with(text),)),
        ),
        mark=Mark(1, text, text),
    )


def annex_with(text: str) -> Annex:
    """Return an annex with the text in its head and in every cell of a row."""
    annex = an_annex()
    first, *others = annex.rows
    row = replace(first.row, number=text, label=text, unit=text)
    columns = tuple(replace(column, label=text, group=text) for column in annex.columns)
    return Annex(columns, (replace(first, row=row, notes=text), *others))


def evidence_with(text: str) -> EvidenceItem:
    shown = EVIDENCE[0].records[0]
    link = Link(url=f"https://example.vn/{text}", title=text)
    record = replace(shown.record, title=text, place=text, links=(link,))
    return replace(EVIDENCE[0], records=(replace(shown, record=record),))


def text_of(report: Report, folder: Path) -> str:
    """Return the text of the finished PDF without white space, for lines may break anywhere."""
    write_report_pdf(report, folder / "a.pdf")
    pages = pypdf.PdfReader(folder / "a.pdf").pages
    return "".join("".join(page.extract_text() for page in pages).split())


@contextmanager
def watched() -> Iterator[list[str]]:
    """Collect what the program opens on disk and on the network."""
    touched: list[str] = []
    watching = True

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if watching and event in {"open", "socket.connect", "socket.getaddrinfo", "urllib.Request"}:
            touched.append(str(arguments[0]))

    sys.addaudithook(hook)  # It cannot be taken out again.
    try:
        yield touched
    finally:
        watching = False


@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_shown_as_it_was_typed(text: str, tmp_path: Path) -> None:
    shown = text_of(everywhere(text), tmp_path)
    assert shown.count("".join(text.split())) >= 15


def test_no_file_and_no_network_is_touched_for_a_text(tmp_path: Path) -> None:
    "xã.vn".encode("idna")  # Python loads how it writes the names of hosts when it first does.
    write_report_pdf(everywhere("xong"), tmp_path / "trước.pdf")  # The letters are loaded now.
    with watched() as touched:
        write_report_pdf(everywhere("".join(MARKUP)), tmp_path / "a.pdf")
    assert {Path(name).name for name in touched} == {"a.pdf.tam"}


def test_what_cannot_be_drawn_shows_as_a_box(tmp_path: Path) -> None:
    shown = text_of(everywhere("a😀b\x00\x07\x1b\x7f漢c\u202ed"), tmp_path)
    assert shown.count("a□b□cd") >= 10


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_long_text_of_the_report_is_shown_to_its_end(text: str, tmp_path: Path) -> None:
    body = (Heading(2, text), Paragraph(text))
    shown = text_of(a_report(body=body, attachments=()), tmp_path)
    assert shown.count(text[-1]) >= 2 * text.count(text[-1])


@pytest.mark.parametrize("text", ["ư" * 2_000, "dài và rộng " * 300])
def test_long_text_anywhere_is_laid_out(text: str, tmp_path: Path) -> None:
    shown = text_of(everywhere(text), tmp_path)
    assert shown.count("".join(text.split())[:20]) >= 15
