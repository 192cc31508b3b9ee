# SPDX-License-Identifier: MIT
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.vietnamese import Region, in_words, money_in_words

DIGITS = {
    word: value
    for value, words in enumerate(
        ["không", "một mốt", "hai", "ba", "bốn", "năm lăm", "sáu", "bảy", "tám", "chín"]
    )
    for word in words.split()
}
GROUPS = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6}


def read_back(words: str) -> int:
    """Read number words from left to right, as a listener does."""
    spoken = words.split()
    if spoken[0] == "âm":
        return -read_back(" ".join(spoken[1:]))
    total = group = digit = 0
    for word in spoken:
        if word in DIGITS:
            digit = DIGITS[word]
        elif word == "trăm":
            group, digit = digit * 100, 0
        elif word == "mươi":
            group, digit = group + digit * 10, 0
        elif word == "mười":
            group += 10
        elif word == "tỷ":
            total, group, digit = (total + group + digit) * 10**9, 0, 0
        elif word in GROUPS:
            total, group, digit = total + (group + digit) * GROUPS[word], 0, 0
        else:
            assert word in {"linh", "lẻ"}
    return total + group + digit


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, "không"),
        (1, "một"),
        (4, "bốn"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi bốn"),
        (25, "hai mươi lăm"),
        (65, "sáu mươi lăm"),
        (75, "bảy mươi lăm"),
        (85, "tám mươi lăm"),
        (95, "chín mươi lăm"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (115, "một trăm mười lăm"),
        (155, "một trăm năm mươi lăm"),
        (500, "năm trăm"),
        (555, "năm trăm năm mươi lăm"),
        (1_000, "một nghìn"),
        (1_005, "một nghìn không trăm linh năm"),
        (1_015, "một nghìn không trăm mười lăm"),
        (1_100, "một nghìn một trăm"),
        (21_000, "hai mươi mốt nghìn"),
        (1_000_000, "một triệu"),
        (1_000_001, "một triệu không trăm linh một"),
        (1_001_000, "một triệu không trăm linh một nghìn"),
        (1_050_000, "một triệu không trăm năm mươi nghìn"),
        (1_500_000, "một triệu năm trăm nghìn"),
        (10**9, "một tỷ"),
        (10**9 + 1, "một tỷ không trăm linh một"),
        (10**9 + 10**3, "một tỷ không trăm linh một nghìn"),
        (10**9 + 10**6, "một tỷ không trăm linh một triệu"),
        (2_500_000_000, "hai tỷ năm trăm triệu"),
        (10**12, "một nghìn tỷ"),
        (1_005 * 10**9, "một nghìn không trăm linh năm tỷ"),
        (10**15, "một triệu tỷ"),
        (10**15 + 1, "một triệu tỷ không trăm linh một"),
        (10**18, "một tỷ tỷ"),
        (-1, "âm một"),
        (-25, "âm hai mươi lăm"),
    ],
)
def test_a_number_is_spoken_as_in_the_north(n: int, words: str) -> None:
    assert in_words(n) == words


def test_the_south_says_ngan_and_le() -> None:
    assert in_words(1_005, Region.SOUTH) == "một ngàn không trăm lẻ năm"
    assert in_words(1_105_101, Region.SOUTH) == "một triệu một trăm lẻ năm ngàn một trăm lẻ một"
    assert in_words(10**12, Region.SOUTH) == "một ngàn tỷ"


@given(st.integers(-(10**15), 10**15) | st.integers(0, 10**7), st.sampled_from(Region))
def test_the_words_read_back_as_the_number(n: int, region: Region) -> None:
    assert read_back(in_words(n, region)) == n


@given(st.integers(0, 10**5 - 1), st.integers(0, 12), st.sampled_from(Region))
def test_round_numbers_read_back_too(head: int, zeros: int, region: Region) -> None:
    assert read_back(in_words(head * 10**zeros, region)) == head * 10**zeros


def test_every_number_to_twenty_thousand_reads_back_and_differs_from_all_others() -> None:
    spoken = [in_words(n) for n in range(20_001)]
    assert [read_back(words) for words in spoken] == list(range(20_001))
    assert len(set(spoken)) == len(spoken)


@given(st.integers(-(10**15), 10**15))
def test_the_regions_differ_in_two_words_only(n: int) -> None:
    north = in_words(n, Region.NORTH)
    assert north.replace("nghìn", "ngàn").replace("linh", "lẻ") == in_words(n, Region.SOUTH)


@given(st.integers(-(10**15), 10**15), st.sampled_from(Region))
def test_unspeakable_forms_never_occur(n: int, region: Region) -> None:
    words = in_words(n, region)
    for wrong in ("mươi năm", "mười năm", "mươi một", "mươi mười", "một mươi", "linh mười"):
        assert wrong not in words
    assert words == " ".join(words.split())


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (1_500_000, "Một triệu năm trăm nghìn đồng"),
        (23_500_000, "Hai mươi ba triệu năm trăm nghìn đồng"),
        (0, "Không đồng"),
        (-5_000, "Âm năm nghìn đồng"),
    ],
)
def test_money_in_words_begins_with_a_capital_and_ends_in_dong(n: int, words: str) -> None:
    assert money_in_words(n) == words


def test_money_in_words_follows_the_region() -> None:
    assert money_in_words(1_005_000, Region.SOUTH) == "Một triệu không trăm lẻ năm ngàn đồng"


def test_a_region_is_stored_by_a_plain_word() -> None:
    assert Region("north") is Region.NORTH
    assert Region("south") is Region.SOUTH
