# SPDX-License-Identifier: MIT
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop.domain.week.changes import Changes
from desktop.domain.week.records import NewsItem, State
from desktop.paths import DataFolder
from desktop.services.weeks.last_year import last_year, repeatable
from desktop.services.workspace import Workspace, open_workspace
from tests.builders import a_record, a_week

THIS_YEAR = a_week()


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(DataFolder(tmp_path), create=True) as workspace:
        workspace.store.write(THIS_YEAR.id, Changes(week=THIS_YEAR))
        yield workspace


def write_week(workspace: Workspace, year: int, *, people: int, form: str = "chung") -> None:
    week = replace(
        THIS_YEAR,
        id=f"tuan-{year}",
        year=year,
        form=form,
        starts=date(year, 10, 1),
        ends=date(year, 10, 7),
    )
    record = a_record(id=f"lớp-{year}", people=people)
    workspace.store.write(week.id, Changes(week=week, records={record.id: record}))


PEOPLE = (("1.1", "people"),)


def test_in_the_first_year_there_is_nothing_to_compare_with(workspace: Workspace) -> None:
    assert last_year(workspace, THIS_YEAR) is None


def test_the_year_before_is_told_item_by_item(workspace: Workspace) -> None:
    write_week(workspace, 2025, people=702)
    before = last_year(workspace, THIS_YEAR)
    assert before is not None
    assert (before.year, before.headlines[PEOPLE]) == (2025, 702)
    assert before.items["1"].figures == (("lớp", 1), ("người", 702))
    assert before.items["2"].figures == ()


def test_the_nearest_year_counts_and_later_ones_do_not(workspace: Workspace) -> None:
    for year, people in ((2022, 1), (2024, 2), (2027, 3)):
        write_week(workspace, year, people=people)
    before = last_year(workspace, THIS_YEAR)
    assert before is not None
    assert (before.year, before.headlines[PEOPLE]) == (2024, 2)


def test_a_form_that_is_gone_does_not_hide_last_years_figures(workspace: Workspace) -> None:
    write_week(workspace, 2025, people=702, form="mau-cu-da-bo")
    before = last_year(workspace, THIS_YEAR)
    assert before is not None
    assert before.items["1"].figures == (("lớp", 1), ("người", 702))


def test_activities_are_planned_again_on_the_same_days_of_the_week(workspace: Workspace) -> None:
    week = replace(
        THIS_YEAR, id="tuan-2025", year=2025, starts=date(2025, 9, 29), ends=date(2025, 10, 5)
    )
    past = {
        r.id: r
        for r in (
            a_record(id="hai", title="Tin học", starts=date(2025, 10, 1), ends=date(2025, 10, 3)),
            a_record(id="mot", title="Ngoại ngữ", starts=date(2025, 9, 29), people=30, listed=30),
            a_record(id="huy", title="Đã hủy", state=State.CANCELLED),
            NewsItem(id="tin", category="news", title="Bài viết"),
            a_record(id="la", title="Lạ", category="class.gone"),
        )
    }
    workspace.store.write(week.id, Changes(week=week, records=past))
    found = repeatable(workspace, workspace.store.notebook(THIS_YEAR.id))
    first, second, *others = found
    starts, again = THIS_YEAR.starts, second.plan
    assert (first.plan.title, first.plan.starts) == ("Ngoại ngữ", starts)
    assert (again.starts, again.ends) == (starts + timedelta(2), starts + timedelta(4))
    assert {x.plan.title: (bool(x.row), x.is_likely) for x in others} == {
        "Bài viết": (True, False),
        "Lạ": (False, False),
    }
    for each in found:
        plan = each.plan
        assert plan.state is State.PLANNED
        assert (plan.people, plan.listed, plan.links) == (None, None, ())
        assert plan.id not in past
    assert (first.plan.place, first.is_likely) == (past["mot"].place, True)


def test_what_is_planned_already_is_not_likely_again(workspace: Workspace) -> None:
    write_week(workspace, 2025, people=3)
    same = a_record(id="this-year")
    workspace.store.write(THIS_YEAR.id, Changes(records={same.id: same}))
    (again,) = repeatable(workspace, workspace.store.notebook(THIS_YEAR.id))
    assert (again.plan.title, again.is_likely) == (same.title, False)


def test_in_the_first_year_there_is_nothing_to_repeat(workspace: Workspace) -> None:
    assert repeatable(workspace, workspace.store.notebook(THIS_YEAR.id)) == ()
