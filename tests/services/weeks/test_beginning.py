# SPDX-License-Identifier: MIT
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import AppError
from desktop.domain.form.form import Form
from desktop.domain.vietnamese import Region
from desktop.domain.week.week import Centre, Signature, Week
from desktop.paths import DataFolder
from desktop.services.weeks.beginning import (
    Filled,
    begin,
    draft_week,
    fill_in,
    guess_centre,
    next_year,
)
from desktop.services.weeks.years import year_facts
from desktop.services.workspace import Workspace, open_workspace
from tests.builders import a_week
from tests.domain.weeks import shipped_form

HA_AN = "Trung tâm học tập cộng đồng phường Hà An"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(DataFolder(tmp_path / "dữ liệu"), create=True) as workspace:
        yield workspace


@pytest.fixture
def form() -> Form:
    return shipped_form("quang-yen-2020")


def filled(form: Form, typed: dict[str, str], previous: Week | None = None) -> Filled:
    return fill_in(draft_week(2026, previous, form, None), form, typed)


@pytest.mark.parametrize(
    ("name", "parent", "place"),
    [
        (HA_AN, "UBND phường Hà An", "Hà An"),
        (HA_AN.upper(), "UBND phường Hà An", "Hà An"),
        ("TTHTCĐ xã Long Hồ, huyện Long Hồ, tỉnh Vĩnh Long", "UBND xã Long Hồ", "Long Hồ"),
        ("Trung tâm HTCĐ thị trấn Củng Sơn huyện Sơn Hòa", "UBND thị trấn Củng Sơn", "Củng Sơn"),
        (f"{HA_AN} - thị xã Quảng Yên", "UBND phường Hà An", "Hà An"),
        ("Trung tâm học tập cộng đồng đặc khu Phú Quốc", "UBND đặc khu Phú Quốc", "Phú Quốc"),
        ("TTHTCĐ xã Ea H'leo", "UBND xã Ea H'leo", "Ea H'leo"),
        ("Trung tâm Văn hóa - Xã hội và HTCĐ phường 4, Quận 1", "UBND Phường 4", "Phường 4"),
        ("Trung tâm học tập cộng đồng Hà An", "", ""),
        ("Trung tâm vì một xã hội học tập", "", ""),
    ],
)
def test_the_name_of_a_centre_tells_where_it_is(name: str, parent: str, place: str) -> None:
    guessed = guess_centre(Centre(name=name))
    assert (guessed.parent, guessed.place) == (parent, place)
    assert guessed.short_name == "TTHTCĐ"


@given(st.text(max_size=80))
def test_any_name_can_be_typed(name: str) -> None:
    guess_centre(Centre(name=name))


def test_a_year_is_proposed_that_is_free() -> None:
    november = date(2026, 11, 21)
    assert next_year((), november) == 2026
    assert next_year((2024, 2025), november) == 2026
    assert next_year((2025, 2026), november) == 2027


def test_a_first_week_starts_from_the_form_and_the_year(form: Form) -> None:
    week = draft_week(2020, None, form, year_facts()[2020])
    assert week.theme == "Chuyển đổi số thúc đẩy Học tập suốt đời"
    assert len(week.slogans) == 6
    assert (week.starts, week.ends) == (date(2020, 10, 1), date(2020, 10, 7))
    assert week.deadline == date(2020, 10, 11)
    assert week.mailbox == form.sending.mailbox


def test_a_year_nobody_announced_has_the_usual_week_and_no_theme(form: Form) -> None:
    week = draft_week(2026, None, form, None)
    assert (week.starts, week.ends) == (date(2026, 10, 1), date(2026, 10, 7))
    assert (week.theme, week.slogans) == ("", ())


def test_a_theme_may_be_known_without_the_days(form: Form) -> None:
    week = draft_week(2015, None, form, year_facts()[2015])
    assert week.starts == date(2015, 10, 1)
    assert week.theme


def test_the_next_year_takes_over_who_and_where_but_not_what_is_new(form: Form) -> None:
    last = replace(
        a_week(), number="05", signed_on=date(2026, 10, 9), number_words=Region.SOUTH, mailbox_mb=7
    )
    week = draft_week(2027, last, form, None)
    assert week.id != last.id
    assert week.starts == date(2027, 10, 1)
    assert week.deadline == date(2027, 10, 11)
    assert (week.number, week.signed_on, week.theme, week.slogans) == ("", None, "", ())
    kept = ("centre", "addressees", "mailbox", "mailbox_mb", "copies_to", "signers", "number_words")
    assert all(getattr(week, name) == getattr(last, name) for name in kept)


def test_who_signed_alone_signs_as_the_head_of_another_form(form: Form) -> None:
    chief = Signature(name="Trần Thị B")
    last = a_week(signers={"chair": chief})
    assert draft_week(2027, last, form, None).signers == {"director": chief}
    two = a_week(signers={"chair": chief, "clerk": chief})
    assert draft_week(2027, two, form, None).signers == {}


def test_a_due_day_that_another_year_lacks_is_left_out(form: Form) -> None:
    last = a_week(year=2028, deadline=date(2028, 2, 29))
    form = replace(form, sending=replace(form.sending, due="30/2"))
    assert draft_week(2029, last, form, None).deadline is None


def test_the_rest_follows_from_the_name_unless_it_was_typed(form: Form) -> None:
    assert filled(form, {"name": HA_AN}).week.centre.place == "Hà An"
    typed = {"place": "Quảng Yên", "name": HA_AN}
    centre = filled(form, typed).week.centre
    assert (centre.place, centre.parent) == ("Quảng Yên", "UBND phường Hà An")


def test_a_centre_merged_into_another_is_guessed_anew(form: Form) -> None:
    last = a_week()
    kept = filled(form, {"name": last.centre.name}, last).week.centre
    assert kept == last.centre
    moved = filled(form, {"name": "TTHTCĐ xã Tân An"}, last).week.centre
    assert (moved.parent, moved.place) == ("UBND xã Tân An", "Tân An")


def test_a_deputy_signs_for_the_head(form: Form) -> None:
    typed = {"name": HA_AN, "head.name": "Lê Văn C", "head.title": "PHÓ GIÁM ĐỐC"}
    signer = filled(form, typed).week.signers["director"]
    assert signer == Signature(name="Lê Văn C", title="PHÓ GIÁM ĐỐC", authority="KT. GIÁM ĐỐC")
    head = filled(form, {**typed, "head.title": "giám đốc"}).week.signers["director"]
    assert head.authority == ""


def test_what_cannot_be_is_told_and_the_rest_is_taken(form: Form) -> None:
    typed = {"ends": "30/9", "starts": "2/10", "mailbox_mb": "nhiều", "theme": "Học"}
    result = filled(form, typed)
    assert set(result.faults) == {"name", "ends", "mailbox_mb"}
    assert "trước ngày bắt đầu 02/10/2026" in result.faults["ends"]
    assert result.week.theme == "Học"


def test_a_week_that_begins_is_in_the_data_folder(empty: Workspace, form: Form) -> None:
    week = filled(form, {"name": HA_AN}).week
    begin(empty, week)
    assert empty.store.week() == week
    with pytest.raises(AppError, match="Sổ đã có Tuần lễ năm 2026"):
        begin(empty, filled(form, {"name": HA_AN}).week)
