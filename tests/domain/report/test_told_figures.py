# SPDX-License-Identifier: MIT
"""The text tells what the annex has, all of it, once, and nothing else: on any form, any Week."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.checks import find_problems
from desktop.domain.form.asked import gaps_of
from desktop.domain.form.form import Category, Form, Section, SectionSource
from desktop.domain.form.reading import read_form
from desktop.domain.report.annex import Annex, compute
from desktop.domain.report.draft import draft_section
from desktop.domain.report.facts import facts_of
from desktop.domain.report.headlines import headlines, item_figures
from desktop.domain.week.kinds import KINDS
from desktop.domain.week.records import Record, State
from tests.domain.weeks import GIA_LAM, QUANG_YEN, a_notebook

DATA = Path(__file__).parents[1] / "data"
MADE_UP = [
    f"{name}-2027"
    for name in (
        "van-lang",
        "lac-viet",
        "phong-chau",
        "me-linh",
        "van-xuan",
        "hoa-lu",
        "bach-hac",
        "my-hao",
    )
]
ACCOUNT = Section(key="all", title="Hoạt động", source=SectionSource.ACCOUNT)
MONEY = Section(key="money", title="Kinh phí", source=SectionSource.FUNDING)
SMALL = 500
"""Numbers of entries and shares are below, what the records of these tests say is above."""


def form_at(name: str) -> Form:
    path = DATA / f"{name}.toml"
    return replace(
        read_form(path.read_text(encoding="utf-8"), path.name), sections=(ACCOUNT, MONEY)
    )


FORMS = [*map(form_at, MADE_UP)] + [
    replace(form, sections=sections)
    for form in (QUANG_YEN, GIA_LAM)
    for sections in ((ACCOUNT, MONEY), (ACCOUNT,))
]
numbers = st.none() | st.just(0) | st.integers(10**6, 10**12)
"""So large that hardly two sums of them are the same."""


def a_record(category: Category, form: Form) -> st.SearchStrategy[Record]:
    kind = KINDS[category.kind]
    own = [q.key for q in form.quantities if kind.key in q.kinds]
    return st.builds(
        kind.record,
        id=st.just(""),
        category=st.just(category.key),
        title=st.sampled_from(["Tên một", "Tên hai", "", "Học bổng"]),
        state=st.sampled_from([State.HELD, State.HELD, State.PLANNED]),
        place=st.sampled_from(["", "Nhà văn hóa", "Sân trường"]),
        other=st.dictionaries(st.sampled_from(own), numbers.filter(bool)) if own else st.just({}),
        **dict.fromkeys(sorted(kind.quantities), numbers),
        **{name: st.sampled_from(values) for name, values in kind.choices.items()},
    )


def weeks_of(form: Form) -> st.SearchStrategy[tuple[Form, list[Record]]]:
    categories = [category for row in form.rows for category in row.categories]
    records = st.lists(st.one_of([a_record(category, form) for category in categories]), max_size=9)
    return st.tuples(
        st.just(form),
        records.map(lambda found: [replace(r, id=str(at)) for at, r in enumerate(found)]),
    )


WEEKS = [weeks_of(form) for form in FORMS]
"""By form, made once: to make a strategy takes longer than to draw from it."""

weeks = st.one_of(WEEKS)


def told(form: Form, records: list[Record]) -> str:
    """Return all that is told, without the line on the days of the Week and sums in words."""
    notebook = a_notebook(*records)
    texts = [draft_section(section, notebook, form) for section in form.sections]
    lines = [line for line in "\n".join(texts).split("\n") if not line.startswith("Tuần lễ được")]
    return re.sub(r" \(Bằng chữ: [^)]*\)", "", "\n".join(lines))


def numbers_in(text: str) -> Counter[int | Decimal]:
    found = re.findall(r"\d+(?:\.\d{3})*(?:,\d+)?", text)
    return Counter(Decimal(n.replace(".", "").replace(",", ".")) for n in found)


def shown(annex: Annex, *, shares: bool) -> Counter[int | Decimal]:
    """Return every figure of the annex, shares in hundredths or the others."""
    return Counter(
        cell.value
        for row in annex.rows
        for column, cell in row.cells.items()
        if cell.value is not None and (row.row.cells[column].percent is not None) is shares
    )


def amounts(record: Record) -> Iterator[int]:
    quantities = (*KINDS_OF[type(record)].quantities, *record.other)
    yield from (amount for q in quantities if (amount := record.amount_of(q)))


KINDS_OF = {kind.record: kind for kind in KINDS.values()}


@settings(max_examples=150, deadline=None)
@given(weeks)
def test_every_figure_of_the_annex_is_told_once(drawn: tuple[Form, list[Record]]) -> None:
    form, records = drawn
    annex, text = compute(form, facts_of(records)), told(form, records)
    of_records: Counter[int | Decimal] = Counter(
        n for r in records if r.state is State.HELD for n in amounts(r)
    )
    found = numbers_in(re.sub(r"\d[\d.]* %", "", text))
    for number, times in shown(annex, shares=False).items():
        if number in of_records:  # A share in a larger sum may be that of another record alone.
            assert times <= found[number] <= times + of_records[number]
        else:
            assert found[number] == times, (number, text)
    assert numbers_in(" ".join(re.findall(r"\d[\d.]* %", text))) == shown(annex, shares=True)


@settings(max_examples=150, deadline=None)
@given(weeks)
def test_nothing_is_told_that_the_annex_does_not_have(drawn: tuple[Form, list[Record]]) -> None:
    form, records = drawn
    annex = compute(form, facts_of(records))
    known = set(shown(annex, shares=False)) | set(shown(annex, shares=True))
    known |= {number for row in annex.rows for number in numbers_in(row.notes)}
    asked = {m.sum for row in form.rows for m in row.cells.values()}
    for record in records:
        quantities = (*KINDS_OF[type(record)].quantities, *record.other)
        # What a record alone brings to a sum is a part of it.
        known |= {n for q in quantities if q in asked and (n := record.amount_of(q)) is not None}
    assert set(numbers_in(told(form, records))) <= known


@settings(max_examples=150, deadline=None)
@given(weeks)
def test_a_sum_that_misses_a_number_says_so_and_the_check_finds_it(
    drawn: tuple[Form, list[Record]],
) -> None:
    form, records = drawn
    annex, gaps = compute(form, facts_of(records)), gaps_of(form, records)
    incomplete = [key for key in gaps if annex.value(*key) is not None]
    text = re.sub(r"ít nhất \d[\d.]* %", "", told(form, records))  # A share is that of its part.
    assert text.count("ít nhất") == len(incomplete)
    found = {p.record for p in find_problems(a_notebook(*records), form) if "missing_" in p.code}
    assert {record.id for missing in gaps.values() for record in missing} <= found


@settings(max_examples=60, deadline=None)
@given(weeks)
def test_the_overview_shows_figures_of_the_annex(drawn: tuple[Form, list[Record]]) -> None:
    form, records = drawn
    annex = compute(form, facts_of(records))
    for headline in headlines(form, annex):
        parts = [value for key in headline.keys if (value := annex.value(*key)) is not None]
        assert headline.value == (sum(parts) if parts else None)
    for item in (row for row in form.rows if row.is_heading):
        under = {r.code for r in form.rows_under(item.code)}
        own = {c.value for row in annex.rows if row.row.code in under for c in row.cells.values()}
        assert {value for _unit, value in item_figures(form, annex, item.code)} <= own


@pytest.mark.parametrize("some", WEEKS, ids=[form.id for form in FORMS])
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_the_text_is_made_of_whole_sentences(
    some: st.SearchStrategy[tuple[Form, list[Record]]], data: st.DataObject
) -> None:
    text = told(*data.draw(some))
    for line in text.split("\n"):
        assert not line or re.match(r"(\w\)|[-+]) \S", line), line
        assert not re.search(r"  |\(\)|,,| ,|\.\.|None|\(,|: \.|trong đó trong đó", line), line
        assert not line or line[-1] in ".:", line
