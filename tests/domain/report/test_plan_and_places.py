# SPDX-License-Identifier: MIT
"""Plan and result from the same records, and a column for each place or kind of people."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.checks import find_problems
from desktop.domain.entry.activity_book import suggestions
from desktop.domain.errors import BadData
from desktop.domain.form.reading import read_form
from desktop.domain.report.annex import compute
from desktop.domain.report.draft import draft_section
from desktop.domain.report.facts import facts_of
from desktop.domain.report.headlines import headlines
from desktop.domain.week.records import Event, Record, State, TrainingClass
from tests.domain.weeks import a_notebook

TEXT = (Path(__file__).parents[1] / "data" / "my-hao-2027.toml").read_text(encoding="utf-8")
FORM = read_form(TEXT, "my-hao-2027.toml")

states = st.sampled_from([State.PLANNED, State.HELD, State.CANCELLED])
classes = st.lists(
    st.builds(
        TrainingClass,
        id=st.just(""),
        category=st.just("class"),
        state=states,
        sessions=st.integers(0, 9),
        people=st.none() | st.integers(0, 90),
        place=st.sampled_from(["Khu 1", "khu  1", "Khu 2", "Khu 3", ""]),
        audience=st.sampled_from(["Học sinh", "học sinh", "Nông dân", ""]),
    ),
    max_size=6,
).map(lambda found: [replace(record, id=str(at)) for at, record in enumerate(found)])


@given(classes)
def test_plan_result_and_places_are_those_of_a_plain_computation(
    records: list[TrainingClass],
) -> None:
    annex = compute(FORM, facts_of(records))
    held = [r for r in records if r.state is State.HELD]
    planned, done = (sum(r.sessions or 0 for r in found) for found in (records, held))
    assert (annex.value("1", "plan") or 0) == planned
    assert (annex.value("1", "done") or 0) == done
    for column, name, text in (
        ("khu_1", "place", "khu 1"),
        ("khu_2", "place", "khu 2"),
        ("pupils", "audience", "học sinh"),
    ):
        there = [r for r in held if " ".join(getattr(r, name).lower().split()) == text]
        people = [r.people for r in there if r.people is not None]
        assert annex.value("1", column) == (sum(people) if people else None)


def told(*records: Record) -> str:
    return draft_section(FORM.sections[0], a_notebook(*records), FORM)


def a_class(**given: object) -> TrainingClass:
    return TrainingClass(id=str(given), category="class", **given)  # type: ignore[arg-type] # by keyword


def test_the_text_tells_plan_result_and_places() -> None:
    text = told(
        a_class(title="Tin học", sessions=2, people=40, place="Khu 1", audience="Học sinh"),
        a_class(title="May", sessions=1, state=State.PLANNED, people=12),
        a_class(title="Hàn", sessions=1, state=State.CANCELLED, people=7),
    )
    assert "kế hoạch 04 lớp, thực hiện 02 lớp, đạt 50 %" in text
    assert "40 người dự (Khu 1), 40 người dự (Học sinh)" in text
    assert "May" not in text


def test_a_share_of_the_plan_has_its_decimals() -> None:
    records = [a_class(sessions=2), a_class(sessions=1, state=State.PLANNED)]
    assert compute(FORM, facts_of(records)).value("1", "share") == Decimal("66.7")


def test_the_overview_shows_what_was_held() -> None:
    annex = compute(FORM, facts_of([a_class(sessions=2), a_class(sessions=5, state=State.PLANNED)]))
    assert [h.value for h in headlines(FORM, annex) if h.unit == "lớp"] == [2]


def test_a_plan_that_misses_a_number_says_so() -> None:
    contest = Event(id="e", category="contest", sessions=None, state=State.PLANNED)
    text = told(contest, replace(contest, id="f", sessions=3))
    assert "kế hoạch ít nhất 03 cuộc" in text


def test_what_the_columns_are_for_is_offered_first_and_only_once() -> None:
    offered = suggestions([a_class(place="Khu 2"), a_class(place="Nhà văn hóa")], FORM)
    assert offered["place"] == ("Khu 1", "Khu 2", "Nhà văn hóa")
    assert offered["audience"] == ("Học sinh",)


def test_an_activity_that_no_column_takes_is_named() -> None:
    stranger = a_class(title="Tin học", place="Khu 9", audience="học sinh")
    found = [p for p in find_problems(a_notebook(stranger), FORM) if p.code == "not_in_a_column"]
    assert [(p.field, p.message, p.advice) for p in found] == [
        (
            "place",
            "Nơi tổ chức “Khu 9” không có cột nào nên chưa được tính.",
            "Hãy ghi đúng như một trong các cột: Khu 1; Khu 2.",
        )
    ]
    contest = Event(id="e", category="contest", title="Thi", place="")
    told = [p.message for p in find_problems(a_notebook(contest), FORM) if p.field == "place"]
    assert told == ["Chưa ghi nơi tổ chức nên chưa được tính."]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('where = { place = "Khu 2" }', 'where = { place = " " }', "place trong where đang trống"),
        ('state = "planned"', 'state = "dự kiến"', "“state”: “dự kiến” không được dùng"),
        (
            'whole = { column = "plan" } }, decimals = 1',
            'whole = { column = "plan" } }, state = "planned"',
            "cột “share”: scope, where và state chỉ đi cùng sum, count, distinct",
        ),
        ('where = { place = "Khu 2" }', 'where = { outlet = "a" }', "không có điều kiện “outlet”"),
    ],
)
def test_what_makes_no_sense_is_refused_where_it_stands(old: str, new: str, fault: str) -> None:
    assert old in TEXT
    with pytest.raises(BadData) as caught:
        read_form(TEXT.replace(old, new), "a.toml")
    assert fault in caught.value.message
