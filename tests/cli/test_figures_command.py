# SPDX-License-Identifier: MIT
"""The merged figures go on to other programs, and come to the annex there."""

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop.domain.week.changes import Changes
from desktop.intake.received.unit_list import ListedUnit
from desktop.paths import resources
from desktop.services.collecting.expected import with_listed
from tests.builders import a_record
from tests.cli.running import sotuanle
from tests.services.collecting.deliveries import a_package, a_unit, an_office, figures, taken


@pytest.fixture
def office(tmp_path: Path) -> Path:
    folder = tmp_path / "sổ"
    with an_office(folder, a_record("event", id="own", people=100)) as workspace:
        units = with_listed(
            workspace.store.collected("office"),
            [ListedUnit(name="TTHTCĐ phường Số 3", code="D03"), ListedUnit(name="=1+1")],
        )
        workspace.store.write("office", Changes(units=units))
        sent = [a_unit(3, a_record("event", id="e", people=7)), a_unit(4, name="=1+1")]
        taken(workspace, *(a_package(tmp_path, unit) for unit in sent))
    return folder


def annex(office: Path) -> dict[tuple[str, str], int]:
    with an_office(office) as workspace:
        return figures(workspace)


def test_a_table_has_a_line_a_figure_and_adds_up_to_the_annex(office: Path, tmp_path: Path) -> None:
    target = tmp_path / "ra.csv"
    assert sotuanle("figures", target, "--data", office) == 0
    with target.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    sums: dict[tuple[str, str], int] = {}
    for line in lines:
        key = line["row"], line["column"]
        sums[key] = sums.get(key, 0) + int(line["value"])
    assert sums == annex(office)
    shown = {(line["unit"], line["unit_code"], line["state"]) for line in lines}
    assert shown == {
        ("UBND phường Trung Tâm", "", "own"),
        ("TTHTCĐ phường Số 3", "D03", "received"),
        ("'=1+1", "", "received"),
    }


def test_a_database_has_units_cells_and_figures(office: Path, tmp_path: Path) -> None:
    target = tmp_path / "ra.sqlite"
    assert sotuanle("figures", target, "--data", office) == 0
    with closing(sqlite3.connect(target)) as database:
        found = database.execute('SELECT "row", "column", value FROM annex').fetchall()
        assert {(row, column): value for row, column, value in found} == annex(office)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        (name,) = database.execute("SELECT name FROM units WHERE code = 'D03'").fetchone()
        documentation = (resources() / "open-data.md").read_text(encoding="utf-8")
        for table in ("report", "units", "cells", "figures", "annex"):
            line = next(x for x in documentation.splitlines() if x.startswith(f"| `{table}` |"))
            columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
            assert [c for c in columns if f"`{c}`" not in line] == []
    assert name == "TTHTCĐ phường Số 3"


def test_dhis2_gets_values_by_codes(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "ra.json"
    assert sotuanle("figures", target, "--data", office) == 0
    assert "1 đơn vị chưa có mã" in capsys.readouterr().out
    whole = json.loads(target.read_text(encoding="utf-8"))
    assert (whole["dataSet"], whole["period"]) == ("quang-yen-2020", "2026")
    values = {(v["orgUnit"], v["dataElement"]): v["value"] for v in whole["dataValues"]}
    assert values["D03", "quang-yen-2020.6.1.people"] == "7"
    assert values["office", "quang-yen-2020.6.1.people"] == "100"
    assert {v["period"] for v in whole["dataValues"]} == {"2026"}


def test_another_kind_of_file_is_refused_and_nothing_is_written(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sotuanle("figures", tmp_path / "ra.txt", "--data", office) == 1
    assert ".csv, .sqlite hoặc .json" in capsys.readouterr().err
    assert not (tmp_path / "ra.txt").exists()
