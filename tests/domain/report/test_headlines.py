# SPDX-License-Identifier: MIT
from dataclasses import replace

from desktop.domain.form.form import Form
from desktop.domain.report.annex import compute
from desktop.domain.report.facts import facts_of
from desktop.domain.report.headlines import Headline, headlines, item_figures
from desktop.domain.week.records import (
    BookDonation,
    Event,
    Funding,
    OtherItem,
    Party,
    Record,
    TrainingClass,
)
from tests.domain.report.test_told_figures import form_at
from tests.domain.weeks import QUANG_YEN, sample

PHONG_CHAU = form_at("phong-chau-2027")


def shown(form: Form, *records: Record) -> tuple[Headline, ...]:
    return headlines(form, compute(form, facts_of(records)))


def told(*found: Headline) -> list[tuple[str, str, int | None]]:
    return [(h.name, h.unit, h.value) for h in found]


def test_classes_learners_books_and_money_are_the_annexs_own() -> None:
    assert told(*shown(QUANG_YEN, *sample().records)) == [
        ("Lớp bồi dưỡng", "lớp", 15),
        ("Tổng số người học", "người", 830),
        ("Số sách đã huy động", "quyển", 1245),
        ("Kinh phí", "đồng", 38_500_000),
    ]


def test_a_total_of_the_form_goes_before_its_parts() -> None:
    gifts = [Funding(id=c, category=f"funding.{c}", amount=7) for c in ("commune", "people")]
    found = next(h for h in shown(PHONG_CHAU, *gifts) if h.unit == "đồng")
    assert (found.keys, found.value) == ((("C", "plan_classes"),), 14)
    assert found.records == {"commune", "people"}


def test_what_a_form_does_not_ask_leaves_its_card_to_other_items() -> None:
    form = form_at("me-linh-2027")
    names = [h.name for h in shown(form, OtherItem(id="o", category="grants", quantity=4))]
    assert names == ["Lớp, chuyên đề", "Chi cho Tuần lễ", "Phát thanh", "Băng rôn, tờ rơi"]


def test_several_sources_bear_the_name_of_what_they_stand_under() -> None:
    form = form_at("bach-hac-2027")
    gifts = [Funding(id=c, category=f"money.{c}", amount=7) for c in ("fund", "people")]
    assert told(*shown(form, *gifts))[1] == ("Tiền mặt", "đồng", 14)


def test_another_card_shows_what_was_held_of_another_item() -> None:
    form = form_at("van-xuan-2027")
    day = Event(id="e", category="families", people=50, other={"households": 40})
    assert told(*shown(form, day))[3] == ("Phong trào", "cuộc", 1)


def test_figures_of_deeper_rows_are_not_those_of_the_item() -> None:
    form = form_at("bach-hac-2027")
    books = BookDonation(id="b", category="books", donor=Party.INDIVIDUAL, people=1, copies=39)
    assert item_figures(form, compute(form, facts_of([books])), "A") == ()


def test_nothing_written_is_blank_and_not_nought() -> None:
    assert {h.value for h in shown(QUANG_YEN)} == {None}


def test_the_learners_are_those_behind_the_figure() -> None:
    found = shown(QUANG_YEN, *sample().records)
    assert [h.is_people for h in found] == [False, True, False, False]
    classes = {r.id for r in sample().records if isinstance(r, TrainingClass)}
    assert found[1].records == classes


def test_an_item_shows_what_was_held_and_not_what_was_planned() -> None:
    one = TrainingClass(
        id="1", category="class.digital", sessions=3, people=60, women=20, other={"plan_c": 5}
    )
    annex = compute(PHONG_CHAU, facts_of([one, replace(one, id="2", people=None)]))
    assert item_figures(PHONG_CHAU, annex, "A") == (("lớp", 6), ("người", 60))


def test_of_many_sums_of_an_item_the_last_is_shown() -> None:
    annex = compute(QUANG_YEN, facts_of(sample().records))
    assert item_figures(QUANG_YEN, annex, "4") == (("quyển", 1245),)
    assert item_figures(QUANG_YEN, annex, "8") == (("đơn vị", 5), ("người", 17))
