# SPDX-License-Identifier: MIT
"""A document that goes out is told once: the program does not start with half of one."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import desktop

MANIFEST, LIST = "domain/exchange/manifest.py", "services/submission/documents.py"


@pytest.mark.parametrize(
    ("file", "forgotten", "named"),
    [
        (MANIFEST, '        ANNEX: "Phụ lục số liệu, bản Excel",\n', "phu-luc.xlsx"),
        (LIST, "    Document(name=SIGNED, write=_write_scan),\n", "bao-cao-da-ky.pdf"),
    ],
    ids=["title", "writer"],
)
def test_the_program_stops_at_a_document_without_title_or_writer(
    tmp_path: Path, file: str, forgotten: str, named: str
) -> None:
    ignored = shutil.ignore_patterns("__pycache__", "ui", "intake", "cli")
    package = Path(desktop.__file__).parent
    changed = Path(shutil.copytree(package, tmp_path / "desktop", ignore=ignored)) / file
    text = changed.read_text(encoding="utf-8")
    assert text.count(forgotten) == 1
    changed.write_text(text.replace(forgotten, ""), encoding="utf-8")
    load = "import sys; sys.path.insert(0, '.'); import desktop.services.submission.documents"
    run = subprocess.run(
        [sys.executable, "-c", load],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
    )
    assert named in run.stderr.strip().splitlines()[-1]
