# SPDX-License-Identifier: MIT
"""Tables as offices keep them: marks of who came, other tables below, columns without heading."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from desktop.intake.people.headings import PeopleColumn, column_of
from desktop.intake.people.people_list import PeopleList
from desktop.intake.people.reading import read_people
from desktop.intake.sheets.fates import Fate
from desktop.intake.sheets.gate import read_sheets
from desktop.intake.sheets.sheet import Sheet, Value
from tests.intake.sheets.workbooks import with_parts, with_sheet

HEAD = ("STT", "Họ và tên", "Năm sinh")
AN, BINH = (1, "Nguyễn Văn An", 1975), (2, "Trần Thị Bình", 1980)


def read(*rows: tuple[Value, ...]) -> PeopleList:
    width = max(map(len, rows))
    return read_people(Sheet(name="DS", rows=[[*r, *[""] * (width - len(r))] for r in rows]))


def names(found: PeopleList) -> list[str]:
    return [one.full_name for one in found.attendees]


def test_a_cross_under_absent_is_absence() -> None:
    found = read((*HEAD, "Có mặt", "Vắng"), (*AN, "x", ""), (*BINH, "", "x"))
    assert names(found) == ["Nguyễn Văn An"]
    assert [person.is_absent for person in found.people] == [False, True]


@pytest.mark.parametrize("mark", ["P", "K", "V", "0"])
def test_a_mark_that_is_no_cross_among_crosses_is_doubted(mark: str) -> None:
    found = read((*HEAD, "Điểm danh"), (*AN, "x"), (*BINH, mark))
    assert names(found) == ["Nguyễn Văn An", "Trần Thị Bình"]
    assert found.doubts == (f"Ô B3: “Trần Thị Bình” ghi “{mark}” ở cột “Điểm danh”, vẫn lấy.",)


def test_who_has_no_mark_on_any_day_is_doubted_and_a_sheet_to_sign_doubts_nobody() -> None:
    marked = read((*HEAD, "3/10", "4/10"), (*AN, "x", "x"), (*BINH, "", ""))
    assert "Trần Thị Bình" in " ".join(marked.doubts)
    assert not read((*HEAD, "3/10", "4/10"), (*AN, "", ""), (*BINH, "", "")).doubts


def test_letters_alone_are_ticks() -> None:
    assert not read((*HEAD, "Có mặt"), (*AN, "v"), (*BINH, "v")).doubts


def test_a_table_of_costs_below_a_list_names_nobody_and_is_said() -> None:
    found = read(
        ("STT", "Họ và tên", "Địa chỉ"),
        (1, "Nguyễn Văn An", "Khu 5"),
        ("STT", "Nội dung", "Số tiền"),
        (1, "Nước uống", "500.000"),
        (2, "Tài liệu", "1.200.000"),
    )
    assert names(found) == ["Nguyễn Văn An"]
    assert found.notes == ("Từ dòng 3 là bảng khác, không có cột họ tên, không lấy.",)
    assert [one.fate for one in found.fates][-2:] == [Fate.UNCLEAR, Fate.UNCLEAR]


def test_columns_may_be_numbered_in_roman() -> None:
    found = read(HEAD, ("I", "II", "III"), AN, BINH)
    assert names(found) == ["Nguyễn Văn An", "Trần Thị Bình"]


def test_a_couple_has_a_column_each_though_the_head_says_no_name() -> None:
    found = read(
        ("STT", "Chồng", "Vợ", "Địa chỉ"),
        (1, "Nguyễn Văn An", "Trần Thị Bình", "Khu 5"),
        (2, "Lê Văn Cường", "Phạm Thị Dung", "Khu 6"),
    )
    assert [(one.full_name, one.gender, one.unit) for one in found.attendees] == [
        ("Nguyễn Văn An", "Nam", "Khu 5"),
        ("Trần Thị Bình", "Nữ", "Khu 5"),
        ("Lê Văn Cường", "Nam", "Khu 6"),
        ("Phạm Thị Dung", "Nữ", "Khu 6"),
    ]


def test_places_without_a_heading_are_units_and_other_words_are_said_not_to_be_taken() -> None:
    places = read((*HEAD, ""), (*AN, "Khu 5"), (*BINH, "Khu 6"))
    assert [one.unit for one in places.attendees] == ["Khu 5", "Khu 6"]
    others = read((*HEAD, ""), (*AN, "trà"), (*BINH, "nước lọc"))
    assert others.notes == ("Cột D không có tên cột, không lấy.",)


@pytest.mark.parametrize(
    ("column", "headings"),
    [
        (PeopleColumn.NUMBER, "STT|Số TT|TT|S.T.T|No.|Hộ|STT hộ"),
        (
            PeopleColumn.NAME,
            "Họ, tên|Họ và tên khai sinh|Tên người tham gia|Hội viên|Đoàn viên|Tên HV",
        ),
        (PeopleColumn.FAMILY, "Họ|Họ đệm|Họ và tên đệm|Tên đệm"),
        (
            PeopleColumn.BORN,
            "NS|NTNS|Ng. sinh|Sinh năm bao nhiêu|Ngày tháng năm sinh|Thời gian sinh",
        ),
        (
            PeopleColumn.UNIT,
            "Bản|Buôn|Phường/xã|Ở đâu|Nhóm|TDP|Thôn/xóm|Nơi đăng ký hộ khẩu|Tên lớp",
        ),
        (
            PeopleColumn.UNUSED,
            "Nơi sinh|Giờ sinh hoạt|Số khai sinh|Mã sinh viên|Ngày vào Đoàn|Ngày cấp",
        ),
        (None, "Nội dung|Vệ sinh|Tên đường|Tên môn|Số hộ nghèo|Dòng họ"),
    ],
)
def test_headings_are_read_as_phrases(column: PeopleColumn | None, headings: str) -> None:
    assert {head: column_of(head) for head in headings.split("|")} == dict.fromkeys(
        headings.split("|"), column
    )


def test_a_row_without_height_is_hidden(tmp_path: Path) -> None:
    cells = b'<row r="1"><c r="A1" t="str"><v>x</v></c></row><row r="2" ht="0" customHeight="1"/>'
    (one,) = read_sheets(with_sheet(tmp_path / "a.xlsx", cells))
    assert one.hidden_rows == {1}


def test_rows_below_a_group_that_is_open_are_not_hidden(tmp_path: Path) -> None:
    source = Path(__file__).parents[1] / "sheets" / "data" / "lists" / "hoc-vien.ods"
    with ZipFile(source) as archive:
        content = archive.read("content.xml")
    row = b"<table:table-row "
    first = content.index(row)
    end = content.index(b"</table:table-row>", first) + len(b"</table:table-row>")
    group = b"<table:table-row-group>" + content[first:end] + b"</table:table-row-group>"
    grouped = content[:first] + group + content[end:]
    target = with_parts(tmp_path / "a.ods", {"content.xml": grouped}, source)
    assert read_sheets(target)[0].hidden_rows == read_sheets(source)[0].hidden_rows == frozenset()
