# SPDX-License-Identifier: MIT
"""The capitals of names."""

import pytest

from desktop.domain.vietnamese import is_syllable, with_capitals


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("Phạm Ngọc ánh", "Phạm Ngọc Ánh"),
        ("NGUYỄN VĂN AN", "Nguyễn Văn An"),
        ("nguyễn thị đào", "Nguyễn Thị Đào"),
        ("NGuyễn Thị HOa", "Nguyễn Thị Hoa"),
        ("Trần Thị BÌNH", "Trần Thị Bình"),
        ("H'HEN NIÊ", "H'Hen Niê"),
        ("h'hen niê", "H'Hen Niê"),
        ("y-ban êđê", "Y-Ban Êđê"),
        ("bác Tư (hội NCT)", "Bác Tư (hội NCT)"),
        ("LÊ THỊ HOA (HỘI LHPN)", "Lê Thị Hoa (HỘI LHPN)"),
        ("lê hoa (khu 5) mai", "Lê Hoa (khu 5) Mai"),
    ],
)
def test_each_word_begins_with_its_one_capital(written: str, right: str) -> None:
    assert with_capitals(written) == right


@pytest.mark.parametrize("name", ["Nguyễn Văn An", "Y McLo", "H'Hen Niê", "Rơ Chăm Y", "A", ""])
def test_a_name_that_is_right_stays(name: str) -> None:
    assert with_capitals(name) == name


@pytest.mark.parametrize("word", ["nguyễn", "Quỳnh", "GIÊNG", "gì", "khuya", "đắc", "ước", "oái"])
def test_syllables_are_told(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["đăc", "nguyêãn", "phạim", "krông", "vµ", "tết́", "x1"])
def test_what_is_no_syllable_is_told(word: str) -> None:
    assert not is_syllable(word)
