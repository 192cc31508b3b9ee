# SPDX-License-Identifier: MIT
from dataclasses import replace

import pytest

from desktop.domain.checks import Problem, Severity
from desktop.domain.checks.items import Item, ItemState, item_of, items_of
from desktop.domain.form.form import Form
from desktop.domain.report.annex import compute
from desktop.domain.report.facts import facts_of
from desktop.domain.week.notebook import Notebook
from desktop.domain.week.records import (
    BookDonation,
    Commendation,
    NewsItem,
    OtherItem,
    Party,
    State,
)
from tests.domain.weeks import QUANG_YEN, a_class, a_notebook


def item(code: str, notebook: Notebook, *problems: Problem) -> Item:
    return next(i for i in items(QUANG_YEN, notebook, *problems) if i.row.code == code)


def items(form: Form, notebook: Notebook, *problems: Problem) -> tuple[Item, ...]:
    annex = compute(form, facts_of(notebook.records))
    return items_of(form, notebook, annex, problems)


def problem(code: str, record: str = "class-1") -> Problem:
    return Problem(
        code=code, severity=Severity.SHOULD_SEE, subject="", message="Lạ.", record=record
    )


def test_the_items_are_those_of_the_form_in_its_order() -> None:
    found = items(QUANG_YEN, a_notebook())
    assert [i.row.code for i in found] == [str(n) for n in range(1, 11)]
    assert {i.state for i in found} == {ItemState.EMPTY}


def test_an_item_adds_up_the_records_of_all_its_rows() -> None:
    more = a_class(id="class-2", category="class.other", sessions=3, people=100)
    classes = item("1", a_notebook(a_class(people=20), more))
    assert (classes.records, classes.figures) == (2, (("lớp", 4), ("người", 120)))


def test_people_follow_the_attendance_list() -> None:
    assert ("người", 28) in item("1", a_notebook(a_class(people=None, listed=28))).figures


def test_a_quantity_nobody_wrote_is_no_nought() -> None:
    gift = BookDonation(id="b", category="books")
    assert item("4", a_notebook(gift)).figures == (("tập thể", 1),)


def test_what_is_only_planned_is_not_counted() -> None:
    planned = item("1", a_notebook(a_class(state=State.PLANNED)))
    assert (planned.records, planned.figures) == (1, ())
    assert planned.state is ItemState.IN_PROGRESS


def test_people_commended_are_no_collectives() -> None:
    units = Commendation(id="1", category="commendation", sessions=5)
    people = Commendation(
        id="2", category="commendation", recipient=Party.INDIVIDUAL, sessions=1, people=17
    )
    assert item("8", a_notebook(units, people)).figures == (("đơn vị", 5), ("người", 17))


def test_an_item_without_figures_in_the_annex_has_none() -> None:
    grants = OtherItem(id="1", category="other", quantity=25, unit="suất")
    assert item("10", a_notebook(grants)).figures == ()


def test_an_item_with_a_problem_is_to_be_looked_at() -> None:
    classes = item("1", a_notebook(a_class()), problem("no_evidence"), problem("outside_week"))
    assert (classes.problems, classes.state) == (2, ItemState.HAS_PROBLEMS)


def test_being_planned_still_is_no_problem() -> None:
    classes = item("1", a_notebook(a_class()), problem("still_planned"))
    assert (classes.problems, classes.state) == (0, ItemState.DONE)


def test_problems_of_other_records_do_not_matter() -> None:
    news = NewsItem(id="news-1", category="news")
    notebook = a_notebook(a_class(), news)
    assert item("2", notebook, problem("no_evidence")).state is ItemState.DONE


@pytest.mark.parametrize(
    ("category", "code"), [("class.literacy", "1"), ("news", "2"), ("class.gone", "")]
)
def test_a_category_stands_under_an_item(category: str, code: str) -> None:
    assert item_of(QUANG_YEN, category) == code


def test_a_heading_nothing_can_be_written_under_is_no_task() -> None:
    bare = replace(QUANG_YEN.row("9"), categories=())
    form = replace(QUANG_YEN, rows=tuple(bare if r.code == "9" else r for r in QUANG_YEN.rows))
    assert "9" not in [i.row.code for i in items(form, a_notebook())]
