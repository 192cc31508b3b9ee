# SPDX-License-Identifier: MIT
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.report.annex import compute, facts_of
from desktop.domain.week.at_a_glance import Totals, people_by_day, totals_of
from desktop.domain.week.records import BookDonation, Event, Funding, State
from tests.domain.weeks import QUANG_YEN, a_class, a_week, sample


def test_the_totals_are_those_of_the_annex() -> None:
    notebook = sample()
    annex, totals = compute(QUANG_YEN, facts_of(notebook.records)), totals_of(notebook.records)
    assert totals.classes == annex.value("1", "sessions")
    assert totals.people == annex.value("1.1", "people")
    assert totals.books == annex.value("4.2", "sessions")
    money = (annex.value("9.1", "sessions"), annex.value("9.2", "sessions"))
    assert totals.money == sum(amount or 0 for amount in money)


def test_nothing_written_is_blank_and_not_nought() -> None:
    blank = [BookDonation(id="b", category="books"), Funding(id="f", category="funding")]
    assert totals_of(blank) == totals_of([]) == Totals()


def test_only_what_was_held_is_added_up() -> None:
    assert totals_of([a_class(state=State.PLANNED), a_class(state=State.CANCELLED)]) == Totals()


def test_every_day_of_the_week_is_shown() -> None:
    days = people_by_day(a_week(), [a_class(starts=date(2026, 10, 2), people=28)])
    assert [day.day for day, _people in days.days] == [1, 2, 3, 4, 5, 6, 7]
    assert [people for _day, people in days.days] == [0, 28, 0, 0, 0, 0, 0]


def test_who_comes_on_several_days_counts_on_the_first() -> None:
    long = a_class(starts=date(2026, 10, 2), ends=date(2026, 10, 6), people=30)
    assert dict(people_by_day(a_week(), [long]).days)[date(2026, 10, 2)] == 30
    assert sum(people for _day, people in people_by_day(a_week(), [long]).days) == 30


def test_spectators_of_events_are_not_among_the_learners() -> None:
    event = Event(id="e", category="culture.sport", starts=date(2026, 10, 2), people=300)
    assert people_by_day(a_week(), [event]).is_empty


def test_people_without_a_day_are_told_apart() -> None:
    records = [a_class(starts=None, people=5), a_class(starts=date(2026, 9, 1), people=6)]
    days = people_by_day(a_week(), records)
    assert (days.elsewhere, days.is_empty) == (11, False)


def test_a_slip_in_the_year_makes_no_endless_chart() -> None:
    assert len(people_by_day(a_week(ends=date(2926, 10, 7)), []).days) == 31


@given(
    st.lists(
        st.tuples(
            st.none() | st.dates(date(2026, 9, 25), date(2026, 10, 15)),
            st.none() | st.integers(0, 500),
        )
    )
)
def test_the_days_add_up_to_the_total(given: list[tuple[date | None, int | None]]) -> None:
    records = [a_class(starts=day, people=people) for day, people in given]
    days = people_by_day(a_week(), records)
    shown = sum(people for _day, people in days.days) + days.elsewhere
    assert shown == (totals_of(records).people or 0)
