# SPDX-License-Identifier: MIT
"""Every PDF that the program writes asks to be printed in true size."""

import ast
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

import desktop.export.pdf
from desktop.domain.documents.posters import Poster, PosterSheet
from desktop.domain.documents.template import Issuer
from desktop.export.pdf.official import write_official_pdf
from desktop.export.pdf.report import write_report_pdf
from desktop.export.pdf.scan import write_scan_pdf
from tests.export.bundles import a_jpeg
from tests.export.pdf.test_evidence import linked, written
from tests.export.pdf.test_official import documents
from tests.export.pdf.test_poster import written as poster_written
from tests.export.pdf.test_sign_in_sheet import AN
from tests.export.pdf.test_sign_in_sheet import written as signed
from tests.export.reports import a_report

Writer = Callable[[Path], Path]


def report(folder: Path) -> Path:
    write_report_pdf(a_report(), folder / "bao-cao.pdf")
    return folder / "bao-cao.pdf"


def scan(folder: Path) -> Path:
    write_scan_pdf([a_jpeg(folder / "1.jpg")], folder / "quet.pdf")
    return folder / "quet.pdf"


def sign_in_sheet(folder: Path) -> Path:
    return signed(folder, AN)


def evidence(folder: Path) -> Path:
    return written(folder, linked())


def official(folder: Path) -> Path:
    write_official_pdf(documents("ke-hoach", Issuer.CENTRE), folder / "ke-hoach.pdf")
    return folder / "ke-hoach.pdf"


def poster(folder: Path) -> Path:
    return poster_written(folder, Poster(("Học",)), PosterSheet(420, 297))


WRITERS: dict[str, Writer] = {
    "write_official_pdf": official,
    "write_posters_pdf": poster,
    "write_report_pdf": report,
    "write_evidence_pdf": evidence,
    "write_sign_in_sheet_pdf": sign_in_sheet,
    "write_scan_pdf": scan,
}


def test_every_writer_of_a_pdf_is_tried_here() -> None:
    folder = Path(desktop.export.pdf.__path__[0])
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in folder.glob("*.py")]
    named = {node.name for tree in trees for node in tree.body if isinstance(node, ast.FunctionDef)}
    assert {name for name in named if name.startswith("write_") and name != "write_pdf"} == set(
        WRITERS
    )


@pytest.mark.parametrize("name", WRITERS)
def test_it_is_printed_in_true_size(name: str, tmp_path: Path) -> None:
    asked = PdfReader(WRITERS[name](tmp_path)).viewer_preferences
    assert asked is not None
    assert str(asked["/PrintScaling"]) == "/None"
