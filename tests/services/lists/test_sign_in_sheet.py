# SPDX-License-Identifier: MIT
"""What stands on the sheet that people sign."""

from datetime import date

import pytest

from desktop.domain.errors import AppError
from desktop.domain.week.records import Attendee
from desktop.services.lists.sign_in_sheet import (
    LINES,
    MOST_LINES,
    MOST_NAMES,
    SPARE_LINES,
    sign_in_sheet,
)
from tests.builders import a_record, a_week

AN = Attendee(full_name="Nguyễn Văn An", born="1975", unit="Khu 5")


def test_without_a_list_there_are_lines_enough_for_all_who_are_expected() -> None:
    assert len(sign_in_sheet(a_week(), a_record(people=12), ()).lines) == LINES
    assert len(sign_in_sheet(a_week(), a_record(people=85), ()).lines) == 85
    assert len(sign_in_sheet(a_week(), a_record(people=None), ()).lines) == LINES


def test_no_number_of_people_makes_a_sheet_without_end() -> None:
    for people in (20_000, 10**15):
        assert len(sign_in_sheet(a_week(), a_record(people=people), ()).lines) == MOST_LINES


def test_the_names_on_the_list_stand_there_once_with_some_lines_to_spare() -> None:
    lines = sign_in_sheet(a_week(), a_record(), (AN, AN)).lines
    assert [line.full_name for line in lines] == ["Nguyễn Văn An", *[""] * SPARE_LINES]


def test_people_of_one_name_without_a_year_of_birth_all_stand_there() -> None:
    namesakes = (Attendee(full_name="Nguyễn Văn An"), Attendee(full_name="Nguyễn Văn An"))
    lines = sign_in_sheet(a_week(), a_record(), namesakes).lines
    assert sum(bool(line.full_name) for line in lines) == 2


def test_a_class_is_told_with_day_place_and_speaker() -> None:
    record = a_record(ends=date(2026, 10, 3), speaker="Bà Lê Thị Hoa")
    details = dict(sign_in_sheet(a_week(), record, ()).details)
    assert details == {
        "Thời gian": "từ ngày 02 đến ngày 03/10/2026",
        "Địa điểm": "Nhà văn hóa khu 5",
        "Báo cáo viên": "Bà Lê Thị Hoa",
    }


def test_what_is_not_known_yet_is_left_to_the_pen() -> None:
    details = dict(sign_in_sheet(a_week(), a_record(starts=None, place=""), ()).details)
    assert details["Thời gian"] == details["Địa điểm"] == ""


def test_more_names_than_a_sheet_holds_are_refused_in_words() -> None:
    people = [Attendee(full_name=f"Nguyễn Văn {n}", born="1975") for n in range(MOST_NAMES + 1)]
    assert len(sign_in_sheet(a_week(), a_record(), people[1:]).lines) == MOST_NAMES + SPARE_LINES
    with pytest.raises(AppError, match=r"3\.001 người, một tờ điểm danh chỉ ghi được 3\.000"):
        sign_in_sheet(a_week(), a_record(), people)
