# SPDX-License-Identifier: MIT
from dataclasses import replace

import pytest

from desktop.domain.entry.entry_forms import ENTRY_FORMS, _check, entry_form_of
from desktop.domain.entry.fields import EntryForm, Field
from desktop.domain.form.form import Form, Quantity
from desktop.domain.form.reading import read_form
from desktop.domain.week.kinds import KINDS
from desktop.domain.week.records import Party
from desktop.paths import resources
from tests.builders import a_record


def the_form(quantities: tuple[Quantity, ...] = ()) -> Form:
    name = "quang-yen-2020.toml"
    form = read_form((resources() / "forms" / name).read_text(encoding="utf-8"), name)
    return replace(form, quantities=quantities)


def names(sheet: EntryForm) -> list[str]:
    return [field.name for field in sheet.fields]


def test_every_number_of_a_kind_has_a_field() -> None:
    common = {"sessions", "people", "women", "ethnic_minority", "hours", "metres"}
    for key, kind in KINDS.items():
        assert kind.quantities - common <= set(names(ENTRY_FORMS[key]))


def test_a_table_has_a_column_for_what_is_counted() -> None:
    assert ENTRY_FORMS["training_class"].columns(KINDS["training_class"]) == ["sessions", "people"]
    assert ENTRY_FORMS["other_item"].columns(KINDS["other_item"]) == ["quantity"]


def test_what_the_form_does_not_add_up_is_not_asked() -> None:
    assert "women" in names(ENTRY_FORMS["training_class"])
    assert "women" not in names(entry_form_of("training_class", the_form(), rows=2))


def test_a_single_row_needs_no_choice() -> None:
    assert "category" not in names(entry_form_of("funding", the_form(), rows=1))
    assert "category" in names(entry_form_of("funding", the_form(), rows=2))


def test_quantities_of_the_form_follow_the_numbers() -> None:
    own = (Quantity(key="trees", label="Số cây", unit="cây", kinds=("event",)),)
    found = names(entry_form_of("event", the_form(own), rows=1))
    assert found[found.index("other.trees") - 1] == "sessions"
    assert "other.trees" not in names(entry_form_of("funding", the_form(own), rows=1))


def test_a_field_may_depend_on_a_choice() -> None:
    people = next(f for f in ENTRY_FORMS["book_donation"].fields if f.name == "people")
    assert people.is_shown(a_record("book_donation", donor=Party.INDIVIDUAL))
    assert not people.is_shown(a_record("book_donation", donor=Party.COLLECTIVE))


def test_a_field_that_a_kind_does_not_have_is_refused() -> None:
    wrong = EntryForm(lines=((Field(name="copis", label="Số bản"),),), hint="")
    with pytest.raises(TypeError, match="copis"):
        _check({**ENTRY_FORMS, "publication": wrong})


def test_what_is_told_under_a_title_is_what_was_chosen_and_where() -> None:
    gift = a_record("book_donation", beneficiary="Tủ sách lớp học")
    assert ENTRY_FORMS["book_donation"].detail(gift) == "Tập thể · Tủ sách lớp học"
    assert ENTRY_FORMS["news_item"].head("sessions") == "Số tin, bài, lượt"
    assert ENTRY_FORMS["training_class"].head("sessions") == "Lớp"
    assert ENTRY_FORMS["funding"].head("amount") == "Số tiền"


def test_the_source_of_money_is_asked_where_the_form_does_not_tell_it_by_its_rows() -> None:
    assert "source" in names(entry_form_of("funding", the_form(), rows=1))
    by_rows = replace(the_form(), rows=(the_form().row("9"),))
    assert "source" not in names(entry_form_of("funding", by_rows, rows=1))
