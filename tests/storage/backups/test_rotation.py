# SPDX-License-Identifier: MIT
"""Which backups are kept: old ones thin out, and no clock, however wrong, thins out more."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop.storage.backups.rotation import DAYS, LATEST, MONTHS, WEEKS, kept

OCTOBER = datetime(2026, 10, 1, 8).astimezone()
NO_CLOCK = datetime(1980, 1, 1).astimezone()

moments = st.integers(0, 4_100_000_000).map(lambda second: datetime.fromtimestamp(second, UTC))
clocks = st.lists(moments, max_size=60)
"""Every clock there may be: it stands still, runs back, jumps by a century."""


def rotated(made: Sequence[datetime]) -> list[datetime]:
    """Return what is left when old ones were thinned out after each new one."""
    left: list[datetime] = []
    for moment in made:
        left.append(moment)
        left = [left[at] for at in sorted(kept(left))]
    return left


@given(clocks)
def test_the_last_ones_are_kept_whatever_the_clock_says(made: list[datetime]) -> None:
    assert rotated(made)[-LATEST:] == made[-LATEST:]


@given(clocks)
def test_never_more_are_kept_than_there_is_room_for(made: list[datetime]) -> None:
    assert len(kept(made)) <= LATEST + DAYS + WEEKS + MONTHS


@given(clocks)
def test_who_thins_out_twice_loses_nothing_more(made: list[datetime]) -> None:
    left = [made[at] for at in sorted(kept(made))]
    assert kept(left) == frozenset(range(len(left)))


@given(clocks, st.integers(0, 3))
def test_a_clock_gone_wrong_pushes_out_no_more_days_than_it_made(
    wrong: list[datetime], days: int
) -> None:
    """After a few backups under a wrong clock at most as many of the good days are gone."""
    good = [OCTOBER + timedelta(days=day) for day in range(DAYS)]
    left = rotated([*good, *wrong[:days]])
    assert len([moment for moment in left if moment in good]) >= DAYS - days


@given(clocks, moments)
def test_of_several_days_never_only_one_is_left(made: list[datetime], last: datetime) -> None:
    days = {moment.date() for moment in [*made, last]}
    assert len({moment.date() for moment in rotated([*made, last])}) >= min(len(days), 2)


def test_a_year_of_work_leaves_days_then_weeks_then_months() -> None:
    year = [OCTOBER + timedelta(minutes=30 * n) for n in range(0, 365 * 48, 12)]
    ages = [(year[-1] - moment).days for moment in rotated(year)]
    assert ages == sorted(ages, reverse=True)
    assert ages[-1] == 0
    assert sum(age < DAYS for age in ages) >= DAYS
    assert max(ages) > 7 * 30
    assert len(ages) < LATEST + DAYS + WEEKS + MONTHS


def test_a_computer_whose_clock_begins_anew_each_morning_keeps_the_true_days() -> None:
    good = [OCTOBER + timedelta(days=day) for day in range(DAYS)]
    left = rotated([*good, *[NO_CLOCK + timedelta(minutes=n) for n in range(200)]])
    assert [moment for moment in left if moment in good] == good[1:]
