# SPDX-License-Identifier: MIT
from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.checks import find_problems
from desktop.domain.week.records import BookDonation, Party, Record, State
from tests.domain.weeks import QUANG_YEN, a_class, a_notebook, an_event


def twins(*records: Record) -> list[str | None]:
    """Return the records said to repeat another one."""
    problems = find_problems(a_notebook(*records), QUANG_YEN)
    return [p.record for p in problems if p.code == "counted_twice"]


EVENT = an_event()


@pytest.mark.parametrize(
    "second",
    [
        an_event(title="chạy  VIỆT dã"),
        an_event(title="Việt dã chạy", place="Khu 7", people=99),
        an_event(title="Giải thể thao", category="culture.other"),
        a_class(title="Tập chạy", starts=EVENT.starts, place=EVENT.place, people=EVENT.people),
    ],
    ids=["same words", "same words in another order", "same gathering", "gathering as a class"],
)
def test_what_looks_like_one_activity_is_questioned(second: Record) -> None:
    assert twins(EVENT, replace(second, id="second")) == ["second"]


@pytest.mark.parametrize(
    "second",
    [
        an_event(starts=date(2026, 10, 4)),
        an_event(title="Bóng chuyền", people=80),
        an_event(title="Bóng chuyền", place="Khu 7"),
        an_event(state=State.CANCELLED),
        an_event(title="Giải chạy", starts=None),
        an_event(title="Giải chạy", people=None),
    ],
    ids=["another day", "other people", "another place", "cancelled", "no day", "no number"],
)
def test_what_only_resembles_it_is_not(second: Record) -> None:
    assert twins(EVENT, replace(second, id="second")) == []


def test_three_of_a_kind_are_told_once_each() -> None:
    assert twins(EVENT, replace(EVENT, id="2"), replace(EVENT, id="3")) == ["2", "3"]


def test_the_same_name_gives_in_two_ways() -> None:
    gift = BookDonation(id="1", category="books", title="Hội A", copies=20)
    assert twins(gift, an_event(title="Hội A")) == []
    assert twins(gift, replace(gift, id="2", donor=Party.INDIVIDUAL, people=1)) == ["2"]
