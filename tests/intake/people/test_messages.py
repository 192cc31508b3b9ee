# SPDX-License-Identifier: MIT
"""Messages, copies of PDF and forms filled in by hand name their people, however many a line."""

import pytest

from desktop.domain.vietnamese.surnames import _LISTED
from desktop.intake.people.people_list import PeopleList
from desktop.intake.people.reading import pasted_sheet, read_people
from desktop.intake.sheets.fates import Fate

AN, BINH, HOA = ("Nguyễn Văn An", "1975"), ("Trần Thị Bình", "1980"), ("Lê Thị Hoa", "1990")
MESSAGE = (
    "1. Nguyễn Văn An - 1975 - Khu 5",
    "2. Trần Thị Bình, 1980",
    "3. Lê Thị Hoa 1990",
    "4. Phạm Văn Dũng (1971)",
    "5. Vũ Thị Lan",
)
GIVEN = """
Trường Trưởng Chúc Chức Tổ Thôn Điểm Đội Lập Ký Cộng Tổng Lớp Khu Nam Năm Nữ Phái Mã Xã Phố Ban Bản
Tuổi Tên Họ Sinh Ngày Tháng Nơi Nghề Hộ Ấp Xóm Đoàn Hội Hiệu Giám Sĩ Lương Tiền Mức Số Thứ Phòng Cụm
Nghị Chú Thư Tịch Chủ Nhiệm Giáo Viên Kế Toán Đại Diện Biểu Mai Thông Báo Kính Xin Tư Diễm Quế Vắng
Nghỉ Dạy Cũ Con Bố
"""
"""Given names that are words of lists and headings as well."""


def read(text: str) -> PeopleList:
    return read_people(pasted_sheet(text))


def named(found: PeopleList) -> list[tuple[str, str]]:
    return [(one.full_name, one.born) for one in found.attendees]


@pytest.mark.parametrize("at", range(len(MESSAGE)))
@pytest.mark.parametrize("tabbed", [(". ", ".\t"), (" - ", "\t"), (", ", "\t"), (" 19", "\t19")])
def test_a_tab_in_one_line_of_a_message_makes_no_table_of_it(
    at: int, tabbed: tuple[str, str]
) -> None:
    lines = [line.replace(*tabbed) if at == n else line for n, line in enumerate(MESSAGE)]
    found = read("\n".join(lines))
    assert named(found) == named(read("\n".join(MESSAGE)))
    assert not found.doubts


def test_who_may_be_nobody_is_asked_for() -> None:
    told = read("1. bác Tư (hội NCT)\n2. Nguyễn Văn An").doubts
    assert told == ("Dòng 1: “bác Tư” có phải tên người không?",)


@pytest.mark.parametrize("shape", ["{}", "{at}. {}", "{}\tKhu 5"])
def test_whatever_a_given_name_or_a_surname_means_besides_it_is_a_name(shape: str) -> None:
    names = [
        f"{family} {middle} {given}"
        for family, middle in (("Lê", "Văn"), ("Phạm", "Thị"))
        for given in GIVEN.split()
    ]
    names += [f"{family.capitalize()} Thị Lan" for family in _LISTED.split()]
    names += ["Tổ Văn Hai", "Khu Thị Hằng", "Lê Trường", "Trương Bách"]
    text = "\n".join(shape.format(name, at=at) for at, name in enumerate(names, 1))
    assert [name for name, _born in named(read(text))] == names


@pytest.mark.parametrize(
    ("text", "born"),
    [
        ("Lê Văn Sinh - 1975", "1975"),
        ("Lê Văn Sinh 1975", "1975"),
        ("Lê Văn Sinh (1975)", "1975"),
        ("Lê Văn Sinh sinh 1975", "1975"),
        ("Lê Văn Sinh, sinh ngày 12/3/1975", "12/03/1975"),
    ],
)
def test_who_is_called_sinh_keeps_the_name(text: str, born: str) -> None:
    assert named(read(text)) == [("Lê Văn Sinh", born)]


@pytest.mark.parametrize(
    "text",
    [
        "Nguyễn Văn An 1975, Trần Thị Bình 1980, Lê Thị Hoa 1990",
        "Nguyễn Văn An - 1975 - Khu 5, Trần Thị Bình - 1980 - Khu 6, Lê Thị Hoa - 1990",
        "1. Nguyễn Văn An 1975 2. Trần Thị Bình 1980 3. Lê Thị Hoa 1990",
        "1) Nguyễn Văn An (1975); 2) Trần Thị Bình (1980); 3) Lê Thị Hoa (1990)",
        "Nguyễn Văn An (1975), Trần Thị Bình (1980); Lê Thị Hoa (1990)",
        "Khu 5: Nguyễn Văn An 1975; Trần Thị Bình 1980; Lê Thị Hoa 1990",
        "Nguyễn Văn An, 1975, Hà Nội, Trần Thị Bình, 1980, Hà An, Lê Thị Hoa, 1990",
        "Em gửi chị danh sách ạ: Nguyễn Văn An 1975, Trần Thị Bình 1980 và Lê Thị Hoa 1990",
    ],
)
def test_each_of_several_people_in_a_line_keeps_the_own_birth(text: str) -> None:
    assert named(read(text)) == [AN, BINH, HOA]


@pytest.mark.parametrize(
    "text",
    [
        "Nguyễn Văn An/Trần Thị Bình/Lê Thị Hoa",
        "Nguyễn Văn An + Trần Thị Bình + Lê Thị Hoa",
        "Danh sách gồm: Nguyễn Văn An, Trần Thị Bình, Lê Thị Hoa",
        "Vợ chồng: Nguyễn Văn An - Trần Thị Bình - Lê Thị Hoa",
    ],
)
def test_people_in_a_line_without_births_are_told_apart(text: str) -> None:
    assert [name for name, _born in named(read(text))] == [n for n, _born in (AN, BINH, HOA)]


