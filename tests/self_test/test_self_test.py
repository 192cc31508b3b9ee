# SPDX-License-Identifier: MIT
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.domain.exchange.manifest import ANNEX, EVIDENCE, REPORT_TO_EDIT, SENDING_FOLDER
from desktop.self_test.documents import read_mail_and_package, read_pdf, read_word, read_workbook
from desktop.self_test.place import SelfTestFolder
from desktop.self_test.run import Course
from desktop.self_test.steps import STEPS


@pytest.fixture
def place(submitted: Path, tmp_path: Path) -> SelfTestFolder:
    place = SelfTestFolder(tmp_path / "máy")
    shutil.copytree(submitted, place.out / submitted.name)
    return place


def cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:2000])


def test_the_program_tests_itself_from_start_to_end(tmp_path: Path) -> None:
    result = tmp_path / "kết quả.txt"
    done = subprocess.run(
        [sys.executable, "-m", "desktop", "--self-test", str(result)],
        check=False,
        capture_output=True,
        env=os.environ | {"TMPDIR": str(tmp_path), "TEMP": str(tmp_path)},
        encoding="utf-8",
    )
    lines = result.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("HỎNG")] == []
    assert len([line for line in lines if line.startswith("Đạt")]) == len(STEPS) + 2
    assert lines[-1] == "Kết quả: đạt."
    assert done.stdout.splitlines() == lines
    assert done.returncode == 0
    assert [*tmp_path.iterdir()] == [result]


@pytest.mark.parametrize(
    ("step", "name"), [(read_pdf, EVIDENCE), (read_word, REPORT_TO_EDIT), (read_workbook, ANNEX)]
)
def test_a_broken_document_fails_its_step(
    place: SelfTestFolder, step: Callable[[SelfTestFolder], str], name: str
) -> None:
    course = Course()
    with course.step("nguyên vẹn"):
        step(place)
    assert not course.has_failed

    cut_short(place.submission / name)
    with course.step("hỏng"):
        step(place)

    assert course.has_failed
    assert course.lines[-1].startswith("HỎNG  hỏng: ")


def test_a_broken_package_fails_its_step(place: SelfTestFolder) -> None:
    (package,) = (place.submission / SENDING_FOLDER).glob("*.zip")
    cut_short(package)
    course = Course()
    with course.step("gói"):
        read_mail_and_package(place)
    assert course.has_failed


def test_one_failed_step_leaves_the_next_its_turn() -> None:
    course = Course()
    with course.step("một"):
        raise ValueError("không được")
    with course.step("hai") as words:
        words.append("xong")
    assert course.has_failed
    assert course.lines[0].startswith("HỎNG  một: ValueError('không được')")
    assert course.lines[-1].startswith("Đạt   hai: xong (0,0 giây)")
