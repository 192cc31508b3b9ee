# SPDX-License-Identifier: MIT
from pathlib import Path

import pytest
from pypdf import PdfReader

from desktop.domain.errors import AppError
from desktop.export.pdf.scan import write_scan_pdf
from tests.export.bundles import a_jpeg


def test_each_page_fills_an_a4_page_the_way_it_lies(tmp_path: Path) -> None:
    pages = [a_jpeg(tmp_path / "1.jpg", 210, 297), a_jpeg(tmp_path / "2.jpg", 297, 210, "L")]
    write_scan_pdf(pages, tmp_path / "quét.pdf")
    sizes = [page.mediabox for page in PdfReader(tmp_path / "quét.pdf").pages]
    assert [(round(s.width), round(s.height)) for s in sizes] == [(595, 842), (842, 595)]


def test_the_same_pages_give_the_same_bytes(tmp_path: Path) -> None:
    page = a_jpeg(tmp_path / "1.jpg")
    for name in ("a.pdf", "b.pdf"):
        write_scan_pdf([page], tmp_path / name)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_what_is_no_picture_is_named(tmp_path: Path) -> None:
    (tmp_path / "trang 2.jpg").write_bytes(b"no picture")
    with pytest.raises(AppError, match="trang 2"):
        write_scan_pdf([tmp_path / "trang 2.jpg"], tmp_path / "quét.pdf")
