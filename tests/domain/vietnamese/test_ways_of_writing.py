# SPDX-License-Identifier: MIT
"""Ways to write numbers and money that were collected from public texts.

`data/ways-of-writing.tsv` has one a line with what a reader of Vietnamese takes it for, blank
where that is no one number: about 45, from 3 to 5, so much for each.
"""

import csv
from contextlib import suppress
from pathlib import Path

from desktop.domain.vietnamese import Counted
from desktop.domain.vietnamese.entries import read_money, read_number

COLLECTED = Path(__file__).parent / "data" / "ways-of-writing.tsv"


def read(row: dict[str, str]) -> str:
    """Return what the program makes of an entry, blank if it refuses it."""
    with suppress(ValueError):
        if row["counted"] == "money":
            return str(read_money(row["written"]).value)
        return str(read_number(row["written"], Counted[row["counted"].upper()]).value)
    return ""


def collected() -> list[dict[str, str]]:
    with COLLECTED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_nearly_all_ways_to_write_a_number_are_taken_and_none_is_misread() -> None:
    rows = collected()
    clear = [row for row in rows if row["reading"]]
    misread = {row["written"]: read(row) for row in rows if read(row) not in ("", row["reading"])}
    assert misread == {}
    refused = [row["written"] for row in clear if not read(row)]
    assert len(clear) >= 300
    assert len(refused) <= len(clear) * 0.05, refused
