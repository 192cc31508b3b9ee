# SPDX-License-Identifier: MIT
"""A report is proven only as far as the units' own reports were looked at."""

from dataclasses import replace
from pathlib import Path

from desktop.domain.exchange import week_file
from desktop.domain.week.collected import Collected
from desktop.domain.week.notebook import Notebook
from desktop.services.collecting.proving import proofs
from tests.services.collecting.deliveries import a_data_file, a_unit, an_office, taken


def test_a_level_too_deep_to_be_looked_at_is_open(tmp_path: Path) -> None:
    levels = 11
    files = [a_data_file(tmp_path, a_unit(1))]
    for level in range(2, levels + 1):
        with an_office(tmp_path / f"d{level}") as office:
            taken(office, files[-1])
            above = a_unit(level)
            below = Collected(office.store.collected("office"))
        files.append(a_data_file(tmp_path, replace(above, collected=below)))
    top = week_file.load(files[-1].read_text(encoding="utf-8"), "w.json")
    found = list(proofs(top, files))
    assert [proof.depth for proof in found] == [*range(1, 10)]
    assert [proof.is_open for proof in found] == [False] * 8 + [True]
    assert isinstance(top.notebook, Notebook)
