# SPDX-License-Identifier: MIT
"""What units send is added figure by figure, whichever way it came about."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.checks.units import Count, count_units
from desktop.domain.exchange import week_file
from desktop.domain.exchange.annex_lines import figures_in
from desktop.domain.exchange.receiving import Came, Directory, Verdict
from desktop.domain.exchange.week_file import content_of, dump
from desktop.domain.form.form import Form
from desktop.domain.form.reading import read_form
from desktop.domain.report.annex import annex_of, compute
from desktop.domain.report.draft import written_section
from desktop.domain.report.facts import facts_of
from desktop.domain.week.changes import Changes
from desktop.domain.week.collected import (
    Collected,
    Figures,
    How,
    ReceivedReport,
    ReportingUnit,
    Review,
)
from desktop.domain.week.notebook import Notebook
from desktop.domain.week.open_notebook import OpenNotebook
from desktop.services.collecting.words import count_line
from tests.domain.weeks import GIA_LAM, QUANG_YEN, a_class, a_notebook, a_week, sample, shipped_form

FORMS = (QUANG_YEN, GIA_LAM, shipped_form("chung"))
KEYS = [("1", "sessions"), ("1.1", "people"), ("9", "sessions")]
_FIGURES = st.dictionaries(st.sampled_from(KEYS), st.integers(0, 10**6))


def a_report(figures: Figures, revision: int = 1, **changes: object) -> ReceivedReport:
    report = ReceivedReport(
        id=f"K7QM3-{revision:05}",
        form="quang-yen-2020",
        revision=revision,
        check_code=f"K7QM3-{revision:05}",
        how=How.BUNDLE,
        under=QUANG_YEN.identity,
        received_at=datetime(2026, 10, 8, tzinfo=UTC),
        figures=figures,
    )
    return replace(report, **changes)  # type: ignore[arg-type]


def a_unit(name: str, *reports: ReceivedReport, **changes: object) -> ReportingUnit:
    review = Review.RECEIVED if reports else Review.AWAITED
    unit = ReportingUnit(id=name, name=name, review=review, reports=reports)
    return replace(unit, **changes)  # type: ignore[arg-type]


@st.composite
def units(draw: st.DrawFn) -> list[ReportingUnit]:
    names = draw(st.lists(st.sampled_from("abcdef"), unique=True, max_size=5))
    return [
        a_unit(
            name,
            *(a_report(f, n) for n, f in enumerate(draw(st.lists(_FIGURES, max_size=3)), 1)),
            review=draw(st.sampled_from(Review)),
        )
        for name in names
    ]


@given(units(), units(), st.sets(st.sampled_from("abcdef")))
def test_sums_follow_whatever_changes_as_if_added_up_from_nothing(
    before: list[ReportingUnit], later: list[ReportingUnit], gone: set[str]
) -> None:
    changes: dict[str, ReportingUnit | None] = {unit.id: unit for unit in later}
    changes |= dict.fromkeys(gone, None)
    changed = Collected(before).changed(changes)
    assert changed.totals == Collected(changed).totals
    kept = {u.id: u for u in [*before, *later] if u.id not in gone}
    assert changed.units == kept


@given(st.lists(st.lists(st.integers(0, 500), max_size=4), max_size=5), st.sampled_from(FORMS))
def test_every_figure_is_the_sum_of_ones_own_and_every_units(
    people: list[list[int]], form: Form
) -> None:
    weeks = [
        [a_class(id=f"{at}-{n}", people=many) for n, many in enumerate(own)]
        for at, own in enumerate(people)
    ]
    annexes = [compute(form, facts_of(records)) for records in weeks]
    reports = [a_unit(str(at), a_report(figures_in(annex))) for at, annex in enumerate(annexes)]
    own = [*sample().records]
    merged = compute(form, facts_of(own), {}, Collected(reports))
    together = compute(form, facts_of([*own, *(r for records in weeks for r in records)]))
    assert figures_in(merged) == figures_in(together)


def test_a_share_is_computed_from_the_sums_of_its_parts() -> None:
    text = (Path(__file__).parents[1] / "data" / "phong-chau-2027.toml").read_text(encoding="utf-8")
    form = read_form(text, "phong-chau-2027.toml")
    row, column, measure = next(
        (row, column, measure)
        for row in form.rows
        for column, measure in row.cells.items()
        if measure.percent
    )
    assert measure.percent is not None
    part, whole = (
        (at.row or row.code, at.column or column)
        for at in (measure.percent.part, measure.percent.whole)
    )
    units = [
        a_unit("a", a_report({part: 1, whole: 1, (row.code, column): 100})),
        a_unit("b", a_report({part: 0, whole: 3, (row.code, column): 0})),
    ]
    assert compute(form, [], {}, Collected(units)).value(row.code, column) == 25


def test_a_returned_report_does_not_count_and_the_latest_does() -> None:
    first, second = a_report({KEYS[0]: 3}, 1), a_report({KEYS[0]: 5}, 2)
    assert Collected([a_unit("a", second, first)]).totals == {KEYS[0]: 5}
    assert Collected([a_unit("a", second, review=Review.RETURNED)]).totals == {}


def test_a_figure_nobody_has_stays_blank() -> None:
    annex = annex_of(QUANG_YEN, Notebook(week=a_week(), collected=Collected([a_unit("a")])))
    assert figures_in(annex) == {}
    zero = Collected([a_unit("a", a_report({KEYS[0]: 0}))])
    assert figures_in(annex_of(QUANG_YEN, Notebook(week=a_week(), collected=zero))) == {KEYS[0]: 0}


def test_the_text_tells_the_sum_and_names_ones_own_as_a_part_of_it() -> None:
    own = a_class(title="Lớp của phường", people=12, sessions=1)
    figures = {("1", "sessions"): 4, ("1.1", "people"): 40, ("1.13", "sessions"): 4}
    figures |= {("1.13", "people"): 40}
    collected = Collected([a_unit("TTHTCĐ xã A", a_report(figures))])
    notebook = a_notebook(own, collected=collected)
    section = next(s for s in QUANG_YEN.sections if s.key == "activities")
    text = written_section(section, notebook, QUANG_YEN).text
    assert "05 lớp" in text
    assert "52 người" in text
    assert "trong đó Lớp của phường" in text
    assert "12 người" in text


@given(st.permutations([(1, 3), (2, 5), (2, 6), (3, 4)]))
def test_reports_of_one_unit_may_come_in_any_order(order: list[tuple[int, int]]) -> None:
    collected = Collected()
    for revision, people in order:
        code = f"{revision}-{people}"
        report = a_report({KEYS[0]: people}, revision, id=code, check_code=code)
        came = Came(name="TTHTCĐ xã A", week="w", report=report)
        placed = Directory(collected, {}).place(came)
        collected = collected.changed({placed.unit.id: placed.unit})
    assert collected.totals == {KEYS[0]: 4}
    (unit,) = collected
    assert [r.id for r in unit.reports] == ["1-3", "2-5", "2-6", "3-4"]


def test_an_expected_unit_is_known_by_its_name_once_then_by_its_own_week() -> None:
    collected = Collected([a_unit("Trung tâm học tập cộng đồng xã A", code="A01")])
    came = Came(name="TTHTCĐ Xã A", week="w", report=a_report({KEYS[0]: 1}))
    first = Directory(collected, {}).place(came)
    assert (first.unit.code, first.unit.unit_week) == ("A01", "w")
    renamed = replace(came, name="Tên khác", report=a_report({KEYS[0]: 2}, 2))
    again = Directory(Collected([first.unit]), {}).place(renamed)
    assert (again.unit.code, again.verdict) == ("A01", Verdict.NEWER)


def test_units_are_counted_as_received_in_time_late_and_missing() -> None:
    late = a_report({}, received_at=datetime(2026, 10, 12, tzinfo=UTC))
    many = Collected([a_unit("a", a_report({})), a_unit("b", late), a_unit("c")])
    assert count_units(many, date(2026, 10, 10)) == Count(3, 2, 1, 1)
    assert count_units(many, date(2026, 10, 10)).missing == 1


def test_a_report_that_was_sent_back_is_not_counted_as_received() -> None:
    returned = replace(a_unit("b", a_report({})), review=Review.RETURNED)
    two = Collected([a_unit("a", a_report({})), returned])
    count = count_units(two, None)
    assert (count.received, count.returned, count.missing) == (1, 1, 0)
    assert count_line(two, None) == "Đã nhận 1/2, gửi trả 1, thiếu 0."


@pytest.mark.parametrize("how", How)
def test_units_travel_with_the_data_and_a_week_without_any_is_written_as_before(how: How) -> None:
    report = a_report(
        {KEYS[0]: 3}, how=how, row_notes={"10": "Ghi chú"}, doubts=("Xem lại.",), below=("X",)
    )
    review = Review.APPROVED if how is How.TABLE else Review.RECEIVED
    collected = Collected([a_unit("TTHTCD-xa-A", report, review=review), a_unit("b")])
    notebook = a_notebook(a_class(), collected=collected)
    text = dump(content_of(notebook, "", annex_of(QUANG_YEN, notebook)), revision=1)
    again = week_file.load(text, "w.json").notebook
    assert [*again.collected] == [replace(a_unit("TTHTCD-xa-A", report), review=review)]
    assert again.collected.totals == collected.totals == {KEYS[0]: 3}
    plain = a_notebook(a_class())
    before = dump(content_of(plain, "", annex_of(QUANG_YEN, plain)), revision=1)
    assert '"version": 1' in before
    assert '"units"' not in before
    assert '"version": 2' in text


@given(units(), st.lists(units(), max_size=3))
def test_undoing_gives_back_what_was(
    first: list[ReportingUnit], steps: Sequence[list[ReportingUnit]]
) -> None:
    opened = OpenNotebook(Notebook(week=a_week(), collected=Collected(first)))
    backs = [opened.apply(Changes(units={u.id: u for u in step})) for step in steps]
    for back in reversed(backs):
        opened.apply(back)
    assert opened.notebook.collected == Collected(first)
    assert opened.notebook.collected.totals == Collected(first).totals
