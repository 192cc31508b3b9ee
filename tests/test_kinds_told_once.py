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
    "no words, unit and bounds": "desktop.domain.week.kinds",
    "no column": "desktop.storage.tables",
}
"""In which words each place complains."""

IMPORTING = """
import importlib, sys
sys.path.insert(0, ".")
sys.stdout.reconfigure(encoding="utf-8")
for module in sys.argv[1:]:
    try:
        importlib.import_module(module)
    except TypeError as error:
        print(error)
"""
OF_CLASS = '    speaker: str = ""\n'
OF_ALL = "    metres: Annotated[int | None, numbers.METRES] = None\n"
TOLD = "Annotated[int | None, numbers.PIECES]"


def complaints(folder: Path, after: str, declared: str) -> set[str]:
    """Return which places complain, in a copy of the program, of a field declared there."""
    package = Path(desktop.__file__).parent
    ignored = shutil.ignore_patterns("__pycache__", "ui", "export", "intake", "services", "cli")
    copy = Path(shutil.copytree(package, folder / "desktop", ignore=ignored))
    records = copy / "domain" / "week" / "records.py"
    text = records.read_text(encoding="utf-8")
    assert text.count(after) == 1
    records.write_text(text.replace(after, f"{after}    {declared}\n"), encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-c", IMPORTING, *PLACES.values()],
        cwd=folder,
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
    )
    told = run.stdout.splitlines()
    name = declared.partition(":")[0]
    assert all(name in words for words in told)
    found = {module for words, module in PLACES.items() if any(words in line for line in told)}
    return {module.rpartition(".")[2] for module in found}


@pytest.mark.parametrize(
    ("after", "declared", "places"),
    [
        (OF_CLASS, "lessons: int | None = None", {"kinds"}),
        (OF_CLASS, f"lessons: {TOLD} = None", {"annex", "entry_forms"}),
        (OF_CLASS, 'syllabus: str = ""', {"entry_forms"}),
        (OF_CLASS, "host: Party = Party.COLLECTIVE", {"annex", "entry_forms"}),
        (OF_CLASS, "pages: tuple[int, ...] = ()", {"entry_forms", "tables"}),
        (OF_ALL, f"litres: {TOLD} = None", {"annex", "entry_forms", "tables"}),
        (OF_ALL, 'cost: str = ""', {"entry_forms", "tables"}),
    ],
    ids=[
        "number",
        "number with its words",
        "text",
        "choice",
        "what no column holds",
        "number of all kinds",
        "text of all kinds",
    ],
)
def test_the_program_stops_at_a_field_that_a_place_has_forgotten(
    tmp_path: Path, after: str, declared: str, places: set[str]
) -> None:
    assert complaints(tmp_path, after, declared) == places
