# SPDX-License-Identifier: MIT
"""Pasting a list: whatever people copy it from, the same people come out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.week.records import Attendee
from desktop.intake.people.cells import born, gender
from desktop.intake.people.reading import pasted_sheet, read_people
from desktop.intake.sheets.delimited import split

AN = Attendee(full_name="Nguyễn Văn An", born="1975", gender="Nam", unit="Khu 5")
BINH = Attendee(full_name="Trần Thị Bình", born="12/03/1980", gender="Nữ", unit="Khu 6")


def pasted_people(text: str) -> tuple[Attendee, ...]:
    return tuple(person.attendee for person in read_people(pasted_sheet(text)).people)


def test_a_table_of_excel_is_read_by_its_headings() -> None:
    text = (
        "STT\tHọ và tên\tNgày sinh\tGiới tính\tĐịa chỉ\tGhi chú\r\n"
        "1\tNguyễn Văn An\t1975\tNam\tKhu 5\t\r\n"
        "2\tTrần Thị Bình\t12/03/1980\tnữ\tKhu 6\t\r\n"
    )
    assert pasted_people(text) == (AN, BINH)


def test_a_table_without_headings_is_read_by_what_stands_in_it() -> None:
    text = "1\tNguyễn Văn An\tNam\t1975\tKhu 5\n2\tTrần Thị Bình\tNữ\t12-3-1980\tKhu 6\n"
    assert pasted_people(text) == (AN, BINH)


def test_titles_above_the_headings_and_a_total_below_name_nobody() -> None:
    text = (
        "DANH SÁCH HỌC VIÊN\t\t\nLớp tin học\t\t\nTT\tHọ tên\tĐơn vị\n"
        "1\tLê Văn Cường\tKhu 1\nTổng cộng\t1\t\n\tNgười lập danh sách\t\n"
    )
    assert [p.full_name for p in pasted_people(text)] == ["Lê Văn Cường"]


def test_columns_of_men_and_women_hold_their_years_of_birth() -> None:
    text = (
        "STT\tHọ và tên\tNăm sinh\t\tĐịa chỉ\n\t\tNam\tNữ\t\n"
        "1\tNguyễn Văn An\t1975\t\tKhu 5\n2\tTrần Thị Bình\t\t12/03/1980\tKhu 6\n"
    )
    assert pasted_people(text) == (AN, BINH)


def test_crosses_under_men_and_women_are_genders() -> None:
    text = "Họ và tên\tNăm sinh\tNam\tNữ\tKhu\nNguyễn Văn An\t1975\tx\t\tKhu 5\n"
    assert pasted_people(text) == (AN,)


@pytest.mark.parametrize("head", ["Họ đệm\tTên\tNăm sinh\n", "Họ và tên\t\tNăm sinh\n"])
def test_a_name_in_two_columns_is_one_name(head: str) -> None:
    people = pasted_people(f"{head}Nguyễn Văn\tAn\t1975\nTrần Thị\tBình\t1980\n")
    assert [p.full_name for p in people] == ["Nguyễn Văn An", "Trần Thị Bình"]


def test_a_cell_in_quotes_may_hold_a_line_break() -> None:
    text = 'Họ và tên\tĐịa chỉ\n"Nguyễn Văn\nAn"\t"Tổ 3,\nkhu ""Cầu"""\n'
    (person,) = pasted_people(text)
    assert (person.full_name, person.unit) == ("Nguyễn Văn An", 'Tổ 3, khu "Cầu"')


def test_a_quote_never_closed_swallows_nothing() -> None:
    assert split('"A\tB\nC\tD') == [['"A', "B"], ["C", "D"]]


def test_telephone_and_identity_numbers_are_not_taken() -> None:
    text = "Nguyễn Văn An\t0912345678\t1975\tKhu 5\t001075012345\n"
    assert pasted_people(text)[0].unit == "Khu 5"
    assert pasted_people(text)[0].notes == ""


@pytest.mark.parametrize(
    "text",
    [
        "1. Nguyễn Văn An - 1975 - Nam - Khu 5",
        "1) Nguyễn Văn An, sn 1975, nam, Khu 5",
        "- Nguyễn Văn An (1975) nam; Khu 5",
        "01/ Nguyễn Văn An-1975 - nam - Khu 5",
        "Nguyễn Văn An; sinh năm 1975; Nam; Khu 5",
        "3. Nguyễn Văn An – 1975 – 0912 345 678 – Nam – Khu 5",
    ],
)
def test_a_line_of_a_message_names_a_person(text: str) -> None:
    assert pasted_people(text) == (AN,)


def test_a_day_of_birth_with_dashes_stays_whole() -> None:
    (person,) = pasted_people("Trần Thị Bình - 12-3-1980 - Khu 6")
    assert (person.born, person.unit) == ("12/03/1980", "Khu 6")


def test_bare_names_are_people() -> None:
    text = "nguyễn văn an\nTrần Thị Bình\n\nH'Hen Niê\n"
    names = [p.full_name for p in pasted_people(text)]
    assert names == ["Nguyễn Văn An", "Trần Thị Bình", "H'Hen Niê"]


def test_what_is_said_around_a_numbered_list_names_nobody() -> None:
    text = (
        "Gửi chị danh sách lớp ạ\nDanh sách học viên:\n1. Lê Văn Cường\n2. Đỗ Thị Hoa\ncảm ơn chị"
    )
    assert [p.full_name for p in pasted_people(text)] == ["Lê Văn Cường", "Đỗ Thị Hoa"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("5/3/1975", "05/03/1975"),
        ("1975-03-05 00:00:00", "05/03/1975"),
        ("SN: 1975", "1975"),
        ("khoảng 1975", "khoảng 1975"),
        ("3/25/1975", "3/25/1975"),
        ("", ""),
    ],
)
def test_a_day_of_birth_is_kept_in_one_way(typed: str, kept: str) -> None:
    assert born(typed) == kept


def test_genders_are_written_in_one_way() -> None:
    assert [gender(text) for text in ("NAM", "nữ", "Nu", "khác")] == ["Nam", "Nữ", "Nữ", "khác"]


@given(st.text(alphabet='aÂ1975-/.,;:"\t\n ()xN', max_size=80))
def test_any_text_can_be_pasted(text: str) -> None:
    assert all(person.full_name for person in pasted_people(text))
