# SPDX-License-Identifier: MIT
from datetime import date

import pytest

from desktop.domain.report.annex import compute
from desktop.domain.report.facts import facts_of
from desktop.domain.week.records import (
    BookDonation,
    Funding,
    NewsItem,
    OtherItem,
    Publication,
    Record,
    State,
)
from desktop.services.checks.behind_figure import Behind, behind, known_of
from tests.domain.weeks import QUANG_YEN, a_class, a_notebook


def found(*records: Record, row: str, column: str = "") -> Behind:
    notebook = a_notebook(*records)
    annex = compute(QUANG_YEN, facts_of(records))
    return behind(notebook, QUANG_YEN, annex, row, column)


def computing(id_: str, people: int | None) -> Record:
    return a_class(id=id_, category="class.staff_computing", people=people)


def test_a_figure_tells_its_row_and_its_records() -> None:
    shown = found(computing("a", 28), computing("b", 25), a_class(), row="1.4", column="people")
    assert (shown.place, shown.figures) == ("Dòng 1.4 · Tin học", "2 lớp · 53 người")
    assert [record.id for record in shown.records] == ["a", "b"]


def test_a_record_that_gives_no_number_is_not_behind_the_figure() -> None:
    shown = found(computing("a", 28), computing("b", None), row="1.4", column="people")
    assert [record.id for record in shown.records] == ["a"]


def test_a_row_without_a_column_has_all_that_was_held_beneath_it() -> None:
    planned = a_class(id="p", state=State.PLANNED)
    shown = found(computing("a", 28), planned, a_class(), row="1")
    assert [record.id for record in shown.records] == ["a", "class-1"]


def test_a_row_that_shows_no_figure_still_has_records() -> None:
    shown = found(OtherItem(id="o", category="other", title="Trao quà"), row="10")
    assert (shown.figures, len(shown.records)) == ("", 1)


def test_money_keeps_all_its_noughts() -> None:
    money = Funding(id="f", category="funding", amount=23_500_000)
    assert found(money, row="9.1", column="sessions").figures == "23.500.000 đồng"


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (
            a_class(starts=date(2026, 10, 2), ends=date(2026, 10, 6), people=28, links=()),
            "02–06/10 · 28 người · 3 ảnh",
        ),
        (a_class(starts=None, sessions=4, people=None, listed=60), "4 lớp · 60 người"),
        (NewsItem(id="n", category="news", sessions=6), "6 tin, bài · 3 ảnh"),
        (BookDonation(id="b", category="books", copies=1200), "1.200 quyển"),
        (Publication(id="p", category="publications", copies=500), "500 bản"),
        (Funding(id="f", category="funding", amount=5_000_000), "5.000.000 đồng"),
        (OtherItem(id="o", category="other", quantity=25, unit="suất"), "25 suất"),
    ],
)
def test_a_record_is_told_in_one_line(record: Record, words: str) -> None:
    assert words in known_of(record, 3)


def test_links_and_lists_are_told() -> None:
    assert known_of(a_class(listed=28), 0).endswith("1 đường link · có danh sách")
