# SPDX-License-Identifier: MIT
from dataclasses import replace

import pytest

from desktop.domain.report.annex import Annex, AnnexRow, compute
from desktop.domain.report.cells import Cell
from desktop.domain.report.facts import facts_of
from desktop.domain.report.mark import PaperMark, mark_of, read_payload, totals_of
from desktop.domain.week.week import Centre
from tests.domain.weeks import QUANG_YEN, a_class, a_week, sample


def test_the_code_square_tells_what_the_paper_is_and_its_totals() -> None:
    notebook = sample()
    annex = compute(QUANG_YEN, facts_of(notebook.records))
    mark = mark_of(notebook.week, annex, revision=2, check_code="7Q2MK-04XRT")
    assert mark.payload.split("\n") == [
        "SO-TUAN-LE 1",
        "TTHTCĐ phường Hà An",
        "2026",
        "lần 2",
        "7Q2MK-04XRT",
        "1=15;2=14;3=557;4.1=6/43;4.2=1245;5=10;6=4;7=2;8.1=5;8.2=17;9.1=15000000;9.2=23500000",
    ]
    assert (mark.revision, mark.check_code) == (2, "7Q2MK-04XRT")


def test_blank_figures_are_left_out_and_noughts_are_not() -> None:
    annex = compute(QUANG_YEN, facts_of([a_class(sessions=0)]))
    assert mark_of(a_week(), annex, revision=1, check_code="").payload.split("\n")[-1] == "1=0"


def test_a_code_square_stays_small_enough_to_print() -> None:
    annex = compute(QUANG_YEN, facts_of(sample().records))
    mark = mark_of(sample().week, annex, revision=99, check_code="7Q2MK-04XRT")
    assert len(mark.payload.encode()) < 400


def test_what_a_code_square_says_is_read_again() -> None:
    notebook = sample()
    annex = compute(QUANG_YEN, facts_of(notebook.records))
    mark = mark_of(notebook.week, annex, revision=2, check_code="7Q2MK-04XRT")
    said = PaperMark("TTHTCĐ phường Hà An", 2026, 2, "7Q2MK-04XRT", totals_of(annex))
    assert read_payload(mark.payload) == said


@pytest.mark.parametrize(
    "text",
    [
        "",
        "https://example.vn",
        "SO-TUAN-LE 1",
        "SO-TUAN-LE 2\na\n2026\nlần 1\nX\n1=2",
        "SO-TUAN-LE 1\na\nnay\nlần 1\nX\n1=2",
        "SO-TUAN-LE 1\na\n2026\nlần một\nX\n1=2",
        "SO-TUAN-LE 1\na\n2026\n1\nX\n1=2",
        "SO-TUAN-LE 1\na\n2026\nlần 1\nX\n1=2\nthừa",
    ],
)
def test_other_code_squares_say_nothing(text: str) -> None:
    assert read_payload(text) is None


def test_a_long_name_and_many_totals_leave_a_code_that_can_be_read() -> None:
    rows = tuple(
        AnnexRow(replace(QUANG_YEN.row("1"), code=str(n)), {"people": Cell(10**9 + n)})
        for n in range(300)
    )
    week = a_week(centre=Centre(name="Trung tâm " + "ở" * 300))
    mark = mark_of(week, Annex(QUANG_YEN.columns, rows), revision=1, check_code="7Q2MK-04XRT")
    assert len(mark.payload.encode()) <= 800
    said = read_payload(mark.payload)
    assert said is not None
    assert said.totals["1"] == "1000000001"
    assert 30 < len(said.totals) < 300
