# SPDX-License-Identifier: MIT
"""No row and no line of a list is dropped in silence: each is somebody, or is named."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from desktop.domain.vietnamese.text import split_tones
from desktop.intake.people.people_list import PeopleList
from desktop.intake.people.reading import pasted_sheet, read_people
from desktop.intake.sheets.fates import Fate, balance
from desktop.intake.sheets.gate import read_sheets
from desktop.intake.sheets.old_encodings import VISCII, Encoding
from desktop.intake.sheets.sheet import Sheet, Value
from tests.intake.sheets.workbooks import LISTS, with_parts, with_sheet, workbook

HEAD = ("TT", "Họ và tên", "Năm sinh", "Giới tính", "Địa chỉ")
NAMES = ("Nguyễn Văn An", "Trần Thị Bình", "Tống Thị Hoa", "Đoàn Văn Lập", "Lê Hoa", "Vừ A Sùng")
_CELLS = st.sampled_from(
    [
        *("", "", "1", "2", "I", "Họ và tên", "Họ tên vợ", "Họ tên chồng", "Nơi sinh", "Năm sinh"),
        *("Nam", "Nữ", "x", "1975", "12/3/80", "Tổng cộng", "Cộng: 3", "Người lập", "Khu 5"),
        *("Hà An, ngày 5 tháng 10 năm 2026", "DANH SÁCH", "vắng", "(1)", "A", "B", "0912345678"),
        *("Nguyễn Văn An (1975)", "#N/A", "Trần Thị B – 1980", *NAMES),
    ]
)
_TABLES = st.integers(1, 7).flatmap(
    lambda width: st.lists(st.tuples(*[_CELLS] * width), min_size=1, max_size=14)
)
_LINES = st.lists(
    st.tuples(
        st.sampled_from(["", "1. ", "2) ", "- ", "[02/10/2026, 08:30] Lan: ", "3 "]),
        st.sampled_from([*NAMES, "", "Tổng: 3", "cảm ơn chị", "SĐT 0912345678", "Danh sách"]),
        st.sampled_from(["", " - 1975", ", sn 80", " (75)", "; Lê Hoa; Trần Thị Bình", " Khu 5"]),
    ).map("".join),
    min_size=1,
    max_size=10,
).map("\n".join)


def sheet(*rows: tuple[Value, ...], **marks: Any) -> Sheet:  # noqa: ANN401 - of any kind
    width = max(map(len, rows), default=0)
    return Sheet(name="DS", rows=[[*row, *[""] * (width - len(row))] for row in rows], **marks)


def fates(found: PeopleList) -> dict[Fate, int]:
    return {fate: sum(one.fate is fate for one in found.fates) for fate in Fate}


def names(found: PeopleList) -> list[str]:
    return [attendee.full_name for attendee in found.attendees]


def is_closed(found: PeopleList, rows: list[tuple[Value, ...]]) -> bool:
    """Whether each row that is not blank has its fate, no part of one two, and people are taken."""
    filled = {at for at, row in enumerate(rows) if any(str(cell).strip() for cell in row)}
    parts = [(one.row, one.part) for one in found.fates]
    named = {(p.row, p.block) for p in found.people}
    people = (Fate.TAKEN, Fate.AGAIN, Fate.ABSENT)
    return (
        {one.row for one in found.fates} == filled
        and len(parts) == len({*parts})
        and named == {(one.row, one.part) for one in found.fates if one.fate in people}
        and len(found.attendees) == sum(one.fate is Fate.TAKEN for one in found.fates)
    )


@given(
    _TABLES,
    st.frozensets(st.integers(0, 13), max_size=3),
    st.frozensets(st.integers(0, 6), max_size=2),
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 6), st.integers(0, 4)), max_size=2),
    st.sampled_from([None, True, False]),
)
@settings(max_examples=100)
def test_the_books_of_any_table_close(
    rows: list[tuple[Value, ...]],
    hidden_rows: frozenset[int],
    hidden_columns: frozenset[int],
    merged: list[tuple[int, int, int]],
    with_hidden: bool | None,
) -> None:
    areas = tuple((top, left, top + height, left) for top, left, height in merged)
    one = sheet(*rows, hidden_rows=hidden_rows, hidden_columns=hidden_columns, merged=areas)
    assert is_closed(read_people(one, with_hidden=with_hidden), rows)


@given(_LINES)
@settings(max_examples=100)
def test_the_books_of_any_message_close(text: str) -> None:
    pasted = pasted_sheet(text)
    found = read_people(pasted)
    assert is_closed(found, [tuple(row) for row in pasted.rows])
    unclear = [one for one in found.fates if one.fate is Fate.UNCLEAR]
    assert all(one.doubt and one.words for one in unclear)


def test_the_books_say_what_became_of_each_row() -> None:
    found = read_people(
        sheet(
            ("DANH SÁCH HỌC VIÊN",),
            HEAD,
            ("A", "B", 1, 2, 3),
            (1, "Nguyễn Văn An", 1975, "Nam", "Khu 5"),
            (2, "Trần Thị Bình", 1980, "Nữ", "Khu 6"),
            (3, "Lê Hoa", 1980, "Nữ", "vắng có phép"),
            (4,),
            ("", "Tổng cộng: 2 người"),
            ("", "", "", "Hà An, ngày 5 tháng 10 năm 2026"),
            ("", "Người lập", "", "", "Giám đốc"),
        )
    )
    assert balance(found.fates, "người") == (
        "10 dòng: 2 người, 1 dòng ghi vắng, 1 dòng tiêu đề, 1 dòng tên cột, 1 dòng đánh số cột, "
        "1 dòng tổng cộng, 2 dòng chữ ký, 1 dòng chỉ có số thứ tự"
    )


@pytest.mark.parametrize("is_numbered", [True, False])
@pytest.mark.parametrize(
    "name",
    [
        *("Tống Thị Hoa", "Tòng Văn Inh", "Công Thị Dung", "Cống Văn Minh", "Tông Văn Sơn"),
        *("TỐNG PHÚC TRỊ", "Công Tằng Tôn Nữ Mai", "Tồng A Sáng", "Còng Thị Mỷ", "Cổng Văn Ba"),
        *("Trương Bằng Giang", "Lập Bằng", "Tổng Văn Ba", "Giám Đốc Thắng", "Đoàn Thị Hoa"),
        *("Tong Thi Hoa", "Cong Van Minh", "Hiệu Trưởng Giang", "Ký Văn Ba", "Tổ Văn Hai"),
    ],
)
def test_whoever_bears_a_name_that_looks_like_a_word_is_taken(name: str, is_numbered: bool) -> None:
    rows = [(name, 1970), ("Nguyễn Văn An", 1971), ("Trần Thị Bình", 1972)]
    table = [(*((at,) if is_numbered else ()), *row) for at, row in enumerate(rows, 1)]
    head = HEAD[:3] if is_numbered else HEAD[1:3]
    found = read_people(sheet(head, *table))
    assert [person.attendee.born for person in found.people] == ["1970", "1971", "1972"]
    assert found.people[0].attendee.full_name.casefold() == name.casefold()


def test_bare_names_that_look_like_words_end_no_list() -> None:
    listed = ("Nguyễn Văn An", "Trương Bằng Giang", "Công Thị Dung", "Lập Bằng", "Lê Thị Hoa")
    found = read_people(sheet(("Họ và tên", "Ghi chú"), *((name, "") for name in listed)))
    assert tuple(names(found)) == listed


def test_many_names_below_an_office_are_people_with_a_doubt() -> None:
    rows = [
        (f"Nguyễn Văn {letter}", "")
        for letter in ("An", "Ba", "Cả", "Dũng", "Em", "Giang", "Hải", "Kiên")
    ]
    found = read_people(sheet(("Họ và tên", "Ghi chú"), ("Lê Hoa", ""), ("Giám đốc", ""), *rows))
    assert len(found.people) == 9
    assert sum("chữ ký" in doubt for doubt in found.doubts) == 8


def test_who_signs_below_bare_names_is_named_and_not_taken() -> None:
    rows = (("Lê Hoa", ""), ("Nguyễn Văn An", ""), ("Người lập", "Giám đốc"), ("Lê Thị Lan", ""))
    found = read_people(sheet(("Họ và tên", "Ghi chú"), *rows))
    assert names(found) == ["Lê Hoa", "Nguyễn Văn An"]
    assert found.doubts == ("Dòng 5: “Lê Thị Lan” đứng dưới phần chữ ký, không lấy.",)


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Nơi sinh", ("Quảng Ninh", "Hải Phòng")),
        ("Mã sinh viên", ("SV2001", "SV1999")),
        ("Mã sinh viên", ("20010001", "19990002")),
        ("Số giấy khai sinh", ("123/2001", "45/1999")),
        ("Ngày cấp CCCD", ("12/03/2021", "05/06/2022")),
        ("Ngày vào Đoàn", ("26/03/2005", "26/03/1998")),
        ("Dấu thời gian", ("02/10/2026 08:30:12", "02/10/2026 09:00:00")),
        ("Ngày đăng ký", ("02/10/2001", "02/10/2002")),
    ],
)
def test_a_column_that_only_sounds_like_births_is_none(
    heading: str, cells: tuple[str, str]
) -> None:
    found = read_people(
        sheet(
            ("STT", heading, "Họ và tên", "Năm sinh"),
            (1, cells[0], "Nguyễn Văn An", 1975),
            (2, cells[1], "Trần Thị Bình", 1980),
        )
    )
    assert [attendee.born for attendee in found.attendees] == ["1975", "1980"]
    alone = read_people(
        sheet(("STT", heading, "Họ và tên"), (1, cells[0], "Lê Hoa"), (2, cells[1], "Vũ An"))
    )
    assert [attendee.born for attendee in alone.attendees] == ["", ""]


@pytest.mark.parametrize(
    "heading",
    [
        *("Đang sinh sống ở khu nào?", "Sinh hoạt chi bộ", "Nơi sinh sống", "Nơi ở hiện tại"),
        *("Hiện nay anh (chị) đang sinh sống tại tổ dân phố, khu, thôn nào", "Sinh sống tại"),
    ],
)
def test_where_people_live_is_their_unit(heading: str) -> None:
    found = read_people(
        sheet(
            ("Họ và tên của bạn", heading, "Bạn sinh năm bao nhiêu?"),
            ("Nguyễn Văn An", "Khu 5", 1975),
            ("Trần Thị Bình", "Khu 6", 1980),
        )
    )
    assert [(a.born, a.unit) for a in found.attendees] == [("1975", "Khu 5"), ("1980", "Khu 6")]


def test_a_heading_that_what_stands_below_denies_is_not_believed() -> None:
    found = read_people(
        sheet(
            ("Họ và tên", "Ngày sinh", "Giới tính", "Đơn vị"),
            ("Nguyễn Văn An", "Quảng Ninh", "Khu 5 phường Hà An", "0912345678"),
            ("Trần Thị Bình", "Hải Phòng", "Khu 6 phường Hà An", "0912345679"),
        )
    )
    assert [(a.born, a.gender, a.unit) for a in found.attendees] == [("", "", "")] * 2


def book(tmp_path: Path, rows: list[tuple[object, ...]], change: Callable[[Any], None]) -> Sheet:
    path = workbook(tmp_path / "a.xlsx", rows)
    made = openpyxl.load_workbook(path)
    assert isinstance(made.active, Worksheet)
    change(made.active)
    made.save(path)
    return read_sheets(path)[0]


ROWS: list[tuple[object, ...]] = [
    HEAD,
    (1, "Nguyễn Văn An", 1975, "Nam", "Khu 5"),
    (2, "Trần Thị Bình", 1980, "Nữ", "Khu 6"),
    (3, "Lê Hoa", 1969, "Nữ", "Khu 5"),
]


def test_rows_that_a_filter_hides_are_said_and_read_if_that_is_wanted(tmp_path: Path) -> None:
    def change(one: Worksheet) -> None:
        one.row_dimensions[3].hidden = True

    one = book(tmp_path, ROWS, change)
    found = read_people(one)
    assert names(found) == ["Nguyễn Văn An", "Lê Hoa"]
    assert found.notes == ("Danh sách có 1 dòng đang ẩn, không lấy.",)
    assert fates(found)[Fate.HIDDEN] == 1
    assert names(read_people(one, with_hidden=True))[1] == "Trần Thị Bình"


def test_a_hidden_column_gives_way_to_one_in_sight(tmp_path: Path) -> None:
    def change(one: Worksheet) -> None:
        one.insert_cols(2)
        for at, cell in enumerate(("Họ và tên (cũ)", "Cũ Văn A", "Cũ Văn B", "Cũ Văn C"), 1):
            one.cell(at, 2, cell)
        one.column_dimensions["B"].hidden = True

    one = book(tmp_path, ROWS, change)
    assert names(read_people(one))[0] == "Nguyễn Văn An"
    assert "1 cột đang ẩn" in read_people(one).notes[0]


def test_what_alone_has_people_is_read_though_it_is_hidden(tmp_path: Path) -> None:
    def change(one: Worksheet) -> None:
        for at in (2, 3, 4):
            one.row_dimensions[at].hidden = True

    found = read_people(book(tmp_path, ROWS, change))
    assert len(found.people) == 3
    assert found.notes == ("Danh sách có 3 dòng đang ẩn, vẫn lấy.",)


def test_a_cell_merged_downwards_tells_of_all_its_rows(tmp_path: Path) -> None:
    def change(one: Worksheet) -> None:
        one.merge_cells("E2:E4")

    found = read_people(book(tmp_path, ROWS, change))
    assert [attendee.unit for attendee in found.attendees] == ["Khu 5"] * 3


def test_rows_of_one_merged_name_are_one_person(tmp_path: Path) -> None:
    def change(one: Worksheet) -> None:
        one.merge_cells("B2:B3")
        one.merge_cells("A2:A3")

    found = read_people(book(tmp_path, ROWS, change))
    assert names(found) == ["Nguyễn Văn An", "Lê Hoa"]
    assert fates(found)[Fate.CONTINUED] == 1


def test_husbands_and_wives_are_both_on_the_list() -> None:
    found = read_people(
        sheet(
            ("TT", "Họ tên chồng", "Năm sinh", "Họ tên vợ", "Năm sinh", "Địa chỉ"),
            (1, "Nguyễn Văn An", 1975, "Trần Thị Bình", 1980, "Khu 5"),
            (2, "", "", "Lê Hoa", 1969, "Khu 6"),
        )
    )
    assert [(a.full_name, a.born, a.gender, a.unit) for a in found.attendees] == [
        ("Nguyễn Văn An", "1975", "Nam", "Khu 5"),
        ("Trần Thị Bình", "1980", "Nữ", "Khu 5"),
        ("Lê Hoa", "1969", "Nữ", "Khu 6"),
    ]
    assert found.doubts == ()


def test_tables_side_by_side_are_both_read_though_headed_otherwise() -> None:
    found = read_people(
        sheet(
            ("STT", "Họ và tên", "Năm sinh", "", "TT", "Họ tên", "Lớp"),
            (1, "Nguyễn Văn An", 1975, "", 1, "Lê Hoa", "8A"),
            (2, "Trần Thị Bình", 1980, "", 2, "Vũ An", "8B"),
        )
    )
    assert [(a.full_name, a.born, a.unit) for a in found.attendees] == [
        ("Nguyễn Văn An", "1975", ""),
        ("Trần Thị Bình", "1980", ""),
        ("Lê Hoa", "", "8A"),
        ("Vũ An", "", "8B"),
    ]


def test_the_name_of_a_group_right_below_the_head_is_no_head() -> None:
    found = read_people(sheet(HEAD, ("", "KHU 5"), (1, "Nguyễn Văn An", 1975, "Nam", "")))
    assert names(found) == ["Nguyễn Văn An"]
    assert fates(found)[Fate.SECTION] == 1


def test_a_name_in_three_columns_is_one_name() -> None:
    found = read_people(sheet(("STT", "Họ", "Đệm", "Tên", "NS"), (1, "Nguyễn", "Văn", "An", 1975)))
    assert names(found) == ["Nguyễn Văn An"]


@pytest.mark.parametrize(
    "name", ["Nguyễn Văn An, Trần Thị Bình", "Nguyễn Văn An\nTrần Thị Bình", "Lê Hoa và Vũ An"]
)
def test_several_people_in_a_cell_are_doubted(name: str) -> None:
    found = read_people(sheet(HEAD[:3], (1, name, 1975)))
    assert any("có thể là nhiều người" in doubt for doubt in found.doubts)


def test_ditto_marks_say_what_stands_above() -> None:
    rows = [(1, "Nguyễn Văn An", 1975, "Nam", "Khu 5"), (2, "Lê Hoa", 1980, "Nữ", '"')]
    found = read_people(sheet(HEAD, *rows, (3, "Vũ An", 1981, "nt", "như trên")))
    assert [(a.gender, a.unit) for a in found.attendees] == [
        ("Nam", "Khu 5"),
        ("Nữ", "Khu 5"),
        ("Nữ", "Khu 5"),
    ]


def test_who_stands_below_a_signature_in_a_message_is_doubted() -> None:
    found = read_people(pasted_sheet("Nguyễn Văn An\nLê Hoa\nNgười lập\nTrần Thị Lan"))
    assert found.doubts == ("Dòng 4: “Trần Thị Lan” đứng dưới phần chữ ký.",)


def test_other_people_in_a_column_are_named() -> None:
    found = read_people(
        sheet(
            ("TT", "Họ tên học sinh", "Năm sinh", "Họ tên phụ huynh"),
            (1, "Nguyễn Văn An", 2015, "Nguyễn Văn Bảy"),
        )
    )
    assert names(found) == ["Nguyễn Văn An"]
    assert found.notes == ("Cột D “Họ tên phụ huynh” là tên người khác, không lấy.",)


def test_a_second_table_is_read_by_its_own_head() -> None:
    found = read_people(
        sheet(
            ("TT", "Họ và tên", "Năm sinh", "Địa chỉ"),
            (1, "Nguyễn Văn An", 1975, "Khu 5"),
            (2, "Trần Thị Bình", 1980, "Khu 6"),
            ("Danh sách giáo viên",),
            ("TT", "Đơn vị", "Họ và tên", "Năm sinh"),
            (1, "THCS Hà An", "Lê Hoa", 1969),
        )
    )
    assert [(a.full_name, a.born, a.unit) for a in found.attendees] == [
        ("Nguyễn Văn An", "1975", "Khu 5"),
        ("Trần Thị Bình", "1980", "Khu 6"),
        ("Lê Hoa", "1969", "THCS Hà An"),
    ]
    assert "Từ dòng 6" in found.notes[0]


def test_who_is_marked_absent_is_named_and_not_taken() -> None:
    found = read_people(
        sheet(
            (*HEAD, "Ký nhận"),
            (1, "Nguyễn Văn An", 1975, "Nam", "Khu 5", ""),
            (2, "Trần Thị Bình", 1980, "Nữ", "Khu 6", "Vắng"),
            (3, "Lê Hoa (vắng có phép)", 1969, "Nữ", "Khu 6", ""),
        )
    )
    assert names(found) == ["Nguyễn Văn An"]
    assert [person.is_absent for person in found.people] == [False, True, True]
    assert len(found.doubts) == 2


THREE = [("Nguyễn Văn An", ""), ("Trần Thị Bình", ""), ("Lê Thị Hoa", "")]
BORN = [("Nguyễn Văn An", "1975"), ("Trần Thị Bình", "1980")]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("1. Nguyễn Văn An SN: 12/3/75", [("Nguyễn Văn An", "12/03/1975")]),
        ("2. Trần Thị Bình, sinh năm 80", [("Trần Thị Bình", "1980")]),
        ("3. Phạm Ngọc Ánh (75)", [("Phạm Ngọc Ánh", "1975")]),
        ("1 Nguyễn Văn An 1975 Nam Khu 5", [("Nguyễn Văn An", "1975")]),
        ("Nguyễn Văn An 0912345678", [("Nguyễn Văn An", "")]),
        ("1. Nguyễn Văn An - SĐT: 0912.345.678 - 1975", [("Nguyễn Văn An", "1975")]),
        ("Nguyễn Văn An; Trần Thị Bình; Lê Thị Hoa", THREE),
        ("1. Nguyễn Văn An 2. Trần Thị Bình 3. Lê Thị Hoa", THREE),
        ("Nguyễn Văn An 1975; Trần Thị Bình 1980", BORN),
        ("Nguyễn Văn An, Trần Thị Bình và Lê Thị Hoa", THREE),
        ("[02/10/2026, 08:30:12] Cô Lan: 1. Nguyễn Văn An 1975", [("Nguyễn Văn An", "1975")]),
        ("02/10/2026, 08:30 - Cô Lan: Nguyễn Văn An", [("Nguyễn Văn An", "")]),
        ("1️⃣ Nguyễn Văn An 1975", [("Nguyễn Văn An", "1975")]),
        ("1. Đoàn Thị Hoa", [("Đoàn Thị Hoa", "")]),
        ("Nguyễn Văn An sinh ngày 12 tháng 3 năm 1975", [("Nguyễn Văn An", "12/03/1975")]),
        ("Họ và tên: Nguyễn Văn An, năm sinh: 1975", [("Nguyễn Văn An", "1975")]),
        ("Nguyễn Văn An/1980/Nam/Khu 5", [("Nguyễn Văn An", "1980")]),
        ("1. Nguyễn Văn An........1975", [("Nguyễn Văn An", "1975")]),
        ("👉 Nguyễn Văn An _ 1975 ❤️", [("Nguyễn Văn An", "1975")]),
        ("a) Nguyễn Văn An\nb) Trần Thị Bình\nIII. Lê Thị Hoa", THREE),
        ("1\nNguyễn Văn An\n1975\nNam\n2\nTrần Thị Bình\n1980\nNữ", BORN),
        ('"Nguyễn Văn An","1975"\n"Trần Thị Bình","1980"', BORN),
        ("STT;Họ và tên;Năm sinh\n1;Nguyễn Văn An;1975\n2;Trần Thị Bình;1980", BORN),
        ("Lan Anh, [2/10/2026 8:30 SA]\n1. Nguyễn Văn An 1975\n2. Trần Thị Bình 1980", BORN),
        ("Hà An, ngày 5 tháng 10 năm 2026\nNguyễn Văn An 1975\nTrần Thị Bình 1980", BORN),
    ],
)  # fmt: skip
def test_lines_as_people_write_them_name_their_people(
    text: str, people: list[tuple[str, str]]
) -> None:
    found = read_people(pasted_sheet(text))
    assert [(a.full_name, a.born) for a in found.attendees] == people


@pytest.mark.parametrize(
    "text",
    [
        "[02/10/2026, 08:30:12] Trần Thị Bình: em gửi danh sách ạ",
        "2. Thời gian: 8h ngày 3/10/2026",
        "Em chào chị",
        "Tổng: 12 học viên",
        "Người lập: Trần Thị Lan",
        "STT Họ và tên Năm sinh Giới tính Địa chỉ",
    ],
)
def test_lines_that_name_nobody_are_named_themselves(text: str) -> None:
    found = read_people(pasted_sheet(f"1. Nguyễn Văn An\n{text}\n2. Lê Thị Hoa"))
    assert names(found) == ["Nguyễn Văn An", "Lê Thị Hoa"]
    assert len(found.fates) == 3


def test_an_age_is_no_year_and_is_named() -> None:
    found = read_people(pasted_sheet("1. Nguyễn Văn An, 51 tuổi, Khu 5"))
    assert (found.attendees[0].born, found.attendees[0].unit) == ("", "Khu 5")
    assert found.doubts == ("Dòng 1: chưa hiểu “51 tuổi”.",)


def test_nobody_is_born_when_a_message_was_sent() -> None:
    found = read_people(pasted_sheet("[02/10/2026, 08:30:12] Lan: Nguyễn Văn An"))
    assert [attendee.born for attendee in found.attendees] == [""]


ENCODED = ("Nguyễn Thị Ngọc Ánh", "Phạm Quỳnh Hương", "Đỗ Quang Thảo", "Bùi Kim Dũng")


def in_viscii(text: str) -> str:
    by_letter = {letter: chr(byte) for byte, letter in VISCII.items()}
    return "".join(by_letter.get(letter, letter) for letter in text)


def in_cp1258(text: str) -> str:
    apart = "".join("".join(split_tones(letter)) for letter in text)
    return apart.encode("cp1258").decode("cp1252")


def in_utf8(text: str) -> str:
    return "".join(
        bytes([byte]).decode("cp1252") if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(byte)
        for byte in text.encode()
    )


@pytest.mark.parametrize(
    ("encode", "encoding"),
    [
        (in_viscii, Encoding.VISCII),
        (in_cp1258, Encoding.CP1258),
        (in_utf8, Encoding.UTF8),
        (lambda text: in_utf8(text).replace("\u00a0", " "), Encoding.UTF8),
        (lambda text: in_utf8(in_utf8(text)), Encoding.UTF8),
    ],
)
def test_letters_that_mean_others_are_recognised_and_put_right(
    encode: Callable[[str], str], encoding: Encoding
) -> None:
    rows = [(1, encode(name), 1975) for name in ENCODED]
    found = read_people(sheet(tuple(map(encode, HEAD[:3])), *rows))
    assert found.encoding is encoding
    assert tuple(names(found)) == ENCODED


def test_what_cannot_be_put_right_is_said_in_one_sentence() -> None:
    rows = [(1, "Nguy?n Th? An", 1975), (2, "Ph?m V?n B\ufffdnh", 1980), (3, "Lê Hoa", 1981)]
    found = read_people(sheet(HEAD[:3], *rows))
    assert any("bị sai bảng mã, không tự sửa được" in note for note in found.notes)
    assert len([doubt for doubt in found.doubts if "sai bảng mã" in doubt]) == 2


def test_one_bad_byte_of_a_file_harms_its_own_cell_only(tmp_path: Path) -> None:
    lines = ["TT,Họ và tên,Năm sinh", "1,Nguyễn Thị Ngọc Ánh,1975", "2,Phạm Văn Bình,1980"]
    content = "\n".join(lines).encode().replace("Phạm".encode(), b"Ph\xe1m")
    (tmp_path / "a.csv").write_bytes(content)
    found = read_people(read_sheets(tmp_path / "a.csv")[0])
    assert names(found)[0] == "Nguyễn Thị Ngọc Ánh"
    assert found.people[0].doubts == ()
    assert "sai bảng mã" in found.people[1].doubts[0]


def test_a_formula_may_give_an_empty_text(tmp_path: Path) -> None:
    formula = (
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c>'
        b'<c r="B1" t="str"><f>IF(1,"","a")</f><v></v></c><c r="C1"><f>1+1</f><v></v></c>'
        b'<c r="D1" s="1" t="str"><f>""</f></c></row>'
    )
    (one,) = read_sheets(with_sheet(tmp_path / "a.xlsx", formula))
    assert one.unsolved == {(0, 2)}


def test_a_cell_that_shows_an_error_is_not_blank(tmp_path: Path) -> None:
    cells = b"".join(
        b'<c r="%c2" t="e"><f>VLOOKUP(1,X1:Y2,2)</f><v>#N/A</v></c>' % column for column in b"BC"
    )
    head = (
        b'<row r="1"><c r="A1" t="str"><v>STT</v></c><c r="B1" t="str"><v>H\xe1\xbb\x8d t\xc3\xaan'
    )
    rows = head + b'</v></c><c r="C1" t="str"><v>N\xc4\x83m sinh</v></c></row><row r="2">'
    path = with_sheet(tmp_path / "a.xlsx", rows + b'<c r="A2"><v>1</v></c>' + cells + b"</row>")
    found = read_people(read_sheets(path)[0])
    assert any("#N/A" in doubt for doubt in found.doubts)


def test_errors_in_xls_and_ods_are_not_blank_and_an_empty_text_is_a_result(
    tmp_path: Path, libreoffice: Callable[[Path, str], Path]
) -> None:
    formulas: list[list[object]] = [
        ["STT", "Họ tên", "Năm sinh"],
        [1, "=NA()", "=1/0"],
        [2, '=""', 1975],
    ]
    source = workbook(tmp_path / "a.xlsx", formulas)
    for kind in ("xls", "ods"):
        (one,) = read_sheets(libreoffice(source, kind))
        assert [[*row] for row in one.rows[1:]] == [[1, "#N/A", "#DIV/0!"], [2, "", 1975]]
        assert not one.unsolved
        doubts = " ".join(read_people(one).doubts)
        assert "#N/A" in doubts
        assert "#DIV/0!" in doubts


def test_a_formula_of_ods_that_shows_a_text_without_a_type_is_not_worked_out(
    tmp_path: Path,
) -> None:
    source = LISTS / "hoc-vien.ods"
    with ZipFile(source) as archive:
        content = archive.read("content.xml")
    row = b"<table:table-row><table:table-cell table:formula='of:=A2'><text:p>%s</text:p>"
    for shown, unsolved in ((b"", set()), (b"A", {(0, 0)})):
        cell = row % shown + b"</table:table-cell></table:table-row>"
        at = content.index(b"<table:table-row ")
        path = with_parts(
            tmp_path / "a.ods", {"content.xml": content[:at] + cell + content[at:]}, source
        )
        assert read_sheets(path)[0].unsolved == unsolved
