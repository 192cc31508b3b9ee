# SPDX-License-Identifier: MIT
from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.entry.editing import (
    begun,
    distinct_texts,
    duplicated,
    filled_from,
    is_untouched,
    moved_record,
    usual_day,
    usual_state,
    value_of,
    with_unread,
    with_value,
)
from desktop.domain.form.form import Category
from desktop.domain.week.kinds import KINDS
from desktop.domain.week.records import BookDonation, Event, Party, State, TrainingClass
from tests.builders import a_record, a_week

BEFORE, WITHIN, AFTER = date(2026, 9, 20), date(2026, 10, 3), date(2026, 11, 1)


def category(kind: str) -> Category:
    return Category(key=f"of.{kind}", kind=kind)


def test_a_quantity_of_the_form_is_read_and_written_like_an_attribute() -> None:
    record = with_value(a_record(other={"trees": 3}), "other.flags", 5)
    assert (value_of(record, "other.trees"), value_of(record, "other.flags")) == (3, 5)
    assert with_value(record, "other.trees", None).other == {"flags": 5}
    assert value_of(with_value(record, "place", "Sân đình"), "place") == "Sân đình"


def test_what_is_still_to_come_is_planned() -> None:
    assert usual_state(AFTER, WITHIN) is State.PLANNED
    assert usual_state(WITHIN, WITHIN) is State.HELD
    assert usual_state(None, WITHIN) is State.HELD


def test_the_usual_day_is_the_last_one_then_today_then_the_first() -> None:
    week = a_week()
    assert usual_day(BEFORE, week, WITHIN) == BEFORE
    assert usual_day(None, week, WITHIN) == WITHIN
    assert usual_day(None, week, AFTER) == week.starts


def test_a_new_record_chooses_what_the_last_one_chose() -> None:
    last = a_record("book_donation", donor=Party.INDIVIDUAL)
    new = begun(category("book_donation"), last, None, WITHIN)
    assert isinstance(new, BookDonation)
    assert (new.donor, new.title, new.copies) == (Party.INDIVIDUAL, "", None)
    assert new.id != last.id


def test_a_new_record_of_another_kind_begins_afresh() -> None:
    new = begun(category("event"), a_record("book_donation"), WITHIN, WITHIN)
    assert isinstance(new, Event)
    assert new.starts == WITHIN


def test_a_copy_leaves_evidence_and_list_with_the_first() -> None:
    record = a_record(listed=12)
    copy = duplicated(record)
    assert replace(copy, id=record.id, links=record.links, listed=12) == record
    assert (copy.links, copy.listed) == ((), None)


def test_a_row_of_the_same_kind_changes_nothing_else() -> None:
    record = a_record()
    assert moved_record(record, category("training_class")) == replace(
        record, category="of.training_class"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_what_two_kinds_share_survives_a_move(kind: str) -> None:
    old = a_record("training_class", listed=9)
    new = moved_record(old, category(kind))
    assert type(new) is KINDS[kind].record
    back = moved_record(new, Category(key=old.category, kind="training_class"))
    assert isinstance(old, TrainingClass)
    assert back == replace(old, speaker="", audience="")


def test_only_blanks_are_filled_from_an_earlier_record() -> None:
    earlier = a_record(place="Nhà văn hóa khu 5", speaker="Ông Ba", people=40)
    filled = filled_from(a_record(place="", speaker="Bà Tư", people=None), earlier)
    assert isinstance(filled, TrainingClass)
    assert (filled.place, filled.speaker, filled.people) == ("Nhà văn hóa khu 5", "Bà Tư", None)


def test_a_record_is_touched_by_what_is_typed_not_by_what_is_chosen() -> None:
    new = begun(category("book_donation"), None, WITHIN, WITHIN)
    assert is_untouched(replace(new, category="khác", state=State.PLANNED), new)
    assert is_untouched(with_value(new, "donor", Party.INDIVIDUAL), new)
    assert not is_untouched(with_value(new, "title", "Ông Ba"), new)
    assert not is_untouched(with_value(new, "starts", BEFORE), new)


def test_texts_come_once_the_latest_first() -> None:
    records = [a_record(place=place) for place in ("Khu 1", "Khu 2", "", "Khu 1")]
    assert distinct_texts(records, "place") == ["Khu 1", "Khu 2"]
    assert distinct_texts(records, "outlet") == []


def test_who_turns_into_individuals_is_no_longer_counted_as_collectives() -> None:
    five = a_record("commendation", sessions=5, people=None)
    one = with_value(with_value(five, "recipient", Party.INDIVIDUAL), "people", 17)
    assert (one.sessions, one.people) == (1, 17)
    back = with_value(one, "recipient", Party.COLLECTIVE)
    assert (back.sessions, back.people, back.women) == (1, None, None)


def test_choosing_the_same_party_again_changes_nothing() -> None:
    five = a_record("commendation", sessions=5, people=None)
    assert with_value(five, "recipient", Party.COLLECTIVE) == five


def test_what_cannot_be_read_is_kept_as_typed_and_counts_nowhere() -> None:
    record = with_unread(a_record(people=30), "people", "khoảng 45 người")
    assert (record.people, dict(record.as_typed)) == (None, {"people": "khoảng 45 người"})
    mended = with_value(record, "people", 45)
    assert (mended.people, dict(mended.as_typed)) == (45, {})
    assert dict(with_value(record, "people", None).as_typed) == {}


def test_a_quantity_of_the_form_that_cannot_be_read_is_kept_too() -> None:
    record = with_unread(a_record(other={"trees": 3}), "other.trees", "vài cây")
    assert (dict(record.other), dict(record.as_typed)) == ({}, {"other.trees": "vài cây"})


def test_a_row_that_cannot_be_found_leaves_the_record_where_it_is() -> None:
    record = with_unread(a_record(), "category", "dòng nào đó")
    assert record.category == a_record().category
    assert record.as_typed == {"category": "dòng nào đó"}


def test_what_was_typed_moves_with_the_record_as_far_as_there_is_a_field_for_it() -> None:
    record = a_record("other_item", as_typed={"people": "đông", "quantity": "nhiều"})
    assert moved_record(record, category("event")).as_typed == {"people": "đông"}


def test_who_turns_into_individuals_leaves_the_unread_count_of_the_others_behind() -> None:
    record = a_record("book_donation", as_typed={"sessions": "mấy nơi", "copies": "vài"})
    turned = with_value(record, "donor", Party.INDIVIDUAL)
    assert turned.as_typed == {"copies": "vài"}