def test_what_stands_before_a_colon_is_said_of_all_behind_it() -> None:
    found = read("Khu 5: Nguyễn Văn An, Trần Thị Bình\nKhu 6: Lê Thị Hoa, Đỗ Văn Tám")
    assert [one.unit for one in found.attendees] == ["Khu 5", "Khu 5", "Khu 6", "Khu 6"]


def test_who_is_named_behind_words_not_understood_is_doubted_and_not_taken() -> None:
    found = read("1. Trần Thị Bình\nNgười liên hệ: Nguyễn Văn An 1975")
    assert named(found) == [("Trần Thị Bình", "")]
    assert found.doubts


@pytest.mark.parametrize(
    "text",
    [
        "[08:30, 2/10/2026] Cô Lan 5: Nguyễn Văn An 1975\n[9:31, 2/10/2026] B: Trần Thị Bình 1980",
        "02/10/2026, 08:30 - Lan: Nguyễn Văn An 1975\n2/10/2026, 08:31 - B: Trần Thị Bình, 1980",
        "[02/10/2026 08:30 SA] Lan: Nguyễn Văn An 1975\n[2/10/2026 8:31 CH] B: Trần Thị Bình 1980",
        "Lan, [02.10.2026 08:30]\nNguyễn Văn An 1975\nLan, [02.10.2026 08:31]\nTrần Thị Bình 1980",
        "> 1. Nguyễn Văn An 1975\n>> 2. Trần Thị Bình 1980",
        "Họ tên: Nguyễn Văn An\nNăm sinh: 1975\n\nHọ tên: Trần Thị Bình\nNăm sinh: 1980\nNơi ở: A",
        "1. Họ tên: Nguyễn Văn An\n   Sinh năm: 1975\n2. Họ tên: Trần Thị Bình\n   Sinh năm: 1980",
        "Nguyễn Văn An\n1975\nTrần Thị Bình\n1980",
        "1,Nguyễn Văn An,1975\n2,Trần Thị Bình,1980",
        "1|Nguyễn Văn An|1975\n2|Trần Thị Bình|1980",
        "1\tNguyễn Văn An (1975)\n2\tTrần Thị Bình (1980)",
        "[T7, 3/10/2026 08:30] Lan: Nguyễn Văn An 1975\n[CN, 4/10/2026 9:30] B: Trần Thị Bình 1980",
        "1) NGUYỄN VĂN AN\t1975\tNam\n2) TRẦN THỊ BÌNH\t1980\tNữ",
        "1975 - Nguyễn Văn An\n1980 - Trần Thị Bình",
        "Khu 5 - Nguyễn Văn An - 1975\nKhu 6 - Trần Thị Bình - 1980",
        "1.1. Nguyễn Văn An ../../1975\n1.2. Trần Thị Bình --/--/1980",
        "Ông Nguyễn Văn An, 1975\nBà Trần Thị Bình, 1980",
    ],
)
def test_messages_cards_and_cells_come_to_the_same_people(text: str) -> None:
    assert named(read(text)) == [AN, BINH]


def test_who_sent_a_message_is_doubted() -> None:
    found = read("Phạm Minh\nOct 02, 2026 8:35 am\nNguyễn Văn An 1975")
    assert [doubt for doubt in found.doubts if "người gửi tin" in doubt]


def test_a_sent_picture_or_a_sentence_with_a_year_is_nobody() -> None:
    found = read("Nguyễn Văn An 1975\n<Media omitted>\nTuần lễ học tập suốt đời năm 2026")
    assert named(found) == [AN]
    assert sum(fate.fate is Fate.UNCLEAR for fate in found.fates) == 2


@pytest.mark.parametrize(
    "number",
    ["0912345678", "0912.345.678", "+84 912 345 678", "(0203) 3 872 123", "84-912-345-678"],
)
def test_a_telephone_number_is_counted_and_not_taken(number: str) -> None:
    found = read(f"Nguyễn Văn An {number}\nTrần Thị Bình - {number} - 1980")
    assert named(found) == [("Nguyễn Văn An", ""), BINH]
    assert found.notes == ("Có 2 số điện thoại hoặc số giấy tờ, không lấy.",)


@pytest.mark.parametrize("rest", [" + vợ", " và 2 con", " (3 người)", " cùng cháu"])
def test_who_comes_with_others_is_taken_with_a_doubt(rest: str) -> None:
    found = read(f"Nguyễn Văn An{rest}\nTrần Thị Bình")
    assert named(found) == [("Nguyễn Văn An", ""), ("Trần Thị Bình", "")]
    assert "có thể là nhiều người" in " ".join(found.doubts)


def test_honorifics_are_left_out_and_said_to_be() -> None:
    found = read("Ông Nguyễn Văn An\nÔng Thị Lan\nĐ/c Trần Thị Bình\nThích Nữ Diệu Tâm")
    assert [name for name, _born in named(found)] == [
        *("Nguyễn Văn An", "Ông Thị Lan", "Trần Thị Bình", "Thích Nữ Diệu Tâm"),
    ]
    assert found.notes == ("Bỏ tiếng xưng hô (Ông, Bà, Anh, Chị…) trước 1 tên.",)


def test_a_cross_beside_a_name_is_absence() -> None:
    found = read("1. Nguyễn Văn An ✅\n2. Trần Thị Bình ❌\n❌ 3. Lê Thị Hoa")
    assert named(found) == [("Nguyễn Văn An", "")]
    assert [person.is_absent for person in found.people] == [False, True, True]
