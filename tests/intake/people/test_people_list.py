# SPDX-License-Identifier: MIT
"""Lists of people of every shape: who is on them, what is doubtful, and how both are put right."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from desktop.domain.week.records import Attendee
from desktop.intake.people.headings import PeopleColumn
from desktop.intake.people.people_list import PeopleList
from desktop.intake.people.reading import pasted_sheet, read_people
from desktop.intake.sheets.gate import read_sheets
from desktop.intake.sheets.old_encodings import Encoding
from desktop.intake.sheets.sheet import Sheet, Value
from tests.intake.sheets.test_old_encodings import in_tcvn3
from tests.intake.sheets.workbooks import LISTS, workbook

AN = Attendee(full_name="Nguyễn Văn An", born="1975", gender="Nam", unit="Khu 5")
BINH = Attendee(full_name="Trần Thị Bình", born="12/03/1980", gender="Nữ", unit="Khu 6")
HEAD = ("TT", "Họ và tên", "Năm sinh", "Giới tính", "Địa chỉ")
FIRST, SECOND = (
    (1, "Nguyễn Văn An", 1975, "Nam", "Khu 5"),
    (2, "Trần Thị Bình", "12/3/1980", "Nữ", "Khu 6"),
)


def sheet(*rows: tuple[Value, ...]) -> Sheet:
    width = max(map(len, rows), default=0)
    return Sheet(name="DS", rows=[[*row, *[""] * (width - len(row))] for row in rows])


def read(*rows: tuple[Value, ...]) -> PeopleList:
    return read_people(sheet(*rows))


@pytest.mark.parametrize(
    ("name", "people", "rows"),
    [
        ("tin-hoc-khoa-1.xlsx", 28, 28),
        ("ky-nang-song-lop-1.xlsx", 120, 121),
        ("xoa-mu-chu-vntime.xlsx", 12, 12),
    ],
)
def test_lists_of_a_week_give_their_people(name: str, people: int, rows: int) -> None:
    (one,) = read_sheets(LISTS / name)
    found = read_people(one)
    assert (len(found.attendees), len(found.people)) == (people, rows)
    assert all(person.attendee.born for person in found.people)


def test_a_pupil_written_twice_is_doubted_and_taken_once() -> None:
    (one,) = read_sheets(LISTS / "ky-nang-song-lop-1.xlsx")
    (doubt,) = read_people(one).doubts
    assert doubt == "Ô B128: “Hoàng Văn Ánh” đã có ở dòng 11, chỉ lấy một lần."


def test_a_list_of_vntime_comes_out_in_unicode_with_its_capitals() -> None:
    (one,) = read_sheets(LISTS / "xoa-mu-chu-vntime.xlsx")
    found = read_people(one)
    assert found.encoding is Encoding.TCVN3
    names = [attendee.full_name for attendee in found.attendees]
    assert names[:5] == [
        *("Phạm Mỹ Đào", "Bùi Kim Dũng", "Bùi Thu Linh", "Đỗ Quang Thảo", "Dương Đức Ước")
    ]
    assert names[-1] == "Phạm Ngọc Ánh"
    assert [person.written for person in found.people if person.written] == ["Phạm Ngọc ánh"]


def test_capitals_stay_as_written_if_that_is_wanted() -> None:
    found = read_people(sheet(HEAD, (1, "phạm ngọc ánh", 1975)), mends_capitals=False)
    assert found.attendees[0].full_name == "phạm ngọc ánh"


def test_fonts_tell_which_cells_are_old(tmp_path: Path) -> None:
    typed, head = "nguyÔn v\xa8n \xb8nh", [in_tcvn3(cell) for cell in HEAD]
    rows = [head, (1, typed, 1975, "Nam", "Khu 5"), (2, "Lª ThÞ BÝch", 1980, "N÷", "Khu 6")]
    (one,) = read_sheets(workbook(tmp_path / "a.xlsx", rows, font=".VnTimeH"))
    found = read_people(one)
    assert found.encoding is Encoding.TCVN3
    assert [a.full_name for a in found.attendees] == ["Nguyễn Văn Ánh", "Lê Thị Bích"]
    assert found.people[0].written == "NGUYỄN VĂN ÁNH"


def test_old_rows_among_proper_ones_come_out_in_unicode_alone() -> None:
    old = tuple(in_tcvn3(cell) for cell in ("phạm ngọc thảo", "đặng quỳnh"))
    names = ("Nguyễn Văn An", "Hoàng Công Bình", *old)
    found = read(HEAD, *((at + 1, name, 1975) for at, name in enumerate(names)))
    assert [attendee.full_name for attendee in found.attendees] == [
        *("Nguyễn Văn An", "Hoàng Công Bình", "Phạm Ngọc Thảo", "Đặng Quỳnh")
    ]


def test_blank_cells_in_an_old_font_beyond_the_list_do_no_harm(tmp_path: Path) -> None:
    rows = [[in_tcvn3(cell) for cell in HEAD], (1, in_tcvn3("phạm ngọc"), 1975)]
    path = workbook(tmp_path / "a.xlsx", rows)
    book = openpyxl.load_workbook(path)
    sheet_ = book.active
    assert isinstance(sheet_, Worksheet)
    for cells in sheet_["A1:J200"]:
        for cell in cells:
            cell.font = Font(name=".VnTime")
    book.save(path)
    (one,) = read_sheets(path)
    assert read_people(one).attendees[0].full_name == "Phạm Ngọc"


def test_proper_text_in_an_old_font_stays(tmp_path: Path) -> None:
    (one,) = read_sheets(workbook(tmp_path / "a.xlsx", [HEAD, FIRST, SECOND], font=".VnTime"))
    found = read_people(one)
    assert found.encoding is Encoding.UNICODE
    assert found.attendees == (AN, BINH)


def test_the_encoding_can_be_said_otherwise() -> None:
    one = sheet(HEAD, (1, in_tcvn3("phạm ngọc"), 1975))
    assert read_people(one).attendees[0].full_name == "Phạm Ngọc"
    as_it_stands = read_people(one, encoding=Encoding.UNICODE)
    assert as_it_stands.attendees[0].full_name == in_tcvn3("phạm ngọc")


def test_signs_that_nobody_sees_are_cleaned_away() -> None:
    decomposed = "Nguye\u0302\u0303n\u00a0Va\u0306n\u200b An "
    assert read(HEAD, (1, decomposed, "1975\u00a0", "Nam", "Khu\u202f5")).attendees == (AN,)


@pytest.mark.parametrize(
    "head",
    [
        ("STT", "HỌ VÀ TÊN HỌC VIÊN", "Ngày, tháng, năm sinh", "Giới", "Đơn vị công tác"),
        ("Số TT", "Ho ten", "Nam sinh", "Gioi tinh", "Dia chi"),
        ("tt", "Họ, tên", "N/S", "GT", "Lớp"),
        ("", "Họ và tên người tham gia", "Sinh năm", "Nam/Nữ", "Nơi ở hiện nay"),
        ("STT", "Tên học sinh", "Ngày sinh", "Phái", "Chỗ ở (thôn, khu)"),
        ("STT", "Full name", "Date of birth", "Gender", "Tổ dân phố"),
        ("STT", "Họ và tên", "", "", "Hộ khẩu thường trú"),
    ],
)
def test_headings_of_any_wording_are_understood(head: tuple[str, ...]) -> None:
    found = read(("DANH SÁCH HỌC VIÊN LỚP TIN HỌC",), (), head, FIRST, SECOND)
    assert found.attendees == (AN, BINH)
    assert found.doubts == ()


def test_all_that_stands_around_a_list_names_nobody() -> None:
    found = read(
        ("UBND PHƯỜNG HÀ AN", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("TRUNG TÂM HỌC TẬP CỘNG ĐỒNG", "", "", "Độc lập - Tự do - Hạnh phúc"),
        ("DANH SÁCH HỌC VIÊN",),
        (),
        HEAD,
        ("(1)", "(2)", "(3)", "(4)", "(5)"),
        FIRST,
        (),
        HEAD,
        SECOND,
        (3, "", "", "", ""),
        ("", "Tổng cộng: 2 người"),
        ("", "", "", "", "Hà An, ngày 05 tháng 10 năm 2026"),
        ("", "NGƯỜI LẬP DANH SÁCH", "", "", "GIÁM ĐỐC"),
        ("", "", "", "", "(Ký, ghi rõ họ tên)"),
        ("", "Phạm Thị Lan", "", "", "Nguyễn Văn A"),
    )
    assert found.attendees == (AN, BINH)
    assert found.doubts == ()
    assert found.layout.columns[:3] == (PeopleColumn.NUMBER, PeopleColumn.NAME, PeopleColumn.BORN)


def test_somebody_whose_office_is_noted_signs_nothing() -> None:
    found = read(
        ("Họ và tên", "Năm sinh", "Chức vụ"),
        ("Nguyễn Văn An", 1975, "Hiệu trưởng"),
        ("Trần Thị Bình", 1980, "Chủ tịch Hội"),
    )
    assert [attendee.notes for attendee in found.attendees] == ["Hiệu trưởng", "Chủ tịch Hội"]


def test_titles_between_the_people_are_passed_over_aloud() -> None:
    found = read(HEAD, ("", "Khối 8"), FIRST, ("", "Tổ 2"), SECOND, ("", "Khu phố Đông"))
    assert found.attendees == (AN, BINH)
    assert [doubt[:8] for doubt in found.doubts] == ["Dòng 2: ", "Dòng 4: ", "Dòng 6: "]


def test_a_head_of_two_rows_is_one_head() -> None:
    found = read(
        ("TT", "Họ và tên", "Ngày sinh", "Giới tính", "", "Khu"),
        ("", "", "", "Nam", "Nữ", ""),
        (1, "Nguyễn Văn An", 1975, "x", "", "Khu 5"),
        (2, "Trần Thị Bình", "12/03/1980", "", "X", "Khu 6"),
    )
    assert found.attendees == (AN, BINH)


def test_family_and_given_names_in_two_columns_are_one_name() -> None:
    found = read(
        ("STT", "Họ đệm", "Tên", "Ngày sinh"),
        (1, "Nguyễn Văn", "An", datetime(1975, 3, 5)),  # noqa: DTZ001 - as workbooks give it
    )
    assert found.attendees == (Attendee(full_name="Nguyễn Văn An", born="05/03/1975"),)


def test_a_day_of_birth_in_three_columns_is_one_day() -> None:
    found = read(
        ("STT", "Họ và tên", "", "Ngày tháng năm sinh", "", "", "Giới tính"),
        ("", "Họ và tên đệm", "Tên", "Ngày", "Tháng", "Năm", ""),
        (1, "Trần Thị", "Bình", 12, 3, 1980, "Nữ"),
        (2, "Nguyễn Văn", "An", "", "", 1975, "Nam"),
    )
    assert found.attendees == (replace(BINH, unit=""), replace(AN, unit=""))
    assert found.doubts == ()


def test_lists_side_by_side_are_read_one_after_the_other() -> None:
    head = ("STT", "Họ và tên", "Lớp")
    found = read(
        (*head, *head),
        (1, "Nguyễn Văn An", "8A", 3, "Lê Hoa", "8B"),
        (2, "Trần Thị Bình", "8A", "", "", ""),
        ("", "Người lập", "", "", "Hiệu trưởng", ""),
    )
    listed = [(person.full_name, person.unit) for person in found.attendees]
    assert listed == [("Nguyễn Văn An", "8A"), ("Trần Thị Bình", "8A"), ("Lê Hoa", "8B")]
    assert found.doubts == ()
    assert len({(person.row, person.block) for person in found.people}) == 3


def test_names_of_parents_are_of_nobody_on_the_list() -> None:
    found = read(
        ("STT", "Họ và tên học sinh", "Năm sinh", "Họ tên phụ huynh"),
        (1, "Nguyễn Văn An", 1975, "Nguyễn Văn Bảy"),
    )
    assert [person.full_name for person in found.attendees] == ["Nguyễn Văn An"]


def test_numbers_written_into_the_names_are_no_names() -> None:
    found = read(("Họ và tên", "Năm sinh"), ("1. Nguyễn Văn An", 1975), ("2) Lê Hoa", 1980))
    assert [a.full_name for a in found.attendees] == ["Nguyễn Văn An", "Lê Hoa"]


def test_doubts_say_where_they_are() -> None:
    found = read(
        HEAD,
        (1, "Nguyễn Văn An", "31/02/1975", "Nam", "Khu 5"),
        (2, "Bình", 1980, "Nữ", "Khu 6"),
        (3, "Lê Văn C 2", "75", "khác", "Khu 6"),
        (4, "", 1980, "Nữ", "Khu 7"),
    )
    assert found.doubts == (
        "Ô C2: không có ngày “31/02/1975”, ngày đứng trước tháng.",
        "Ô B3: “Bình” chỉ có một chữ, có thể thiếu họ.",
        "Ô B4: “Lê Văn C 2” không giống họ tên.",
        "Ô C4: năm sinh “75” hiểu là 1975.",
        "Ô D4: giới tính “khác” không rõ.",
        "Dòng 5: “1980 Nữ Khu 7” có số thứ tự nhưng không có họ tên, không lấy.",
    )
    assert [a.born for a in found.attendees] == ["31/02/1975", "1980", "1975"]


def test_a_formula_without_result_is_doubted(tmp_path: Path) -> None:
    rows = [HEAD, (1, "Nguyễn Văn An", "=1900+75", "Nam", "Khu 5")]
    (one,) = read_sheets(workbook(tmp_path / "a.xlsx", rows))
    assert read_people(one).doubts == ("Ô C2: công thức chưa tính ra kết quả.",)


def test_months_in_front_are_suspected_and_read_so_if_that_is_said() -> None:
    one = sheet(
        HEAD,
        (1, "Nguyễn Văn An", "3/25/1975"),
        (2, "Trần Thị Bình", "3/12/1980"),
        (3, "Lê Hoa", date(1990, 3, 12)),
    )
    as_written = read_people(one)
    assert as_written.month_leads
    assert [a.born for a in as_written.attendees] == ["3/25/1975", "03/12/1980", "12/03/1990"]
    turned = read_people(one, month_first=True)
    assert [a.born for a in turned.attendees] == ["25/03/1975", "12/03/1980", "12/03/1990"]
    assert turned.doubts == ()


@pytest.mark.parametrize("day", ["25/3/1975", "3/12/1980", "1975"])
def test_days_in_front_are_not_suspected(day: str) -> None:
    assert not read(HEAD, (1, "Nguyễn Văn An", "3/12/1975"), (2, "Trần Thị Bình", day)).month_leads


def test_a_year_typed_into_a_column_of_days_is_understood_and_said() -> None:
    found = read(HEAD, (1, "Nguyễn Văn An", date(1905, 5, 28)), (2, "Trần Thị Bình", "00/00/1980"))
    assert [attendee.born for attendee in found.attendees] == ["1975", "1980"]
    (doubt,) = found.doubts
    assert "“28/05/1905” là năm 1975 gõ vào ô ghi ngày" in doubt


@given(st.dates(date(1920, 1, 1), date(2026, 12, 31)))
def test_a_day_of_birth_comes_in_as_cell_and_as_text(day: date) -> None:
    text = f"{day.day}/{day.month}/{day.year}"
    found = read(HEAD, (1, "Nguyễn Văn An", day), (2, "Trần Thị Bình", text))
    assert {attendee.born for attendee in found.attendees} == {f"{day:%d/%m/%Y}"}
    assert found.doubts == ()


def test_the_columns_can_be_said_otherwise() -> None:
    one = sheet(("Tên", "Mã", "Chỗ"), ("Nguyễn Văn An", "1975", "Nam"))
    guess = read_people(one)
    columns = (PeopleColumn.NAME, PeopleColumn.BORN, PeopleColumn.GENDER)
    layout = type(guess.layout)(columns=columns, below=1, headings=guess.layout.headings)
    assert read_people(one, layout=layout).attendees == (
        Attendee(full_name="Nguyễn Văn An", born="1975", gender="Nam"),
    )


def test_what_was_said_of_a_head_is_remembered() -> None:
    one = sheet(("Họ tên", "Mã", "Chỗ"), ("Nguyễn Văn An", "5", "Hà An"))
    said = (PeopleColumn.NAME, PeopleColumn.UNIT, PeopleColumn.NOTES)
    shape = read_people(one).layout.shape
    asked: list[str] = []

    def remembered(shape: str) -> tuple[PeopleColumn, ...]:
        asked.append(shape)
        return said

    found = read_people(one, remembered=remembered)
    assert asked == [shape]
    assert found.attendees == (Attendee(full_name="Nguyễn Văn An", unit="5", notes="Hà An"),)


def test_text_pasted_is_placed_by_its_lines() -> None:
    found = read_people(pasted_sheet("Họ và tên\tNăm sinh\nNguyễn Văn An\t75\n"))
    assert found.doubts == ("Dòng 2: năm sinh “75” hiểu là 1975.",)
    assert found.attendees == (Attendee(full_name="Nguyễn Văn An", born="1975"),)


@pytest.mark.parametrize("text", ["", "\n\n", "\t\t\n", "12\t13", "ngày 5 tháng 3 năm 2026"])
def test_what_names_nobody_gives_nobody(text: str) -> None:
    assert read_people(pasted_sheet(text)).people == ()


@given(
    st.lists(
        st.tuples(*[st.sampled_from(["", "1", "Họ và tên", "An Bình", "x", 1975.0, "Nam"])] * 4),
        max_size=8,
    )
)
def test_any_table_can_be_read(rows: list[tuple[Value, ...]]) -> None:
    found = read_people(sheet(*rows))
    assert all(person.attendee.full_name for person in found.people)
