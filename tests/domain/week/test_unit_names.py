# SPDX-License-Identifier: MIT
"""One unit is known however its name is written, and no other is taken for it."""

import pytest

from desktop.domain.week.unit_names import UnitNames, mentions, unit_name

SURE = (
    ("TTHTCĐ xã Số 3", "Trung tâm học tập cộng đồng xã Số 3"),
    ("TTHTCĐ xã Số 3", "TTHTCD  xa So 03"),
    ("TTHTCĐ xã Số 3", "TTHTCĐ - xã 3."),
    ("TTHTCĐ xã Hòa Bình", "TT HTCĐ XÃ HOÀ BÌNH"),
    ("TTHTCĐ phường 3", "Trung tâm HTCĐ P.03"),
    ("UBND thị trấn Diêm Điền", "Uỷ ban nhân dân thị trấn Diêm Điền"),
    ("Trường Tiểu học Tân Lập", "trường TH Tân Lập"),
    ("TTHTCĐ xã Hòa Bình, huyện Kỳ Sơn", "TTHTCĐ xã Hòa Bình - Huyện Kỳ Sơn"),
    ("TTHTCĐ xã Lý Sơn", "tthtcd xa Ly Son"),
)
LIKELY = (
    ("TTHTCĐ xã Hòa Bình", "TTHTCĐ xã Hóa Bình"),
    ("TTHTCĐ xã Hòa Bình", "TTHTCĐ Hòa Bình"),
    ("TTHTCĐ xã Hòa Bình", "xã Hòa Bình"),
    ("TTHTCĐ xã Hòa Bình", "Trung tâm xã Hòa Bình"),
    ("TTHTCĐ xã Hòa Bình", "TTHTCĐ phường Hòa Bình"),
    ("TTHTCĐ xã Hòa Bình", "TTHTCĐ xã HòaBình"),
    ("TTHTCĐ xã Hòa Bình", "TTHTCĐ xã Hòa Bnh"),
    ("TTHTCĐ xã Hòa Bình", "TTHTCĐ xã Hòa Bình, huyện Kỳ Sơn"),
    ("TTHTCĐ xã Hòa Bình", "TTHTCĐ xã Hòa Bình (Kỳ Sơn)"),
    ("TTHTCĐ xã Đắk Song", "TTHTCĐ xã Đắc Song"),
)
OTHERS = (
    ("TTHTCĐ xã Hòa Bình", "TTHTCĐ xã Hòa"),
    ("TTHTCĐ phường 1", "TTHTCĐ phường 11"),
    ("TTHTCĐ xã Tân Lập 1", "TTHTCĐ xã Tân Lập 2"),
    ("TTHTCĐ xã Tân Lập", "Trường TH Tân Lập"),
    ("Trường THCS Tân Lập", "Trường TH Tân Lập"),
    ("TTHTCĐ xã An Bình", "TTHTCĐ xã An Minh"),
    ("TTHTCĐ xã Xuân Trường", "TTHTCĐ xã Xuân"),
    ("TTHTCĐ xã Minh Quán", "TTHTCĐ xã Minh"),
    ("TTHTCĐ xã Tân Lập, huyện Đan Phượng", "TTHTCĐ xã Tân Lập, huyện Yên Mỹ"),
    ("TTHTCĐ xã A", "TTHTCĐ xã B"),
    ("TTHTCĐ", "TTHTCĐ xã A"),
    ("", "TTHTCĐ xã A"),
)


def known_as(name: str) -> UnitNames:
    names = UnitNames()
    names.enter("u", name)
    return names


@pytest.mark.parametrize(("one", "other"), [*SURE, *(pair[::-1] for pair in SURE)])
def test_the_same_words_are_surely_one_unit(one: str, other: str) -> None:
    assert known_as(one).same(other) == ["u"]


@pytest.mark.parametrize(("one", "other"), [*LIKELY, *(pair[::-1] for pair in LIKELY)])
def test_what_a_person_would_ask_about_is_likely_and_no_more(one: str, other: str) -> None:
    names = known_as(one)
    assert names.same(other) == []
    assert names.alike(other) == ["u"]


@pytest.mark.parametrize(("one", "other"), [*OTHERS, *(pair[::-1] for pair in OTHERS)])
def test_other_words_numbers_and_kinds_are_another_unit(one: str, other: str) -> None:
    names = known_as(one)
    assert (names.same(other), names.alike(other)) == ([], [])


def test_of_two_that_differ_by_an_accent_the_one_spelt_so_is_meant() -> None:
    names = known_as("TTHTCĐ xã Hòa")
    names.enter("v", "TTHTCĐ xã Hóa")
    assert names.same("Trung tâm học tập cộng đồng xã Hoá") == ["v"]
    assert names.same("TTHTCD xa Hoa") == ["u", "v"]
    names.enter("v", "TTHTCĐ xã Mới")
    assert names.same("TTHTCĐ xã Hóa") == []
    assert names.alike("TTHTCĐ xã Hóa") == ["u"]
    names.leave("u")
    assert names.alike("TTHTCĐ xã Hòa") == []


def test_whatever_is_written_is_compared() -> None:
    for text in ("", " ", "-", "(", "số", "3", "TT", "xã", "Đ", "P", "—, ;", "😀", "trung tâm"):
        name = unit_name(text)
        assert name.is_same(name)
        assert unit_name(text).may_be(unit_name(text)) or not name.core


@pytest.mark.parametrize(
    ("text", "is_mentioned"),
    [
        ("TTHTCĐ xã Hòa", True),
        ("Số liệu của Trung tâm học tập cộng đồng xã Hoà năm 2026", True),
        ("Bảng số liệu TTHTCĐ xã Hòa, huyện Kỳ Sơn", True),
        ("So lieu TTHTCD xa Hoa 2026", True),
        ("TTHTCD xa Hoa lan 2", True),
        ("Số liệu của TTHTCĐ xã Hòa Bình năm 2026", False),
        ("SỐ LIỆU CỦA TTHTCĐ XÃ HÒA BÌNH", False),
        ("so lieu tthtcd xa hoa binh", False),
        ("TTHTCĐ xã Hóa", False),
        ("Trường TH xã Hòa", False),
        ("xã Hòa", False),
        ("", False),
    ],
)
def test_only_a_whole_name_is_a_mention_of_a_unit(text: str, *, is_mentioned: bool) -> None:
    assert mentions(text, "TTHTCĐ xã Hòa") is is_mentioned
    assert not mentions(text, "")
    assert not mentions("TTHTCĐ phường Số 30", "TTHTCĐ phường Số 3")
