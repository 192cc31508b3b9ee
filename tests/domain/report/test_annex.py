# SPDX-License-Identifier: MIT
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.form.asked import gaps_of
from desktop.domain.form.form import Category, Form
from desktop.domain.form.measures import Measure
from desktop.domain.form.reading import read_form
from desktop.domain.report.annex import Annex, compute
from desktop.domain.report.cells import Cell
from desktop.domain.report.facts import Facts, facts_of
from desktop.domain.week.kinds import KINDS, Kind
from desktop.domain.week.records import (
    BookDonation,
    Event,
    Funding,
    NewsItem,
    OtherItem,
    Party,
    Publication,
    Record,
    State,
    TrainingClass,
)
from desktop.paths import resources

DATA = Path(__file__).parents[1] / "data"


def form_at(path: Path) -> Form:
    return read_form(path.read_text(encoding="utf-8"), path.name)


QUANG_YEN = form_at(resources() / "forms" / "quang-yen-2020.toml")
VAN_LANG = form_at(DATA / "van-lang-2027.toml")
LAC_VIET = form_at(DATA / "lac-viet-2027.toml")
FORMS = [QUANG_YEN, VAN_LANG, LAC_VIET]


def annex_of(form: Form, *records: Record) -> Annex:
    """Return the annex of records whose ids are "0", "1" and so on."""
    return compute(form, facts_of(numbered(records)))


def numbered(records: Sequence[Record]) -> list[Record]:
    return [replace(record, id=str(at)) for at, record in enumerate(records)]


def a_class(category: str = "class.literacy", **given: object) -> TrainingClass:
    return TrainingClass(id="", category=category, **given)  # type: ignore[arg-type] # by keyword


def figures(annex: Annex) -> dict[tuple[str, str], int | Decimal]:
    """Return every figure that is not blank, by row and column."""
    return {
        (row.row.code, column): cell.value
        for row in annex.rows
        for column, cell in row.cells.items()
        if cell.value is not None
    }


def test_an_empty_week_has_only_blank_figures() -> None:
    assert figures(annex_of(QUANG_YEN)) == {}


def test_a_zero_that_was_typed_is_no_blank() -> None:
    annex = annex_of(QUANG_YEN, a_class(people=0))
    assert annex.value("1.13", "people") == 0
    assert annex.value("1.12", "people") is None


def test_a_blank_quantity_leaves_its_cell_blank_and_untraced() -> None:
    cell = annex_of(QUANG_YEN, a_class(people=None)).cell("1.13", "people")
    assert cell is not None
    assert (cell.value, cell.records) == (None, ())


def test_people_follow_the_attendance_list_until_a_number_is_typed() -> None:
    assert annex_of(QUANG_YEN, a_class(listed=12)).value("1.1", "people") == 12
    assert annex_of(QUANG_YEN, a_class(listed=12, people=15)).value("1.1", "people") == 15


@pytest.mark.parametrize("state", [State.PLANNED, State.CANCELLED])
def test_only_what_was_held_counts(state: State) -> None:
    assert figures(annex_of(QUANG_YEN, a_class(people=30, state=state))) == {}


def test_a_class_raises_its_row_its_heading_and_nothing_else() -> None:
    annex = annex_of(QUANG_YEN, a_class(sessions=2, people=30))
    assert figures(annex) == {
        ("1", "sessions"): 2,
        ("1.1", "people"): 30,
        ("1.13", "sessions"): 2,
        ("1.13", "people"): 30,
    }


def test_a_talk_on_the_heading_itself_counts_in_the_heading_alone() -> None:
    annex = annex_of(QUANG_YEN, Event(id="", category="reading.other", people=50))
    assert figures(annex) == {("5", "sessions"): 1}


def test_collectives_and_individuals_are_told_apart() -> None:
    school = BookDonation(id="", category="books", copies=400)
    families = BookDonation(
        id="", category="books", donor=Party.INDIVIDUAL, sessions=1, people=38, copies=152
    )
    annex = annex_of(QUANG_YEN, school, families)
    assert figures(annex) == {
        ("4.1", "sessions"): 1,
        ("4.1", "people"): 38,
        ("4.2", "sessions"): 552,
    }


