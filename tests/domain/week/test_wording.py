# SPDX-License-Identifier: MIT
from datetime import date
from typing import Any

import pytest

from desktop.domain.week.records import (
    BookDonation,
    Commendation,
    Event,
    Funding,
    NewsItem,
    OtherItem,
    Party,
    Publication,
    Record,
    TrainingClass,
)
from desktop.domain.week.wording import NAMED_AT_MOST, Figures, described, many, named


def made(kind: type[Record], **given: Any) -> Record:  # noqa: ANN401 - the fields of the kind
    return kind(**{"id": "1", "category": "c"} | given)


FIRST, SIXTH = date(2026, 10, 1), date(2026, 10, 6)


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (
            made(
                TrainingClass,
                title="Nuôi hàu",
                starts=FIRST,
                ends=SIXTH,
                place="khu 5",
                speaker="Lê A",
                people=30,
            ),
            "Nuôi hàu (từ ngày 01 đến ngày 06/10, tại khu 5, báo cáo viên: Lê A, 30 người)",
        ),
        (
            made(TrainingClass, title="Xóa mù chữ", starts=FIRST, ends=FIRST, sessions=2, people=9),
            "Xóa mù chữ (ngày 01/10, 02 lớp, 09 người)",
        ),
        (
            made(TrainingClass, title="Nói chuyện của Đồn Biên phòng", speaker="Đồn Biên phòng"),
            "Nói chuyện của Đồn Biên phòng",
        ),
        (
            made(Event, title="Chạy việt dã", organiser="Đoàn Thanh niên", people=1250),
            "Chạy việt dã (do Đoàn Thanh niên tổ chức, 1.250 người)",
        ),
        (
            made(Event, title="Tham quan Bảo tàng Quảng Ninh", place="Bảo tàng Quảng Ninh"),
            "Tham quan Bảo tàng Quảng Ninh",
        ),
        (
            made(Event, title="Hội sách", place="Trường THCS", organiser="Trường THCS"),
            "Hội sách (tại Trường THCS)",
        ),
        (made(NewsItem, title="Bài trên Cổng", sessions=5), "Bài trên Cổng (05 tin, bài)"),
        (
            made(NewsItem, title="Bản tin", outlet="Đài truyền thanh", sessions=6, hours=3),
            "Bản tin (06 lượt, 03 giờ)",
        ),
        (made(Publication, title="Băng rôn", copies=12, metres=95), "12 băng rôn (95 mét)"),
        (made(Publication, title="UBND phường in", copies=2), "02 UBND phường in"),
        (made(Publication, title="Hà An ngày nay", copies=200), "200 Hà An ngày nay"),
        (made(Publication, title="Băng rôn"), "Băng rôn"),
        (
            made(BookDonation, title="Trường THCS", copies=400, beneficiary="thư viện TTHTCĐ"),
            "Trường THCS (cho thư viện TTHTCĐ, 400 quyển)",
        ),
        (
            made(BookDonation, title="Khối 6", donor=Party.INDIVIDUAL, people=38, copies=152),
            "Khối 6 (38 người, 152 quyển)",
        ),
        (
            made(BookDonation, title="Ông Bình", donor=Party.INDIVIDUAL, people=1, copies=20),
            "Ông Bình (20 quyển)",
        ),
        (
            made(Commendation, title="Tập thể", sessions=5, awarded_by="UBND phường"),
            "Tập thể (do UBND phường khen thưởng, 05 tập thể)",
        ),
        (
            made(Commendation, title="Cá nhân", recipient=Party.INDIVIDUAL, people=17),
            "Cá nhân (17 cá nhân)",
        ),
        (made(Funding, title="Các hộ", amount=3_500_000), "Các hộ (3.500.000 đồng)"),
        (
            made(OtherItem, title="Trao học bổng", quantity=25, unit="suất", amount=12_500_000),
            "Trao học bổng (25 suất, trị giá 12.500.000 đồng)",
        ),
        (made(OtherItem, title="Xe loa", quantity=2, unit="lượt"), "Xe loa (02 lượt)"),
        (made(OtherItem, title="Xe loa", amount=0), "Xe loa"),
        (made(OtherItem, title="Xe loa", amount=1), "Xe loa (trị giá 1 đồng)"),
        (
            made(TrainingClass, title=" Nuôi hàu. ", place="khu 5 ,", speaker=" Lê A; "),
            "Nuôi hàu (tại khu 5, báo cáo viên: Lê A)",
        ),
        (
            made(Event, title="Hội sách", place="Trường A", organiser="Trường A "),
            "Hội sách (tại Trường A)",
        ),
        (made(Commendation, title="B", sessions=None, awarded_by=" . "), "B"),
        (made(Event), "Cuộc thi, hoạt động"),
    ],
)
def test_a_record_reads_as_in_an_official_report(record: Record, words: str) -> None:
    assert described(record) == words


def test_a_record_over_new_year_keeps_its_years() -> None:
    record = made(Event, title="Hội sách", starts=date(2026, 12, 31), ends=date(2027, 1, 2))
    assert described(record) == "Hội sách (từ ngày 31/12/2026 đến ngày 02/01/2027)"


def test_only_the_figures_asked_for_are_told_and_what_else_is_to_be_said() -> None:
    record = made(TrainingClass, title="Nuôi hàu", sessions=2, people=30, hours=6)
    assert described(record, Figures(("sessions", "hours"))) == "Nuôi hàu (02 lớp, 06 giờ)"
    assert described(record, Figures((), ("chưa rõ số nữ",))) == "Nuôi hàu (chưa rõ số nữ)"
    leaflets = made(Publication, title="Tờ rơi", copies=500)
    assert (described(leaflets), described(leaflets, Figures(()))) == ("500 tờ rơi", "Tờ rơi")


def test_a_nought_is_not_told() -> None:
    assert described(made(Funding, title="Công ty A", amount=0)) == "Công ty A"
    assert described(made(Event, title="Chạy việt dã", people=0)) == "Chạy việt dã"


def test_common_nouns_stay_small_inside_a_sentence() -> None:
    record = made(TrainingClass, title="Nuôi hàu", place="Sân trường", speaker="Ông Lê Văn A")
    assert described(record) == "Nuôi hàu (tại sân trường, báo cáo viên: ông Lê Văn A)"
    gift = made(BookDonation, title="Hội Khuyến học", beneficiary="Các tủ sách lớp học")
    assert described(gift) == "Hội Khuyến học (cho các tủ sách lớp học)"


def test_blank_adds_up_to_blank_and_nought_to_nought() -> None:
    assert many([made(Event), made(Event)], "people") is None
    assert many([made(Event, people=0), made(Event)], "people") == 0


def test_a_long_list_is_named_in_part() -> None:
    classes = [made(TrainingClass, title=f"Lớp {n}") for n in range(NAMED_AT_MOST + 3)]
    assert named(classes, lambda _record: Figures()).endswith("; Lớp 11 và các lớp khác")
