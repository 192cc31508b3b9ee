# SPDX-License-Identifier: MIT
from desktop.domain.report.annex import compute, facts_of
from desktop.domain.report.mark import mark_of
from tests.domain.weeks import QUANG_YEN, a_class, a_week, sample


def test_the_code_square_tells_what_the_paper_is_and_its_totals() -> None:
    notebook = sample()
    annex = compute(QUANG_YEN, facts_of(notebook.records))
    mark = mark_of(notebook.week, annex, revision=2, check_code="7Q2MK-04XRT")
    assert mark.payload.split("\n") == [
        "SO-TUAN-LE 1",
        "Trung tâm học tập cộng đồng phường Hà An",
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
