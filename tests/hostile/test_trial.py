# SPDX-License-Identifier: MIT
"""Tests that what watches over the others sees: a guard that sees nothing guards nothing."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.domain.errors import AppError
from tests.hostile.__main__ import main, summary
from tests.hostile.gates import Fault, refusal, unclear
from tests.hostile.photos import JPEG
from tests.hostile.trial import Child, Result


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    (tmp_path / "scratch").mkdir()
    return tmp_path / "scratch"


def test_a_socket_is_seen(tmp_path: Path, scratch: Path) -> None:
    def gate(_path: Path, _scratch: Path) -> None:
        with socket.socket() as made:
            made.connect_ex(("127.0.0.1", 9))

    with pytest.raises(Fault, match=r"socket\.connect"):
        refusal(gate, tmp_path / "a", scratch)


def test_another_program_is_seen(tmp_path: Path, scratch: Path) -> None:
    def gate(_path: Path, _scratch: Path) -> None:
        subprocess.run([sys.executable, "-c", ""], check=True)

    with pytest.raises(Fault, match=r"subprocess\.Popen"):
        refusal(gate, tmp_path / "a", scratch)


@pytest.mark.parametrize("is_written", [True, False])
def test_a_file_elsewhere_is_seen(tmp_path: Path, scratch: Path, *, is_written: bool) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"")

    def gate(_path: Path, _scratch: Path) -> None:
        other.write_bytes(b"") if is_written else other.read_bytes()

    with pytest.raises(Fault, match="wrote" if is_written else "read"):
        refusal(gate, tmp_path / "a", scratch)


def test_what_is_left_behind_is_seen(tmp_path: Path, scratch: Path) -> None:
    def gate(_path: Path, scratch: Path) -> None:
        (scratch / "copy.jpg").write_bytes(b"half")
        raise AppError("Ảnh bị hỏng.", "Hãy chép lại.")

    with pytest.raises(Fault, match="left behind"):
        refusal(gate, tmp_path / "a", scratch)


@pytest.mark.parametrize(
    ("message", "advice"),
    [
        ("Không đọc được", "Hãy chép lại."),
        ("Không đọc được.\nLỗi.", "Hãy chép lại."),
        ("File is broken.", "Hãy chép lại."),
        ("Không đọc được: BadZipFile Error.", "Hãy chép lại."),
        ("Không đọc được tệp.", ""),
        ("Không đọc được tệp \x1b[2J.", "Hãy chép lại."),
    ],
)
def test_a_refusal_that_nobody_understands_is_seen(message: str, advice: str) -> None:
    assert unclear(AppError(message, advice))


def test_a_name_may_be_anything() -> None:
    assert unclear(AppError("Tệp “TypeError.xlsx” bị hỏng.", "Hãy chép lại.")) == ""


def test_a_process_that_dies_is_a_fault_and_the_next_file_is_tried(
    tmp_path: Path, child: Child
) -> None:
    (tmp_path / "a.jpg").write_bytes(JPEG)
    assert child.tried(tmp_path / "a.jpg", "no such gate").fault
    assert child.tried(tmp_path / "a.jpg", "photo").outcome == "taken"
    killed = child._process  # noqa: SLF001 - as a decoder would kill it
    assert killed is not None
    killed.kill()
    killed.wait()
    assert "the process ended" in child.tried(tmp_path / "a.jpg", "photo").fault
    assert child.tried(tmp_path / "a.jpg", "photo").outcome == "taken"


def test_memory_and_time_are_measured(tmp_path: Path, child: Child) -> None:
    (tmp_path / "a.jpg").write_bytes(JPEG)
    result = child.tried(tmp_path / "a.jpg", "photo")
    assert 10 < result.megabytes < 600
    assert 0 < result.seconds < 5


@pytest.mark.skipif(sys.platform == "win32", reason="Windows waits for no pipes")
def test_a_folder_of_files_is_summed_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.jpg").write_bytes(JPEG)
    (tmp_path / "b.jpg").write_bytes(b"")
    assert main([str(tmp_path), "--gate", "photo", "--processes", "1"]) == 0
    said = capsys.readouterr().out
    assert "photo: 2 files, 1 taken, 1 refused, 0 faults" in said
    assert "1 Tệp rỗng (9 byte)" in said


def test_a_fault_is_counted() -> None:
    results = [
        Result(path=Path("a"), gate="photo", fault="x"),
        Result(path=Path("b"), gate="photo"),
    ]
    assert "1 taken, 0 refused, 1 faults" in next(summary(results))