def test_money_lies_across_all_number_columns() -> None:
    annex = annex_of(QUANG_YEN, Funding(id="", category="funding", amount=15_000_000))
    cell = annex.cell("9.1", "sessions")
    assert cell is not None
    assert (cell.value, cell.span) == (15_000_000, 2)


def test_a_record_of_a_category_the_form_lacks_counts_nowhere() -> None:
    assert figures(annex_of(QUANG_YEN, a_class("class.unheard_of", people=5))) == {}


def test_a_row_or_column_the_form_lacks_has_no_figure() -> None:
    annex = annex_of(QUANG_YEN)
    assert annex.cell("1", "people") is None
    assert annex.value("77", "people") is None


def test_a_note_names_the_records_unless_the_clerk_wrote_one() -> None:
    items = [OtherItem(id=name, category="other", title=name) for name in ("Xe loa", "Học bổng")]
    notes = {row.row.code: row.notes for row in compute(QUANG_YEN, facts_of(items)).rows}
    assert notes["10"] == "Xe loa; Học bổng"
    assert notes["9"] == ""
    typed = compute(QUANG_YEN, facts_of(items), {"10": "Có hai việc", "9": "đã quyết toán"})
    assert [row.notes for row in typed.rows if row.notes] == ["đã quyết toán", "Có hai việc"]


def test_online_and_live_classes_of_one_row_have_their_columns() -> None:
    online = a_class("class.digital_online", sessions=3, people=90, women=45, hours=6)
    live = a_class("class.digital", sessions=2, people=30, women=20, ethnic_minority=7)
    annex = annex_of(VAN_LANG, online, live, a_class(sessions=1, people=12))
    row = {c.key: annex.value("1.a", c.key) for c in VAN_LANG.columns}
    assert row == {
        "live": 2,
        "online": 3,
        "people": 120,
        "women": 65,
        "minority": 7,
        "share": 54,
        "hours": None,
    }
    assert annex.value("1", "live") == 3
    assert annex.value("1", "hours") == 6


def test_what_only_the_form_asks_for_is_added_up() -> None:
    contest = Event(id="", category="reading.book_contest", sessions=3, other={"entries": 5361})
    annex = annex_of(VAN_LANG, contest, Event(id="", category="reading.book_contest"))
    assert annex.value("2", "live") == 2
    assert annex.value("2.đ", "live") == 5361
    assert annex.value("2", "people") is None


def test_metres_and_hours_are_units_too() -> None:
    banner = Publication(id="", category="publications", copies=12, metres=95)
    radio = NewsItem(id="", category="news", sessions=6, hours=120)
    expected = {("3", "live"): 95, ("4", "hours"): 120}
    assert figures(annex_of(VAN_LANG, banner, radio)) == expected


@pytest.mark.parametrize(
    ("women", "people", "percent"),
    [(1, 3, 33), (2, 3, 67), (1, 200, 1), (1, 201, 0), (30, 30, 100), (0, 30, 0), (5, 0, None)],
)
def test_a_percentage_is_whole_and_a_half_is_rounded_up(
    women: int, people: int, percent: int | None
) -> None:
    annex = annex_of(VAN_LANG, a_class("class.digital", people=people, women=women))
    assert annex.value("1.a", "share") == percent


def test_a_percentage_of_a_blank_stays_blank() -> None:
    assert annex_of(VAN_LANG, a_class("class.digital", people=30)).value("1.a", "share") is None
    assert annex_of(VAN_LANG, a_class("class.digital", women=30)).value("1.a", "share") is None


def test_three_levels_add_up_to_the_roman_row_and_its_share_of_the_population() -> None:
    annex = annex_of(
        LAC_VIET,
        a_class(sessions=2, people=24, place="Nhà văn hóa khu 5"),
        a_class("class.life_skills", people=120, place="Trường THCS Hòa Bình"),
        Event(id="", category="seminar", people=56, place="Trường THCS Hoà Bình"),
        OtherItem(id="", category="population", quantity=5000),
        Funding(id="", category="funding.province", amount=7),
        Funding(id="", category="funding", amount=5),
    )
    row = {c.key: annex.value("I", c.key) for c in LAC_VIET.columns}
    assert row == {"number": 4, "places": 2, "people": 200, "money": None}
    assert annex.value("IV", "people") == 4
    assert annex.value("V", "number") == 144
    assert [annex.value(code, "money") for code in ("II", "II.1", "II.2")] == [12, 7, 5]


