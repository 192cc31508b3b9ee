# SPDX-License-Identifier: MIT
"""The figures of the sample Week were worked out by hand, on paper: annex.tsv."""

import csv
from pathlib import Path

import pytest

from desktop.domain.exchange import week_file
from desktop.domain.form.reading import read_form
from desktop.domain.report.annex import Annex, compute
from desktop.domain.report.facts import facts_of
from desktop.paths import resources

FIGURES = Path(__file__).parent / "annex.tsv"


def annex_on(form: str) -> Annex:
    text = (resources() / "sample" / "tuan-le.json").read_text(encoding="utf-8")
    notebook = week_file.load(text, "tuan-le.json").notebook
    file = resources() / "forms" / f"{form}.toml"
    return compute(
        read_form(file.read_text(encoding="utf-8"), file.name),
        facts_of(notebook.records),
        notebook.row_notes,
    )


def expected() -> dict[str, tuple[str, str]]:
    """Return what stands on paper by row: its first number or its money, and its people."""
    with FIGURES.open(encoding="utf-8", newline="") as file:
        lines = csv.DictReader(file, delimiter="\t", restval="")
        return {line["row"]: (line["sessions_or_quantity"], line["people"]) for line in lines}


def shown(annex: Annex) -> dict[str, tuple[str, str]]:
    def figure(code: str, column: str) -> str:
        value = annex.value(code, column)
        return "" if value is None else str(value)

    codes = [row.row.code for row in annex.rows]
    return {code: (figure(code, "sessions"), figure(code, "people")) for code in codes}


@pytest.mark.parametrize("form", ["quang-yen-2020", "gia-lam-2022", "chung"])
def test_the_annex_of_the_sample_is_the_one_worked_out_by_hand(form: str) -> None:
    assert shown(annex_on(form)) == expected()


def test_the_notes_say_what_the_figures_cannot() -> None:
    notes = {row.row.code: row.notes for row in annex_on("quang-yen-2020").rows if row.notes}
    assert notes == {
        "5": "Có 01 buổi tọa đàm khuyến đọc với phụ huynh",
        "10": "Trao 25 suất học bổng, trị giá 12.500.000 đồng; "
        "diễu hành xe loa tuyên truyền 02 lượt",
    }
