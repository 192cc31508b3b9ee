# SPDX-License-Identifier: MIT
"""A field of a record is declared once: the program does not start while a place lacks it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import desktop

PLACES = {
    "the annex knows no": "desktop.domain.report.annex",
    "no field to type": "desktop.domain.entry.entry_forms",
    "no word to ask for": "desktop.domain.checks.numbers",
    "no column": "desktop.storage.tables",
}
"""In which words each place complains."""
OF_CLASS, OF_ALL = '    speaker: str = ""\n', "    metres: int | None = None\n"


def complaints(folder: Path, after: str, declared: str) -> set[str]:
    """Return which places complain, in a copy of the program, of a field declared there."""
    package = Path(desktop.__file__).parent
    ignored = shutil.ignore_patterns("__pycache__", "ui", "export", "intake", "services", "cli")
    copy = Path(shutil.copytree(package, folder / "desktop", ignore=ignored))
    records = copy / "domain" / "week" / "records.py"
    text = records.read_text(encoding="utf-8")
    assert text.count(after) == 1
    records.write_text(text.replace(after, f"{after}    {declared}\n"), encoding="utf-8")
    name = declared.partition(":")[0]
    found = set()
    for module in PLACES.values():
        run = subprocess.run(
            [sys.executable, "-c", f"import sys; sys.path.insert(0, '.'); import {module}"],
            cwd=folder,
            capture_output=True,
            check=False,
            text=True,
            encoding="utf-8",
        )
        if run.returncode:
            last = run.stderr.strip().splitlines()[-1]
            assert name in last
            found.add(next(module for words, module in PLACES.items() if words in last))
    return {module.rpartition(".")[2] for module in found}


@pytest.mark.parametrize(
    ("after", "declared", "places"),
    [
        (OF_CLASS, "lessons: int | None = None", {"annex", "entry_forms", "numbers"}),
        (OF_CLASS, 'syllabus: str = ""', {"entry_forms"}),
        (OF_CLASS, "host: Party = Party.COLLECTIVE", {"annex", "entry_forms"}),
        (OF_CLASS, "pages: tuple[int, ...] = ()", {"entry_forms", "tables"}),
        (OF_ALL, "litres: int | None = None", {"annex", "numbers", "tables"}),
    ],
    ids=["number", "text", "choice", "what no column holds", "number of all kinds"],
)
def test_the_program_stops_at_a_field_that_a_place_has_forgotten(
    tmp_path: Path, after: str, declared: str, places: set[str]
) -> None:
    assert complaints(tmp_path, after, declared) == places