def test_a_place_is_another_one_when_its_tone_is() -> None:
    places = ["Khu Hòa", "khu  hoà", "Khu Hóa", ""]
    annex = annex_of(LAC_VIET, *(a_class(place=place) for place in places))
    cell = annex.cell("I", "places")
    assert cell is not None
    assert (cell.value, cell.records) == (2, ("0", "1", "2"))


def test_a_figure_of_figures_is_traced_to_each_record_once() -> None:
    cell = annex_of(VAN_LANG, a_class("class.digital", people=4, women=1)).cell("1.a", "share")
    assert cell is not None
    assert cell.records == ("0",)


def test_the_notes_tell_how_much_where_no_figure_of_the_form_does() -> None:
    gift = OtherItem(id="", category="other", title="Trao học bổng", quantity=25, unit="suất")
    assert annex_of(QUANG_YEN, gift).rows[-1].notes == "Trao học bổng (25 suất)"
    counted = replace(QUANG_YEN.row("10"), cells={"sessions": Measure(sum="quantity")})
    form = replace(QUANG_YEN, rows=(*QUANG_YEN.rows[:-1], counted))
    assert annex_of(form, gift).rows[-1].notes == "Trao học bổng"


def test_a_payment_is_of_the_source_of_its_row() -> None:
    rows = tuple(
        replace(
            QUANG_YEN.row(code),
            categories=(Category(key=f"funding.{source}", kind="funding"),),
            cells={"sessions": Measure(sum="amount", where={"source": source})},
        )
        for code, source in (("9.1", "state_budget"), ("9.2", "other_source"))
    )
    form = replace(QUANG_YEN, rows=(replace(QUANG_YEN.row("9"), categories=()), *rows))
    gift = Funding(id="", category="funding.other_source", amount=20_000_000)
    assert figures(annex_of(form, gift)) == {("9.2", "sessions"): 20_000_000}
    unknown = replace(gift, amount=None)
    assert list(gaps_of(form, [unknown])) == [("9.2", "sessions")]


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_the_facts_know_whatever_a_form_may_ask_of_a_kind(kind: Kind) -> None:
    assert {*kind.quantities, *kind.choices} <= set(Facts._fields)


def a_record(category: Category, form: Form) -> st.SearchStrategy[Record]:
    """Any record of a category, blanks and zeros among its quantities."""
    kind = KINDS[category.kind]
    own = [q.key for q in form.quantities if kind.key in q.kinds]
    numbers = {name: st.none() | st.integers(0, 50) for name in sorted(kind.quantities)}
    choices = {name: st.sampled_from(values) for name, values in kind.choices.items()}
    return st.builds(
        kind.record,
        id=st.just(""),
        category=st.just(category.key),
        state=st.sampled_from([State.HELD, State.HELD, State.PLANNED, State.CANCELLED]),
        place=st.sampled_from(["", "Khu 1", "khu 1", "Khu 2"]),
        other=st.dictionaries(st.sampled_from(own), st.integers(0, 50)) if own else st.just({}),
        **numbers,
        **choices,
    )


def weeks_of(form: Form) -> st.SearchStrategy[list[Record]]:
    categories = [category for row in form.rows for category in row.categories]
    entry = st.one_of([a_record(category, form) for category in categories])
    return st.lists(entry, max_size=12).map(numbered)


weeks = st.one_of([st.tuples(st.just(form), weeks_of(form)) for form in FORMS])
Drawn = tuple[Form, list[Record]]


def made(annex: Annex) -> list[tuple[Measure, Cell]]:
    """Return every figure with how it is made."""
    return [
        (row.row.cells[column], cell) for row in annex.rows for column, cell in row.cells.items()
    ]


