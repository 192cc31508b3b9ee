# SPDX-License-Identifier: MIT
from pathlib import Path

import pytest

from tests.cli.running import sotuanle


def test_documents_are_listed_with_what_each_lacks(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sotuanle("documents", "--list", "--data", data) == 0
    said = capsys.readouterr().out
    assert "ke-hoach: Kế hoạch tổ chức Tuần lễ" in said
    assert "còn thiếu: Khách mời dự khai mạc" in said
    assert "; đủ)" in said


def test_only_the_documents_named_are_written(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "Văn bản"
    only = ("--only", "lich-hoat-dong", "thong-bao-dia-diem")
    assert sotuanle("documents", "--data", data, "--out", out, *only) == 0
    assert "5 tệp" in capsys.readouterr().out
    assert sorted(path.name for path in out.iterdir()) == [
        "lich-hoat-dong-a3.pdf",
        "lich-hoat-dong-a4.pdf",
        "lich-hoat-dong.docx",
        "thong-bao-dia-diem.docx",
        "thong-bao-dia-diem.pdf",
    ]


def test_a_document_that_there_is_not_is_refused(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sotuanle("documents", "--data", data, "--out", tmp_path, "--only", "thư") == 1
    assert "Không có văn bản “thư”" in capsys.readouterr().err


def test_what_is_due_becomes_a_calendar(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "viec.ics"
    assert sotuanle("calendar", "--data", data, file) == 0
    assert "11/10/2026: Nộp báo cáo kết quả Tuần lễ" in capsys.readouterr().out
    assert file.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
