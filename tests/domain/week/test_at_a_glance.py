# SPDX-License-Identifier: MIT
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.week.at_a_glance import people_by_day
from desktop.domain.week.records import State
from tests.domain.weeks import a_class, a_week


def test_every_day_of_the_week_is_shown() -> None:
    days = people_by_day(a_week(), [a_class(starts=date(2026, 10, 2), people=28)])
    assert [day.day for day, _people in days.days] == [1, 2, 3, 4, 5, 6, 7]
    assert [people for _day, people in days.days] == [0, 28, 0, 0, 0, 0, 0]


def test_who_comes_on_several_days_counts_on_the_first() -> None:
    long = a_class(starts=date(2026, 10, 2), ends=date(2026, 10, 6), people=30)
    assert dict(people_by_day(a_week(), [long]).days)[date(2026, 10, 2)] == 30
    assert sum(people for _day, people in people_by_day(a_week(), [long]).days) == 30


def test_only_who_came_is_counted() -> None:
    records = [a_class(state=State.PLANNED), a_class(state=State.CANCELLED)]
    assert people_by_day(a_week(), records).is_empty


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
    assert shown == sum(people or 0 for _day, people in given)
