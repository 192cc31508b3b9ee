# SPDX-License-Identifier: MIT
"""The README's table of what holds when things go wrong names tests that there are."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROWS = [
    *(f"C{n}" for n in range(1, 8)),
    "P1",
    "P2",
    "D1",
    "D2",
    "D3",
    "D4",
    *(f"B{n}" for n in range(1, 11)),
]


def test_every_row_has_tests_that_there_are() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    table = re.findall(r"^\| ([BCDP]\d[^|]*) \|[^|]*\|([^|]*)\|$", text, re.MULTILINE)
    named = {
        row: re.findall(r"`(test_\w+)`", tests) for rows, tests in table for row in rows.split(", ")
    }
    there = "\n".join(path.read_text(encoding="utf-8") for path in ROOT.rglob("tests/**/test_*.py"))
    assert [row for row in ROWS if not named.get(row)] == []
    missing = [test for tests in named.values() for test in tests if f"def {test}(" not in there]
    assert missing == []
