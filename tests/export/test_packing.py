# SPDX-License-Identifier: MIT
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import IO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import pytest

from desktop.domain.errors import AppError
from desktop.export.packing import repacked, write_package, write_whole

DATED = date(2026, 10, 8)
PROPERTIES = (
    '<p><dcterms:created xsi:type="x">2013-12-23T23:15:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="x">2026-11-20T09:00:00Z</dcterms:modified></p>'
)


def a_package(year: int = 2026) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as package:
        for name, text in (("b.xml", "<b/>"), ("docProps/core.xml", PROPERTIES), ("a.xml", "ế")):
            entry = ZipInfo(name, (year, 1, 1, 0, 0, 0))
            entry.create_system = year % 2
            package.writestr(entry, text.encode(), ZIP_STORED)
    return buffer.getvalue()


def save(stream: IO[bytes]) -> None:
    stream.write(a_package())


def test_when_a_document_was_packed_leaves_no_trace() -> None:
    assert repacked(a_package(2025), DATED) == repacked(a_package(2026), DATED)


def test_entries_keep_their_order_and_content() -> None:
    with ZipFile(BytesIO(repacked(a_package(), DATED))) as package:
        assert package.namelist() == ["b.xml", "docProps/core.xml", "a.xml"]
        assert package.read("a.xml").decode() == "ế"
        assert package.testzip() is None


def test_the_properties_carry_the_day_of_the_report() -> None:
    with ZipFile(BytesIO(repacked(a_package(), DATED))) as package:
        properties = package.read("docProps/core.xml").decode()
    assert properties.count(">2026-10-08T00:00:00Z<") == 2
    assert "2013" not in properties


def test_a_file_takes_the_place_of_an_older_one(tmp_path: Path) -> None:
    target = tmp_path / "Báo cáo.docx"
    target.write_bytes(b"old")
    write_package(target, save, DATED)
    assert target.read_bytes() == repacked(a_package(), DATED)
    assert list(tmp_path.iterdir()) == [target]


def test_a_missing_folder_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(AppError, match=r"“a\.docx” vào thư mục .*thư mục đó không còn"):
        write_whole(tmp_path / "không có" / "a.docx", b"new")


def test_a_failure_leaves_everything_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    (target / "inside").mkdir(parents=True)
    with pytest.raises(AppError, match=r"Không ghi được tệp “a\.docx”"):
        write_whole(target, b"new")
    assert [*tmp_path.iterdir(), *target.iterdir()] == [target, target / "inside"]
