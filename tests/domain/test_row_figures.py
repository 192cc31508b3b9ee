# SPDX-License-Identifier: MIT
from typing import Any

import pytest

from desktop.domain.form.form import Column, Measure, Row
from desktop.domain.report.annex import Annex, AnnexRow, Cell
from desktop.domain.report.row_figures import figures_in_words

COLUMNS = tuple(
    Column(key=key, label=label)
    for key, label in (("sessions", "Số lớp/cuộc"), ("people", "Tổng số người"), ("women", "Nữ"))
)


def a_row(code: str, unit: str, **cells: int | None) -> AnnexRow:
    row = Row(code=code, label="Dòng", unit=unit, cells=dict.fromkeys(cells, Measure()))
    return AnnexRow(row, {column: Cell(value) for column, value in cells.items()})


def told(phrase: str, *rows: AnnexRow) -> str:
    return figures_in_words(Annex(COLUMNS, rows), rows[0].row.code, phrase)


@pytest.mark.parametrize(
    ("unit", "cells"),
    [
        ("lớp/người", {"sessions": 2, "people": 1548}),
        ("Số lớp", {"sessions": 2}),
        ("lớp/buổi", {"sessions": 2}),
        ("lớp/người", {"sessions": 2, "people": None, "women": 0}),
        ("", {}),
    ],
)
def test_a_phrase_that_agrees_with_the_annex_is_kept(unit: str, cells: dict[str, Any]) -> None:
    phrase = "02 lớp, 1.548 lượt người tham gia"
    assert told(phrase, a_row("1", unit, **cells)) == phrase


@pytest.mark.parametrize(
    ("unit", "cells", "words"),
    [
        ("lớp/người", {"sessions": 8, "people": 1548}, "08 lớp, 1.548 người"),
        ("Số cuộc/người", {"sessions": 5, "people": 0}, "05 cuộc, 0 người"),
        ("lớp/người", {"sessions": None, "people": 20}, "20 người"),
        ("lớp/người", {"sessions": 8, "people": 9, "women": 42}, "08 lớp, 09 người, nữ: 42"),
        ("lớp", {"sessions": 8, "people": 60, "women": 0}, "08 lớp, tổng số người: 60"),
        ("Tin, bài/cuộc", {"sessions": 3}, "03 tin, bài/cuộc"),
        ("", {"sessions": 14}, "số lớp/cuộc: 14"),
        ("buổi", {"sessions": 16}, "16 buổi"),
        ("đồng", {"sessions": 5}, "5 đồng"),
        ("đồng", {"sessions": 19_505_000}, "19.505.000 đồng"),
        ("%", {"people": 7}, "7 %"),
    ],
)
def test_figures_the_phrase_does_not_say_are_told_in_the_rows_own_units(
    unit: str, cells: dict[str, Any], words: str
) -> None:
    assert told("16 tin, bài, 07 giờ", a_row("1", unit, **cells)) == words


def test_a_row_without_figures_says_what_the_rows_beneath_it_say_or_nothing() -> None:
    heading, beneath = a_row("II", ""), a_row("II.1", "buổi", sessions=16)
    assert told("16 tin, bài", heading, beneath) == "16 tin, bài"
    assert told("27 tin, bài", heading, beneath) == ""