@settings(max_examples=40)
@given(weeks)
def test_every_sum_is_the_sum_over_the_records_behind_it(drawn: Drawn) -> None:
    form, records = drawn
    by_id = {record.id: record for record in records}
    for measure, cell in made(compute(form, facts_of(records))):
        if measure.sum is not None:
            amounts = [by_id[id_].amount_of(measure.sum) for id_ in cell.records]
            assert None not in amounts
            assert cell.value == (sum(filter(None, amounts)) if amounts else None)


@settings(max_examples=40)
@given(weeks)
def test_every_count_is_the_number_of_records_behind_it(drawn: Drawn) -> None:
    form, records = drawn
    for measure, cell in made(compute(form, facts_of(records))):
        if measure.count is not None:
            assert (cell.value or 0) == len(cell.records)


@settings(max_examples=40)
@given(weeks)
def test_every_total_is_the_total_of_its_rows(drawn: Drawn) -> None:
    form, records = drawn
    annex = compute(form, facts_of(records))
    for row in form.rows:
        for column, measure in row.cells.items():
            if measure.total_of is not None:
                source = measure.column or column
                parts = [annex.value(code, source) for code in measure.total_of]
                known = [part for part in parts if part is not None]
                assert annex.value(row.code, column) == (sum(known) if known else None)


@settings(max_examples=40)
@given(weeks)
def test_nothing_planned_or_cancelled_is_behind_a_figure(drawn: Drawn) -> None:
    form, records = drawn
    held = [record for record in records if record.state is State.HELD]
    annex = compute(form, facts_of(records))
    assert annex == compute(form, facts_of(held))
    assert {id_ for _measure, cell in made(annex) for id_ in cell.records} <= {r.id for r in held}


@settings(max_examples=40)
@given(weeks)
def test_the_order_of_entry_changes_no_figure(drawn: Drawn) -> None:
    form, records = drawn
    assert figures(compute(form, facts_of(records))) == figures(
        compute(form, facts_of(reversed(records)))
    )


@settings(max_examples=40)
@given(weeks_of(QUANG_YEN))
def test_a_heading_is_the_sum_of_its_rows_and_its_own_records(records: list[Record]) -> None:
    annex = compute(QUANG_YEN, facts_of(records))
    for item, own in (("1", "class.other"), ("5", "reading.other"), ("6", "culture.other")):
        below = [annex.value(row.code, "sessions") for row in QUANG_YEN.rows_under(item)[1:]]
        loose = [
            record.sessions
            for record in records
            if record.category == own and record.state is State.HELD
        ]
        known = [number for number in (*below, *loose) if number is not None]
        assert annex.value(item, "sessions") == (sum(known) if known else None)


@settings(max_examples=40)
@given(weeks_of(QUANG_YEN), st.integers(0, 50), st.integers(0, 50))
def test_one_more_class_adds_exactly_itself(
    records: list[Record], sessions: int, people: int
) -> None:
    more = numbered([*records, a_class(sessions=sessions, people=people)])
    before, after = (figures(compute(QUANG_YEN, facts_of(r))) for r in (records, more))
    grown = {at: number - before.get(at, 0) for at, number in after.items()}
    expected = {"1": sessions, "1.13": sessions}
    assert {code: grown[code, "sessions"] for code in expected} == expected
    assert grown["1.1", "people"] == grown["1.13", "people"] == people
    assert sum(grown.values()) == 2 * (sessions + people)


def test_a_figure_looks_at_several_rows_and_at_each_record_once() -> None:
    both = Measure(sum="people", scope=("1.13", "7"))
    rows = tuple(
        replace(row, cells={"people": both}) if row.code == "10" else row for row in QUANG_YEN.rows
    )
    seminar = Event(id="", category="seminar", people=40)
    annex = annex_of(
        replace(QUANG_YEN, rows=rows), a_class(people=12), seminar, a_class("class.staff_computing")
    )
    cell = annex.cell("10", "people")
    assert cell is not None
    assert (cell.value, cell.records) == (52, ("0", "1"))
    assert annex.value("1.13", "people") == 12
