# SPDX-License-Identifier: MIT
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop.domain.errors import BadData
from desktop.domain.form.reading import read_form
from desktop.domain.week.changes import Changes
from desktop.domain.week.records import (
    BookDonation,
    Funding,
    NewsItem,
    OtherItem,
    Publication,
    State,
)
from desktop.paths import DataFolder, resources
from desktop.services.forms.library import FormFile
from desktop.services.weeks.beginning import begin
from desktop.services.weeks.last_year import last_year, repeatable, repeated_figures
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
            BookDonation(id="sach", category="books", title="Công ty Hà An", copies=1250),
            Funding(id="tien", category="funding", title="UBND phường", amount=15_000_000),
            Publication(id="in", category="publications", title="Băng rôn", copies=12),
            OtherItem(id="qua", category="other", title="Quà", quantity=9, amount=900_000),
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
        "Công ty Hà An": (True, False),
        "UBND phường": (True, False),
        "Băng rôn": (True, True),
        "Quà": (True, True),
        "Lạ": (False, False),
    }
    for each in found:
        plan = each.plan
        assert plan.state is State.PLANNED
        assert (plan.people, plan.listed, plan.links) == (None, None, ())
        for quantity in ("copies", "quantity", "amount"):
            assert plan.amount_of(quantity) is None
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


PEOPLE_BEFORE = (
    '{ key = "before.people", kind = "other_item", label = "Số người năm trước", '
    'last_year = { row = "1.1", column = "people" } }'
)
NEWS_BEFORE = (
    '{ key = "before.news", kind = "other_item", label = "Tin bài năm trước", '
    'last_year = { row = "2", column = "sessions" } }'
)
REPEATING = f"""
[[rows]]
code = "11"
label = "So với năm trước"
categories = [{PEOPLE_BEFORE}, {NEWS_BEFORE}]
cells.people = {{ sum = "quantity", where = {{ category = "before.people" }} }}
"""


def add_repeating_form(workspace: Workspace) -> None:
    text = (resources() / "forms" / "chung.toml").read_text(encoding="utf-8")
    text = text.replace('id = "chung"', 'id = "nhac-lai"')
    made = text.replace("[[sections]]", f"{REPEATING}\n[[sections]]", 1)
    workspace.forms.keep(FormFile(read_form(made, "nhac-lai.toml"), made))


def test_a_new_week_begins_with_what_its_form_repeats_of_last_year(workspace: Workspace) -> None:
    add_repeating_form(workspace)
    write_week(workspace, 2026 - 1, people=702)
    week = replace(THIS_YEAR, id="mới", year=2027, form="nhac-lai")
    workspace.store.write(THIS_YEAR.id, Changes(records={"t": a_record(id="t", people=45)}))
    begin(workspace, week)
    (repeated,) = workspace.store.notebook("mới").records
    assert isinstance(repeated, OtherItem)
    assert (repeated.category, repeated.title, repeated.quantity) == (
        "before.people",
        "Số người năm trước",
        45,
    )
    annex = workspace.annex(week)
    assert annex.value("11", "people") == 45


def test_without_a_week_before_or_a_form_that_repeats_nothing_is_filled_in(
    workspace: Workspace,
) -> None:
    add_repeating_form(workspace)
    first = replace(THIS_YEAR, id="đầu", year=2010, form="nhac-lai")
    assert repeated_figures(workspace, first) == ()
    plain = replace(THIS_YEAR, id="mới", year=2027, form="chung")
    assert repeated_figures(workspace, plain) == ()


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('row = "1.1", column = "people"', 'row = "77", column = "people"', "không có dòng “77”"),
        ('row = "1.1", column = "people"', 'row = "1.1", column = "nữ"', "không có cột “nữ”"),
        ('row = "1.1", column = "people"', 'row = "3", column = "people"', "không có số cộng được"),
        (
            'kind = "other_item", label = "Số người',
            'kind = "event", label = "Số người',
            "chỉ đi cùng",
        ),
    ],
)
def test_a_figure_of_last_year_must_be_one(
    old: str, new: str, fault: str, workspace: Workspace
) -> None:
    add_repeating_form(workspace)
    text = workspace.forms.get("nhac-lai").text
    assert old in text
    with pytest.raises(BadData, match=fault):
        read_form(text.replace(old, new), "a.toml")
