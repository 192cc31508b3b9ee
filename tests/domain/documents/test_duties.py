# SPDX-License-Identifier: MIT
from datetime import date

from desktop.domain.documents.duties import duties_of, unread_duties
from tests.domain.documents.filled import a_material


def test_deadlines_that_contradict_each_other_all_stand() -> None:
    duties = duties_of(a_material({}, deadline=date(2026, 10, 8)))
    due = [(d.day, d.source) for d in duties if d.what.startswith("Nộp báo cáo")]
    assert due == [
        (date(2026, 10, 8), "hạn nộp ghi trong sổ"),
        (date(2026, 10, 11), "mẫu báo cáo quang-yen-2020"),
    ]


def test_one_deadline_is_told_once() -> None:
    duties = duties_of(a_material({}, deadline=date(2026, 10, 11)))
    assert sum(d.what.startswith("Nộp báo cáo") for d in duties) == 1


def test_the_place_is_told_before_the_opening_and_the_clerk_s_own_stand_between() -> None:
    material = a_material({"chung.tien-do": "25/9\tTrình dự thảo\tGiám đốc\n31/02\tGửi giấy mời"})
    duties = duties_of(material)
    assert [(d.day, d.what) for d in duties][:2] == [
        (date(2026, 9, 25), "Trình dự thảo"),
        (date(2026, 9, 30), "Báo địa điểm khai mạc"),
    ]
    assert list(unread_duties(material)) == ["Gửi giấy mời: “31/02” không phải một ngày"]
